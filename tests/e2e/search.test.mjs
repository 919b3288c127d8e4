// Searching for a supply as hurried fingers do. Keeps away: a supply that is there and is not found for
// one letter, and a figure or a code that is guessed.
import assert from "node:assert/strict";
import { follow, openSample, toMore, toPlace } from "./lib/clinic.mjs";
import { check } from "./lib/tablet.mjs";

const names = (page) => page.locator("main li.row .row__tap").allTextContents();

/** Types, and waits until the first line that answers has the name. */
async function finds(page, typed, name) {
  await page.locator(".seek__box").fill(typed);
  await page.locator("main li.row").first().filter({ hasText: name }).waitFor();
}

async function findsNothing(page, typed, title) {
  await page.locator(".seek__box").fill(typed);
  await page.getByRole("heading", { name: title }).waitFor();
  assert.deepEqual(await names(page), [], typed);
}

check("a supply is found by words, initials, a piece of its code and a slip, in either language", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await toPlace(page, "/stock");
  await follow(page, page.locator("a[href='/stock/find']"));
  await page.locator("main li.row").first().waitFor();
  for (const typed of ["lidocaine 5", "5ml lido", "l15", "id15", "lidocaune", "ldiocaine", "lidocaína 5"]) {
    await finds(page, typed, "Lidocaine");
  }
  // A figure or a code is right, or it is another one.
  await findsNothing(page, "LID9-5", "Nothing like that");
  await findsNothing(page, "lidocaine 77", "Nothing like that");

  await toMore(page, "catalogue");
  await page.locator("main li.row").first().waitFor();
  await finds(page, "lidocaune", "Lidocaine");
  await finds(page, "LID15", "Lidocaine");
});
