// A closet of five thousand lines: from the tap to the drawn list, and how it scrolls under a quick finger.
import { toPlace } from "../../e2e/lib/clinic.mjs";
import { writeInput } from "../lib/inputs.mjs";
import { ms, seconds, summaries, told } from "../lib/figures.mjs";
import { begin, fill, freshPage, install, seen, withTablet } from "../lib/tablet.mjs";

export const name = "lists";
const ITEMS = 5_000;
const EVENTS = 50_000;
const RUNS = 5;

export async function measure() {
  return withTablet(async (tablet) => {
    await install(tablet);
    await fill(tablet, writeInput("records", EVENTS, ITEMS));
    const page = await freshPage(tablet);
    await page.goto(`${tablet.origin}/`);
    await begin(page);
    const runs = [];
    for (let run = 0; run < RUNS; run += 1) {
      await toPlace(page, "/stock");
      await page.locator("main li.row a", { hasText: "Supply closet" }).waitFor();
      await page.evaluate(() => window.bench.expect("list", ".group .row[data-now]"));
      await page.locator("main li.row a", { hasText: "Supply closet" }).click();
      const list = await seen(page, "list");
      const open = list.drawn - (await page.evaluate(() => window.bench.last.pointerdown));
      const lines = await page.locator(".group .row__tap").count();
      runs.push({ open, lines, ...(await page.evaluate(scrollThrough, { STEP: 120, FRAMES: 300 })) });
    }
    return { ...summaries(runs) };
  });
}

/** In the page: a fast flick of the finger, 120 pixels a frame; how long the frames took. */
function scrollThrough({ STEP, FRAMES }) {
  const box = [document.scrollingElement, ...document.querySelectorAll("*")].find(
    (one) => one.scrollHeight > one.clientHeight + 1_000 && getComputedStyle(one).overflowY !== "visible",
  ) ?? document.scrollingElement;
  return new Promise((done) => {
    const frames = [];
    let last = performance.now();
    const frame = (now) => {
      frames.push(now - last);
      last = now;
      if (box.scrollTop + box.clientHeight >= box.scrollHeight - 2 || frames.length > FRAMES) {
        const sorted = frames.slice(1).toSorted((one, other) => one - other);
        done({ p95: sorted[Math.floor(sorted.length * 0.95)], longest: sorted.at(-1), frames: sorted.length, height: box.scrollHeight });
        return;
      }
      box.scrollTop += STEP;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

export function tell({ open, lines, p95, longest, frames }) {
  return {
    rows: [
      [`Open a closet of ${ITEMS.toLocaleString("en-US")} lines`, seconds(open.median), told(open)],
      ["... a frame while a flick of the finger scrolls it", ms(p95.median), `95 of 100 frames are as short; the longest ${ms(longest.median)}; ${frames.median} frames`],
    ],
    text: `${lines.median} lines stand in the page when it is drawn; the others are made as somebody comes near. The flick goes 120 pixels a frame, 7,200 a second.`,
    limit: "Making the elements of twelve lines at once.",
  };
}
