// What a new tablet fetches before its first screen stands, and what it keeps, as a compressing host sends it.
import { readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import { DIST } from "../../e2e/lib/paths.mjs";
import { bytes, table } from "../lib/figures.mjs";

export const name = "size";
const PACKED = /\.(png|woff2)$/;

export async function measure() {
  const worker = readFileSync(`${DIST}/sw.js`, "utf8");
  const listed = [...worker.matchAll(/"path":"([^"]+)"/g)].map(([, path]) => path);
  const files = ["/sw.js", ...listed].map((path) => {
    const raw = readFileSync(DIST + path);
    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 } };
    return { path, raw: raw.length, brotli: PACKED.test(path) ? raw.length : brotliCompressSync(raw, options).length };
  });
  files.sort((one, other) => isLater(one) - isLater(other) || other.brotli - one.brotli);
  // As the build itself found it; the limits are those that it refuses to go over.
  const { firstLoad, firstWasm, kept } = JSON.parse(readFileSync(`${DIST}/build.json`, "utf8"));
  return { files, firstLoad, firstWasm, kept };
}

/** A wing: the first screen does not wait for it. */
const isLater = ({ path }) => path.endsWith(".wasm") && !path.startsWith("/tallywell-");

export function tell({ files, firstLoad, firstWasm, kept }) {
  const rows = files.map((file) => [`\`${file.path}\``, isLater(file) ? "later" : "first", bytes(file.raw), bytes(file.brotli)]);
  const limit = ({ budget }) => `the build refuses ${bytes(budget)}`;
  return {
    rows: [
      ["First load, brotli", `${bytes(firstLoad.brotli)} bytes`, `${limit(firstLoad)}; wasm ${bytes(firstWasm.raw)} bytes raw, ${limit(firstWasm)}`],
      ["Everything that is kept, brotli", `${bytes(kept.brotli)} bytes`, limit(kept)],
    ],
    text: table([
      ["file", "when", "bytes", "brotli"],
      ...rows,
      ["**first load**", "", `**${bytes(firstLoad.raw)}**`, `**${bytes(firstLoad.brotli)}**`],
      ["**in all**", "", `**${bytes(kept.raw)}**`, `**${bytes(kept.brotli)}**`],
    ]),
    limit:
      "The wasm is most of it: its code, not its data. Pictures and fonts are compressed already and count as they are. " +
      "A later build fetches only the files that changed.",
  };
}
