// The year of a clinic of forty rooms: opened, walked through, searched, received into.
import { follow, toPlace } from "../../e2e/lib/clinic.mjs";
import { writeYear } from "../lib/inputs.mjs";
import { mb, ms, seconds, summaries, told } from "../lib/figures.mjs";
import { begin, fill, freshPage, install, seen, withTablet } from "../lib/tablet.mjs";

export const name = "year";
const RUNS = 5;
/** The closet of the clinic keeps every item; this one is followed by lot. */
const WANTED = "SKU-0003";

export async function measure() {
  return withTablet(async (tablet) => {
    await install(tablet);
    const batches = await fill(tablet, writeYear());
    await tablet.offline();
    const opened = [];
    for (let run = 0; run < RUNS; run += 1) opened.push(await open(tablet));
    const page = await freshPage(tablet);
    await page.goto(`${tablet.origin}/`);
    await begin(page);
    const rooms = [];
    for (let room = 0; room < RUNS; room += 1) rooms.push(await walkInto(page, room));
    const keys = await search(page, WANTED);
    await follow(page, page.locator("main li.row a").first());
    await page.locator("main li.row a", { hasText: "Supply closet" }).click();
    await page.locator(".dock .acts a").first().waitFor();
    const taps = [];
    for (let run = 0; run < RUNS; run += 1) taps.push(await receive(page, run));
    return { batches, opened: summaries(opened), rooms: summaries(rooms), keys: summaries(keys), taps: summaries(taps) };
  });
}

/** From navigation to the drawn screen of a tablet that has no letter yet. */
async function open(tablet) {
  const page = await freshPage(tablet, { watch: { letter: ".field select" } });
  await page.goto(`${tablet.origin}/`);
  const shown = await seen(page, "letter");
  const { marks, wasmMb } = await page.evaluate(() => ({ marks: window.bench.marks(), wasmMb: window.bench.wasmMb() }));
  await page.close();
  return { read: marks.read - marks.reading, fold: marks.folded - marks.read, shown: shown.drawn, wasmMb };
}

async function walkInto(page, room) {
  await toPlace(page, "/stock");
  await page.locator(".cell a").nth(room).waitFor();
  await page.evaluate(() => window.bench.expect("list", ".group .row[data-now]"));
  await page.locator(".cell a").nth(room).click();
  const list = await seen(page, "list");
  return { room: list.drawn - (await page.evaluate(() => window.bench.last.pointerdown)) };
}

/** Letter by letter: from the key to the drawn list that answers it. */
async function search(page, typed) {
  await toPlace(page, "/stock");
  await follow(page, page.locator("a[href='/stock/find']"));
  await page.locator("main li.row").first().waitFor();
  const keys = [];
  for (let length = 1; length <= typed.length; length += 1) {
    await page.locator(".seek__box").press(typed[length - 1]);
    const drawn = await page.evaluate(() => new Promise((done) => window.bench.afterPaint(done)));
    keys.push({ key: drawn - (await page.evaluate(() => window.bench.last.keydown)) });
  }
  return keys;
}

/** A delivery, from the tap that records it to the words that say it is saved. */
async function receive(page, run) {
  await follow(page, page.locator(".dock .acts a", { hasText: "Receive" }));
  await page.locator(".dock .stepper__value").fill(String(run + 11));
  await page.locator("#lot-code").fill(`BENCH-${run}`);
  await page.locator("#lot-expiry").fill("12/31/2030");
  await page.locator(".dock .button--primary:not([aria-disabled='true'])").waitFor();
  await page.evaluate(() => window.bench.expect("said", ".undo__act"));
  await page.locator(".dock .button--primary").click();
  const said = await seen(page, "said");
  const pressed = await page.evaluate(() => window.bench.last.pointerdown);
  await page.locator(".undo__text", { hasText: `${run + 11} received` }).waitFor();
  return { tap: said.drawn - pressed };
}

export function tell({ batches, opened, rooms, keys, taps }) {
  return {
    rows: [
      [
        "The year of forty rooms, opened",
        seconds(opened.shown.median),
        `decode and fold ${told(opened.fold)}; reading ${ms(opened.read.median)}; wasm memory ${mb(opened.wasmMb.median)}`,
      ],
      ["... a room", seconds(rooms.room.median), told(rooms.room)],
      ["... a key press in the search", seconds(keys.key.median), told(keys.key)],
      ["... a delivery, from the tap to its words", seconds(taps.tap.median), told(taps.tap)],
    ],
    text: `70 places, 900 items, 3,200 shelves, 3,000 lots and about 262,000 events of six tablets in ${batches} records, opened without a snapshot.`,
    limit: "Of the fold, most is the shelves of which lots are followed: each is split among its lots from its beginning.",
  };
}
