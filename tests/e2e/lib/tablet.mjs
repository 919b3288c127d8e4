// One tablet: a profile on disk, a browser that can be closed and started again, a server that can be
// stopped. It remembers everything a run must not have: violations of the policy, errors on the
// console, requests to another origin. `check` fails the test on each that it did not announce.
import assert from "node:assert/strict";
import { appendFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { DIST, scratch } from "./paths.mjs";
import { Server } from "./server.mjs";

export const SIZES = {
  "820x1180": { width: 820, height: 1180 },
  "1180x820": { width: 1180, height: 820 },
  "390x844": { width: 390, height: 844 },
};

export const CHROMIUM = process.env.CHROMIUM || "/usr/bin/chromium";
export const ARGUMENTS = [
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  // Belt and braces: a request that slips past the watch below finds no host.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

// Places around the world, so that it is always day in one of them: a test that counts rooms "today"
// must not begin before midnight and end after it.
const ZONES = ["America/Chicago", "Europe/London", "Asia/Dhaka", "Pacific/Auckland"];

function zoneInDaylight() {
  const hour = (timeZone) => Number(new Intl.DateTimeFormat("en-US", { timeZone, hour: "numeric", hourCycle: "h23" }).format());
  return ZONES.find((zone) => hour(zone) >= 7 && hour(zone) < 15) ?? ZONES[0];
}

// What the browser itself writes when nobody answers; no fault of the app.
const SERVER_IS_GONE = /net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|FAILED)|fetching the script/;

/** How long anything may take before a test says what it was waiting for. */
const PATIENCE_MS = 20_000;

/**
 * A test with a tablet of its own. `minutes`: after which it has failed.
 * `expected`: patterns of problems that the test provokes; each must come, and nothing else may.
 */
export function check(name, { dist = DIST, expected = [], minutes = 3 } = {}, body) {
  test(name, async () => {
    const tablet = new Tablet();
    let timer;
    const silence = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no end after ${minutes} minutes`)), minutes * 60_000);
    });
    try {
      await tablet.server.start(dist);
      await Promise.race([body(tablet), silence]);
      tablet.assertClean(expected);
    } catch (error) {
      console.error(await tablet.lastWords());
      // A browser that stands still does not close when it is asked to.
      await tablet.kill().catch(() => {});
      throw error;
    } finally {
      clearTimeout(timer);
      await tablet.dispose();
    }
  });
}

export class Tablet {
  server = new Server();
  problems = [];
  #profile = scratch("profile");
  #context = null;
  #wasOffline = false;

  get origin() {
    return this.server.origin;
  }

  get context() {
    return this.#context;
  }

  /** Starts a browser process on this tablet's profile, without a page yet. */
  async start({ size = "820x1180", locale = "en-US", colorScheme = "light" } = {}) {
    assert.equal(this.#context, null, "this tablet's browser is already running");
    const context = await chromium.launchPersistentContext(this.#profile, {
      executablePath: CHROMIUM,
      headless: true,
      chromiumSandbox: process.getuid?.() !== 0,
      args: ARGUMENTS,
      viewport: SIZES[size],
      locale,
      colorScheme,
      reducedMotion: "reduce",
      timezoneId: zoneInDaylight(),
    });
    this.#context = context;
    context.setDefaultTimeout(PATIENCE_MS);
    await context.addInitScript(() => {
      addEventListener("securitypolicyviolation", (event) => {
        console.error(`violation of ${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
      });
    });
    context.on("request", (request) => {
      const { origin, protocol } = new URL(request.url());
      if (origin !== this.origin && !["blob:", "data:"].includes(protocol)) this.problems.push(`request to ${request.url()}`);
    });
    context.on("console", (message) => message.type() === "error" && this.#note(message.text()));
    context.on("weberror", (error) => this.#note(String(error.error())));
  }

  /** What stood on each page when a test failed, and what the pages had complained about. */
  async lastWords() {
    const pages = this.#context?.pages() ?? [];
    const text = (page) => page.locator("body").innerText({ timeout: 2_000 }).catch((error) => `(no text: ${error.message})`);
    const told = await Promise.all(pages.map(async (page) => `--- ${page.url()}\n${await text(page)}`));
    return [...told, "--- problems", ...this.problems].join("\n");
  }

  #note(text) {
    if (this.#wasOffline && SERVER_IS_GONE.test(text)) return;
    this.problems.push(text);
  }

  /** A new page at a path of the app, loaded; started, unless told not to wait for that. */
  async open(path = "/", { started = true, ...options } = {}) {
    if (!this.#context) await this.start(options);
    const page = this.#context.pages().find((candidate) => candidate.url() === "about:blank") ?? (await this.#context.newPage());
    await page.goto(this.origin + path);
    if (started) await this.started(page);
    return page;
  }

  /** The app stands: something of its own is in the body, and the overlay is not. */
  async started(page) {
    await page.locator("body > :not(noscript, dialog, script)").first().waitFor({ state: "attached" });
  }

  /** The worker is in charge of the page and its build is complete. */
  async installed(page) {
    await until("a worker in charge", () => page.evaluate(() => navigator.serviceWorker.controller !== null));
  }

  async offline() {
    this.#wasOffline = true;
    await this.server.stop();
  }

  /** The browser process ends; the profile stays. */
  async close() {
    await this.#context?.close();
    this.#context = null;
  }

  /**
   * The battery is torn out: SIGKILL to the browser and everything that it has started, at once.
   * The profile stays as it was in that moment.
   */
  async kill() {
    const leader = leaderOf(this.#profile);
    const closed = new Promise((resolve) => this.#context.once("close", resolve));
    process.kill(-leader, "SIGKILL");
    await closed;
    this.#context = null;
    // Whoever starts before the last one is gone finds the storage still locked.
    await until("every process of the browser to be gone", () => membersOf(leader).length === 0);
  }

  /**
   * What a kill can leave of IndexedDB, as rarely as it falls between two writes of the browser: at
   * the end of the log a header alone, without the record that it announces.
   */
  tear() {
    // Checksum, length (little endian), kind: a whole record of 200 bytes.
    const header = Buffer.from([1, 2, 3, 4, 200, 0, 1]);
    appendFileSync(this.#fileOfDatabases(/^\d+\.log$/), header);
  }

  /** The disk gives back other bytes of IndexedDB than it was given. */
  rot() {
    const file = this.#fileOfDatabases(/^MANIFEST-\d+$/);
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1] ^= 0xff;
    writeFileSync(file, bytes);
  }

  /** The newest file of IndexedDB that is named like this, on the disk. */
  #fileOfDatabases(named) {
    const all = `${this.#profile}/Default/IndexedDB`;
    const folders = readdirSync(all).filter((name) => name.endsWith(".leveldb"));
    assert.equal(folders.length, 1, "one origin has databases");
    const names = readdirSync(`${all}/${folders[0]}`).filter((name) => named.test(name));
    return `${all}/${folders[0]}/${names.sort().at(-1)}`;
  }

  /** As a person does who taps the icon: a new browser process. */
  async restart(path = "/", options = {}) {
    await this.close();
    return this.open(path, options);
  }

  assertClean(expected = []) {
    const unexpected = this.problems.filter((problem) => !expected.some((pattern) => pattern.test(problem)));
    assert.deepEqual(unexpected, [], "the run had problems that it may not have");
    for (const pattern of expected) {
      assert.ok(this.problems.some((problem) => pattern.test(problem)), `expected a problem like ${pattern}`);
    }
  }

  async dispose() {
    await this.close();
    await this.server.stop();
    rmSync(this.#profile, { recursive: true, force: true });
  }
}

const processes = () => readdirSync("/proc").filter((name) => /^\d+$/.test(name));

/** A file of /proc; empty when the process has just ended. */
function ofProcess(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}

/** The browser that was started on a profile: it leads a process group of its own. */
function leaderOf(profile) {
  const leaders = processes().filter((pid) => {
    const words = ofProcess(pid, "cmdline").split("\0");
    return words.includes(`--user-data-dir=${profile}`) && !words.some((word) => word.startsWith("--type="));
  });
  assert.equal(leaders.length, 1, `one browser runs on ${profile}`);
  return Number(leaders[0]);
}

/** Who lives in a process group; the dead that nobody has fetched yet do not count. */
function membersOf(group) {
  return processes().filter((pid) => {
    const [state, , itsGroup] = ofProcess(pid, "stat").replace(/^.*\) /, "").split(" ");
    return Number(itsGroup) === group && state !== "Z";
  });
}

/** Asks until the answer is truthy, and returns it. */
export async function until(what, question, patience = PATIENCE_MS) {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await question();
    if (answer) return answer;
    if (Date.now() > end) assert.fail(`waited ${patience} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** The id of the build that a page runs. */
export function buildOf(page) {
  return page.evaluate(() => window.tallywellUpdate.build);
}

/** The builds whose caches are on the tablet. (The app keeps a small cache of its own beside them.) */
export function cachedBuilds(page) {
  return page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("tallywell-"));
    return names.map((name) => name.slice("tallywell-".length)).sort();
  });
}
