// The service worker: one complete, verified build in one cache, and nothing else.
//
// It knows every file of its build with its SHA-256 (written in below when the build is sealed), so
// any changed byte makes a new worker. Absent on purpose: network-first answers, caching at run time,
// a switch of builds that the page did not ask for, requests to other origins.
"use strict";

/* build:start */
const BUILD = "unsealed";
const FILES = [];
/* build:end */

const PREFIX = "tallywell-";
const CACHE = PREFIX + BUILD;
const PAGE = "/index.html";
const KNOWN = new Set(FILES.map((file) => file.path));

self.addEventListener("install", (event) => event.waitUntil(install()));

self.addEventListener("activate", (event) => {
  // Only the very first worker claims: it makes the page that installed it work offline at once.
  // That page's code stays as it is. Later workers take over by SKIP_WAITING or after a close.
  event.waitUntil(first ? self.clients.claim() : Promise.resolve());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  // What is on the server now; never an answer from here.
  if (url.pathname === "/build.json") return;
  if (request.mode === "navigate") event.respondWith(own(PAGE));
  else if (KNOWN.has(url.pathname)) event.respondWith(own(url.pathname));
  else event.respondWith(older(request));
});

self.addEventListener("message", (event) => {
  const reply = (data) => event.ports[0] && event.ports[0].postMessage(data);
  if (event.data === "SKIP_WAITING") event.waitUntil(self.skipWaiting());
  if (event.data === "STATE") event.waitUntil(windowsNow().then((all) => reply({ build: BUILD, clients: all.length })));
  if (event.data === "KEPT") event.waitUntil(isKept().then(reply));
  // A page came up: the moment when an older build may have lost its last user.
  if (event.data === "HELLO") event.waitUntil(sweep());
});

// Lost when the worker is stopped between install and activate; then the first page is
// controlled one load later, which is all that happens.
let first = false;

// ---- install: all or nothing -----------------------------------------------------------------

async function install() {
  first = !self.registration.active;
  const existed = await caches.has(CACHE);
  const cache = await caches.open(CACHE);
  const sources = [CACHE, ...(await earlierNames())];
  // Wait for all, even after a failure: a late put must not meet a cache that is being deleted.
  const results = await Promise.allSettled(FILES.map((file) => fill(cache, sources, file)));
  const failed = results.find((result) => result.status === "rejected");
  if (!failed) return;
  // A cache of this very build that was there before may be in use (same build, registered anew).
  if (!existed) await caches.delete(CACHE);
  throw failed.reason;
}

async function fill(cache, sources, file) {
  for (const source of sources) {
    const kept = await keptIn(source, file.path);
    // Not every name says its bytes (the page, boot.js), so hash again.
    if (kept && (await sha256(kept.clone())) === file.sha256) return cache.put(file.path, kept);
  }
  // The page has just fetched many of these: its HTTP cache is good enough wherever the bytes are right.
  let response = await load(file.path, "default");
  if (response.ok && (await sha256(response.clone())) !== file.sha256) response = await load(file.path, "reload");
  if (!response.ok) throw new Error(`${file.path}: status ${response.status}`);
  const found = await sha256(response.clone());
  if (found !== file.sha256) throw new Error(`${file.path}: the server sent other bytes than the build has`);
  return cache.put(file.path, await direct(response));
}

/** The page is asked for as "/": many hosts redirect /index.html there. */
function load(path, cache) {
  return fetch(path === PAGE ? "/" : path, { cache, credentials: "same-origin" });
}

/** Browsers refuse a redirected answer for a navigation, so it is made anew, headers and all. */
async function direct(response) {
  if (!response.redirected) return response;
  const headers = new Headers(response.headers);
  // The body is already decoded.
  headers.delete("content-encoding");
  headers.delete("content-length");
  return new Response(await response.arrayBuffer(), { status: 200, headers });
}

async function sha256(response) {
  const digest = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Names of the caches of other builds. */
async function earlierNames() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
}

/** What a cache keeps for a request. Never by `open`: that makes a cache anew which was deleted meanwhile. */
async function keptIn(cacheName, request, options = {}) {
  try {
    return await caches.match(request, { ...options, cacheName });
  } catch {
    return undefined; // It went away while it was being asked.
  }
}

// ---- fetch -----------------------------------------------------------------------------------

/** A file of this build. `ignoreVary`: a Vary header must not hide a file from ourselves. */
async function own(path) {
  const kept = await keptIn(CACHE, path, { ignoreVary: true, ignoreSearch: true });
  if (kept) return kept;
  // The browser threw the cache away but kept the worker. The network is the only one who still has
  // the file; it is kept again when it is the same file.
  const response = await direct(await load(path, "reload"));
  const file = FILES.find((candidate) => candidate.path === path);
  if (response.ok && file && (await sha256(response.clone())) === file.sha256) {
    await (await caches.open(CACHE)).put(path, response.clone());
  }
  return response;
}

/** Whether every file of this build is here: the browser may have thrown the cache away since. */
async function isKept() {
  const found = await Promise.all(FILES.map(({ path }) => keptIn(CACHE, path)));
  return found.every((file) => file !== undefined);
}

/** Not ours: a page of an older build may ask for its own file; all else belongs to the network. */
async function older(request) {
  for (const name of await earlierNames()) {
    const kept = await keptIn(name, request, { ignoreVary: true });
    if (kept) return kept;
  }
  return fetch(request);
}

// ---- old builds ------------------------------------------------------------------------------

/** Deletes the caches that no open page uses. Silence of a page that is still there means: keep everything. */
async function sweep(tries = 3) {
  const names = await earlierNames();
  if (names.length === 0) return;
  const asked = await windows();
  const used = await Promise.all(asked.map(buildOf));
  // A page that was just closed stays on the list for a moment and does not answer any more.
  const there = new Set((await windows()).map((page) => page.id));
  if (asked.some((page, at) => used[at] === null && there.has(page.id))) return tries > 1 ? sweep(tries - 1) : undefined;
  // Asked after the list was made: a newer build that starts to install now is not on the list.
  if (self.registration.installing || self.registration.waiting) return;
  const idle = names.filter((name) => !used.includes(name.slice(PREFIX.length)));
  await Promise.all(idle.map((name) => caches.delete(name)));
}

function windows() {
  return self.clients.matchAll({ type: "window", includeUncontrolled: true });
}

/** The same without a page that is just going: when a page loads anew, the one before stays listed for a moment. */
async function windowsNow(looks = 4) {
  const all = await windows();
  if (all.length <= 1 || looks === 1) return all;
  await new Promise((resolve) => setTimeout(resolve, 150));
  return windowsNow(looks - 1);
}

/** The build that a page runs, or null when it does not say so in time (frozen, or still loading). */
function buildOf(client) {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = (event) => resolve(String(event.data));
    setTimeout(() => resolve(null), 3000);
    client.postMessage("BUILD?", [channel.port2]);
  });
}
