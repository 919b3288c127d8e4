// When the app cannot speak, the page does.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { fileLike, idOf, nextBuild, variant } from "./lib/builds.mjs";
import { DIST } from "./lib/paths.mjs";
import { buildOf, check, until } from "./lib/tablet.mjs";

const overlay = (page) => page.locator("#rescue");
const detail = (page) => page.locator("#rescue .rescue__detail").textContent();

/** A build whose starter is other code than Trunk's. */
function startedBy(name, code) {
  return variant(name, (folder) => writeFileSync(`${folder}/${fileLike(folder, /^start-.*\.js$/)}`, code));
}

const HANGS = startedBy("hangs", "await new Promise(() => {});");
const LATE = startedBy("late", 'addEventListener("go", () => dispatchEvent(new Event("tallywell-ready")));');
const OPENING = startedBy("opening", 'dispatchEvent(new Event("tallywell-starting")); dispatchEvent(new Event("TrunkApplicationStarted"));');
const BROKEN = variant("broken-wasm", (folder) => {
  const path = `${folder}/${fileLike(folder, /^tallywell-.*\.wasm$/)}`;
  const bytes = readFileSync(path);
  bytes.fill(0xff, 64, 128);
  writeFileSync(path, bytes);
});

/** Opens a page whose clock the test turns. */
async function openWithClock(tablet, options) {
  await tablet.start(options);
  const [page] = tablet.context.pages();
  await page.clock.install();
  await page.goto(tablet.origin);
  return page;
}

check("a broken program shows the overlay, with the error and the build to copy", { dist: BROKEN, expected: [/CompileError|WebAssembly/] }, async (tablet) => {
  const page = await tablet.open("/", { started: false });
  await overlay(page).waitFor();
  assert.match(await page.getByRole("heading").textContent(), /Your records are safe/);
  assert.match(await detail(page), /CompileError/);
  assert.match(await detail(page), new RegExp(`build ${idOf(BROKEN)}`));
  await tablet.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy the details" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await detail(page));
  // Escape must not leave a person alone with a dead page.
  await page.keyboard.press("Escape");
  assert.equal(await overlay(page).isVisible(), true);
});

check("a start that hangs is told after 15 seconds, not before", { dist: HANGS }, async (tablet) => {
  const page = await openWithClock(tablet, { locale: "es-US" });
  await page.clock.runFor(14_000);
  assert.equal(await overlay(page).isVisible(), false);
  await page.clock.runFor(1_500);
  await overlay(page).waitFor();
  assert.match(await page.getByRole("heading").textContent(), /Sus registros están a salvo/);
  await page.getByRole("button", { name: "Recargar" }).waitFor();
});

check("a start that was only slow takes the overlay away again", { dist: LATE }, async (tablet) => {
  const page = await openWithClock(tablet);
  await page.clock.runFor(16_000);
  await overlay(page).waitFor();
  await page.evaluate(() => dispatchEvent(new Event("go")));
  await overlay(page).waitFor({ state: "hidden" });
});

check("an app that is still opening its records stays watched until it is ready", { dist: OPENING }, async (tablet) => {
  const page = await openWithClock(tablet);
  await page.clock.runFor(16_000);
  await overlay(page).waitFor();
  await page.evaluate(() => dispatchEvent(new Event("tallywell-ready")));
  await overlay(page).waitFor({ state: "hidden" });
});

check("an app that started in time is left alone", {}, async (tablet) => {
  const page = await openWithClock(tablet);
  await tablet.started(page);
  await page.evaluate(() => dispatchEvent(new Event("tallywell-ready")));
  await page.clock.runFor(60_000);
  assert.equal(await overlay(page).isVisible(), false);
});

check("a panic shows its own text, above an open dialog, and nothing takes it away", {}, async (tablet) => {
  const page = await tablet.open("/");
  await page.evaluate(() => {
    const dialog = document.createElement("dialog");
    document.body.append(dialog);
    dialog.showModal();
    dispatchEvent(new CustomEvent("tallywell-panic", { detail: "panicked at src/app/runtime.rs:1: no" }));
    dispatchEvent(new CustomEvent("tallywell-panic", { detail: "an echo" }));
    dispatchEvent(new Event("tallywell-ready"));
  });
  await overlay(page).waitFor();
  assert.match(await detail(page), /^panicked at src\/app\/runtime\.rs:1: no\nbuild /);
  const reload = page.getByRole("button", { name: "Reload" });
  assert.equal(await reload.evaluate((button) => button === document.activeElement), true);
  await Promise.all([page.waitForEvent("load"), reload.click()]);
  await tablet.started(page);
  assert.equal(await overlay(page).isVisible(), false);
});

check("a trap in the program shows the overlay at any time", { expected: [/unreachable/] }, async (tablet) => {
  const page = await tablet.open("/");
  await page.evaluate(async () => {
    // (module (func (export "f") unreachable))
    const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
    const { instance } = await WebAssembly.instantiate(bytes);
    setTimeout(() => instance.exports.f(), 0);
  });
  await overlay(page).waitFor();
  assert.match(await detail(page), /RuntimeError: unreachable/);
});

check("a build that cannot start is cured by the next one, from the overlay", { dist: BROKEN, expected: [/CompileError|WebAssembly/] }, async (tablet) => {
  const page = await tablet.open("/", { started: false });
  await overlay(page).waitFor();
  await tablet.installed(page);
  await tablet.server.change(nextBuild("cure"));
  // With a draft open nothing switches by itself; the person does it here.
  await page.evaluate(() => localStorage.setItem("tallywell.drafts", "1"));
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  await until("the cure to wait", () => page.evaluate(() => window.tallywellUpdate.waiting));
  await page.getByRole("button", { name: "Reload" }).click();
  await until("the cured build", () => buildOf(page).then((id) => id !== idOf(BROKEN), () => false));
  await tablet.started(page);
  assert.equal(await overlay(page).isVisible(), false);
  assert.notEqual(await buildOf(page), idOf(DIST));
});
