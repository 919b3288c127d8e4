// What the tests do to the browser behind the program's back: cutting connections, playing another
// window, making the disk full. Each change undoes itself after one use.

const opened = new Map();
const foreign = new Map();

const open = IDBFactory.prototype.open;
IDBFactory.prototype.open = function (name, ...rest) {
  const request = open.call(this, name, ...rest);
  request.addEventListener("success", () => opened.set(name, request.result));
  return request;
};

/** Closes the newest connection to a database; nobody is told. */
export function closeSilently(name) {
  opened.get(name).close();
}

/** Closes it as a browser does that cuts it: with an event. */
export function cut(name) {
  const database = opened.get(name);
  database.close();
  database.dispatchEvent(new Event("close"));
}

function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Another window that opens a database and never closes it by itself. */
export async function hold(name, version) {
  foreign.set(name, await settled(open.call(indexedDB, name, version)));
}

/** As `hold`, and it keeps everybody from writing and from reading what it could write. */
export async function occupy(name) {
  const database = await settled(open.call(indexedDB, name));
  foreign.set(name, database);
  const transaction = database.transaction([...database.objectStoreNames], "readwrite");
  const store = transaction.objectStore("meta");
  const keepBusy = () => {
    if (foreign.has(name)) store.get("anything").onsuccess = keepBusy;
  };
  keepBusy();
}

/** That window goes away. */
export function release(name) {
  foreign.get(name).close();
  foreign.delete(name);
}

/** A newer build in another window: upgrades, then goes away. Ends only if nobody is in its way. */
export async function upgrade(name, version) {
  (await settled(open.call(indexedDB, name, version))).close();
}

/** Somebody clears the storage. */
export async function erase(name) {
  await settled(indexedDB.deleteDatabase(name));
}

/** As `erase`, but without waiting for windows that stand in the way. */
export function beginToErase(name) {
  indexedDB.deleteDatabase(name);
}

/** Whether a database of this name is there at all. */
export function exists(name) {
  return new Promise((resolve) => {
    let found = true;
    const request = open.call(indexedDB, name);
    request.onupgradeneeded = () => {
      found = false;
      request.transaction.abort();
    };
    request.onsuccess = () => {
      request.result.close();
      resolve(found);
    };
    request.onerror = () => resolve(found);
  });
}

/** The put number `count` from now collides with what is there: an error event, then an abort. */
export function failPut(count) {
  const put = IDBObjectStore.prototype.put;
  let left = count;
  IDBObjectStore.prototype.put = function (value, key) {
    left -= 1;
    if (left > 0) return put.call(this, value, key);
    IDBObjectStore.prototype.put = put;
    put.call(this, value, key);
    return this.add(value, key);
  };
}

/** The next commit ends in an abort without an error event, as the specification has it. */
export function failCommit(cause) {
  const commit = IDBTransaction.prototype.commit;
  IDBTransaction.prototype.commit = function () {
    IDBTransaction.prototype.commit = commit;
    const error = cause && new DOMException("made by a test", cause);
    Object.defineProperty(this, "error", { get: () => error || null });
    this.abort();
  };
}

/** The durability of the next readwrite transaction. */
export function nextDurability() {
  const transaction = IDBDatabase.prototype.transaction;
  return new Promise((resolve) => {
    IDBDatabase.prototype.transaction = function (...rest) {
      const made = transaction.apply(this, rest);
      if (made.mode === "readwrite") {
        IDBDatabase.prototype.transaction = transaction;
        resolve(made.durability || rest[2].durability);
      }
      return made;
    };
  });
}

/** The tablet comes back to the foreground. */
export function returnToForeground() {
  document.dispatchEvent(new Event("visibilitychange"));
}

/**
 * The browser blocks localStorage until the returned function is called. Browsers do it in both ways:
 * the door does not open, or nothing behind it works. WebKit ignores our own door.
 */
export function blockLocalStorage() {
  const refuse = () => {
    throw new DOMException("made by a test", "SecurityError");
  };
  const door = Object.getOwnPropertyDescriptor(window, "localStorage");
  const { getItem, setItem, removeItem } = Storage.prototype;
  Object.defineProperty(window, "localStorage", { configurable: true, get: refuse });
  Object.assign(Storage.prototype, { getItem: refuse, setItem: refuse, removeItem: refuse });
  return () => {
    Object.assign(Storage.prototype, { getItem, setItem, removeItem });
    Object.defineProperty(window, "localStorage", door);
  };
}
