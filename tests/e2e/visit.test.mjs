// A visit, as the people of a clinic live it: a sheet is found, lines are ticked, the tablet goes to the
// patient and comes back, one tap records it. Keeps away: a patient on the staff's side by Back, by a
// reload, by a typed address or by killing the app; a draft in a patient's hand; a lost tick.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { SAMPLE, enterPin, follow, lock, openSample, signIn, toPlace } from "./lib/clinic.mjs";
import { check } from "./lib/tablet.mjs";

const SHEET = "/handouts/high-blood-pressure";

/** The page of the sheet about blood pressure, in Spanish, found by Spanish words without accents. */
async function toSheet(page) {
  await toPlace(page, "/handouts");
  await page.locator(".seek__box").fill("presion alta");
  await follow(page, page.locator("main li.row a[href='/handouts/high-blood-pressure']").first());
  await page.locator("label.segment", { hasText: "Spanish" }).click();
  await page.locator("article.sheet[lang=es]").waitFor();
}

async function as(page, person) {
  await lock(page);
  await signIn(page, person);
  await toSheet(page);
}

/** Presses a button that stands only as long as its work is to be done. */
async function settle(page, name) {
  const button = page.getByRole("button", { name });
  if ((await button.count()) === 0) return;
  await button.click();
  await button.waitFor({ state: "detached" });
}

/** What three people do before a patient may have it. */
async function approved(page) {
  await toSheet(page);
  await page.locator("#clinic-phone").fill("312-555-0100");
  await settle(page, "Save the number");
  const open = page.locator("main .setting", { hasText: "Sources differ" });
  for (let left = await open.count(); left > 0; left -= 1) {
    await open.first().locator("label.chip").first().click();
    await page.waitForFunction((most) => document.querySelectorAll("main .setting").length < most, left);
  }
  await as(page, SAMPLE.assistant);
  await settle(page, "I read it against the English sheet");
  await settle(page, "I checked every figure");
  await as(page, SAMPLE.clinician);
  await page.locator("#credential").fill("NP");
  await page.getByRole("button", { name: "Approve this sheet" }).click();
  await page.locator(".badge", { hasText: "Ready" }).waitFor();
}

/** The patient's side stands, and nothing of the other one. */
async function onlyTheSheet(page) {
  await page.locator(".patient h1", { hasText: "Presión alta" }).waitFor();
  assert.equal(await page.locator(".rail, .dock, .head, .save, .person, a[href^='/']").count(), 0);
  const links = await page.evaluate(() => document.querySelectorAll("a[href]:not(.skip)").length);
  assert.equal(links, 0, "a patient finds no way on");
  assert.equal(await page.title(), "Presión alta");
}

/** The words of the page as they come out of the printer, in one line; null where nothing reads a PDF. */
async function printed(page) {
  const pdf = await page.pdf({ format: "Letter" });
  const { error, stdout } = spawnSync("pdftotext", ["-", "-"], { input: pdf });
  return error ? null : stdout.toString("utf8").replace(/\s+/g, " ");
}

check("a draft cannot be shown to a patient", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await toSheet(page);
  const show = page.getByRole("button", { name: "Show it to the patient" });
  assert.equal(await show.getAttribute("aria-disabled"), "true");
  await show.click({ force: true });
  assert.equal(await page.locator(".patient").count(), 0);
  // What somebody has written into the storage of the browser is held against the approval too.
  await page.evaluate(() => localStorage.setItem("tallywell.patient", JSON.stringify("high-blood-pressure es standard")));
  await page.reload();
  await page.getByRole("heading", { name: "Esta hoja no está disponible" }).waitFor();
  assert.equal(await page.locator("article.sheet").count(), 0);
});

check("the tablet goes to the patient with two ticks, and only a PIN brings it back", { minutes: 5 }, async (tablet) => {
  let page = await tablet.open("/");
  await openSample(page);
  await tablet.installed(page);
  await approved(page);
  const rows = page.locator("main li.row:has(.check)");
  await rows.nth(0).locator(".row__tap").click();
  await rows.nth(1).locator(".row__tap").click();
  await page.locator(".sheet-today li").nth(1).waitFor();
  const ticked = await page.locator(".sheet-today li").allTextContents();
  const paper = await printed(page);
  if (paper === null) console.log("pdftotext is not here: the words on paper were not looked at");
  else for (const words of ["Presión alta", "Para usted hoy", "312-555-0100", ...ticked]) assert.ok(paper.includes(words), words);
  await page.getByRole("button", { name: "Show it to the patient" }).click();
  await onlyTheSheet(page);
  const parts = await page.locator(".patient main section").evaluateAll((all) => all.map((one) => one.className));
  assert.match(parts[0], /emergency/, "when to call 911 comes first");
  assert.match(parts[1], /sheet-today/);
  assert.deepEqual(await page.locator(".sheet-today li").allTextContents(), ticked);
  assert.equal(await page.locator(".sheet__part--ask").count(), 0, "the questions are the staff's");
  await page.locator(".patient label.segment", { hasText: "Muy grande" }).click();
  await page.locator(".patient[data-size=largest]").waitFor();

  await page.goBack().catch(() => {});
  await onlyTheSheet(page);
  await page.reload();
  await onlyTheSheet(page);
  await page.goto(new URL("/more/people", page.url()).href);
  await onlyTheSheet(page);
  page = await tablet.restart("/stock");
  await onlyTheSheet(page);
  await page.locator(".patient[data-size=largest]").waitFor();
  assert.deepEqual(await page.locator(".sheet-today li").allTextContents(), ticked, "the ticks came back");

  await page.getByRole("button", { name: "Personal de la clínica" }).click();
  await page.locator(".person").first().waitFor();
  await page.getByRole("button", { name: "Volver a la hoja" }).click();
  await onlyTheSheet(page);
  await page.getByRole("button", { name: "Personal de la clínica" }).click();
  await enterPin(page, SAMPLE.assistant, "9753");
  await page.getByText(/wrong pin|not the right pin|tries/i).first().waitFor();
  await page.locator(".pin__field").pressSequentially(SAMPLE.pin);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Ask, then tap what happened" }).waitFor();
  await page.locator(".patient-ask[lang=es] li").nth(2).waitFor();
  await page.getByRole("button", { name: "Could, after I explained it again" }).click();
  await page.locator(".rail").waitFor();
  assert.equal(await page.evaluate(() => localStorage.getItem("tallywell.patient")), null);

  page = await tablet.restart(SHEET);
  await signIn(page, SAMPLE.lead);
  await page.locator("article.sheet").waitFor();
  assert.equal(await page.locator(".sheet-today").count(), 0, "the next patient begins without ticks");
});
