// What examples/bench_fold writes: the same size gives the same bytes, so a file is made once.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync } from "node:fs";
import { ROOT } from "../../e2e/lib/paths.mjs";

const FOLDER = `${ROOT}/target/bench`;

/** `kind`: "records" for the journal's table, "bundle" for a file to import. Returns the path. */
export function writeInput(kind, events, items) {
  return written(`${kind}-${events}-${items}`, (path) => [kind, path, String(events), String(items)]);
}

/** The journal's table after the year of a clinic of forty rooms. Returns the path. */
export function writeYear() {
  return written("year", (path) => ["year", path]);
}

function written(name, words) {
  mkdirSync(FOLDER, { recursive: true });
  const path = `${FOLDER}/${name}.tallywell`;
  if (!existsSync(path)) {
    const begun = `${path}.part`;
    execFileSync(`${ROOT}/target/bench-native/examples/bench_fold`, words(begun));
    renameSync(begun, path);
  }
  return path;
}
