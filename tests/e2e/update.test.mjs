// A newer build waits for a safe point, is asked for, or comes silently when nothing is open.
import assert from "node:assert/strict";
import { nextBuild, idOf } from "./lib/builds.mjs";
import { DIST } from "./lib/paths.mjs";
import { buildOf, cachedBuilds, check, until } from "./lib/tablet.mjs";

const SECOND = nextBuild("second");
const THIRD = nextBuild("third");
const [one, two, three] = [DIST, SECOND, THIRD].map(idOf);

const waiting = (page) => until("a waiting build", () => page.evaluate(() => window.tallywellUpdate.waiting));
const look = (page) => page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
const runs = (page, build) => until(`build ${build}`, () => buildOf(page).then((id) => id === build, () => false));
const keeps = (page, builds, patience) =>
  until(`the caches of ${builds}`, async () => JSON.stringify(await cachedBuilds(page)) === JSON.stringify([...builds].sort()), patience);

/** Nothing is on its way to a page: what is fetched during a switch starts the old worker again. */
const quiet = (...pages) => Promise.all(pages.map((page) => page.waitForLoadState("networkidle")));

/** A mark in the page's memory; it is gone after any reload. */
const mark = (page) => page.evaluate(() => void (window.mark = "typed"));
const marked = (page) => page.evaluate(() => window.mark === "typed");

check("a newer build waits, tells the page, and does not touch it", {}, async (tablet) => {
  const page = await tablet.open("/");
  await tablet.installed(page);
  await page.evaluate(() => addEventListener("tallywell-update", () => (window.told = window.tallywellUpdate.waiting)));
  await mark(page);
  await tablet.server.change(SECOND);
  await look(page);
  await waiting(page);
  assert.equal(await page.evaluate(() => window.told), true);
  await keeps(page, [one, two]);
  // The running build still answers for itself.
  assert.equal(await page.evaluate(async () => (await (await fetch("/index.html")).text()).includes('name="test"')), false);
  assert.equal(await marked(page), true);
  assert.equal(await buildOf(page), one);
});

check("apply() switches, reloads once, and the old cache goes when nobody uses it", {}, async (tablet) => {
  const page = await tablet.open("/");
  await tablet.installed(page);
  await tablet.server.change(SECOND);
  await look(page);
  await waiting(page);
  let loads = 0;
  page.on("load", () => (loads += 1));
  await page.evaluate(() => window.tallywellUpdate.apply());
  await runs(page, two);
  await tablet.started(page);
  await keeps(page, [two]);
  assert.equal(loads, 1);
  assert.equal(await page.evaluate(() => window.tallywellUpdate.waiting), false);
  await tablet.offline();
  assert.equal(await buildOf(await tablet.restart("/")), two);
});

check("a cold start with no draft open takes the newer build without a question", {}, async (tablet) => {
  const page = await tablet.open("/");
  await tablet.installed(page);
  await tablet.server.change(SECOND);
  await look(page);
  await waiting(page);
  await page.evaluate(() => localStorage.setItem("tallywell.drafts", "0"));
  await tablet.offline();
  const cold = await tablet.restart("/");
  await runs(cold, two);
  await keeps(cold, [two]);
});

check("a page that comes up beside a waiting build switches before it shows", {}, async (tablet) => {
  const page = await tablet.open("/");
  await tablet.installed(page);
  await tablet.server.change(SECOND);
  await look(page);
  await waiting(page);
  // A reload keeps the old worker in charge: the case in which only the page itself can switch.
  await page.reload();
  await runs(page, two);
  await tablet.started(page);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.boot), undefined);
  await keeps(page, [two]);
});

for (const [what, prepare] of [
  ["an open draft", (page) => page.evaluate(() => localStorage.setItem("tallywell.drafts", "2"))],
  ["a draft count that cannot be read", (page) => page.evaluate(() => localStorage.setItem("tallywell.drafts", "{"))],
]) {
  check(`${what} keeps the running build at a reload; the app decides`, {}, async (tablet) => {
    const page = await tablet.open("/");
    await tablet.installed(page);
    await tablet.server.change(SECOND);
    await look(page);
    await waiting(page);
    await prepare(page);
    await page.reload();
    await tablet.started(page);
    await waiting(page);
    assert.equal(await buildOf(page), one);
    await keeps(page, [one, two]);
  });
}

