// Scanning as a person does it, with a scanner that types. Keeps away: letters of a code in a search box,
// typing taken for a scan, a box counted twice, a lot that was scanned and not recorded, a patient's
// number anywhere.
import assert from "node:assert/strict";
import { follow, openSample, signIn, table, toMore, toPlace } from "./lib/clinic.mjs";
import { GS, arrives, everythingKept, refusal, scan } from "./lib/scan.mjs";
import { check } from "./lib/tablet.mjs";

const GTIN = "00349281521003";
const CASE = "10349281521000";
const VIAL = `]d201${GTIN}1730013110ZX9`;
const primary = (page) => page.locator(".dock .button--primary");
const chip = (page, name) => page.locator("label.chip", { hasText: name });
const title = (page, words) => page.locator("#page-title", { hasText: words }).waitFor();
const holds = (page, selector, value) =>
  page.waitForFunction(([selector, value]) => document.querySelector(selector)?.value === value, [selector, value]);

/** Links the code on the screen to the lidocaine of the sample, in the pack with these words. */
async function link(page, pack) {
  await title(page, "Which item is this?");
  await page.locator(".seek__box").fill("LID1");
  await page.locator("main li.row button", { hasText: "Lidocaine" }).first().click();
  await page.locator("main label.chip").filter({ hasText: pack }).first().click();
  await primary(page).click();
  await title(page, "Lidocaine");
}

/** The stock with the vial's code linked to single pieces. */
async function withVial(tablet) {
  const page = await tablet.open("/");
  await openSample(page);
  await tablet.installed(page);
  await toPlace(page, "/stock");
  await scan(page, VIAL);
  await link(page, /^(?!.* of ).*$/);
  return page;
}

check("a new code is linked once, then it fills in lot and expiry and each scan adds one", {}, async (tablet) => {
  const page = await withVial(tablet);
  await page.locator("main li.row", { hasText: "Lot" }).locator("b", { hasText: "ZX9" }).waitFor();
  await page.locator("main li.row", { hasText: "Expires" }).locator("b", { hasText: "31 Jan 2030" }).waitFor();

  await toPlace(page, "/stock");
  await scan(page, VIAL);
  await title(page, "Lidocaine");
  await chip(page, /closet/i).first().click();
  await primary(page).click();
  await title(page, "Received in");
  await holds(page, "#lot-code", "ZX9");
  await holds(page, "#lot-expiry", "01/31/2030");
  await holds(page, ".dock .stepper__value", "1");
  await scan(page, VIAL);
  await holds(page, ".dock .stepper__value", "2");
  await scan(page, VIAL, { end: false });
  await holds(page, ".dock .stepper__value", "3");
  await page.getByRole("button", { name: "Take back the last" }).click();
  await holds(page, ".dock .stepper__value", "2");
  // Another lot never mixes in.
  await scan(page, VIAL.replace("ZX9", "ZX8"));
  await page.locator(".caution", { hasText: "another lot" }).waitFor();
  await holds(page, ".dock .stepper__value", "2");
  await holds(page, "#lot-code", "ZX9");
  await primary(page).click();
  await page.locator(".undo__text", { hasText: "2 received" }).waitFor();

  const again = await tablet.restart("/stock");
  await signIn(again);
  await scan(again, VIAL);
  await title(again, "Lidocaine");
  const rows = (await table(again, "Movements")).filter((row) => row.code === "LID1-5" && row.kind === "received").slice(-1);
  assert.deepEqual(rows.map((row) => [row.kind, row.change]), [["received", "2"]]);
});

check("the two codes of one box come together on the form", {}, async (tablet) => {
  const page = await withVial(tablet);
  await toPlace(page, "/stock");
  await scan(page, `]d201${GTIN}`);
  await title(page, "Lidocaine");
  await chip(page, /closet/i).first().click();
  await primary(page).click();
  await title(page, "Received in");
  await holds(page, ".dock .stepper__value", "1");
  await holds(page, "#lot-code", "");
  await scan(page, "]C11730013110ZX9");
  await holds(page, "#lot-code", "ZX9");
  await holds(page, "#lot-expiry", "01/31/2030");
  await holds(page, ".dock .stepper__value", "1");
  await toPlace(page, "/stock");
  await scan(page, "]C11730013110ZX9");
  await refusal(page, "no article");
});

