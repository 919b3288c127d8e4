// Two entries of one supply, made one and parted again, as a lead does it. Keeps away: stock that a merge
// forgets, an entry that is there twice after it, a merge that is gone after a restart.
import assert from "node:assert/strict";
import { addItem, follow, openSample, signIn, table, toMore, toPlace } from "./lib/clinic.mjs";
import { check } from "./lib/tablet.mjs";

const primary = (page) => page.locator(".dock .button--primary");
const section = (page, heading) => page.locator("main section", { has: page.getByRole("heading", { name: heading }) });

/** The page of a supply in stock, by what is typed into the search. */
async function found(page, words) {
  await toPlace(page, "/stock");
  await follow(page, page.locator("a[href='/stock/find']"));
  await page.locator(".seek__box").fill(words);
  await page.waitForFunction(() => document.querySelector(".list-note")?.textContent.trim() !== "");
  return page.locator("main li.row");
}

async function receive(page, words, pieces) {
  const rows = await found(page, words);
  await rows.first().waitFor();
  await follow(page, rows.locator("a").first());
  await page.locator("main li.row a", { hasText: "Supply closet" }).click();
  await page.locator(".dock .acts a", { hasText: "Receive" }).click();
  await page.locator(".dock .stepper__value").fill(String(pieces));
  await primary(page).click();
  await page.locator(".undo__text", { hasText: `${pieces} received` }).waitFor();
}

const have = async (page, name) => (await table(page, "Balances")).filter((row) => row.item === name);

check("two entries of one supply become one, over a restart, and are parted again", {}, async (tablet) => {
  let page = await tablet.open("/");
  await openSample(page);
  await addItem(page, { name: "Zebra gauze 4x4", unit: "piece", code: "ZG-1" });
  await addItem(page, { name: "Zebra Gauze 4 x 4", unit: "piece", code: "ZG-2" });
  await receive(page, "ZG-1", 5);
  await receive(page, "ZG-2", 7);

  await toMore(page, "catalogue");
  const pairs = section(page, "May be there twice: 1 supply");
  await follow(page, pairs.locator("li.row a"));
  const same = section(page, "The same supply twice");
  await same.locator("li.row", { hasText: "Looks the same" }).locator("button").click();
  await same.getByRole("heading", { name: "Zebra Gauze 4 x 4 becomes Zebra gauze 4x4" }).waitFor();
  await same.locator("li.row", { hasText: "Supply closet" }).getByText("7 there and 5 here").waitFor();
  await same.getByText("Both have stock in 1 place").waitFor();
  // Twice in quick succession is once.
  await same.getByRole("button", { name: "Make them one" }).dblclick();
  await same.getByText("Zebra Gauze 4 x 4 is kept here now.").waitFor();
  assert.equal(await same.locator("li.row", { hasText: "Zebra Gauze 4 x 4" }).count(), 1);
  assert.equal(await (await found(page, "Zebra")).count(), 1, "found once");

  await tablet.kill();
  page = await tablet.open("/");
  await signIn(page);
  assert.equal(await (await found(page, "Zebra")).count(), 1, "found once after a restart");
  assert.deepEqual((await have(page, "Zebra gauze 4x4")).map((row) => row.on_hand), ["12"]);
  assert.deepEqual(await have(page, "Zebra Gauze 4 x 4"), []);

  await toMore(page, "catalogue");
  await page.locator(".seek__box").fill("Zebra");
  await follow(page, page.locator("main ul.long-list li.row a"));
  await section(page, "The same supply twice").getByRole("button", { name: "Part again" }).click();
  await page.getByText("Zebra Gauze 4 x 4 is an entry of its own again.").waitFor();
  assert.deepEqual((await have(page, "Zebra gauze 4x4")).map((row) => row.on_hand), ["5"]);
  assert.deepEqual((await have(page, "Zebra Gauze 4 x 4")).map((row) => row.on_hand), ["7"]);
});

check("what is counted in other units stays apart, with the reason", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await addItem(page, { name: "Yak wool swab", unit: "piece", code: "YW-1" });
  await addItem(page, { name: "Yak wool swabs", unit: "roll", code: "YW-2" });
  await toMore(page, "catalogue");
  await page.locator(".seek__box").fill("YW-1");
  await follow(page, page.locator("main ul.long-list li.row a").first());
  const same = section(page, "The same supply twice");
  await same.locator(".seek__box").fill("YW-2");
  await same.locator("li.row button").first().click();
  await same.getByRole("button", { name: "Make them one" }).click();
  await same.getByText("One is counted in roll, the other in piece.").waitFor();
  await same.getByRole("button", { name: "Another one" }).click();
  await same.locator(".seek__box").waitFor();
});
