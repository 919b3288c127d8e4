// From a shelf of drafts to a printed sheet, as the people of a clinic do it. Keeps away: a sheet that nobody
// approved in a patient's hand, an approval by the one who checked, a sheet that needs the network.
import assert from "node:assert/strict";
import { follow, openSample, toPlace } from "./lib/clinic.mjs";
import { check } from "./lib/tablet.mjs";

const row = (page, words) => page.locator("main li.row", { hasText: words });
const primary = (page) => page.locator(".dock .button--primary");

check("a sheet is found in either language, and none is handed out before it is approved", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await tablet.installed(page);
  await tablet.offline();
  await toPlace(page, "/handouts");
  await page.locator("main li.row").nth(7).waitFor();
  assert.equal(await page.locator(".badge", { hasText: "Draft" }).count(), 8);
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
