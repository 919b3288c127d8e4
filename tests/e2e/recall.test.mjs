// A recall from its notice to its end, and a hold, as people do them. Keeps away: a lot that is recalled
// without anybody having looked at it, a recalled lot that is used without a word, a recall that is closed
// with something still on a shelf.
import assert from "node:assert/strict";
import { SAMPLE, follow, lock, openSample, signIn, toPlace } from "./lib/clinic.mjs";
import { barred, chip, primary, receive, rowOf, toShelf } from "./lib/supply.mjs";
import { check } from "./lib/tablet.mjs";

const title = (page) => page.locator(".dock__title");
const close = (page) => page.locator(".dock .button", { hasText: "Close the recall" });
const record = (page) => page.locator(".dock .button", { hasText: "Record this line" });
const tick = (page, code) => page.locator("main li.row label", { hasText: code });

async function toRecalls(page) {
  await toPlace(page, "/stock");
  await follow(page, page.locator("main a[href='/stock/recalls']"));
}

/** Writes what the notice says, and ticks the seven lots of its range. */
async function writeNotice(page) {
  await barred(page, "Choose the supply first");
  await page.locator(".seek__box").fill("LID1-5");
  await page.locator("main li.row .row__tap").first().click();
  await barred(page, "Say who recalls it first");
  await page.locator("#recall-source").fill("FDA Z-1234-2026");
  await page.locator("label.chip", { hasText: /^Class II$/ }).click();
  await barred(page, "Write the lots first");
  await page.locator("#recall-lots").fill("Lot numbers: 21B03-21B09 and 22A01, exp. 06/2030");
  // Only what stands in the text as a lot is ticked; the range waits for somebody to look.
  await primary(page).filter({ hasText: "Check 1 lot" }).waitFor();
  await page.getByRole("heading", { name: "21B03 to 21B09: 7 codes" }).waitFor();
  await rowOf(page, "21B03").last().locator(".row__sub", { hasText: "12 in 1 place" }).waitFor();
  await rowOf(page, "21B04").locator(".row__sub", { hasText: "not on record" }).waitFor();
  await page.locator(".button", { hasText: "Tick all 7" }).click();
  await primary(page).filter({ hasText: "Check 8 lots" }).waitFor();
  await tick(page, "22A01").click();
  await primary(page).filter({ hasText: "Check 7 lots" }).waitFor();
}

/** Deals with the line in hand as its kind asks for; returns what was done. */
async function deal(page) {
  const now = await title(page).textContent();
  const kind = await page.locator(".dock__kicker").textContent();
  const figure = (await page.locator(".dock .facts dd").textContent()).replaceAll(",", "");
  if (kind.startsWith("Found")) {
    await barred(page, "Say what was done first", record(page));
    await chip(page, "Put apart").click();
    await barred(page, "Enter how many were found", record(page));
    await page.locator(".dock .stepper__value").fill(figure);
  } else if (kind.startsWith("To inspect")) await chip(page, "It is another lot").click();
  await record(page).click();
  await page.waitForFunction((now) => document.querySelector(".dock__title")?.textContent !== now, now);
  return { kind, now, figure };
}

check("a recall is registered from its notice, holds at once, and is closed when every line is done", { minutes: 4 }, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await toShelf(page, "LID1-5", "closet");
  await receive(page, { lot: "21B03", expires: "06/2030", pieces: 12 });
  await receive(page, { lot: "21b09", expires: "06/2030", pieces: 4 });
  await toRecalls(page);
  await follow(page, page.locator(".dock a[href='/stock/recalls/new']"));
  await writeNotice(page);

  await primary(page).click();
  await page.getByRole("heading", { level: 1, name: "Check before registering" }).waitFor();
  const listed = await page.locator(".lot-list").textContent();
  assert.equal(listed, "21B03, 21B04, 21B05, 21B06, 21B07, 21B08, 21B09");
  for (const [lot, pieces] of [["lot 21B03", "12"], ["lot 21b09", "4"]]) {
    assert.equal(await rowOf(page, lot).locator(".movement").textContent(), pieces);
  }
  // Two taps of one hand are one recall.
  await primary(page).dblclick();
  await page.locator(".undo__text", { hasText: "7 lots held" }).waitFor();

  await toShelf(page, "LID1-5", "closet");
  await rowOf(page, "21B03").locator(".badge", { hasText: "Recalled" }).waitFor();
  await follow(page, page.locator(".dock .acts a", { hasText: "Use" }));
  await page.locator(".dock .stepper__value").fill("1");
  await chip(page, "21B03").click();
  await page.locator(".caution", { hasText: "must not be used" }).waitFor();
  await barred(page, "Say why first");

  await toRecalls(page);
  assert.equal(await rowOf(page, "FDA Z-1234-2026").count(), 1, "one recall and not two");
  await follow(page, rowOf(page, "FDA Z-1234-2026").locator("a").first());
  assert.equal(await page.locator(".figure__value").textContent(), "16");
  await page.locator(".figure", { hasText: "held in 1 place" }).waitFor();
  const done = [];
  while ((await record(page).count()) > 0) {
    await barred(page, "to deal with", close(page));
    done.push(await deal(page));
  }
  const found = done.filter((line) => line.kind.startsWith("Found")).map((line) => line.figure);
  assert.deepEqual(found.sort(), ["12", "4"]);
  await title(page).filter({ hasText: "Every line is done" }).waitFor();
  await close(page).click();
  await page.locator("main .badge", { hasText: "Closed" }).waitFor();

  const again = await tablet.restart("/stock");
  await signIn(again);
  await toRecalls(again);
  await follow(again, rowOf(again, "FDA Z-1234-2026").locator("a").first());
  await rowOf(again, "lot 21B03").locator(".row__sub", { hasText: "Put apart: 12" }).waitFor();
  assert.equal(await close(again).count(), 0, "what is closed is closed once");
  await toShelf(again, "LID1-5", "closet");
  await rowOf(again, "21B03").locator(".badge", { hasText: "Recalled" }).waitFor();
});

