// Rounds of counting and single shelves, as people count them. Keeps away: a book value that is told before
// the count, a line that a killed app forgets, a blank lot that becomes zero, packs that add up wrongly.
import assert from "node:assert/strict";
import { SAMPLE, balances, follow, lock, openSample, signIn, toPlace } from "./lib/clinic.mjs";
import { check } from "./lib/tablet.mjs";

const ROOM = "Exam room 1";
const primary = (page) => page.locator(".dock .button--primary");
const segment = (page, name) => page.locator("label.segment", { hasText: name });
const chip = (page, name) => page.locator("label.chip", { hasText: name });
const figure = (value) => value.toLocaleString("en-US");

async function rounds(page) {
  await toPlace(page, "/stock");
  await follow(page, page.locator("main a[href='/stock/count']"));
}

/** Opens a round over the few lines of a room whose lots are followed; ends on the page of the round. */
async function startRound(page, sight) {
  await rounds(page);
  assert.equal(await primary(page).getAttribute("aria-disabled"), "true", "a round needs a place");
  await page.locator(".count-places li.row", { hasText: ROOM }).locator("label").click();
  await segment(page, sight).click();
  await segment(page, "Only those with lots").click();
  await primary(page).click();
  await page.waitForURL(/\/stock\/count\/[0-9a-f]+-\d+$/);
  await page.locator("main li.row", { hasText: ROOM }).waitFor();
}

/** From the page of the round to its place. */
const toRoom = (page) => follow(page, page.locator("main li.row a", { hasText: ROOM }));
const toRound = (page) => follow(page, page.locator(".head__back"));

/** Counts the line in hand as a total; returns the name of its item. */
async function countLine(page, have) {
  await page.locator(".dock .dock__title").waitFor();
  const title = await page.locator(".dock__title").textContent();
  const total = page.locator(".dock label.segment", { hasText: "Only the total" });
  if ((await total.count()) > 0) await total.click();
  await page.locator(".dock .dock__split .stepper__value").fill(String(have));
  await primary(page).click();
  if (have > 9_999) {
    await page.locator(".dock .field__error:visible", { hasText: "very many" }).waitFor();
    await primary(page).click();
  }
  const said = `${title}: ${figure(have)} recorded.`;
  await page.waitForFunction((said) => document.querySelector(".undo__text")?.textContent.includes(said), said);
  return title;
}

/** Lets the book say these figures, by a round with the book in sight. */
async function settle(page, books) {
  await startRound(page, "Open");
  await toRoom(page);
  const items = [];
  for (const have of books) {
    assert.ok(await page.locator(".dock .facts", { hasText: "Book" }).isVisible(), "an open round shows the book");
    items.push(await countLine(page, have));
  }
  await page.getByRole("heading", { name: "Every line here is counted" }).waitFor();
  await toRound(page);
  await primary(page).click();
  await page.locator(".head__sub", { hasText: "Closed" }).waitFor();
  return items;
}

/** Nothing that is seen, heard or linked tells one of these figures. */
async function assertBlind(page, books, when) {
  const html = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll("input, textarea, output")].map((box) => box.value);
    return [document.title, document.documentElement.outerHTML, ...boxes].join("\n");
  });
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const heard = nodes.map(({ name, value, description }) => [name, value, description].map((said) => said?.value ?? "").join(" ")).join("\n");
  for (const book of books) {
    for (const text of [String(book), figure(book)]) {
      assert.ok(!html.includes(text), `${when}: ${text} stands in the page`);
      assert.ok(!heard.includes(text), `${when}: ${text} is heard`);
    }
  }
  assert.equal(await page.locator("a[href^='/stock/item/']").count(), 0, `${when}: no way to what happened on a shelf`);
}

