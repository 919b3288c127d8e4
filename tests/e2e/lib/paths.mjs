import { mkdirSync, mkdtempSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../..", import.meta.url)).replace(/\/$/, "");
/** The build that is driven: DIST=FOLDER drives another one. */
export const DIST = process.env.DIST ?? `${ROOT}/dist`;

/** A new folder on the disk of the project: profiles in memory would say nothing about durability. */
export function scratch(name) {
  const parent = `${ROOT}/target/e2e`;
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(`${parent}/${name}-`);
}
