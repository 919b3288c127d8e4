// What the server says around the bytes, as a host must say it too.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readdirSync } from "node:fs";
import { DIST } from "./lib/paths.mjs";
import { Server } from "./lib/server.mjs";

const server = new Server();
before(() => server.start(DIST));
after(() => server.stop());

const get = (path) => fetch(server.origin + path, { redirect: "manual" });
const hashed = (extension) => "/" + readdirSync(DIST).find((name) => name.endsWith(extension) && /-[0-9a-f]{15,16}/.test(name));

test("every kind of file has its type, and its rule for caches", async () => {
  const forever = "public, max-age=31536000, immutable";
  for (const [path, type, cache] of [
    ["/", "text/html; charset=utf-8", "no-cache"],
    ["/stock", "text/html; charset=utf-8", "no-cache"],
    ["/sw.js", "text/javascript; charset=utf-8", "no-cache"],
    ["/boot.js", "text/javascript; charset=utf-8", "no-cache"],
    ["/build.json", "application/json", "no-cache"],
    ["/manifest.webmanifest", "application/manifest+json", "no-cache"],
    [hashed(".wasm"), "application/wasm", forever],
    [hashed(".js"), "text/javascript; charset=utf-8", forever],
    [hashed(".css"), "text/css; charset=utf-8", forever],
  ]) {
    const answer = await get(path);
    assert.equal(answer.status, 200, path);
    assert.equal(answer.headers.get("content-type"), type, path);
    assert.equal(answer.headers.get("cache-control"), cache, path);
  }
});

test("every answer carries the policy, the page, the worker and a refusal alike", async () => {
  for (const path of ["/", "/sw.js", "/no-such-file.js"]) {
    const { headers } = await get(path);
    const policy = headers.get("content-security-policy");
    assert.match(policy, /default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';/, path);
    assert.match(policy, /require-trusted-types-for 'script'; trusted-types default; frame-ancestors 'none'$/, path);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:/, path);
    for (const [name, value] of [
      ["strict-transport-security", "max-age=31536000"],
      ["x-content-type-options", "nosniff"],
      ["referrer-policy", "no-referrer"],
      ["cross-origin-opener-policy", "same-origin"],
      ["cross-origin-resource-policy", "same-origin"],
    ]) {
      assert.equal(headers.get(name), value, `${path} ${name}`);
    }
    assert.match(headers.get("permissions-policy"), /^camera=\(self\), microphone=\(\)/, path);
  }
});

test("the page holds the same policy for hosts that cannot set headers, and no inline script", async () => {
  const page = await (await get("/")).text();
  const meta = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)[1];
  const header = (await get("/")).headers.get("content-security-policy");
  assert.equal(`${meta}; frame-ancestors 'none'`, header);
  for (const [tag] of page.matchAll(/<script[^>]*>/g)) assert.match(tag, / src="\//);
});

test("a missing file is missing, and nothing outside the folder is served", async () => {
  for (const path of ["/no-such-file.js", "/_headers", "/_redirects", "/%2e%2e/Cargo.toml", "/..%2fCargo.toml"]) {
    assert.equal((await get(path)).status, 404, path);
  }
});
