// What the first screen waits for, held against what the build says that it weighs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { assertAccessible } from "./lib/axe.mjs";
import { DIST } from "./lib/paths.mjs";
import { check, until } from "./lib/tablet.mjs";

const isWasm = (path) => path.endsWith(".wasm");
const isCore = (path) => /^\/tallywell-[0-9a-f]{16}_bg\.wasm$/.test(path);

check("a new tablet's first screen waits for no wing, and the whole app is there soon after", {}, async (tablet) => {
  await tablet.start();
  await tablet.context.addInitScript(() => {
    window.before = null;
    addEventListener("tallywell-ready", () => {
      window.before = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
    });
  });
  const page = await tablet.open("/");
  await page.locator(".door").first().waitFor();
  const before = await page.evaluate(() => window.before);
  assert.deepEqual(before.filter(isWasm).filter((path) => !isCore(path)), [], "wings that came before the first screen");
  assert.equal(new Set(before.filter(isCore)).size, 1);

  await tablet.installed(page);
  const kept = await page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => /^tallywell-[0-9a-f]{12}$/.test(name));
    const files = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return files.flat().map(({ url }) => new URL(url).pathname);
  });
  assert.ok(kept.some(isCore));
  for (const wing of ["gates", "day", "supplies", "manage", "engine"]) {
    assert.ok(kept.some((path) => new RegExp(`^/${wing}-[0-9a-f]{16}\\.wasm$`).test(path)), `${wing} is not kept`);
  }
  const { firstLoad } = JSON.parse(readFileSync(`${DIST}/build.json`, "utf8"));
  assert.ok(firstLoad.brotli <= 350_000, `${firstLoad.brotli} bytes`);
});

check("a wing that does not come says so, and comes at the next try", { expected: [/Failed to load resource/, /fetch|status|wasm/i] }, async (tablet) => {
  await tablet.start();
  let refuse = true;
  await tablet.context.route(/\/gates-[0-9a-f]{16}\.wasm$/, (route) => (refuse ? route.abort() : route.continue()));
  const page = await tablet.open("/");
  await page.locator(".door .row__tap").first().click();
  await page.getByRole("heading", { name: "This part has not arrived yet." }).waitFor();
  await assertAccessible(page, "a wing that has not arrived");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.locator(".door .row__tap").first().click();
  await page.getByRole("heading", { name: "This part has not arrived yet." }).waitFor();
  refuse = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { name: "This part has not arrived yet." }).waitFor({ state: "detached" });
  await until("the page behind the door", async () => (await page.getByRole("heading", { level: 1 }).count()) === 1);
});