check("a recall that was registered by mistake is taken back at once, and what was written is kept", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await toShelf(page, "LID1-5", "closet");
  await receive(page, { lot: "21B03", expires: "06/2030", pieces: 12 });
  await toRecalls(page);
  await follow(page, page.locator(".dock a[href='/stock/recalls/new']"));
  await writeNotice(page);
  // Somebody walks off; the notice is still there afterwards.
  await lock(page);
  await signIn(page);
  await page.locator("#recall-lots").waitFor();
  await page.waitForFunction(() => document.querySelector("#recall-lots")?.value.includes("21B03-21B09"));
  await page.locator(".button", { hasText: "Tick all 7" }).click();
  await primary(page).click();
  await page.getByRole("heading", { level: 1, name: "Check before registering" }).waitFor();
  await primary(page).click();
  await page.locator(".undo__text", { hasText: "8 lots held" }).waitFor();
  await page.locator(".undo__act").click();
  await page.getByRole("heading", { name: "Not on this tablet" }).waitFor();
  await toShelf(page, "LID1-5", "closet");
  await rowOf(page, "21B03").first().waitFor();
  assert.equal(await rowOf(page, "21B03").locator(".badge", { hasText: "Recalled" }).count(), 0);
});

check("an assistant holds a lot and a lead releases it; its expiry is corrected for every place", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await toShelf(page, "LID1-5", "closet");
  await receive(page, { lot: "H-77", expires: "06/2030", pieces: 6 });
  await lock(page);
  await signIn(page, SAMPLE.assistant);
  await toShelf(page, "LID1-5", "closet");
  await follow(page, rowOf(page, "H-77").locator("a").first());
  await page.getByRole("heading", { level: 1, name: "Lot H-77" }).waitFor();
  await barred(page, "Say why first");
  await chip(page, "Too warm or too cold").click();
  await primary(page).click();
  const hold = page.locator("main li.row", { hasText: "Too warm or too cold" });
  await hold.locator(".row__sub", { hasText: "held" }).waitFor();
  await page.locator(".badges .badge", { hasText: "Held" }).waitFor();
  await barred(page, "A lead or clinician releases it", hold.locator(".button"));

  await page.locator("#lot-expiry").fill("13/45/2030");
  await page.locator(".button", { hasText: "Correct the expiry" }).click();
  await page.locator("#lot-expiry-error:visible", { hasText: "This is no date" }).waitFor();
  await page.locator("#lot-expiry").fill("05/2029");
  await page.locator(".button", { hasText: "Correct the expiry" }).click();
  await page.locator(".section__head", { hasText: "May 2029" }).waitFor();

  await lock(page);
  await signIn(page);
  await toShelf(page, "LID1-5", "closet");
  await rowOf(page, "H-77").locator(".row__sub", { hasText: "until May 2029" }).waitFor();
  await follow(page, rowOf(page, "H-77").locator("a").first());
  await hold.locator(".button", { hasText: "Release" }).click();
  await hold.locator(".row__sub", { hasText: "released" }).waitFor();
  await page.locator(".badges .badge", { hasText: "Usable" }).waitFor();
});

check("the expiry board leads in one tap to the record of its lot", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await toPlace(page, "/stock");
  await follow(page, page.locator("main a[href='/stock/expiry']"));
  await chip(page, "Later").click();
  await page.locator("main h2", { hasText: "Later" }).waitFor();
  // A lot that has a text, so that its chip can be told from the others.
  const row = page.locator("main li.row", { has: page.locator("a[href*='~nK']") }).first();
  const lot = /~nK(\d+)/.exec(await row.locator(".row__acts a").first().getAttribute("href"))[1];
  await follow(page, row.locator(".row__acts a", { hasText: "Return" }));
  await page.locator(".dock .stepper__value").waitFor();
  const chosen = page.locator("label.chip:has(input:checked)");
  await chosen.filter({ hasText: `K${lot}` }).waitFor();
  await chosen.filter({ hasText: "Returned" }).waitFor();
});
