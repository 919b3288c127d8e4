// Opened vials, from the rule of the item to the waste bin. Keeps away: a discard time that nobody saw
// before opening, a vial that is used past its time, a last dose that stays in the book.
import assert from "node:assert/strict";
import { follow, openSample, signIn, table, toPlace } from "./lib/clinic.mjs";
import { barred, chip, primary, receive, rowOf, toShelf } from "./lib/supply.mjs";
import { check } from "./lib/tablet.mjs";

const segment = (page, name) => page.locator("label.segment", { hasText: name });
const onHand = async (page) => Number((await page.locator(".figure__value").textContent()).replaceAll(",", ""));

/** Gives the item of the shelf on the screen a time after opening, and comes back to the shelf. */
async function setRule(tablet, page, { unit, count }) {
  const shelf = new URL(page.url()).pathname;
  const item = shelf.split("/")[3];
  await page.goto(`${tablet.origin}/more/catalogue/${item}`);
  await signIn(page);
  await chip(page, unit).click();
  // Blank and nothing are no rule.
  for (const wrong of ["", "0"]) {
    await page.locator("#opened-count").fill(wrong);
    await primary(page).click();
    await page.locator("#opened-count-error:visible", { hasText: "from 1 to 999" }).waitFor();
  }
  await page.locator("#opened-count").fill(String(count));
  await primary(page).click();
  await page.locator(".dock [role='status']", { hasText: /./ }).waitFor();
  await page.goto(`${tablet.origin}${shelf}`);
  await signIn(page);
  await page.locator(".dock .acts a").first().waitFor();
}

const toOpen = (page) => follow(page, page.locator("main a[href^='/stock/open/']"));

check("an opened vial shows when it must go, gives what is in it, and leaves nothing in the book", { minutes: 4 }, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await toShelf(page, "LID1-5", "closet");
  await receive(page, { lot: "V-1", expires: "06/2035", pieces: 20 });
  await setRule(tablet, page, { unit: "Hours", count: 8 });
  const before = await onHand(page);
  await toOpen(page);
  await chip(page, "V-1").click();
  await page.locator(".discard", { hasText: /^Discard at .*\d\d:\d\d$/ }).waitFor();
  await page.locator("main", { hasText: "8 hours after opening" }).waitFor();
  await page.locator(".dock .stepper__value").fill("10");
  // Two taps of one hand open one vial.
  await primary(page).dblclick();
  await page.locator(".label", { hasText: "Lot V-1" }).waitFor();
  const label = await page.locator(".label").innerText();
  assert.match(label, /Opened .*\d\d:\d\d, ML/, "who opened it, and when");
  assert.match(label, /Discard .*\d\d:\d\d/);

  await barred(page, "Record – used");
  await page.locator(".dock .stepper__value").fill("3");
  await primary(page).click();
  await page.locator(".undo__text", { hasText: "3 used" }).waitFor();
  assert.equal(await page.locator(".dock .facts dd").first().textContent(), "7");
  await segment(page, "Used up").click();
  assert.equal(await page.locator(".dock .stepper__value").inputValue(), "7", "what is left is written already");
  await primary(page).click();
  await page.locator("main .badge", { hasText: "Used up" }).waitFor();

  await toShelf(page, "LID1-5", "closet");
  assert.equal(await onHand(page), before - 10);
  assert.equal(await rowOf(page, "V-1").locator(".movement").first().textContent(), "10");
});

check("past its time a vial is discarded and not used, and stays discarded after a restart", { minutes: 4 }, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await toShelf(page, "LID1-5", "closet");
  await receive(page, { lot: "V-2", expires: "06/2035", pieces: 5 });
  await setRule(tablet, page, { unit: "Hours", count: 8 });
  await toOpen(page);
  await chip(page, "V-2").click();
  // Opened the day before yesterday in the morning, and written down now.
  await segment(page, "Earlier").click();
  await page.locator("#late-day").selectOption("2");
  await page.locator("#late-time").fill("9:30");
  await chip(page, "Forgotten").click();
  await page.locator(".discard", { hasText: "17:30" }).waitFor();
  await primary(page).click();
  await page.locator(".label", { hasText: "Lot V-2" }).waitFor();
  await page.locator("main .badge", { hasText: "Past its time" }).waitFor();

  await toPlace(page, "/");
  await follow(page, page.locator("main a[href='/stock/opened']").first());
  const row = page.locator("main li.row", { hasText: "V-2" });
  await row.locator(".badge", { hasText: "Past its time" }).waitFor();
  await follow(page, row.locator("a").first());
  await segment(page, "Use from it").click();
  await barred(page, "Past its time: discard it");
  await segment(page, "Discard").click();
  await page.locator("label.chip:has(input:checked)", { hasText: "Open too long" }).waitFor();
  await barred(page, "Say why and where to first");
  await chip(page, "Drug waste bin").click();
  await primary(page).click();
  await page.locator("main .badge", { hasText: "Discarded" }).waitFor();

  const again = await tablet.restart("/stock");
  await signIn(again);
  await follow(again, again.locator("main a[href='/stock/opened']"));
  await again.locator("main").waitFor();
  assert.equal(await again.locator("main li.row", { hasText: "V-2" }).count(), 0);
  const rows = (await table(again, "Movements")).filter((row) => row.code === "LID1-5").slice(-2);
  assert.deepEqual(rows.map((row) => [row.kind, row.change]), [["received", "5"], ["wasted", "-1"]]);
});

check("an opening that was a mistake is taken back", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await toShelf(page, "LID1-5", "closet");
  await receive(page, { lot: "V-3", expires: "06/2035", pieces: 5 });
  await toOpen(page);
  await chip(page, "V-3").click();
  // Without a rule the label alone counts.
  await page.locator(".discard", { hasText: "Discard after 30 Jun 2035" }).waitFor();
  await primary(page).click();
  await page.locator(".undo__text", { hasText: "opened" }).waitFor();
  await page.locator(".undo__act").click();
  await page.getByRole("heading", { name: "Not on this tablet" }).waitFor();
  await toShelf(page, "LID1-5", "closet");
  assert.equal(await page.locator("main a[href^='/stock/opened/']").count(), 0);
});
