// Years of records in the browser's own database, opened by the app as it opens any.
import { writeInput } from "../lib/inputs.mjs";
import { mb, ms, seconds, summaries, told } from "../lib/figures.mjs";
import { fill, freshPage, install, pageMemory, seen, withTablet } from "../lib/tablet.mjs";

export const name = "fold";
const SIZES = [100_000, 1_000_000];
const RUNS = 5;
/** The app writes its snapshot when nobody has touched it for ten seconds. */
const UNTIL_SNAPSHOT_MS = 60_000;

export async function measure() {
  const result = [];
  for (const events of SIZES) {
    result.push(
      await withTablet(async (tablet) => {
        await install(tablet);
        const batches = await fill(tablet, writeInput("records", events, 300));
        await tablet.offline();
        const runs = [];
        for (let run = 0; run < RUNS; run += 1) runs.push(await start(tablet));
        const cached = await withSnapshot(tablet);
        return { events, batches, refold: summaries(runs), cached };
      }),
    );
  }
  return result;
}

async function start(tablet, body = async () => {}) {
  const page = await freshPage(tablet, { watch: { letter: ".field select" } });
  await page.goto(`${tablet.origin}/`);
  const shown = await seen(page, "letter");
  const { marks, wasmMb } = await page.evaluate(() => ({ marks: window.bench.marks(), wasmMb: window.bench.wasmMb() }));
  const memory = pageMemory();
  await body(page);
  await page.close();
  return {
    read: marks.read - marks.reading,
    fold: marks.folded - marks.read,
    opened: marks.folded - marks.reading,
    shown: shown.drawn,
    wasmMb,
    peakMb: memory.peak,
  };
}

/** Lets the app make its snapshot, and then starts from it. */
async function withSnapshot(tablet) {
  await start(tablet, async (page) => {
    const end = Date.now() + UNTIL_SNAPSHOT_MS;
    while ((await page.evaluate(snapshots)) === 0) {
      if (Date.now() > end) throw new Error(`no snapshot was kept within ${UNTIL_SNAPSHOT_MS} ms`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  });
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) {
    runs.push(await start(tablet));
  }
  return summaries(runs);
}

/** In the page: how many snapshots the database holds. */
async function snapshots() {
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open("tallywell");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const count = await new Promise((resolve, reject) => {
    const request = database.transaction("snapshot").objectStore("snapshot").count();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  database.close();
  return count;
}

export function tell(result) {
  return {
    rows: result.flatMap(({ events, refold, cached }) => {
      const number = events.toLocaleString("en-US");
      return [
        [
          `Refold of ${number} events in the browser`,
          seconds(refold.fold.median),
          `decode and fold ${told(refold.fold)}; reading them from IndexedDB first ${ms(refold.read.median)}; wasm memory ${mb(refold.wasmMb.median)}, process peak ${mb(refold.peakMb.median)}`,
        ],
        [
          `... opening with a snapshot of ${number}`,
          seconds(cached.fold.median),
          `${told(cached.fold)}; reading ${ms(cached.read.median)}; wasm memory ${mb(cached.wasmMb.median)}`,
        ],
      ];
    }),
    text: result
      .map(({ events, batches, refold }) => {
        const { opened, shown } = refold;
        return `${events.toLocaleString("en-US")} events in ${batches} records: ${ms(opened.median)} from the first read to the folded state, ${ms(shown.median)} from navigation to the drawn screen.`;
      })
      .join(" "),
    limit:
      "Reading is the browser's own work (each record crosses from its storage process to the page and is copied into the " +
      "wasm memory). The fold most likely waits for memory: see decisions/2026-11-22-opt-level-z-stays.md. A snapshot " +
      "spares none of the reading.",
  };
}
