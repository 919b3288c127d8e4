// A clinic's history of 100,000 rows: judged, taken in, and how long the screen stood still meanwhile.
import { openSample, table, toMore } from "../../e2e/lib/clinic.mjs";
import { ms, seconds, summaries, told } from "../lib/figures.mjs";
import { freshPage, install, seen, withTablet } from "../lib/tablet.mjs";

export const name = "history";
const ROWS = 100_000;
const RUNS = 3;
const KINDS = ["receive", "use", "waste", "count"];

export async function measure() {
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) {
    runs.push(
      await withTablet(async (tablet) => {
        await install(tablet);
        return once(await freshPage(tablet), tablet.origin);
      }),
    );
  }
  return summaries(runs);
}

async function once(page, origin) {
  await page.goto(`${origin}/`);
  await openSample(page);
  const file = { name: "history.csv", mimeType: "text/csv", buffer: Buffer.from(await rows(page)) };
  await toMore(page, "history");
  await page.evaluate(watchFrames);
  await page.evaluate(() => window.bench.expect("preview", ".dock .facts"));
  const asked = page.waitForEvent("filechooser");
  await page.locator(".dock .button--primary").click();
  await (await asked).setFiles(file);
  const preview = await seen(page, "preview");
  const judge = preview.drawn - (await page.evaluate(() => window.bench.last.change));
  await page.evaluate(() => window.bench.expect("done", ".banner[data-state='good']"));
  await page.locator(".dock .button--primary").click();
  const done = await seen(page, "done");
  const pressed = await page.evaluate(() => window.bench.last.pointerdown);
  const still = await page.evaluate(() => window.bench.longestFrame);
  await page.close();
  return { judge, add: done.drawn - pressed, all: judge + done.drawn - pressed, still };
}

/** In the page: the longest time between two frames from now on. */
function watchFrames() {
  window.bench.longestFrame = 0;
  let last = performance.now();
  const frame = (now) => {
    window.bench.longestFrame = Math.max(window.bench.longestFrame, now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** Three years of every shelf that the sample clinic has counted. */
async function rows(page) {
  const counted = (await table(page, "Movements")).filter((row) => row.kind === "counted" && row.code !== "");
  const day = (row) => new Date(Date.UTC(2021, 0, 1 + (row % 1_000))).toISOString().slice(0, 10);
  const time = (row) => `${String(7 + (row % 12)).padStart(2, "0")}:${String(row % 60).padStart(2, "0")}`;
  const lines = Array.from({ length: ROWS }, (_, row) => {
    const { code, place } = counted[(row * 7) % counted.length];
    return `${day(row)},${time(row)},${code},"${place}",L${row % 40},2030-06,${KINDS[row % KINDS.length]},${1 + (row % 40)},ML`;
  });
  return `date,time,item,place,lot,expiry,kind,quantity,entered_by\n${lines.join("\n")}\n`;
}

export function tell({ judge, add, all, still }) {
  return {
    rows: [
      [`A history of ${ROWS.toLocaleString("en-US")} rows from a spreadsheet`, seconds(all.median), told(all)],
      ["... read, judged, shown", seconds(judge.median), told(judge)],
      ["... written and counted, from the tap", seconds(add.median), `${told(add)}; the longest time between two frames ${ms(still.median)}`],
    ],
    text: "All rows are written in one strict transaction; everything around it goes a thousand rows at a time.",
    limit: "Most likely the shelves of which lots are followed: `bench_fold history` says natively how the time is spent.",
  };
}
