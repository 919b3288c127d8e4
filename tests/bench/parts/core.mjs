// The core without a browser, at full optimisation and as it is shipped.
import { execFileSync } from "node:child_process";
import { ROOT } from "../../e2e/lib/paths.mjs";
import { mb, ms, seconds, table } from "../lib/figures.mjs";

export const name = "core";
const SIZES = [100_000, 1_000_000];
const BUILDS = { fast: "bench-native", shipped: "release" };

export async function measure() {
  const result = {};
  for (const [build, folder] of Object.entries(BUILDS)) {
    result[build] = SIZES.map((events) => {
      const said = execFileSync(`${ROOT}/target/${folder}/examples/bench_fold`, ["json", String(events)], { encoding: "utf8" });
      return JSON.parse(said);
    });
  }
  result.codes = JSON.parse(execFileSync(`${ROOT}/target/${BUILDS.shipped}/examples/bench_fold`, ["codes"], { encoding: "utf8" }));
  return result;
}

export function tell({ fast, shipped, codes }) {
  const rows = SIZES.map((events, at) => [
    `Refold of ${events.toLocaleString("en-US")} events, native`,
    seconds(fast[at].ms.openFold),
    `as shipped (opt-level z) ${seconds(shipped[at].ms.openFold)}; peak ${mb(fast[at].memoryMb.peak)}, of it ${mb(fast[at].memoryMb.records)} the log`,
  ]);
  const us = (value) => `${value.toFixed(1)} µs`;
  rows.push([
    "A supply code, read",
    us(codes.gs1),
    `as shipped; HIBC ${us(codes.hibc)}, a link ${us(codes.link)}, all ways to read one that lost its separators ${us(codes.lost)} to ${us(codes.longest)}`,
  ]);
  const names = {
    verify: "SHA-256 of all batches",
    decode: "decode all events",
    decodeFold: "decode and fold",
    openFold: "records to state",
    snapshotEncode: "make a snapshot",
    openSnapshot: "records and snapshot to state",
  };
  const columns = [...fast, ...shipped];
  const head = ["median of 5", ...columns.map(({ events }, at) => `${events.toLocaleString("en-US")}, ${at < 2 ? "opt-level 3" : "as shipped"}`)];
  const cells = Object.entries(names).map(([key, what]) => [what, ...columns.map((column) => ms(column.ms[key]))]);
  const one = fast[1];
  return {
    rows,
    text: [
      `${one.events.toLocaleString("en-US")} events are ${(one.bytes / 1e6).toFixed(1)} MB in ${one.batches} batches, ` +
        `${(one.bytes / one.events).toFixed(1)} bytes each; their state is ${one.ledgers} ledgers, its snapshot ${(one.snapshotBytes / 1e6).toFixed(1)} MB.`,
      "",
      table([head, ...cells]),
    ].join("\n"),
    limit: "Most likely memory, not arithmetic (levels of optimisation hardly differ in the browser): a million events make a million and a half entries of 64 bytes, in the order of their arrival.",
  };
}
