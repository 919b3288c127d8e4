// Runs in the page before everything else, handed over by the debugger, which the page's policy does
// not bind. It writes down when something was seen, and does nothing that the app could notice but
// watching the document.
"use strict";

(({ watch, puts }) => {
  const bench = (window.bench = { seen: {}, last: {}, derivedMs: [], taps: [], wasm: null, writes: [] });

  /** When the frame that holds the present state of the document has been drawn. */
  bench.afterPaint = (then) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(performance.now());
      port2.postMessage(0);
    });

  // ---- what stands on the screen, and since when ----------------------------------------------

  const waiting = new Map();

  /** Writes into `seen` when an element that the selector fits first stands, and when it is drawn. */
  bench.expect = (name, selector) => {
    delete bench.seen[name];
    waiting.set(name, selector);
    look();
  };

  function look() {
    for (const [name, selector] of waiting) {
      if (!document.querySelector(selector)) continue;
      waiting.delete(name);
      const stood = performance.now();
      bench.afterPaint((drawn) => (bench.seen[name] = { stood, drawn }));
    }
  }

  for (const [name, selector] of Object.entries(watch)) waiting.set(name, selector);
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });

  // ---- what a person did ---------------------------------------------------------------------

  for (const type of ["pointerdown", "click", "keydown", "change"]) {
    addEventListener(type, (event) => (bench.last[type] = event.timeStamp), true);
  }

  // ---- the slow hash of a PIN, so that it can be told apart ------------------------------------

  const derive = SubtleCrypto.prototype.deriveBits;
  SubtleCrypto.prototype.deriveBits = function (...words) {
    const from = performance.now();
    const promise = derive.apply(this, words);
    promise.then(() => bench.derivedMs.push(performance.now() - from));
    return promise;
  };

  addEventListener("TrunkApplicationStarted", (event) => (bench.wasm = event.detail?.wasm ?? null));
  bench.wasmMb = () => (bench.wasm ? bench.wasm.memory.buffer.byteLength / 1e6 : null);

  /** Milliseconds from navigation at the app's own marks. */
  bench.marks = () =>
    Object.fromEntries(
      performance
        .getEntriesByType("mark")
        .filter(({ name }) => name.startsWith("tallywell:"))
        .map(({ name, startTime }) => [name.slice("tallywell:".length), startTime]),
    );

  // ---- one line in a room, and the same bytes without the app ---------------------------------

  if (!puts) return;

  const put = IDBObjectStore.prototype.put;
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const from = performance.now();
    const made = transaction.call(this, stores, mode, options);
    if (mode === "readwrite" && options?.durability === "strict" && this.name !== "bench") {
      const write = { from, ended: null, puts: [] };
      made.benchWrite = write;
      made.addEventListener("complete", () => (write.ended = performance.now()));
      bench.writes.push(write);
    }
    return made;
  };
  IDBObjectStore.prototype.put = function (value, key) {
    this.transaction.benchWrite?.puts.push({ store: this.name, key, value: value.slice() });
    return put.call(this, value, key);
  };

  let raw = null;
  /** The puts of a write again, into a database of their own, as plainly as a page can do it. */
  bench.putRaw = async (write) => {
    raw ??= await new Promise((resolve, reject) => {
      const request = indexedDB.open("bench", 1);
      request.onupgradeneeded = () => {
        for (const name of ["batches", "tail", "meta"]) request.result.createObjectStore(name);
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const stores = [...new Set(write.puts.map(({ store }) => store))];
    return new Promise((resolve, reject) => {
      const from = performance.now();
      const made = raw.transaction(stores, "readwrite", { durability: "strict" });
      for (const { store, key, value } of write.puts) put.call(made.objectStore(store), value, key);
      made.oncomplete = () => resolve(performance.now() - from);
      made.onabort = () => reject(made.error);
    });
  };

  /** From the next touch of the dock until the line in hand carries its tick. */
  bench.watchLine = () => {
    const row = document.querySelector(".row[data-now]");
    const tap = { pressed: null, ticked: null, drawn: null };
    bench.taps.push(tap);
    bench.writes.length = 0;
    addEventListener("pointerdown", (event) => (tap.pressed = event.timeStamp), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (!row.hasAttribute("data-done")) return;
      observer.disconnect();
      tap.ticked = performance.now();
      bench.afterPaint((drawn) => (tap.drawn = drawn));
    });
    observer.observe(row, { attributes: true });
  };
})(BENCH);