check("typing is never a scan, and a scan never stays in a box", {}, async (tablet) => {
  const page = await withVial(tablet);
  await toPlace(page, "/stock");
  await follow(page, page.locator("a[href='/stock/find']"));
  const box = await page.locator(".seek__box").elementHandle();
  await box.focus();
  await page.keyboard.type(GTIN, { delay: 120 });
  await page.keyboard.press("Enter");
  assert.equal(await box.evaluate((box) => box.value), GTIN, "every digit that was typed is there");
  await page.locator("main li.row", { hasText: "Lidocaine" }).first().waitFor();
  assert.equal(new URL(page.url()).pathname, "/stock/find");
  // As a US drug number, with its hyphens.
  await page.locator(".seek__box").fill("49281-521-00");
  await page.locator("main li.row", { hasText: "Lidocaine" }).first().waitFor();
  await page.locator(".seek__box").fill("");
  await page.keyboard.type("gau", { delay: 120 });
  await scan(page, VIAL);
  await title(page, "Lidocaine");
  assert.equal(await box.evaluate((box) => box.value), "gau", "the box is as it was before the scan");
});

check("an outer pack asks which pack it is, and two readings ask which is right", {}, async (tablet) => {
  const page = await withVial(tablet);
  await toPlace(page, "/stock");
  await scan(page, CASE);
  await title(page, "Which item is this?");
  await page.locator(".caution", { hasText: "outer pack" }).waitFor();
  await page.locator("main li.row", { hasText: "Lidocaine" }).first().waitFor();
  assert.equal(await primary(page).getAttribute("aria-disabled"), "true", "never silently one piece");
  await chip(page, "Another pack").click();
  await page.locator("#scan-pack-name").fill("carton");
  await page.locator("#scan-pack-holds").fill("10");
  await primary(page).click();
  await page.locator("main li.row", { hasText: "Stands for" }).locator("b", { hasText: "carton of 10" }).waitFor();

  // The separator behind the lot was lost on the way.
  await scan(page, `01${GTIN}10ZX917300131`);
  const readings = page.locator("dialog[open] .readings button");
  await readings.first().waitFor();
  assert.equal(await readings.count(), 2);
  await readings.first().click();
  await page.locator("main li.row", { hasText: "Lot" }).locator("b", { hasText: /^ZX9$/ }).waitFor();
});

check("a patient's code is refused, and is nowhere afterwards", {}, async (tablet) => {
  const page = await withVial(tablet);
  await toPlace(page, "/stock");
  await follow(page, page.locator("a[href='/stock/find']"));
  await page.locator(".seek__box").focus();
  const number = "034531200000000000";
  for (const code of [`]d28018${number}${GS}7250197001017256JANE DOE`, `8018${number}725019700101`, "+/EAB12345C"]) {
    await scan(page, code);
    await refusal(page, "of a person");
  }
  assert.equal(new URL(page.url()).pathname, "/stock/find");
  assert.equal(await page.locator(".seek__box").inputValue(), "");
  const everywhere = (await everythingKept(page)) + (await page.content()) + page.url();
  for (const part of [number, "JANE DOE", "AB12345"]) assert.ok(!everywhere.includes(part), part);
});

check("bad codes are named, and what was typed is still there", {}, async (tablet) => {
  const page = await withVial(tablet);
  await chip(page, /closet/i).first().click();
  await primary(page).click();
  await title(page, "Received in");
  await page.locator(".dock .stepper__value").fill("7");
  for (const [code, words] of [
    [`01${GTIN.slice(0, -1)}4`, "check digit"],
    [`01${GTIN}17270230`, "does not exist"],
    ["A".repeat(4_000), "longer than any code"],
    [`]d201${GTIN}3725`, "contradicts itself"],
  ]) {
    await scan(page, code);
    await refusal(page, words);
    await holds(page, ".dock .stepper__value", "7");
    await holds(page, "#lot-code", "ZX9");
  }
  // A good scan leaves the figure of a person alone.
  await scan(page, VIAL);
  await page.locator(".scan-note", { hasText: "Scanned: 2" }).waitFor();
  await holds(page, ".dock .stepper__value", "7");
  await scan(page, "SHELF-99");
  await page.locator(".caution", { hasText: "not linked" }).waitFor();
  await holds(page, ".dock .stepper__value", "7");
});

check("one after the other: each scan counts, the last is taken back, a serial number counts once", {}, async (tablet) => {
  const page = await withVial(tablet);
  await toPlace(page, "/stock");
  await follow(page, page.locator("a[href='/stock/scan']"));
  await chip(page, /closet/i).first().click();
  const counted = (figure) => page.locator(".sitting .movement", { hasText: new RegExp(`^${figure}$`) }).waitFor();
  for (const figure of [1, 2, 3]) {
    await scan(page, VIAL);
    await counted(figure);
  }
  await page.getByRole("button", { name: "Take back the last scan" }).click();
  await counted(2);
  await scan(page, `${VIAL}${GS}21S1`);
  await counted(3);
  await scan(page, `${VIAL}${GS}21S1`);
  await page.locator(".dock .field__error:visible", { hasText: "S1 was scanned already" }).waitFor();
  await counted(3);
  // A scan that came is recorded: the battery may die now.
  await tablet.kill();
  const again = await tablet.open("/stock");
  await signIn(again);
  const rows = (await table(again, "Movements")).filter((row) => row.code === "LID1-5" && row.kind === "received");
  assert.ok(rows.filter((row) => row.change === "1").length >= 3, "three scans, three records");
});

