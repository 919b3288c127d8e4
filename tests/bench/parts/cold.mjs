// A new browser process on a tablet with the sample clinic, the server gone, the processor slowed.
import { openSample, SAMPLE } from "../../e2e/lib/clinic.mjs";
import { ms, seconds, summaries, told } from "../lib/figures.mjs";
import { freshPage, seen, withTablet } from "../lib/tablet.mjs";

export const name = "cold";
const RUNS = 7;
const RATES = [4, 1];

export async function measure() {
  return withTablet(async (tablet) => {
    const first = await tablet.open("/");
    await tablet.installed(first);
    await openSample(first);
    await tablet.offline();
    const result = {};
    for (const throttle of RATES) {
      const runs = [];
      // The first start after an install compiles; it is told apart as the first of the runs.
      for (let run = 0; run < RUNS; run += 1) runs.push(await start(tablet, throttle));
      result[`x${throttle}`] = summaries(runs);
    }
    return result;
  });
}

async function start(tablet, throttle) {
  const watch = { lock: ".person", rooms: ".cell a" };
  const page = await freshPage(tablet, { watch, throttle });
  await page.goto(`${tablet.origin}/stock`);
  const lock = await seen(page, "lock");
  await page.locator(".person", { has: page.getByText(SAMPLE.lead, { exact: true }) }).click();
  await page.locator(".pin__field").pressSequentially(SAMPLE.pin);
  await page.keyboard.press("Enter");
  const rooms = await seen(page, "rooms");
  const more = await page.evaluate(() => ({
    entered: window.bench.last.keydown,
    hash: window.bench.derivedMs.at(-1) ?? 0,
    marks: window.bench.marks(),
    wasmMb: window.bench.wasmMb(),
    firstPaint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
  }));
  const unlocked = rooms.drawn - more.entered;
  await page.close();
  return {
    firstPaint: more.firstPaint,
    connected: more.marks.connected,
    opening: more.marks.shown - more.marks.connected,
    lock: lock.drawn,
    hash: more.hash,
    unlock: unlocked - more.hash,
    rooms: lock.drawn + unlocked - more.hash,
    wasmMb: more.wasmMb,
  };
}

export function tell(result) {
  const row = (rate, slowed) => {
    const { lock, unlock, hash, rooms, firstPaint } = result[rate];
    return [
      [`Offline cold start to the lock, ${slowed}`, seconds(lock.median), `${told(lock)}; first paint ${ms(firstPaint.median)}`],
      [`... from the PIN to the list of rooms, ${slowed}`, seconds(unlock.median), `${told(unlock)}; the PIN's hash apart: ${ms(hash.median)}`],
      [`... to the list of rooms in all, ${slowed}`, seconds(rooms.median), `${told(rooms)}; without the hash and without the person`],
    ];
  };
  const { connected, opening, lock } = result.x4;
  return {
    rows: [...row("x4", "4x slower processor"), ...row("x1", "full speed")],
    text:
      `At 4x: ${ms(connected.median)} until the database is open (page, worker, loader, compiling, mounting), ` +
      `${ms(opening.median)} to read and fold the records and to show them, the rest of ${ms(lock.median)} to draw.`,
    limit:
      "Fetching from the worker's cache and compiling the wasm come before anything of ours runs, so the size of the wasm " +
      "sets this figure. The browser slows the main thread of the page only: compiling on other threads and the hash of the " +
      "PIN (600,000 rounds, in the browser's own code) run at full speed. The start of the browser process itself is not in it.",
  };
}
