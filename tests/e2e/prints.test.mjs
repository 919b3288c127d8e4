// What leaves the printer: as many pages as the screen shows, of the size that was chosen, none of the app.
import assert from "node:assert/strict";
import { follow, openSample, toPlace } from "./lib/clinic.mjs";
import { check } from "./lib/tablet.mjs";

/** The pages of a PDF, as points of width and height. */
async function printed(page) {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  return boxes.map(([, width, height]) => [Math.round(width), Math.round(height)]);
}

const LETTER = [612, 792];
const A4 = [595, 842];
const wide = ([width, height]) => [height, width];

const go = (page, link) => follow(page, page.locator(`:is(main, .dock, .head) ${link}`).first());

/** Letter and A4, each leaf on one page. */
async function leaves(page, turn = (size) => size) {
  await page.locator(".leaf").first().waitFor();
  for (const [at, size] of [LETTER, A4].entries()) {
    await page.locator(".paper-choice label.segment, main label.segment").locator(`nth=${at - 2}`).click();
    const shown = await page.locator(".leaf").count();
    const pages = await printed(page);
    assert.equal(pages.length, shown, `${await page.title()}: ${shown} leaves`);
    for (const box of pages) assert.deepEqual(box, turn(size));
  }
}

check("each page of a sterilization log is one page of paper", { minutes: 3 }, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  const home = () => toPlace(page, "/sterilize");
  await home();
  await go(page, "li.row a[href^='/sterilize/unit/']");
  await go(page, "a[href$='/log']");
  const chip = (at) => page.locator(".paper-choice label.chip").nth(at);
  await leaves(page, wide);
  // The last ninety days hold more than this month.
  await chip(5).click();
  await leaves(page, wide);
  await chip(1).click();
  await leaves(page, wide);
  await chip(2).click();
  await leaves(page);

  await home();
  await go(page, ".banner a[href^='/sterilize/recall/']");
  await go(page, "a[href$='/report']");
  await leaves(page);
  await home();
  await page.locator("main li.row a[href^='/sterilize/load/']").last().click();
  await go(page, "a[href$='/certificate']");
  await leaves(page);
  await home();
  await go(page, "a[href='/sterilize/soaks']");
  await go(page, "a[href='/sterilize/soaks/log']");
  await leaves(page, wide);
});

check("a label is one label, from its first edge", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await toPlace(page, "/sterilize");
  await page.locator("main li.row a[href^='/sterilize/load/']").last().click();
  await go(page, "a[href$='/labels']");
  await page.locator(".pack-sheet").waitFor();
  const packs = await page.locator("li.pack-label").count();
  for (const [at, pages, box] of [[0, 1, LETTER], [1, 1, A4], [2, packs, [162, 91]], [3, packs, [170, 113]]]) {
    await page.locator("main label.chip").nth(at).click();
    assert.deepEqual(await printed(page), Array(pages).fill(box));
  }
});
