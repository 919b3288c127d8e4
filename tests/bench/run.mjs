// `make bench`: measures what README.md states, prints it, and writes docs/figures.md.
// ONLY=tap,cold measures a part and leaves the rest of the figures as they were measured last.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { ROOT } from "../e2e/lib/paths.mjs";
import { machine, table } from "./lib/figures.mjs";
import * as size from "./parts/size.mjs";
import * as cold from "./parts/cold.mjs";
import * as tap from "./parts/tap.mjs";
import * as core from "./parts/core.mjs";
import * as fold from "./parts/fold.mjs";
import * as room from "./parts/room.mjs";
import * as lists from "./parts/lists.mjs";
import * as scan from "./parts/scan.mjs";
import * as taken from "./parts/import.mjs";
import * as history from "./parts/history.mjs";
import * as year from "./parts/year.mjs";

const PARTS = [size, cold, tap, scan, core, fold, room, lists, taken, history, year];
const TITLES = {
  size: "First load",
  cold: "Offline cold start",
  tap: "One line, from tap to tick",
  scan: "One scan, from its last key to its row",
  core: "The core without a browser",
  fold: "Opening years of records in the browser",
  room: "A room among ten thousand items",
  lists: "A closet of five thousand lines",
  import: "Import of 100,000 events",
  history: "A history from a spreadsheet",
  year: "The year of a clinic of forty rooms",
};
const KEPT = `${ROOT}/target/bench/results.json`;

const wanted = (process.env.ONLY ?? "").split(",").filter(Boolean);
const unknown = wanted.filter((name) => !(name in TITLES));
if (unknown.length > 0) throw new Error(`ONLY names nothing: ${unknown}. There are: ${Object.keys(TITLES)}`);

mkdirSync(`${ROOT}/target/bench`, { recursive: true });
const kept = wanted.length > 0 && existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, "utf8")) : {};
const build = JSON.parse(readFileSync(`${process.env.DIST ?? `${ROOT}/dist`}/build.json`, "utf8"));
for (const part of PARTS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  console.log(`measuring: ${TITLES[part.name]}`);
  const on = machine();
  kept[part.name] = { machine: on, build: build.build, result: await part.measure() };
  writeFileSync(KEPT, JSON.stringify(kept, null, 1));
}

const done = PARTS.filter(({ name }) => kept[name]);
const told = done.map((part) => ({ name: part.name, ...part.tell(kept[part.name].result) }));
const rows = told.flatMap((part) => part.rows);
const width = [0, 1].map((column) => Math.max(...rows.map((row) => row[column].length)));
console.log();
for (const [what, figure, more] of rows) console.log(`${what.padEnd(width[0])}  ${figure.padStart(width[1])}  ${more}`);

const { machine: on, build: id } = kept[done.at(-1).name];
const loads = done.map(({ name }) => kept[name].machine.load);
const page = `# Figures

Written by \`make bench\` on ${on.day}. Medians of at least five runs of the release build (build ${id}) in real
Chromium through its own worker, each start a new browser process on a profile on disk.

Machine: ${on.processor}, ${on.cores} cores, ${on.memoryGb} GB, ${on.system}, ${on.browser}, ${on.rust}. Load when each part began:
${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}. No test asserts a time: these are for comparing two builds on one machine.

${table([["what", "figure", "how it lies"], ...rows])}

${told.map((part) => `## ${TITLES[part.name]}\n\n${part.text}\n\nLimited by: ${part.limit}`).join("\n\n")}
`;
if (done.length === PARTS.length) {
  writeFileSync(`${ROOT}/docs/figures.md`, page);
  console.log("\ndocs/figures.md");
}
