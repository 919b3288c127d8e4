// A scanner that types: keys at its pace, through the browser's own input, so that they land in whatever
// has the focus. All keys are on their way before the first has arrived: a busy machine does not make
// them slow.
import { until } from "./tablet.mjs";

export const GS = "\u001d";

const SIGNS = {
  Digit1: "1!", Digit2: "2@", Digit3: "3#", Digit4: "4$", Digit5: "5%", Digit6: "6^", Digit7: "7&", Digit8: "8*",
  Digit9: "9(", Digit0: "0)", Minus: "-_", Equal: "=+", BracketLeft: "[{", BracketRight: "]}", Backslash: "\\|",
  Semicolon: ";:", Quote: "'\"", Backquote: "`~", Comma: ",<", Period: ".>", Slash: "/?", Space: " ",
};

const SHIFT = 8;
const CONTROL = 2;

/** The key of a US keyboard for a character; `layout` says what the tablet makes of it instead. */
function keyOf(character, layout) {
  if (character === GS) return { key: "]", code: "BracketRight", modifiers: CONTROL };
  const letter = /^[a-z]$/i.test(character);
  const code = letter ? `Key${character.toUpperCase()}` : Object.keys(SIGNS).find((code) => SIGNS[code].includes(character));
  const shifted = letter ? character !== character.toLowerCase() : SIGNS[code]?.indexOf(character) === 1;
  const text = layout[character] ?? character;
  return { key: text, code, text, unmodifiedText: text, modifiers: shifted ? SHIFT : 0 };
}

const ENTER = { key: "Enter", code: "Enter", text: "\r", unmodifiedText: "\r", windowsVirtualKeyCode: 13 };

/**
 * One pull of the trigger. Waits before it until the last one cannot be taken for its echo.
 * `end`: whether the scanner sends Enter behind the code.
 */
export async function scan(page, text, { layout = {}, end = true } = {}) {
  // What hears scans comes with the wing of the supplies; it brings a place for refusals along.
  await page.locator(".toasts").nth(1).waitFor({ state: "attached" });
  await page.waitForFunction(() => performance.now() - (window.scannedAt ?? -1_000) > 400);
  const session = await page.context().newCDPSession(page);
  const keys = [...[...text].map((character) => keyOf(character, layout)), ...(end ? [ENTER] : [])];
  const press = (key) => [
    session.send("Input.dispatchKeyEvent", { type: key.text ? "keyDown" : "rawKeyDown", ...key }),
    session.send("Input.dispatchKeyEvent", { type: "keyUp", key: key.key, code: key.code, modifiers: key.modifiers ?? 0 }),
  ];
  await Promise.all(keys.flatMap(press));
  await page.evaluate(() => (window.scannedAt = performance.now()));
  await session.detach();
}

/** What was said about a scan that was refused. */
export async function refusal(page, words) {
  await page.locator(".toast", { hasText: words }).waitFor();
}

/** Everything that the page's databases and its storage hold, as one text. */
export async function everythingKept(page) {
  return page.evaluate(async () => {
    const text = (value) => {
      if (value instanceof ArrayBuffer) return text(new Uint8Array(value));
      if (ArrayBuffer.isView(value)) return new TextDecoder("latin1").decode(value);
      if (value !== null && typeof value === "object") return Object.values(value).map(text).join("\n");
      return String(value);
    };
    const asked = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const kept = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const { name } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name));
      for (const store of Array.from(database.objectStoreNames)) {
        const all = database.transaction(store).objectStore(store);
        kept.push(text(await asked(all.getAllKeys())), text(await asked(all.getAll())));
      }
      database.close();
    }
    return kept.join("\n");
  });
}

/** Waits until the address is this one. */
export function arrives(page, path) {
  return until(`the page ${path}`, () => new URL(page.url()).pathname === path);
}
