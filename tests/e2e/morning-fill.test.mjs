// The first job, end to end: three rooms are counted, what they lack is fetched in one trip. No
// network, and the tablet dies in the middle. In the end every balance is a number that is worked
// out here from the table exported before and from what was done; the app's own words are not asked.
import assert from "node:assert/strict";
import {
  atPar,
  balances,
  chooseLine,
  differences,
  exportFile,
  hand,
  inHand,
  lineInHand,
  openRoom,
  openSample,
  record,
  shelf,
  signIn,
  toMore,
} from "./lib/clinic.mjs";
import { check, until } from "./lib/tablet.mjs";

const CLOSET = "Supply closet";
/** Which line is left blank on purpose, and after which one the tablet dies. */
const ROOMS = [
  { name: "Exam room 1" },
  { name: "Exam room 2", diesAfter: 17 },
  { name: "Exam room 3", blank: 5 },
];
const WITH_BLANK = ROOMS[2];

/** What is there: mostly par, every fourth line short, other lines in each room, now and then none at all. */
function found(room, line, par) {
  const at = line + ROOMS.indexOf(room);
  if (at % 11 === 0) return 0;
  return at % 4 === 0 ? Math.max(0, par - 1 - (at % 3)) : par;
}

/** The item of a line: the name, without the unit that stands after it on the screen. */
function itemOf(title, items) {
  const names = items.filter((item) => title === item || title.startsWith(`${item}, `));
  return names.reduce((longest, name) => (name.length > longest.length ? name : longest), "");
}

/** The figures of a test: what should be where, and what the rooms want. */
class Book {
  constructor(before) {
    this.before = before;
    this.now = new Map(before);
    this.items = [...new Set([...before.keys()].map((key) => key.split(" | ")[1]))];
    this.wants = new Map();
  }

  count(place, title, have, par) {
    const item = itemOf(title, this.items);
    assert.notEqual(item, "", `"${title}" is in the table`);
    this.now.set(shelf(place, item), have);
    if (have < par) this.wants.set(item, [...(this.wants.get(item) ?? []), { place, missing: par - have }]);
  }

  closet(item) {
    return this.now.get(shelf(CLOSET, item));
  }

  wanted(item) {
    return this.wants.get(item).reduce((sum, { missing }) => sum + missing, 0);
  }

  /** Moves pieces from the closet into the rooms in the order of the walk. */
  take(item, pieces) {
    this.now.set(shelf(CLOSET, item), this.closet(item) - pieces);
    for (const { place, missing } of this.wants.get(item)) {
      const part = Math.min(missing, pieces);
      pieces -= part;
      this.now.set(shelf(place, item), this.now.get(shelf(place, item)) + part);
    }
    assert.equal(pieces, 0, `nobody takes more ${item} than the rooms want`);
  }

  foundEmpty(item) {
    this.now.set(shelf(CLOSET, item), 0);
  }
}

check("a morning fill: three rooms, one trip, no network, killed once", {}, async (tablet) => {
  let page = await tablet.open("/");
  await openSample(page);
  await tablet.installed(page);
  await tablet.offline();
  const book = new Book(await balances(page));

  for (const room of ROOMS) {
    await openRoom(page, room.name);
    page = await walk(tablet, page, room, book);
  }
  const blank = shelf(WITH_BLANK.name, itemOf((await lineInHand(page)).title, book.items));
  const taken = await trip(page, book);

  const after = await balances(page);
  assert.deepEqual(differences(book.now, after), {}, "expected and exported");
  assert.equal(after.get(blank), book.before.get(blank), "blank is neither zero nor par");
  const left = Object.keys(differences(book.before, after)).filter((key) => key.startsWith(`${CLOSET} | `));
  assert.equal(left.length, taken, "each item that was taken left its closet shelf");

  const file = await exportFile(page);
  await hand(page, file);
  await page.getByRole("heading", { name: "Everything in this file is already here" }).waitFor();
  await page.getByRole("button", { name: "Close" }).click();
  assert.deepEqual(differences(after, await balances(page)), {}, "the same file twice");
});

/** Counts a room from its first open line on. The line in hand is always the next one. */
async function walk(tablet, page, room, book) {
  const { name, blank, diesAfter } = room;
  for (let next = 1; await inHand(page); next += 1) {
    const { title, line, par } = await lineInHand(page);
    if (line < next) {
      assert.equal(line, blank, "only the blank line is offered again");
      return page;
    }
    assert.equal(line, next, `the line in hand of ${name}`);
    if (line === blank) {
      await chooseLine(page, line + 1);
      continue;
    }
    const have = found(room, line, par);
    if (have === par) await atPar(page);
    else await record(page, have);
    book.count(name, title, have, par);
    if (line === diesAfter) {
      await tablet.kill();
      page = await tablet.open("/");
      await signIn(page);
      await page.getByRole("heading", { name: `Go on in ${name}` }).waitFor();
      await page.getByRole("link", { name: `To ${name}` }).click();
      await page.locator(".dock .stepper__value").waitFor();
    }
  }
  await page.getByRole("heading", { name: "Every line is counted" }).waitFor();
  return page;
}

/**
 * One trip for the three rooms. One shelf holds fewer than it should; the last take is undone and
 * done again. Returns how many items were taken.
 */
async function trip(page, book) {
  await page.locator(".rail__place[href='/stock']").click();
  await page.getByRole("link", { name: "One trip to the closet" }).click();
  await page.getByRole("heading", { level: 1, name: `One trip, ${ROOMS.length} rooms` }).waitFor();
  const open = [...book.wants.keys()].filter((item) => book.closet(item) > 0);
  assert.equal(await page.locator("main li.row").count(), book.wants.size, "one line for each item that is wanted");

  let fewer = false;
  for (let done = 0; done < open.length; done += 1) {
    const title = await page.locator(".dock__title").textContent();
    const item = itemOf(title, book.items);
    const [wanted, there] = [book.wanted(item), book.closet(item)];
    const pieces = Math.min(wanted, there);
    await page.getByRole("button", { name: `Took ${pieces}`, exact: true }).waitFor();
    if (!fewer && pieces === wanted && wanted > 1) {
      fewer = true;
      await page.getByRole("button", { name: "Fewer here" }).click();
      await page.locator(".dock .stepper__value").fill(String(wanted - 1));
      await tookAnd(page, title, wanted - 1);
      book.take(item, wanted - 1);
      book.foundEmpty(item);
      continue;
    }
    await tookAnd(page, title, pieces);
    book.take(item, pieces);
    if (done === open.length - 1) {
      await page.getByRole("heading", { name: "The trip is done" }).waitFor();
      await page.getByRole("button", { name: /^Undo/ }).click();
      await page.getByRole("heading", { name: title }).waitFor();
      await tookAnd(page, title, pieces);
    }
  }
  assert.ok(fewer, "one shelf held fewer");
  assert.ok(open.length > 20, `${open.length} items were wanted and there`);
  return open.length;
}

async function tookAnd(page, title, pieces) {
  await page.getByRole("button", { name: `Took ${pieces}`, exact: true }).click();
  await until(`${title} to be taken`, async () => (await page.locator(".undo__text").textContent()) === `${title}: ${pieces} taken.`);
}
