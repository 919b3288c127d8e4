// One line of a room: from the finger to the tick that says it is on the disk.
import { openSample, toPlace } from "../../e2e/lib/clinic.mjs";
import { ms, summary } from "../lib/figures.mjs";
import { freshPage, seen, withTablet } from "../lib/tablet.mjs";

export const name = "tap";
const LINES = 120;
const WARM_UP = 5;

export async function measure() {
  return withTablet(async (tablet) => {
    const first = await tablet.open("/");
    await tablet.installed(first);
    await openSample(first);
    const page = await freshPage(tablet, { watch: { lock: ".person" }, puts: true });
    await page.goto(`${tablet.origin}/stock`);
    await seen(page, "lock");
    await page.locator(".person").first().click();
    await page.locator(".pin__field").pressSequentially("2580");
    await page.keyboard.press("Enter");
    const lines = [];
    await page.locator(".cell a").first().waitFor();
    const rooms = await page.locator(".cell a").count();
    // A room again from its first line, when all of them are counted and more lines are wanted.
    for (let turn = 0; lines.length < LINES + WARM_UP; turn += 1) {
      if (turn > 0) await toPlace(page, "/stock");
      await page.locator(".cell a").nth(turn % rooms).click();
      await page.locator("main .row__tap, main .empty").first().waitFor();
      await walk(page, lines, turn >= rooms);
    }
    const taken = lines.slice(WARM_UP);
    const of = (figure) => summary(taken.map(figure));
    return {
      tick: of((line) => line.ticked),
      drawn: of((line) => line.drawn),
      before: of((line) => line.before),
      write: of((line) => line.write),
      after: of((line) => line.after),
      raw: of((line) => line.raw),
      bytes: of((line) => line.bytes),
    };
  });
}

async function walk(page, lines, again) {
  const rows = await page.locator(".group .row__tap").count();
  for (let row = 0; row < rows && lines.length < LINES + WARM_UP; row += 1) {
    if (again) {
      const tap = page.locator(".group .row__tap").nth(row);
      if (!(await tap.isVisible())) await tap.locator("xpath=ancestor::details/summary").click();
      await tap.click();
    }
    if ((await page.locator(".row[data-now]").count()) === 0) return;
    // The draft of the last line is written after it; wait until nothing is under way.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 60))));
    await page.evaluate(() => window.bench.watchLine());
    await page.locator(".dock .actions .button").first().click();
    await page.waitForFunction(() => window.bench.taps.at(-1).drawn !== null);
    lines.push(
      await page.evaluate(async () => {
        const { pressed, ticked, drawn } = window.bench.taps.at(-1);
        const write = window.bench.writes[0];
        await new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 60)));
        return {
          ticked: ticked - pressed,
          drawn: drawn - pressed,
          before: write.from - pressed,
          write: write.ended - write.from,
          after: ticked - write.ended,
          raw: await window.bench.putRaw(write),
          bytes: write.puts.reduce((sum, { key, value }) => sum + key.length + value.length, 0),
        };
      }),
    );
  }
}

export function tell({ tick, drawn, before, write, after, raw, bytes }) {
  const both = (of) => `${ms(of.median)}, p95 ${ms(of.p95)}`;
  const ratio = (one, other) => (one / other).toFixed(2);
  return {
    rows: [
      [
        "Tap to tick for one line, strict",
        `p50 ${ms(tick.median)}, p95 ${ms(tick.p95)}`,
        `${tick.runs} lines; drawn ${both(drawn)}`,
      ],
      [
        "... the same bytes put by plain JavaScript, strict",
        `p50 ${ms(raw.median)}, p95 ${ms(raw.p95)}`,
        `ratio ${ratio(tick.median, raw.median)} at p50, ${ratio(tick.p95, raw.p95)} at p95; write alone ${ratio(write.median, raw.median)}`,
      ],
    ],
    text:
      `Of the tap: ${both(before)} until the write begins (press, release, decide, encode, hash), ${both(write)} in the ` +
      `transaction, ${both(after)} to fold, publish and tick. A line writes ${bytes.median} bytes in two records. ` +
      "Measured from pointerdown; the button acts on click, as buttons do. The raw puts take turns with the taps, in the same page.",
    limit:
      "In part the page itself: the answer of the database waits while the page draws that it is saving (a plain put right " +
      "after one changed line of text takes 4 ms where it takes 1.5 alone). The rest of the difference is not taken apart yet.",
  };
}
