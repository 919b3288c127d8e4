// Builds made from the release build: another one, a broken one. All are sealed by the same tool.
import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { after } from "node:test";
import { DIST, ROOT, scratch } from "./paths.mjs";

/** A copy of dist, edited, then sealed. Taken away when the file's tests are over. */
export function variant(name, edit) {
  const folder = scratch(name);
  after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(DIST, folder, { recursive: true });
  edit(folder);
  execFileSync(`${ROOT}/target/debug/examples/precache`, ["--unmeasured", folder], { cwd: ROOT });
  return folder;
}

/** The same app under another build id: only the page differs. */
export function nextBuild(name = "next") {
  return variant(name, (folder) => editPage(folder, (page) => page.replace("</head>", `<meta name="test" content="${name}"></head>`)));
}

/**
 * The same app with one more changed file, sealed, and then spoiled on the way: that file is changed
 * again or missing. (A file that did not change is not fetched, so spoiling it would prove nothing.)
 */
export function spoiledBuild(name, spoil) {
  const folder = variant(name, (folder) => appendFileSync(`${folder}/boot.js`, `\n// ${name}\n`));
  spoil(`${folder}/boot.js`);
  return folder;
}

export function editPage(folder, edit) {
  const path = `${folder}/index.html`;
  writeFileSync(path, edit(readFileSync(path, "utf8")));
}

/** The name of the one file that a pattern fits. */
export function fileLike(folder, pattern) {
  const names = readdirSync(folder).filter((name) => pattern.test(name));
  if (names.length !== 1) throw new Error(`${names.length} files like ${pattern} in ${folder}`);
  return names[0];
}

export function idOf(folder) {
  return JSON.parse(readFileSync(`${folder}/build.json`, "utf8")).build;
}
