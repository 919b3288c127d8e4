// One supply on one shelf, as a person finds it and records what happens to it.
import assert from "node:assert/strict";
import { follow, toPlace } from "./clinic.mjs";

export const primary = (page) => page.locator(".dock .button--primary, .dock .button--danger");
export const chip = (page, name) => page.locator("label.chip", { hasText: name });
export const rowOf = (page, name) => page.locator("main li.row", { hasText: name });

/** Whether the way on is barred; its words say why. */
export async function barred(page, why, button = primary(page)) {
  await button.filter({ hasText: why }).waitFor();
  assert.equal(await button.getAttribute("aria-disabled"), "true", String(why));
}

/** The shelf of the first supply that is found, in a place. */
export async function toShelf(page, words, place) {
  await toPlace(page, "/stock");
  await follow(page, page.locator("a[href='/stock/find']"));
  await page.locator(".seek__box").fill(words);
  await page.locator("main li.row").first().waitFor();
  await follow(page, page.locator("main li.row a").first());
  // The page of the shelf has the same title: the item.
  await page.locator("main li.row a", { hasText: place }).click();
  await page.locator(".dock .acts a").first().waitFor();
}

/** On the page of a shelf: receives a lot, and is there again when it is saved. */
export async function receive(page, { lot, expires, pieces }) {
  await follow(page, page.locator(".dock .acts a[href^='/stock/receive/']"));
  await page.locator("#lot-code").fill(lot);
  await page.locator("#lot-expiry").fill(expires);
  await page.locator(".dock .stepper__value").fill(String(pieces));
  await primary(page).click();
  await page.locator(".undo__text", { hasText: `${pieces} received` }).waitFor();
  await rowOf(page, lot).first().waitFor();
}
