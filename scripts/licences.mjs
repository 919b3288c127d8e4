// Fails when a crate that is built into the app, or into its tests and tools, has a licence that is not
// permissive (BSL is the Boost one). Reads `cargo metadata`, which lists every target and kind of dependency.
import { execFileSync } from "node:child_process";

const PERMISSIVE = new Set([
  "MIT", "MIT-0", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-1-Clause", "BSD-2-Clause", "BSD-3-Clause", "ISC",
  "BSL-1.0", "Zlib", "Unicode-3.0", "CC0-1.0", "Unlicense", "BlueOak-1.0.0", "0BSD",
]);

/** An SPDX expression: OR of ANDs, with brackets; "/" is what crates wrote before SPDX. */
function permits(expression) {
  const tokens = expression.replaceAll("/", " OR ").match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const either = () => {
    let good = both();
    while (tokens[at] === "OR") {
      at += 1;
      good = both() || good;
    }
    return good;
  };
  const both = () => {
    let good = single();
    while (tokens[at] === "AND") {
      at += 1;
      good = single() && good;
    }
    return good;
  };
  const single = () => {
    if (tokens[at] === "(") {
      at += 1;
      const good = either();
      at += 1;
      return good;
    }
    let name = tokens[at++];
    if (tokens[at] === "WITH") name += ` WITH ${tokens[(at += 2) - 1]}`;
    return PERMISSIVE.has(name);
  };
  return either() && at === tokens.length;
}

// The gate must be able to say no.
for (const [expression, wanted] of [
  ["MIT OR GPL-3.0", true], ["GPL-3.0", false], ["(MIT OR Apache-2.0) AND Unicode-3.0", true], ["MIT AND MPL-2.0", false],
  ["MIT/Apache-2.0", true], ["Apache-2.0 WITH LLVM-exception OR LGPL-2.1", true], ["MIT OR", false], ["", false],
]) {
  if (permits(expression) !== wanted) throw new Error(`the gate misjudges "${expression}"`);
}

const metadata = JSON.parse(
  execFileSync("cargo", ["metadata", "--format-version", "1", "--locked"], { encoding: "utf8", maxBuffer: 256 * 1024 * 1024 }),
);
const bad = metadata.packages.filter(({ license }) => !permits(license ?? ""));
for (const { name, version, license } of bad) console.error(`${name} ${version}: ${license ?? "no licence given"}`);
console.log(`${metadata.packages.length} packages, ${bad.length} not permissive`);
process.exit(bad.length === 0 ? 0 : 1);
