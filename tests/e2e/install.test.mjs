// A build arrives whole or not at all.
import assert from "node:assert/strict";
import { appendFileSync, rmSync } from "node:fs";
import { idOf, spoiledBuild, variant } from "./lib/builds.mjs";
import { openSample, toMore, toPlace } from "./lib/clinic.mjs";
import { DIST } from "./lib/paths.mjs";
import { buildOf, cachedBuilds, check, until } from "./lib/tablet.mjs";

/** Lets the page look for an update and waits until the worker that it found has died. */
async function lookInVain(page) {
  const seen = page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return new Promise((resolve) => {
      registration.addEventListener("updatefound", () => {
        const worker = registration.installing;
        worker.addEventListener("statechange", () => ["installed", "redundant"].includes(worker.state) && resolve(worker.state));
      });
      registration.update().catch(() => {});
    });
  });
  assert.equal(await seen, "redundant");
}

for (const [name, spoil] of [
  ["one damaged file", (path) => appendFileSync(path, "\n// and one line more\n")],
  ["one missing file", rmSync],
]) {
  const broken = spoiledBuild(name.replaceAll(" ", "-"), spoil);
  check(`an update with ${name} leaves the old build whole, offline too`, {}, async (tablet) => {
    const page = await tablet.open("/");
    await tablet.installed(page);
    const build = await buildOf(page);
    await tablet.server.change(broken);
    await lookInVain(page);
    assert.deepEqual(await cachedBuilds(page), [build]);
    assert.equal(await page.evaluate(() => window.tallywellUpdate.waiting), false);
    await tablet.offline();
    assert.equal(await buildOf(await tablet.restart("/")), build);
  });
}

const damagedFirst = variant("damaged-first", () => {});
appendFileSync(`${damagedFirst}/manifest.webmanifest`, "\n");

check("a first install that fails leaves nothing behind, and the app works online", { dist: damagedFirst }, async (tablet) => {
  await tablet.start();
  await tablet.context.addInitScript(() => {
    const { register } = ServiceWorkerContainer.prototype;
    ServiceWorkerContainer.prototype.register = function (...how) {
      window.asked = true;
      return register.apply(this, how);
    };
  });
  const page = await tablet.open("/");
  await until("the worker to give up", () => page.evaluate(async () => window.asked && !(await navigator.serviceWorker.getRegistration())));
  await page.waitForLoadState("networkidle");
  assert.deepEqual(await cachedBuilds(page), []);
  // The next look finds the repaired build.
  await tablet.server.change(DIST);
  await page.reload();
  await tablet.installed(page);
  assert.deepEqual(await cachedBuilds(page), [idOf(DIST)]);
});

check("a file that the browser threw away comes back from the server, the same bytes only", {}, async (tablet) => {
  const page = await tablet.open("/");
  await tablet.installed(page);
  const lose = () => page.evaluate(async (build) => (await caches.open(`tallywell-${build}`)).delete("/boot.js"), idOf(DIST));
  const has = () => page.evaluate(async (build) => Boolean(await (await caches.open(`tallywell-${build}`)).match("/boot.js")), idOf(DIST));
  assert.equal(await lose(), true);
  await page.reload();
  await tablet.started(page);
  await until("the file to be kept again", has);
  await tablet.offline();
  await tablet.restart("/");
});

check("More > This tablet says whether the network may go, and changes its mind", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await tablet.installed(page);
  await toMore(page, "tablet");
  const row = page.locator("li.row", { hasText: "Without a network" });
  await row.getByText("Ready", { exact: true }).waitFor();

  // One file is missing, and comes back when it is asked for.
  await page.evaluate(async () => {
    const name = (await caches.keys()).find((name) => name.startsWith("tallywell-"));
    await (await caches.open(name)).delete("/icons/sign.svg");
  });
  await toPlace(page, "/more");
  await toMore(page, "tablet");
  await row.getByText("Not yet", { exact: true }).waitFor();
  await page.evaluate(async () => void (await (await fetch("/icons/sign.svg")).arrayBuffer()));
  await row.getByText("Ready", { exact: true }).waitFor();
});
