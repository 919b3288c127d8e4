// From a shelf of drafts to a printed sheet, as the people of a clinic do it. Keeps away: a sheet that nobody
// approved in a patient's hand, an approval by the one who checked, a sheet that needs the network.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { SAMPLE, follow, lock, openSample, signIn, toPlace } from "./lib/clinic.mjs";
import { ROOT } from "./lib/paths.mjs";
import { check } from "./lib/tablet.mjs";

/** Every sheet that comes with the app. */
const SHEETS = readFileSync(`${ROOT}/public/sheets/contents.txt`, "utf8").split("\n").filter((line) => /^[a-z]/.test(line)).length;

const row = (page, words) => page.locator("main li.row", { hasText: words });
const primary = (page) => page.locator(".dock .button--primary");

check("a sheet is found in either language, and none is handed out before it is approved", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await tablet.installed(page);
  await tablet.offline();
  await toPlace(page, "/handouts");
  await page.locator("main li.row").nth(SHEETS - 1).waitFor();
  assert.equal(await page.locator(".badge", { hasText: "Draft" }).count(), SHEETS);
  for (const words of ["fiebre", "hot child", "R50.9", "fevr"]) {
    await page.locator(".seek__box").fill(words);
    await page.waitForFunction(() => document.querySelector("main li.row")?.textContent.includes("Fever"));
  }
  await page.locator(".seek__box").fill("zzzz");
  await page.getByRole("heading", { name: "No sheet like that" }).waitFor();
  await page.locator(".seek__box").fill("fever");
  await follow(page, row(page, "Fever").locator("a").first());
  await page.locator("article.sheet[lang=en]").waitFor();
  assert.equal(await primary(page).getAttribute("aria-disabled"), "true", "a draft is not printed");
  const emergency = page.locator(".sheet__part--emergency");
  assert.match(await emergency.innerText(), /911/);
  await page.locator("label.segment", { hasText: "Spanish" }).click();
  await page.locator("article.sheet[lang=es]").waitFor();
  assert.match(await emergency.innerText(), /911/);
  assert.ok(await page.getByText("Before a patient gets it").isVisible());
});

/** The page of the sheet about the urine sample, for whoever signs in. */
async function toSample(page) {
  await toPlace(page, "/handouts");
  await page.locator(".seek__box").fill("clean catch");
  await follow(page, row(page, "clean urine sample").locator("a").first());
  await page.locator("article.sheet").waitFor();
}

async function as(page, person) {
  await lock(page);
  await signIn(page, person);
  await toSample(page);
}

check("the clinic's number, a second pair of eyes, a clinician: then it is printed and recorded", {}, async (tablet) => {
  let page = await tablet.open("/");
  await openSample(page);
  await toSample(page);
  assert.equal(await page.locator(".sheet__open").count() > 0, true, "the clinic's number is still open");
  await page.locator("#clinic-phone").fill("call us");
  await page.getByRole("button", { name: "Save the number" }).click();
  await page.getByText("Write the number with its digits").waitFor();
  await page.locator("#clinic-phone").fill("312-555-0100");
  await page.getByRole("button", { name: "Save the number" }).click();
  await page.locator(".sheet__part--call", { hasText: "312-555-0100" }).waitFor();
  await page.getByRole("button", { name: "I checked every figure" }).click();
  await page.getByText("Another person has to look at this.").waitFor();

  await as(page, SAMPLE.assistant);
  await page.getByRole("button", { name: "I checked every figure" }).click();
  await page.getByRole("button", { name: "I checked every figure" }).waitFor({ state: "detached" });
  const approve = page.getByRole("button", { name: "Approve this sheet" });
  await approve.click();
  await page.getByText("Write your credential first.").waitFor();
  await page.locator("#credential").fill("CMA");
  await approve.click();
  await page.getByText("Only a clinician approves a sheet.").waitFor();

  await as(page, SAMPLE.clinician);
  await page.locator("#credential").fill("NP");
  await approve.click();
  await page.locator(".badge", { hasText: "Ready" }).waitFor();
  await page.getByText("Before a patient gets it").waitFor({ state: "detached" });
  await primary(page).click();
  await page.getByText("Recorded: one printed. No name was asked for.").waitFor();

  page = await tablet.restart("/handouts");
  await signIn(page);
  await row(page, "clean urine sample").locator(".badge", { hasText: "Ready" }).waitFor();
  await page.locator(".head__sub", { hasText: "1 ready to hand out" }).waitFor();
});
