// Numbers out of runs, and the words that they are told in.
import { execFileSync } from "node:child_process";
import { cpus, totalmem } from "node:os";
import { readFileSync } from "node:fs";
import { CHROMIUM } from "../../e2e/lib/tablet.mjs";

/** Of every figure a run is one number; what is told is how they lie. */
export function summary(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  return { runs: sorted.length, median: at(0.5), p95: at(0.95), least: sorted[0], most: sorted.at(-1) };
}

/** The summaries of the same figures of several runs: `[{a: 1}, {a: 2}]` becomes `{a: summary}`. */
export function summaries(runs) {
  const names = Object.keys(runs[0] ?? {}).filter((name) => typeof runs[0][name] === "number");
  return Object.fromEntries(names.map((name) => [name, summary(runs.map((run) => run[name]))]));
}

export function machine() {
  const said = (command, ...words) => execFileSync(command, words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  const system = /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync("/etc/os-release", "utf8"))?.[1] ?? process.platform;
  return {
    processor: cpus()[0].model.trim(),
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system,
    browser: said(CHROMIUM, "--version").replace(/ built on.*/, ""),
    rust: said("rustc", "--version").split(" ").slice(0, 2).join(" "),
    load: Number(readFileSync("/proc/loadavg", "utf8").split(" ")[0]),
    day: new Date().toISOString().slice(0, 10),
  };
}

export const ms = (value) => `${value >= 100 ? Math.round(value).toLocaleString("en-US") : value.toFixed(1)} ms`;
export const seconds = (value) => (value >= 1_000 ? `${(value / 1_000).toFixed(2)} s` : ms(value));
export const mb = (value) => `${Math.round(value).toLocaleString("en-US")} MB`;
export const bytes = (value) => value.toLocaleString("en-US");

/** A median with how far the runs lie apart. */
export const told = (of, form = seconds) => `${form(of.median)} (${form(of.least)} to ${form(of.most)}, ${of.runs} runs)`;

/** Rows of cells as a Markdown table; the first row is its head. */
export function table([head, ...rows]) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
