// A tablet of the end-to-end tests with the probe in its pages, and what its processes take.
import { readFileSync, readdirSync } from "node:fs";
import { Tablet } from "../../e2e/lib/tablet.mjs";
import { DIST } from "../../e2e/lib/paths.mjs";

const PROBE = readFileSync(new URL("probe.js", import.meta.url), "utf8");

/** Runs `body` with a tablet whose build is installed, and takes everything away afterwards. */
export async function withTablet(body) {
  const tablet = new Tablet();
  try {
    await tablet.server.start(DIST);
    return await body(tablet);
  } finally {
    await tablet.dispose();
  }
}

/**
 * A new browser process on the tablet's profile and a page in it, not yet at the app.
 * `watch`: names and selectors that are written down from the first moment on.
 */
export async function freshPage(tablet, { watch = {}, puts = false, throttle = 1 } = {}) {
  await tablet.close();
  await tablet.start();
  await tablet.context.addInitScript({ content: PROBE.replace("(BENCH)", `(${JSON.stringify({ watch, puts })})`) });
  const page = tablet.context.pages()[0] ?? (await tablet.context.newPage());
  if (throttle > 1) {
    const session = await tablet.context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: throttle });
  }
  return page;
}

/** Waits until the probe has written down that something stands; returns when. */
export async function seen(page, name, timeout = 60_000) {
  try {
    await page.waitForFunction((name) => window.bench?.seen[name], name, { timeout });
  } catch (error) {
    const text = await page.evaluate(() => document.body.innerText.slice(0, 400));
    throw new Error(`"${name}" did not come up; there stands:\n${text}`, { cause: error });
  }
  return page.evaluate((name) => window.bench.seen[name], name);
}

function ofProcess(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}

/** The process of the page: the renderer below this program that has taken the most memory. In megabytes. */
export function pageMemory() {
  const parents = new Map();
  for (const name of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    parents.set(Number(name), Number(ofProcess(name, "stat").replace(/^.*\) /, "").split(" ")[1]));
  }
  const below = (pid) => {
    for (let at = pid; at > 1; at = parents.get(at)) if (at === process.pid) return true;
    return false;
  };
  const renderers = [...parents.keys()].filter((pid) => below(pid) && ofProcess(pid, "cmdline").includes("--type=renderer"));
  const mb = (pid, name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(ofProcess(pid, "status"))?.[1] ?? 0) / 1024;
  const all = renderers.map((pid) => ({ now: mb(pid, "VmRSS"), peak: mb(pid, "VmHWM") }));
  return all.sort((one, other) => other.peak - one.peak)[0] ?? { now: 0, peak: 0 };
}

/** Puts the records of a file (see examples/bench_fold) into the journal's table of batches. */
export async function fill(tablet, file) {
  const page = await freshPage(tablet);
  // A page of the origin that is not the app: nothing else opens the database meanwhile.
  await page.goto(`${tablet.origin}/manifest.webmanifest`);
  await page.evaluate(() => {
    const input = document.createElement("input");
    input.type = "file";
    input.id = "records";
    document.documentElement.append(input);
  });
  await page.locator("#records").setInputFiles(file);
  const count = await page.evaluate(async () => {
    const bytes = await document.querySelector("#records").files[0].arrayBuffer();
    const view = new DataView(bytes);
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open("tallywell", 1);
      request.onupgradeneeded = () => {
        for (const name of ["batches", "tail", "meta", "snapshot", "drafts", "secrets", "quarantine"]) {
          request.result.createObjectStore(name);
        }
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const made = database.transaction("batches", "readwrite");
    const store = made.objectStore("batches");
    let count = 0;
    for (let at = 0; at < bytes.byteLength; count += 1) {
      const keyLength = view.getUint16(at, true);
      const key = new TextDecoder().decode(new Uint8Array(bytes, at + 2, keyLength));
      at += 2 + keyLength;
      const length = view.getUint32(at, true);
      store.put(new Uint8Array(bytes.slice(at + 4, at + 4 + length)), key);
      at += 4 + length;
    }
    await new Promise((resolve, reject) => {
      made.oncomplete = resolve;
      made.onabort = () => reject(made.error);
    });
    database.close();
    return count;
  });
  await tablet.close();
  return count;
}

/** Installs the build, so that later starts come from the worker as they do on a tablet. */
export async function install(tablet) {
  await tablet.close();
  const page = await tablet.open("/", { started: false });
  await tablet.installed(page);
  await tablet.close();
}

/** Everybody's PIN in the clinics that are measured. */
const PIN = "2580";

/** The tablet's letter, then the lead's PIN. */
export async function begin(page) {
  const name = page.locator(".field input").last();
  await name.waitFor();
  await name.fill("Bench");
  await page.locator(".dock .button--primary").click();
  await page.locator(".person").first().click();
  for (let twice = 0; twice < 2; twice += 1) {
    await page.locator(".pin__field").pressSequentially(PIN);
    await page.keyboard.press("Enter");
  }
  await page.locator(".rail").waitFor();
}
