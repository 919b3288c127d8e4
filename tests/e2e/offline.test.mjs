// The server is stopped, not emulated away; the second start is a new browser process.
import assert from "node:assert/strict";
import { buildOf, cachedBuilds, check } from "./lib/tablet.mjs";

check("a second start works with the server gone, in a new browser process", {}, async (tablet) => {
  const page = await tablet.open("/");
  await tablet.installed(page);
  const build = await buildOf(page);
  await tablet.offline();
  const cold = await tablet.restart("/");
  assert.equal(await buildOf(cold), build);
  assert.deepEqual(await cachedBuilds(cold), [build]);
});

check("offline, every place opens and keeps the headers of the server", {}, async (tablet) => {
  await tablet.installed(await tablet.open("/"));
  await tablet.offline();
  for (const path of ["/stock", "/more/exchange?from=shortcut", "/no/such/place", "/index.html"]) {
    const page = await tablet.context.newPage();
    const answer = await page.goto(tablet.origin + path);
    await tablet.started(page);
    const headers = answer.headers();
    assert.match(headers["content-security-policy"], /frame-ancestors 'none'/, path);
    assert.equal(headers["cross-origin-opener-policy"], "same-origin", path);
    await page.close();
  }
});

check("offline, what is on the server is not answered from memory", {}, async (tablet) => {
  const page = await tablet.open("/");
  await tablet.installed(page);
  const ask = () =>
    page.evaluate(async () => {
      const outcome = (path) => fetch(path).then((answer) => answer.status, () => "no answer");
      return [await outcome("/build.json?live"), await outcome("/no-such-file.js")];
    });
  // The first page asks for a missing file on purpose, so the console speaks of a 404.
  assert.deepEqual(await ask(), [200, 404]);
  await tablet.offline();
  assert.deepEqual(await ask(), ["no answer", "no answer"]);
  tablet.problems = tablet.problems.filter((problem) => !/status of 404/.test(problem));
});

check("nothing but the files of the build is ever kept", {}, async (tablet) => {
  const page = await tablet.open("/");
  await tablet.installed(page);
  const kept = () =>
    page.evaluate(async () => {
      const paths = [];
      for (const name of await caches.keys()) {
        if (!name.startsWith("tallywell-")) continue;
        for (const request of await (await caches.open(name)).keys()) paths.push(new URL(request.url).pathname);
      }
      return paths.sort();
    });
  const before = await kept();
  assert.ok(before.includes("/index.html") && before.some((path) => path.endsWith(".wasm")));
  assert.ok(!before.includes("/sw.js") && !before.includes("/build.json"));
  await page.goto(`${tablet.origin}/handouts`);
  await page.evaluate(() => fetch("/build.json?live"));
  assert.deepEqual(await kept(), before);
});
