// Runs before the app, and still runs when the app does not. In this order: preferences before the
// first paint, the Trusted Types policy, the overlay of last resort, the service worker.
//
// The page's side of the contract (all on window):
//   event    tallywell-starting  the app has mounted and is still opening its records: keep watching
//   event    tallywell-ready     the first screen stands: the watchdog goes home
//   event    tallywell-panic     CustomEvent, detail = the text of the panic
//   event    tallywell-update    a newer build waits (see tallywellUpdate)
//   object   tallywellUpdate     { waiting, build, settled, apply(), kept() }
//   keys     tallywell.theme, tallywell.contrast, tallywell.lang, tallywell.drafts (JSON values)
"use strict";

(() => {
  const html = document.documentElement;

  /** A stored preference; blocked storage and foreign text count as "not set". */
  function preference(key) {
    try {
      const text = localStorage.getItem(key);
      return text === null ? null : JSON.parse(text);
    } catch {
      return null;
    }
  }

  function buildId() {
    const meta = document.querySelector('meta[name="tallywell-build"]');
    return meta ? meta.content : "unsealed";
  }

  // ---- preferences ---------------------------------------------------------------------------

  const theme = preference("tallywell.theme");
  if (theme === "light" || theme === "dark") {
    html.dataset.theme = theme;
    const chosen = document.querySelector(`meta[name="theme-color"][media*="${theme}"]`);
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) meta.content = chosen.content;
  }
  const contrast = preference("tallywell.contrast");
  if (contrast === "high" || contrast === "normal") html.dataset.contrast = contrast;
  const language = preference("tallywell.lang");
  html.lang = language === "en" || language === "es" ? language : /^es\b/i.test(navigator.language) ? "es" : "en";

  // ---- Trusted Types -------------------------------------------------------------------------

  // Static markup of the views goes through innerHTML. A string passes only if every "<" in it opens
  // a tag of this strict grammar, or is the empty comment that marks a place. Nothing that a browser
  // could read in another way is let through, so there is no second parser to disagree with.
  const TAG = /<(?:\/([a-z][a-z0-9-]*)\s*>|([a-z][a-z0-9-]*)((?:\s+[a-z_:@][\w:.-]*(?:="[^"<>]*")?)*)\s*\/?>|!(?:----)?>)/giy;
  const ATTRIBUTE = /([a-z_:@][\w:.-]*)(?:="([^"]*)")?/gi;
  // Scripts, frames, plugins, what changes the base or the style of the page, animation of attributes,
  // and elements whose content is not parsed as markup.
  const REFUSED = new Set(
    ("script iframe object embed applet frame frameset base link meta style form portal fencedframe template " +
      "noscript noembed noframes plaintext xmp animate animatemotion animatetransform set foreignobject math " +
      "annotation-xml").split(" "),
  );
  const PLAIN_TEXT = new Set(["title", "textarea"]);

  function refusal(markup) {
    let at = markup.indexOf("<");
    while (at !== -1) {
      TAG.lastIndex = at;
      const tag = TAG.exec(markup);
      if (!tag) return "malformed markup";
      const name = (tag[1] || tag[2] || "").toLowerCase();
      if (REFUSED.has(name)) return `<${name}>`;
      for (const [, key, value = ""] of (tag[3] || "").matchAll(ATTRIBUTE)) {
        const attribute = key.toLowerCase();
        if (attribute.startsWith("on") || attribute === "srcdoc") return attribute;
        // Character references and white space can hide a scheme; decoded names are compared bare.
        if (/^(?:javascript|vbscript|data):/i.test(bare(value))) return `${attribute} with a scheme that runs`;
      }
      at = markup.indexOf("<", TAG.lastIndex);
      if (tag[2] && PLAIN_TEXT.has(name) && !markup.startsWith(`</${name}`, at)) return `markup inside <${name}>`;
    }
    return null;
  }

  function bare(value) {
    const decoded = value.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(tab|newline|colon));?/gi, (_, hex, decimal, named) =>
      named ? (named.toLowerCase() === "colon" ? ":" : "") : String.fromCharCode(hex ? parseInt(hex, 16) : Number(decimal)),
    );
    return decoded.replace(/[\u0000-\u0020\u007f-\u00a0]/g, "");
  }

  if (window.trustedTypes && trustedTypes.createPolicy) {
    trustedTypes.createPolicy("default", {
      createHTML(markup) {
        const reason = refusal(markup);
        if (reason) throw new TypeError(`Refused markup: ${reason}`);
        return markup;
      },
      createScriptURL(url) {
        const wanted = new URL(url, location.href);
        if (wanted.href === `${location.origin}/sw.js`) return url;
        throw new TypeError("Refused script address");
      },
      createScript() {
        throw new TypeError("Refused script text");
      },
    });
  }

  // ---- the overlay of last resort ------------------------------------------------------------

  const PATIENCE_MS = 15_000;
  let standsUp;
  const stands = new Promise((resolve) => (standsUp = resolve));
  let up = false;
  let dead = false;
  let held = ""; // An error from before the app was up: the watchdog's best guess at the cause.

  function rescue(detail) {
    standsUp(); // No first screen will come, and the worker may bring the cure.
    const dialog = document.getElementById("rescue");
    if (!dialog) return void document.addEventListener("DOMContentLoaded", () => rescue(detail), { once: true });
    const shown = html.lang === "es" ? "es" : "en";
    for (const section of dialog.querySelectorAll("section")) section.hidden = section.lang !== shown;
    dialog.setAttribute("aria-labelledby", `rescue-${shown}`);
    dialog.lang = shown;
    const text = dialog.querySelector(".rescue__detail");
    // The first cause stays: what fails after a panic is only its echo.
    if (!dialog.open) text.textContent = `${detail}\nbuild ${buildId()}\n${new Date().toISOString()}\n${navigator.userAgent}`;
    if (!dialog.open) dialog.showModal();
    dialog.querySelector("section:not([hidden]) button").focus();
  }

  function stop(detail) {
    dead = true;
    rescue(detail);
  }

  const watchdog = setTimeout(() => rescue(held || "The app did not start within 15 seconds."), PATIENCE_MS);

  function isUp() {
    up = true;
    standsUp();
    clearTimeout(watchdog);
    const dialog = document.getElementById("rescue");
    // Slow is not dead: an overlay that only the watchdog raised goes away again.
    if (!dead && dialog && dialog.open) dialog.close();
  }

  let opening = false;
  addEventListener("tallywell-starting", () => (opening = true));
  addEventListener("TrunkApplicationStarted", () => opening || isUp());
  addEventListener("tallywell-ready", isUp);
  addEventListener("tallywell-panic", (event) => stop(String(event.detail || "panic")));

  function isWasm(error) {
    return ["RuntimeError", "CompileError", "LinkError"].some((kind) => error instanceof WebAssembly[kind]);
  }

  function onError(error, message) {
    const text = error && error.stack ? `${error}\n${error.stack}` : String(message || error);
    if (isWasm(error)) stop(text);
    else if (!up && !held) held = text;
  }

  // Capturing, because a script that does not load tells only itself.
  addEventListener(
    "error",
    (event) => {
      if (event.target instanceof HTMLScriptElement) stop(`Could not load ${event.target.src || "the app"}`);
      else onError(event.error, event.message);
    },
    true,
  );
  addEventListener("unhandledrejection", (event) => onError(event.reason, event.reason));

  document.addEventListener("DOMContentLoaded", () => {
    const dialog = document.getElementById("rescue");
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    for (const button of dialog.querySelectorAll('[data-rescue="reload"]')) {
      // A waiting build may be the cure, and there is nothing left here to lose.
      button.addEventListener("click", () => window.tallywellUpdate.apply(GUARD_MS));
    }
    for (const button of dialog.querySelectorAll('[data-rescue="copy"]')) {
      button.addEventListener("click", () => copy(button, dialog.querySelector(".rescue__detail")));
    }
  });

  async function copy(button, text) {
    try {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = button.dataset.done;
    } catch {
      getSelection().selectAllChildren(text);
    }
  }

  // ---- updates -------------------------------------------------------------------------------

  const LOOK_EVERY_MS = 6 * 60 * 60 * 1000;
  const GUARD_MS = 5_000;
  const QUIET_MS = 400;
  const HELLO_AGAIN_MS = 10_000;
  const workers = navigator.serviceWorker;
  let registration = null;
  let reloading = false;

  function reload() {
    if (reloading) return;
    reloading = true;
    location.reload();
  }

  let settle;
  window.tallywellUpdate = {
    waiting: false,
    build: buildId(),
    /** This page is the one to stay: the app begins after it. Never, when a newer build takes its place. */
    settled: new Promise((resolve) => (settle = resolve)),
    /**
     * Switches to the waiting build and reloads once. Call it only at a safe point, with nothing left to
     * fetch. The reload comes when the new worker is in charge, however late: a page that loads before
     * that may wait for it unseen.
     */
    apply(patience = Infinity) {
      const worker = registration && registration.waiting;
      if (!worker) return reload();
      switchTo(worker, patience).then(reload);
    },
    /** Whether all of the app lies on the tablet, so that it needs no network; null: this browser keeps none. */
    async kept() {
      if (!workers) return null;
      const known = await workers.getRegistration("/");
      return Boolean(known && known.active && (await ask(known.active, "KEPT")));
    },
  };

  /**
   * Resolves true when the worker is in charge, false when that takes too long. The page should not ask
   * for anything meanwhile: Chromium ends the old worker at once, but what a page then fetches starts it
   * again, and the new one waits until the old one has been idle for long, or for five minutes.
   */
  function switchTo(worker, patience) {
    return new Promise((resolve) => {
      workers.addEventListener("controllerchange", () => resolve(true), { once: true });
      // A page that no worker controls (a forced reload) hears no controllerchange.
      worker.addEventListener("statechange", () => worker.state === "activated" && resolve(true));
      if (patience !== Infinity) setTimeout(() => resolve(false), patience);
      worker.postMessage("SKIP_WAITING");
    });
  }

  /** The page and what it names are here, its icons too: the browser asks for those last. */
  async function quiet() {
    if (document.readyState !== "complete") {
      await new Promise((resolve) => {
        addEventListener("load", resolve, { once: true });
        setTimeout(resolve, GUARD_MS);
      });
    }
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  }

  function ask(worker, question) {
    return new Promise((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = (event) => resolve(event.data);
      setTimeout(() => resolve(null), GUARD_MS);
      worker.postMessage(question, [channel.port2]);
    });
  }

  function offer() {
    if (!registration.waiting || !workers.controller) return;
    window.tallywellUpdate.waiting = true;
    dispatchEvent(new CustomEvent("tallywell-update"));
  }

  /** Only "none" is believed; text that we cannot read may be a draft. */
  function draftsOpen() {
    try {
      const text = localStorage.getItem("tallywell.drafts");
      return text !== null && text !== "0";
    } catch {
      return false; // Storage is blocked, so none was kept.
    }
  }

  /** At a cold start with nothing open anywhere, the new build comes without a question. */
  async function switchSilently(worker) {
    if (draftsOpen()) return false;
    const state = await ask(worker, "STATE");
    // Once a session for each build: a switch that does not hold must not reload for ever.
    if (!state || state.clients !== 1 || sessionStorage.getItem("tallywell.switched") === state.build) return false;
    sessionStorage.setItem("tallywell.switched", state.build);
    html.dataset.boot = "switching";
    await quiet(); // See switchTo.
    const done = await switchTo(worker, GUARD_MS);
    if (done) reload();
    else delete html.dataset.boot;
    return done;
  }

  async function look() {
    try {
      await registration.update();
    } catch {
      // Offline, or the install failed: the build that is here goes on.
    }
    await hello();
  }

  /** The worker then lets an older build's files go, unless a page uses them or does not answer. */
  async function hello() {
    const { active } = await workers.ready;
    active.postMessage("HELLO");
  }

  async function startWorker() {
    // A browser that is slow to answer must not keep anybody from the records.
    setTimeout(() => html.dataset.boot === "switching" || settle(), 1000);
    const known = await workers.getRegistration("/");
    if (known && known.waiting && (await switchSilently(known.waiting))) return;
    settle();
    // The first visit: the worker fetches the whole app, and the first screen goes before that.
    if (!known) await stands;
    registration = await workers.register("/sw.js", { scope: "/", updateViaCache: "none" });
    registration.addEventListener("updatefound", () => {
      const worker = registration.installing;
      worker.addEventListener("statechange", () => worker.state === "installed" && offer());
    });
    offer();
    setInterval(look, LOOK_EVERY_MS);
    // Once more when everything on its way is over: pages that were closed, a check that takes its time.
    setTimeout(hello, HELLO_AGAIN_MS);
    addEventListener("online", look);
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
    await look();
  }

  if (workers) {
    workers.addEventListener("message", (event) => {
      if (event.data === "BUILD?") event.ports[0].postMessage(buildId());
    });
    // Else the queue waits for the whole page, and a worker that asks early counts it as silent.
    workers.startMessages();
    startWorker().catch((error) => {
      settle();
      console.warn("No offline use:", error);
    });
  } else {
    settle();
  }
})();
