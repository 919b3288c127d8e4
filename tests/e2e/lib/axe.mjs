// axe-core in the page. It is handed over by the debugger, which the policy of the page does not bind.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Everything serious or critical that axe finds, as lines that say where; of all rules or of some. */
export async function axe(page, rules) {
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: SOURCE });
  await session.detach();
  const { violations } = await page.evaluate(
    (rules) => window.axe.run(document, { resultTypes: ["violations"], ...(rules && { runOnly: rules }) }),
    rules,
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, impact, help, nodes }) => nodes.map((node) => `${impact} ${id}: ${help}: ${node.target.join(" ")}`));
}

export async function assertAccessible(page, what) {
  assert.deepEqual(await axe(page), [], `axe on ${what}`);
}
