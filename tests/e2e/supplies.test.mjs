// Receiving, using, moving, wasting and adjusting by lot, as a person does it. Keeps away: a lot that was
// typed and is gone, a later lot taken without a word, a record that two taps make twice.
import assert from "node:assert/strict";
import { follow, openSample, signIn, table, toPlace } from "./lib/clinic.mjs";
import { check } from "./lib/tablet.mjs";

const lotRow = (page, lot) => page.locator("main li.row", { has: page.locator(".row__tap", { hasText: lot }) });
const primary = (page) => page.locator(".dock .button--primary");
const chip = (page, name) => page.locator("label.chip", { hasText: name });
const act = (page, name) => follow(page, page.locator(".dock .acts a", { hasText: name }));

async function shelf(page, words, place) {
  await toPlace(page, "/stock");
  await follow(page, page.locator("a[href='/stock/find']"));
  await page.locator(".seek__box").fill(words);
  await page.locator("main li.row").first().waitFor();
  await follow(page, page.locator("main li.row a").first());
  // The page of the shelf has the same title: the item.
  await page.locator("main li.row a", { hasText: place }).click();
  await page.locator(".dock .acts a").first().waitFor();
}

async function amount(page, figure) {
  await page.locator(".dock .stepper__value").fill(String(figure));
}

async function recordIt(page, said) {
  await primary(page).click();
  await page.waitForFunction((said) => document.querySelector(".undo__text")?.textContent.includes(said), said);
}

check("a lot is received, taken out of turn with a reason, and is there after a restart", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await shelf(page, "LID1-5", "closet");
  await act(page, "Receive");
  await amount(page, 5);
  assert.equal(await primary(page).getAttribute("aria-disabled"), "true", "without a lot nothing is received");
  await page.locator("#lot-code").fill("zx-9");
  await page.locator("#lot-expiry").fill("13/45/2030");
  await page.locator("#lot-expiry-error:visible", { hasText: "This is no date" }).waitFor();
  assert.equal(await primary(page).getAttribute("aria-disabled"), "true");
  await page.locator("#lot-expiry").fill("01/2030");
  await recordIt(page, "5 received");
  await lotRow(page, "zx-9").locator(".row__sub", { hasText: "until Jan 2030" }).waitFor();
  assert.equal(await lotRow(page, "zx-9").locator(".movement").textContent(), "5");

  await act(page, "Use");
  await amount(page, 2);
  await chip(page, "zx-9").click();
  await page.locator(".caution", { hasText: "which expires first" }).waitFor();
  assert.equal(await primary(page).getAttribute("aria-disabled"), "true", "the question wants an answer");
  await chip(page, "Reserved").click();
  // Two taps of one hand are one record.
  await primary(page).dblclick();
  await page.locator(".undo__text", { hasText: "2 used" }).waitFor();
  assert.equal(await lotRow(page, "zx-9").locator(".movement").textContent(), "3");

  const again = await tablet.restart("/stock");
  await signIn(again);
  await shelf(again, "lidoc", "closet");
  assert.equal(await lotRow(again, "zx-9").locator(".movement").textContent(), "3");
  const rows = (await table(again, "Movements")).filter((row) => row.code === "LID1-5").slice(-2);
  assert.deepEqual(rows.map((row) => [row.kind, row.change]), [["received", "5"], ["used", "-2"]]);
});

check("waste asks why and where to, a late entry asks why it is late, and both can be taken back", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await tablet.installed(page);
  await tablet.offline();
  await shelf(page, "LID1-5", "closet");
  const before = await page.locator(".figure__value").textContent();
  await act(page, "Waste");
  await amount(page, 1);
  assert.equal(await primary(page).getAttribute("aria-disabled"), "true");
  await chip(page, "Dropped").click();
  await chip(page, "Sharps container").click();
  await page.locator("label.segment", { hasText: "Earlier" }).click();
  await page.locator("#late-day").selectOption("2");
  await page.locator("#late-time").fill("25:00");
  assert.equal(await primary(page).getAttribute("aria-disabled"), "true", "there is no hour 25");
  await page.locator("#late-time").fill("9:30");
  await chip(page, "Written on paper first").click();
  await recordIt(page, "1 wasted");
  await page.locator("main li.row", { hasText: "Wasted" }).locator(".row__sub", { hasText: "entered late" }).waitFor();
  await page.locator(".undo__act").click();
  await page.locator("main li.row", { hasText: "Wasted" }).locator(".badge").waitFor();
  assert.equal(await page.locator(".figure__value").textContent(), before);
});

check("a figure that is far too large is asked about, and wrong figures are named", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await shelf(page, "LID1-5", "closet");
  await act(page, "Adjust");
  await page.locator("label.segment", { hasText: "Too little" }).click();
  await chip(page, "Found").click();
  for (const wrong of ["1e3", "-3", "12.5", "١٢", "0"]) {
    await amount(page, wrong);
    await page.locator(".stepper__error:visible").waitFor();
    assert.equal(await primary(page).getAttribute("aria-disabled"), "true", wrong);
  }
  await amount(page, "");
  assert.equal(await primary(page).getAttribute("aria-disabled"), "true", "blank is no figure");
  await amount(page, 20_000);
  await primary(page).click();
  await page.locator(".dock .field__error:visible", { hasText: "20,000 is very many" }).waitFor();
  await recordIt(page, "adjusted by 20,000");
});

check("the expiry board leads to the shelf, and a search finds by name and by code", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await toPlace(page, "/stock");
  await follow(page, page.locator("a[href='/stock/expiry']"));
  await page.locator("main li.row").first().waitFor();
  await chip(page, "Later").click();
  await page.locator("main h2", { hasText: "Later" }).waitFor();
  // Its name: what can be done with the lot stands in the middle of the row.
  await follow(page, page.locator("main li.row a").first(), { position: { x: 120, y: 8 } });
  await page.locator("main h2", { hasText: "Lots" }).waitFor();
  await toPlace(page, "/stock");
  await follow(page, page.locator("a[href='/stock/find']"));
  await page.locator(".seek__box").fill("zzzz");
  await page.getByRole("heading", { name: "Nothing like that" }).waitFor();
});

check("the sample has one of everything that asks to be looked at", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  for (const words of ["1 line to count again", "1 recall: 1 line to deal with", "lots expired"]) {
    await page.locator("main li.row", { hasText: words }).waitFor();
  }
  await follow(page, page.locator("main li.row a", { hasText: "to count again" }));
  const said = (href, words) => page.locator("main li.row", { has: page.locator(`a[href='${href}']`), hasText: words });
  await said("/stock/opened", "1 open").waitFor();
  await said("/stock/orders", "1 order under way").waitFor();
  // What two tablets counted within minutes of each other, with both of their figures.
  const again = page.locator("main section", { has: page.getByRole("heading", { name: "Count again" }) });
  assert.equal(await again.locator("li.row").count(), 1);
  assert.match(await again.locator("li.row").innerText(), /Exam room 1[\s\S]*\d+ to \d+/);
});
