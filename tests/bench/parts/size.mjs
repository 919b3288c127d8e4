// What a tablet fetches before it can work offline, as a compressing host sends it.
import { readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import { DIST } from "../../e2e/lib/paths.mjs";
import { bytes, table } from "../lib/figures.mjs";

export const name = "size";
/** What the project wants; the build refuses what is over its own limits, which are in build.json. */
const AIM = 350_000;
const PACKED = /\.(png|woff2)$/;

export async function measure() {
  const worker = readFileSync(`${DIST}/sw.js`, "utf8");
  const listed = [...worker.matchAll(/"path":"([^"]+)"/g)].map(([, path]) => path);
  const files = ["/sw.js", ...listed].map((path) => {
    const raw = readFileSync(DIST + path);
    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 } };
    return { path, raw: raw.length, brotli: PACKED.test(path) ? raw.length : brotliCompressSync(raw, options).length };
  });
  files.sort((one, other) => other.brotli - one.brotli);
  const sum = (of) => files.reduce((all, file) => all + file[of], 0);
  const { firstLoad, wasm } = JSON.parse(readFileSync(`${DIST}/build.json`, "utf8"));
  const limits = { brotli: firstLoad.budget, wasm: wasm.budget };
  return { files, raw: sum("raw"), brotli: sum("brotli"), wasm: wasm.raw, limits };
}

export function tell({ files, raw, brotli, wasm, limits }) {
  const rows = files.map((file) => [`\`${file.path}\``, bytes(file.raw), bytes(file.brotli)]);
  return {
    rows: [["First load, brotli", `${bytes(brotli)} bytes`, `aim ${bytes(AIM)}, the build refuses ${bytes(limits.brotli)}; wasm ${bytes(wasm)} bytes raw of ${bytes(limits.wasm)}`]],
    text: table([["file", "bytes", "brotli"], ...rows, ["**in all**", `**${bytes(raw)}**`, `**${bytes(brotli)}**`]]),
    limit:
      "The wasm is most of it: its code, not its data. Pictures and fonts are compressed already and count as they are. " +
      "A later build fetches only the files that changed.",
  };
}