check("a second window keeps its build and its files until it is closed", {}, async (tablet) => {
  const first = await tablet.open("/");
  await tablet.installed(first);
  const second = await tablet.context.newPage();
  await second.goto(tablet.origin);
  await tablet.started(second);
  await mark(second);
  await tablet.server.change(SECOND);
  await look(first);
  await waiting(first);

  await first.reload();
  await tablet.started(first);
  await quiet(first);
  assert.equal(await buildOf(first), one, "with two windows open nothing switches by itself");
  await waiting(first);
  await first.evaluate(() => window.tallywellUpdate.apply());
  await runs(first, two);
  await tablet.started(first);
  assert.equal(await marked(second), true, "the other window was not reloaded");
  assert.equal(await buildOf(second), one);
  await keeps(first, [one, two]);

  await second.close();
  await first.reload();
  await keeps(first, [two]);
});

check("a cache that was let go is not made anew by a request on its way", { expected: [/status of 404/] }, async (tablet) => {
  const page = await tablet.open("/");
  await tablet.installed(page);
  for (let round = 0; round < 20; round += 1) {
    // Each of these looks into every older cache while the worker lets the cache go.
    await page.evaluate(async () => {
      await (await caches.open("tallywell-000000000000")).put("/old.css", new Response("old"));
      const asks = Array.from({ length: 40 }, (_, at) => fetch(`/nobody-has-${at}.css`));
      navigator.serviceWorker.controller.postMessage("HELLO");
      await Promise.all(asks);
    });
    // Sooner than the page says hello once more, which would hide it.
    await keeps(page, [one], 4_000);
    assert.deepEqual(await cachedBuilds(page), [one], `round ${round}`);
  }
});

check("a page of an older build still gets the older build's own files", {}, async (tablet) => {
  const page = await tablet.open("/");
  await tablet.installed(page);
  await page.evaluate(async (build) => {
    const cache = await caches.open(`tallywell-${build}`);
    await cache.put("/old-0123456789abcdef.css", new Response("old"));
  }, one);
  await tablet.server.change(SECOND);
  await look(page);
  await waiting(page);
  await page.evaluate(async () => {
    const { waiting } = await navigator.serviceWorker.ready;
    const changed = new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
    waiting.postMessage("SKIP_WAITING");
    await changed;
  });
  await tablet.offline();
  assert.equal(await page.evaluate(async () => (await fetch("/old-0123456789abcdef.css")).text()), "old");
});

check("an update fetches what has changed and nothing else", {}, async (tablet) => {
  const page = await tablet.open("/");
  await tablet.installed(page);
  tablet.server.forget();
  await tablet.server.change(SECOND);
  await look(page);
  await waiting(page);
  assert.deepEqual(tablet.server.served().sort(), ["/", "/sw.js"]);
});

check("the page looks again when it comes back to the foreground", {}, async (tablet) => {
  const page = await tablet.open("/");
  await tablet.installed(page);
  await tablet.server.change(SECOND);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await waiting(page);
});

check("two builds later, the newest waits and both others are gone after it", {}, async (tablet) => {
  const page = await tablet.open("/");
  await tablet.installed(page);
  await tablet.server.change(SECOND);
  await look(page);
  await waiting(page);
  await tablet.server.change(THIRD);
  await look(page);
  await until("the third build to wait", () =>
    page.evaluate(async () => {
      const { waiting, installing } = await navigator.serviceWorker.ready;
      return waiting !== null && installing === null;
    }),
  );
  await keeps(page, [one, two, three]);
  await page.evaluate(() => window.tallywellUpdate.apply());
  await runs(page, three);
  await keeps(page, [three]);
});
