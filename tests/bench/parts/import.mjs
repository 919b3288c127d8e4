// A clinic's file of 100,000 events on an empty tablet: verified, shown, written, folded.
import { writeInput } from "../lib/inputs.mjs";
import { mb, seconds, summaries, told } from "../lib/figures.mjs";
import { freshPage, install, pageMemory, seen, withTablet } from "../lib/tablet.mjs";
import { statSync } from "node:fs";

export const name = "import";
const EVENTS = 100_000;
const RUNS = 5;

export async function measure() {
  const file = writeInput("bundle", EVENTS, 300);
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) {
    runs.push(
      await withTablet(async (tablet) => {
        await install(tablet);
        return once(tablet, file);
      }),
    );
  }
  return { bytes: statSync(file).size, ...summaries(runs) };
}

async function once(tablet, file) {
  const page = await freshPage(tablet, { watch: { doors: ".door" } });
  await page.goto(`${tablet.origin}/`);
  await seen(page, "doors");
  const before = { process: pageMemory().peak, wasm: await page.evaluate(() => window.bench.wasmMb()) };
  await page.locator(".gate__foot .button").first().click();
  const asked = page.waitForEvent("filechooser");
  await page.locator(".offer .button--primary").click();
  const chooser = await asked;
  await page.evaluate(() => window.bench.expect("preview", ".dock .button--primary"));
  await chooser.setFiles(file);
  const preview = await seen(page, "preview");
  await page.evaluate(() => window.bench.expect("letter", ".field select"));
  await page.locator(".dock .button--primary").click();
  const letter = await seen(page, "letter");
  const { last, wasm } = await page.evaluate(() => ({ last: window.bench.last, wasm: window.bench.wasmMb() }));
  const memory = pageMemory();
  await page.close();
  return {
    check: preview.drawn - last.change,
    add: letter.drawn - last.pointerdown,
    all: preview.drawn - last.change + (letter.drawn - last.pointerdown),
    wasmMb: wasm,
    wasmBeforeMb: before.wasm,
    peakMb: memory.peak,
    peakBeforeMb: before.process,
  };
}

export function tell({ bytes, check, add, all, wasmMb, peakMb, peakBeforeMb }) {
  return {
    rows: [
      [
        `Import of ${EVENTS.toLocaleString("en-US")} events`,
        seconds(all.median),
        `${told(all)}; wasm memory ${mb(wasmMb.median)}, process peak ${mb(peakMb.median)} (${mb(peakBeforeMb.median)} before it)`,
      ],
      ["... read, unpack, verify, preview", seconds(check.median), told(check)],
      ["... persist and fold, from the tap", seconds(add.median), told(add)],
    ],
    text: `The file has ${(bytes / 1e6).toFixed(2)} MB. Every digest, every event and every link of the chain is checked before anything is shown; then all of it is written in one strict transaction.`,
    limit: "Checking folds the events once for the preview, adding folds them once more for good.",
  };
}