check("a blind round: killed and gone on with, a second count, only differences, each with its reason", { minutes: 5 }, async (tablet) => {
  let page = await tablet.open("/");
  await openSample(page);
  await tablet.installed(page);
  await tablet.offline();
  const books = [58_641, 58_642, 58_643];
  await settle(page, books);

  await startRound(page, "Blind");
  await assertBlind(page, books, "the new round");
  await toRoom(page);
  await assertBlind(page, books, "the first line in hand");
  assert.equal(await primary(page).getAttribute("aria-disabled"), "true", "blank is not zero");
  const near = await countLine(page, 57_641);
  await assertBlind(page, books, "after a line that is let pass");
  const far = await countLine(page, 40);
  await page.locator("main li.row", { hasText: far }).locator(".badge", { hasText: "Count again" }).waitFor();
  await assertBlind(page, books, "after a line that is far off");

  await tablet.kill();
  page = await tablet.open("/");
  await signIn(page);
  await page.locator("main li.row", { hasText: "Rounds of counting" }).waitFor();
  await rounds(page);
  await page.locator("main li.row", { hasText: "1 of 3 lines counted" }).waitFor();
  await follow(page, page.locator("main li.row a", { hasText: "Round of" }).first());
  await page.locator("main h2", { hasText: "Count again" }).waitFor();
  await assertBlind(page, [...books, 57_641], "the round after a restart");
  assert.equal(await page.locator(".variance").count(), 0, "nothing is revealed while a line waits");
  await toRoom(page);
  // The line that is far off waits too; the one that nobody counted is taken in hand by its row.
  await page.locator("main li.row[data-quiet] button, main li.row[data-now] button").last().click();
  const right = await countLine(page, books[2]);
  assert.ok(![near, far].includes(right));
  await page.locator(".dock__kicker", { hasText: "Count again" }).waitFor();
  await assertBlind(page, books.slice(0, 2), "before the second count");
  assert.equal(await countLine(page, 41), far, "the same line once more");
  await page.getByRole("heading", { name: "Every line here is counted" }).waitFor();

  await toRound(page);
  await page.locator("main h2", { hasText: "Differences" }).waitFor();
  const shown = page.locator(".variance");
  assert.equal(await shown.count(), 2, "what is right is not listed");
  assert.equal(await shown.filter({ hasText: right }).count(), 0);
  await page.locator("main p", { hasText: "1 line is as the book says" }).waitFor();
  const trio = (item) => shown.filter({ hasText: item }).locator(".trio dd").allTextContents();
  assert.deepEqual(await trio(near), ["58,641", "57,641", "\u2212" + "1,000"]);
  assert.deepEqual(await trio(far), ["58,642", "41", "\u2212" + "58,601"]);
  assert.ok((await shown.filter({ hasText: far }).textContent()).includes("counted 2 times"));
  await shown.filter({ hasText: far }).locator("label.chip", { hasText: "Used, not recorded" }).click();
  await shown.filter({ hasText: far }).locator(".variance__told", { hasText: "Used, not recorded" }).waitFor();
  await page.locator(".section__note", { hasText: "1 of 2 have a reason" }).waitFor();
  await primary(page).click();
  await page.locator(".head__sub", { hasText: "Closed" }).waitFor();

  const now = await balances(page);
  const inRoom = [...now].filter(([key]) => key.startsWith(`${ROOM} | `)).map(([, have]) => have);
  for (const have of [57_641, 41, 58_643]) assert.ok(inRoom.includes(have), `${have} is on hand`);
});

check("two people count two parts of one place; a count is taken back with Undo", { minutes: 4 }, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await settle(page, [20, 21, 22]);
  await startRound(page, "Blind");
  await toRoom(page);
  await chip(page, "Part 1").click();
  for (const have of [12, 13]) await countLine(page, have);
  const third = await countLine(page, 40);
  await page.getByRole("heading", { name: "Every line here is counted" }).waitFor();
  await page.locator(".undo__act").click();
  await page.locator(".dock__title", { hasText: third }).waitFor();
  await countLine(page, 14);
  await page.getByRole("heading", { name: "Every line here is counted" }).waitFor();
  assert.equal(await page.locator("main li.row", { hasText: "still to come: part 2" }).count(), 3);

  await lock(page);
  await signIn(page, SAMPLE.assistant);
  await chip(page, "Part 2").click();
  for (const _line of [1, 2, 3]) await countLine(page, 8);
  await page.getByRole("heading", { name: "Every line here is counted" }).waitFor();
  await toRound(page);
  await page.getByRole("heading", { name: "Counted and correct" }).waitFor();
  assert.equal(await page.locator(".variance").count(), 0);
});

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

