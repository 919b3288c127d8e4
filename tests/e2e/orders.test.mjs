// Ordering as a person does it: a vendor, a rule, the proposal with its reason, the draft, the order, what
// comes of it and what does not. Keeps away: a need that is ordered twice, a figure without its reason, an
// order that is gone after a restart.
import assert from "node:assert/strict";
import { fileFrom, follow, openSample, rowsOf, signIn, table, toPlace } from "./lib/clinic.mjs";
import { check } from "./lib/tablet.mjs";

const CODE = "LID1-5";
const NAME = "Lidocaine 1%, 5 mL";
const primary = (page) => page.locator(".dock .button--primary");
const rows = (page) => page.locator("main li.row");
const button = (page, name) => page.getByRole("button", { name, exact: true });

async function toOrders(page) {
  await toPlace(page, "/stock");
  await follow(page, page.locator("a[href='/stock/orders']"));
}

/** The page of a supply, by its code. */
async function toItem(page, code) {
  await toPlace(page, "/stock");
  await follow(page, page.locator("a[href='/stock/find']"));
  await page.locator(".seek__box").fill(code);
  await rows(page).first().filter({ hasText: NAME }).waitFor();
  await follow(page, rows(page).first().locator("a"));
}

async function addVendor(page, name) {
  await toOrders(page);
  await follow(page, page.locator(".dock a[href='/stock/vendors']"));
  await page.locator("#vendor-name").fill(name);
  await primary(page).click();
  await rows(page).filter({ hasText: name }).waitFor();
}

/** What the rule's page says of now: the position. */
async function position(page) {
  const said = await page.locator("main .list-note", { hasText: /^Now / }).textContent();
  return Number(/[−\d,]+/.exec(said)[0].replaceAll(",", "").replace("−", "-"));
}

/** A rule by which this much is missing now, in single pieces; leads to the rule's page. */
async function rule(page, code, { vendor, missing }) {
  await toItem(page, code);
  await follow(page, page.locator("main a[href^='/stock/rule/']"));
  const now = await position(page);
  await page.locator("#rule-vendor").selectOption({ label: vendor });
  if ((await page.locator("#rule-pack").count()) > 0) await page.locator("#rule-pack").selectOption("");
  await page.locator("#rule-point").fill(String(now));
  await page.locator("#rule-up-to").fill(String(now + missing));
  await page.locator("#rule-lead").fill("3");
  await primary(page).click();
  await page.locator(".dock [role='status']", { hasText: "The rule is saved" }).waitFor();
  return now;
}

/** What the next copy would put on the clipboard. */
async function copied(page) {
  await page.evaluate(() => {
    window.copiedText = null;
    navigator.clipboard.writeText = async (text) => { window.copiedText = text; };
  });
  await button(page, "Copy as text").click();
  await page.locator(".offer__said", { hasText: "Copied" }).waitFor();
  return page.evaluate(() => window.copiedText);
}

check("a need is proposed with its arithmetic, ordered once, received in part, and the rest is given up", { minutes: 5 }, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await addVendor(page, "Acme Medical");
  const now = await rule(page, CODE, { vendor: "Acme Medical", missing: 12 });

  await toOrders(page);
  const proposal = rows(page).filter({ hasText: NAME });
  await proposal.waitFor();
  const reason = await proposal.locator(".row__sub").first().textContent();
  assert.match(reason, /on hand [\d,]+ \+ on order [\d,]+ − promised [\d,]+ = /);
  assert.ok(reason.includes(` = ${now.toLocaleString("en-US")} ≤ reorder point `), reason);
  assert.match(reason, /need 12 → 12$/);
  assert.match(await copied(page), /Vendor: Acme Medical\n\n12 × .*\[LID1-5\]/);
  const proposals = rowsOf((await fileFrom(page, button(page, "Table (CSV)"))).bytes.toString("utf8"));
  const own = proposals.find((row) => row.code === CODE);
  assert.deepEqual([own.vendor, own.stock_position, own.need, own.packs], ["Acme Medical", String(now), "12", "12"]);

  await follow(page, page.getByRole("button", { name: "Draft this order Acme Medical" }));
  await page.getByRole("heading", { level: 1, name: "Acme Medical" }).waitFor();
  const order = new URL(page.url()).pathname;
  // Another number of packs.
  await rows(page).locator("button").first().click();
  await page.locator(".dock .stepper__value").fill("10");
  await primary(page).click();
  await rows(page).locator("b", { hasText: /^10$/ }).waitFor();

  // The need is in a draft: nobody drafts it again.
  await toOrders(page);
  await rows(page).filter({ hasText: "In a draft already" }).filter({ hasText: NAME }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Draft this order Acme Medical" }).count(), 0);
  await follow(page, page.locator(`main a[href='${order}']`));
  await page.locator("#order-reference").fill("PO 7");
  await primary(page).click();
  await page.locator(".badge", { hasText: /^Placed$/ }).waitFor();
  await page.locator(".head__sub", { hasText: "PO 7" }).waitFor();

  // Four of ten come, with the lot as it is printed.
  await rows(page).locator("button").first().click();
  await follow(page, primary(page));
  await page.locator(".dock .stepper__value").waitFor();
  assert.equal(await page.locator(".dock .stepper__value").inputValue(), "10", "the rest is filled in");
  await page.locator(".dock .stepper__value").fill("4");
  await page.locator("#lot-code").fill("ord-1");
  await page.locator("#lot-expiry").fill("01/2030");
  await primary(page).dblclick();
  await page.locator(".undo__text", { hasText: "4 received" }).waitFor();
  await page.locator(".badge", { hasText: "Received in part" }).waitFor();
  await rows(page).filter({ hasText: "4 of 10 came" }).waitFor();
  assert.equal(new URL(page.url()).pathname, order, "back at the order");

  const again = await tablet.restart(order);
  await signIn(again);
  await rows(again).filter({ hasText: "4 of 10 came" }).waitFor();
  assert.match(await copied(again), /Reference: PO 7\n\n10 × /);

  // The rest will not come: said once, asked once, and then over.
  await rows(again).locator("button").first().click();
  await button(again, "The rest will not come").click();
  await again.locator(".dock", { hasText: "cannot be taken back" }).waitFor();
  await button(again, "Cancel the rest").click();
  await rows(again).filter({ hasText: "the rest will not" }).waitFor();
  await again.locator(".badge", { hasText: /^Received$/ }).waitFor();
  const lines = rowsOf((await fileFrom(again, button(again, "Table (CSV)"))).bytes.toString("utf8"));
  assert.deepEqual(
    lines.map((row) => [row.vendor, row.reference, row.code, row.units, row.received, row.to_come]),
    [["Acme Medical", "PO 7", CODE, "10", "4", "0"]],
  );
  const moved = (await table(again, "Movements")).filter((row) => row.code === CODE).at(-1);
  assert.deepEqual([moved.kind, moved.change], ["received", "4"]);
});