check("a shelf is counted by scanning, over a restart in the middle of it", {}, async (tablet) => {
  const page = await withVial(tablet);
  await toPlace(page, "/stock");
  await follow(page, page.locator("a[href='/stock/scan']"));
  await page.locator("label.segment", { hasText: "On the shelf" }).click();
  await chip(page, /closet/i).first().click();
  const counted = (page, figure) => page.locator(".sitting .movement", { hasText: new RegExp(`^${figure}$`) }).waitFor();
  await scan(page, VIAL);
  await scan(page, VIAL);
  await counted(page, 2);
  const again = await tablet.restart("/stock/scan");
  await signIn(again);
  await counted(again, 2);
  await scan(again, VIAL);
  await counted(again, 3);
  await primary(again).click();
  await again.locator(".undo__text", { hasText: "Counts recorded: 1" }).waitFor();
  const rows = (await table(again, "Movements")).filter((row) => row.code === "LID1-5").slice(-1);
  assert.equal(rows[0].kind, "counted");
});

check("a tablet learns a scanner that types another keyboard", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  // Not calibrated yet: where the check digit speaks for the keys as they lie, they are right.
  const spanish = { "-": "'", _: "?", "/": "-", "+": "¿", "[": "`", "]": "+", ";": "ñ", ":": "Ñ", "'": "´", '"': "¨", "(": ")", ")": "=", "=": "¡", "<": ";", ">": ":", "?": "_", "&": "/", "*": "(" };
  await toPlace(page, "/stock");
  await scan(page, "+A123BJC5D6E71G", { layout: spanish });
  await page.locator("main li.row b", { hasText: "+A123BJC5D6E71" }).waitFor();
  await toMore(page, "scanner");
  const signs = "!\"%&'()*+,-./:; <=>?_$[]";
  const sheet = `TELLU${GS}LET0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz${signs}NET`;
  await scan(page, sheet);
  await page.locator(".lessons", { hasText: "Every character arrives as it was meant" }).waitFor();
  await page.locator(".lessons", { hasText: "separator between fields arrives" }).waitFor();
  await scan(page, sheet, { layout: spanish });
  await page.locator(".lessons", { hasText: /US keyboard|put right/ }).waitFor();
  await toPlace(page, "/stock");
  await scan(page, "+A123BJC5D6E71G1/$$73C001/S0001/16D20160101/14D20200101Y", { layout: spanish });
  await title(page, "Which item is this?");
  await page.locator("main li.row b", { hasText: "+A123BJC5D6E71G1" }).waitFor();
  await page.locator("main li.row", { hasText: "Expired" }).waitFor();
  await arrives(page, "/stock/scanned");
});

check("in a blind round a scan takes its line in hand", {}, async (tablet) => {
  const page = await withVial(tablet);
  await toPlace(page, "/stock");
  await follow(page, page.locator("main a[href='/stock/count']"));
  await page.locator(".count-places li.row", { hasText: "Supply closet" }).locator("label").click();
  await page.locator("label.segment", { hasText: "Only those with lots" }).click();
  await primary(page).click();
  await follow(page, page.locator("main li.row a", { hasText: "Supply closet" }));
  await page.locator(".dock .dock__title").waitFor();
  assert.ok(!(await page.locator(".dock__title").textContent()).includes("Lidocaine 1%, 5 mL"), "another line comes first");
  await scan(page, VIAL);
  await page.locator(".dock .dock__title", { hasText: "Lidocaine 1%, 5 mL" }).waitFor();
  assert.match(await page.locator(".row[data-now]").innerText(), /Lidocaine 1%, 5 mL/);
});

check("the catalogue lists the codes of an item, and a wrong link is taken away", {}, async (tablet) => {
  const page = await withVial(tablet);
  await toMore(page, "catalogue");
  await page.locator(".seek__box").fill("LID1-5");
  await follow(page, page.locator("main ul.long-list li.row a").first());
  const codes = page.locator("main section", { has: page.getByRole("heading", { name: "Codes that scanners read" }) });
  await codes.locator("li.row", { hasText: GTIN }).getByRole("button", { name: "Unlink" }).click();
  await codes.getByText("None yet").waitFor();
  await toPlace(page, "/stock");
  await scan(page, VIAL);
  await title(page, "Which item is this?");
});