const countHere = (page) => follow(page, page.locator(".dock .acts a[href^='/stock/count-one/']"));
const amount = (page, name) => page.locator(".amount", { hasText: name }).locator(".stepper__value");

/** Records what stands in the boxes; the page of the shelf then shows the figure. */
async function recorded(page, have) {
  await primary(page).click();
  await page.locator(".figure__value", { hasText: new RegExp(`^${figure(have)}$`) }).waitFor();
}

check("one shelf is counted lot by lot, and a lot without a figure is asked for", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await shelf(page, "LID1-5", "closet");
  await countHere(page);
  const boxes = page.locator(".amounts .stepper__value");
  await boxes.first().waitFor();
  const known = await boxes.count();
  for (let place = 1; place < known; place += 1) await boxes.nth(place).fill("2");
  assert.equal(await primary(page).getAttribute("aria-disabled"), "true", "a blank lot is not zero");
  await page.locator(".button__why", { hasText: "Enter every lot" }).waitFor();
  await boxes.first().fill("0");
  await page.locator("details.another-lot > summary").click();
  await page.locator("#lot-code").fill("zx-9");
  const add = page.getByRole("button", { name: /^Add this lot/ });
  assert.equal(await add.getAttribute("aria-disabled"), "true", "a new lot needs its expiry");
  await page.locator("#lot-expiry").fill("13/45/2030");
  await page.locator("#lot-expiry-error:visible", { hasText: "This is no date" }).waitFor();
  await page.locator("#lot-expiry").fill("01/2030");
  await add.click();
  await amount(page, "zx-9").fill("3");
  const total = (known - 1) * 2 + 3;
  await page.locator(".in-all", { hasText: `= ${total} in all` }).waitFor();
  await recorded(page, total);
  const lot = page.locator("main li.row", { has: page.locator("a", { hasText: "zx-9" }) });
  assert.equal(await lot.locator(".movement").textContent(), "3");
});

check("a total is told in packs of several kinds, in a count and in a delivery", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await shelf(page, "LID1-5", "closet");
  await countHere(page);
  await segment(page, "Only the total").click();
  await page.getByRole("button", { name: "Count in packs" }).click();
  await amount(page, "case of 100").fill("1e3");
  await page.locator(".amounts .stepper__error:visible").waitFor();
  assert.equal(await primary(page).getAttribute("aria-disabled"), "true", "a wrong box bars the sum");
  await amount(page, "case of 100").fill("1");
  await amount(page, "tray of 25").fill("4");
  await page.locator(".dock .dock__split .stepper__value").fill("15");
  await page.locator(".dock p", { hasText: "= 215 in all" }).waitFor();
  await recorded(page, 215);

  await follow(page, page.locator(".dock .acts a", { hasText: "Receive" }));
  await amount(page, "tray of 25").fill("2");
  await page.locator(".dock .dock__split .stepper__value").fill("3");
  await page.locator("#lot-code").fill("zx-9");
  await page.locator("#lot-expiry").fill("01/2030");
  await page.locator(".dock p", { hasText: "= 53 in all" }).waitFor();
  await recorded(page, 268);
});

check("what is let pass is set by a lead for the rounds to come", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await rounds(page);
  await page.locator("#tolerance-units").fill("x");
  await page.locator("#tolerance-units-error:visible", { hasText: "0 to 9999" }).waitFor();
  await page.locator("#tolerance-units").fill("4");
  await page.locator("#tolerance-percent").fill("10");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.locator("main p", { hasText: "by more than 4 and by more than 10 %" }).waitFor();
  await lock(page);
  await signIn(page, SAMPLE.assistant);
  await page.locator("main p", { hasText: "by more than 4 and by more than 10 %" }).waitFor();
  assert.equal(await page.locator("#tolerance-units").count(), 0, "an assistant cannot change it");
});