check("a receipt that is taken back is to come again, and a dropped draft is proposed again", { minutes: 4 }, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await addVendor(page, "Acme Medical");
  await rule(page, CODE, { vendor: "Acme Medical", missing: 5 });
  await toOrders(page);
  const draft = page.getByRole("button", { name: "Draft this order Acme Medical" });
  await follow(page, draft);
  await button(page, "Drop this draft").click();
  await follow(page, button(page, "Drop it"));
  await follow(page, draft);
  await primary(page).click();
  await page.locator(".badge", { hasText: /^Placed$/ }).waitFor();
  await rows(page).locator("button").first().click();
  await follow(page, primary(page));
  await page.locator("#lot-code").fill("ord-2");
  await page.locator("#lot-expiry").fill("01/2030");
  await primary(page).click();
  await page.locator(".badge", { hasText: /^Received$/ }).waitFor();
  await page.locator(".undo__act").click();
  await page.locator(".badge", { hasText: /^Placed$/ }).waitFor();
  await rows(page).filter({ hasText: "5 to come" }).waitFor();
});

check("wrong figures of a rule are named at their boxes and stay in them", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await toItem(page, CODE);
  await follow(page, page.locator("main a[href^='/stock/rule/']"));
  for (const wrong of ["", "-3", "1e3", "12.5", "١٢"]) {
    await page.locator("#rule-point").fill(wrong);
    await primary(page).click();
    await page.locator("#rule-point-error:visible").waitFor();
    assert.equal(await page.locator("#rule-point").inputValue(), wrong);
  }
  await page.locator("#rule-point").fill("20");
  await page.locator("#rule-up-to").fill("10");
  await primary(page).click();
  await page.locator("#rule-up-to-error:visible", { hasText: "reorder point" }).waitFor();
  await page.locator("#rule-up-to").fill("20");
  await primary(page).click();
  await page.locator(".dock [role='status']", { hasText: "The rule is saved" }).waitFor();
});

check("vendors have one name each, are renamed, retired and put back", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await addVendor(page, "Acme Medical");
  await page.locator("#vendor-name").fill("acme medical");
  await primary(page).click();
  await page.locator("#vendor-name-error:visible", { hasText: "on the list already" }).waitFor();
  assert.equal(await page.locator("#vendor-name").inputValue(), "acme medical", "what was typed stays");
  await rows(page).locator("button", { hasText: "Acme Medical" }).click();
  await page.locator("#vendor-name").fill("Acme Clinical");
  await primary(page).click();
  await rows(page).filter({ hasText: "Acme Clinical" }).waitFor();
  await rows(page).locator("button", { hasText: "Acme Clinical" }).click();
  await button(page, "Retire").click();
  await page.getByRole("heading", { name: "Retired" }).waitFor();
  await rows(page).locator("button", { hasText: "Acme Clinical" }).click();
  await button(page, "Put back into use").click();
  await page.getByRole("heading", { name: "Retired" }).waitFor({ state: "detached" });
});

check("a supply's pictures say in words what they show, and have their figures as a table", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await toItem(page, CODE);
  const picture = page.locator("svg.plot__field").first();
  await picture.waitFor();
  assert.match(await picture.getAttribute("aria-label"), /at the end; between [\d,]+ and [\d,]+ since .*; counted \d+ times?\./);
  assert.match(await picture.locator(".plot__line").getAttribute("d"), /^M\d+ \d+(H\d+V\d+)*H1000$/);
  await page.locator(".plot__figures summary").first().click();
  const figures = page.locator(".plot__figures tbody tr").first();
  await figures.waitFor();
  assert.match(await figures.textContent(), /count|movement/);
  await page.locator(".lifeline").first().waitFor();
  await page.locator("#picture-place").selectOption({ index: 1 });
  await page.locator("svg.plot__field").first().waitFor();
});

check("a supply that is not proposed is ordered by hand, once", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await toItem(page, CODE);
  const some = rows(page).locator("button", { hasText: "Order some now" });
  await some.dblclick();
  await page.locator("#order-reference").waitFor();
  const order = new URL(page.url()).pathname;
  await toItem(page, CODE);
  await rows(page).filter({ hasText: "In a draft already" }).waitFor();
  await follow(page, some);
  await page.locator("#order-reference").waitFor();
  assert.equal(new URL(page.url()).pathname, order, "the same draft");
});
