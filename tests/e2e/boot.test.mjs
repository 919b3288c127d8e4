// The app starts under the production headers, with everything in force.
import assert from "node:assert/strict";
import { check, until } from "./lib/tablet.mjs";

check("the app starts under the policy and Trusted Types", {}, async (tablet) => {
  const page = await tablet.open("/");
  assert.equal(await page.locator("#rescue").isVisible(), false);
  assert.equal(await page.evaluate(() => window.trustedTypes.defaultPolicy.name), "default");
  await tablet.installed(page);
});

check("an unknown path is a place in the app", {}, async (tablet) => {
  const page = await tablet.open("/no/such/place");
  assert.equal(await page.locator("#rescue").isVisible(), false);
});

check("text is not run as code", {}, async (tablet) => {
  const page = await tablet.open("/");
  // From a script of the page itself: what the debugger evaluates is excused from the policy.
  const seen = await page.evaluate(
    () =>
      new Promise((resolve) => {
        addEventListener("probe", () => {
          const refused = (run) => {
            try {
              run();
              return false;
            } catch {
              return true;
            }
          };
          resolve({
            eval: refused(() => (0, eval)("window.wasRun = true")),
            function: refused(() => new Function("window.wasRun = true")()),
            wasRun: window.wasRun === true,
          });
        });
        setTimeout(() => dispatchEvent(new Event("probe")), 0);
      }),
  );
  assert.deepEqual(seen, { eval: true, function: true, wasRun: false });
});

const REFUSED = [
  '<img src="x" onerror="window.wasRun = true">',
  "<img src=x onerror=window.wasRun=true>",
  '<img/src="x"/onerror="window.wasRun = true">',
  "<svg onload='window.wasRun = true'></svg>",
  "<script>window.wasRun = true</script>",
  "<SCRIPT src='/boot.js'></SCRIPT>",
  '<iframe srcdoc="x"></iframe>',
  '<p srcdoc="x"></p>',
  '<object data="x"></object>',
  '<embed src="x">',
  '<base href="/x/">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" java&#10;script&colon;alert(1)">x</a>',
  '<a href="&#x6A;avascript:alert(1)">x</a>',
  '<a href="data:text/html,x">x</a>',
  '<form action="/x"></form>',
  '<style>p { color: red }</style>',
  '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
  '<svg><animate attributeName="href" values="x"></animate></svg>',
  '<math><mtext></mtext></math>',
  '<!-- <img> --><p>x</p>',
  '<p title="a>b<img onerror=x>">x</p>',
  "<p",
  "1 < 2",
];

const ALLOWED = [
  "plain text, a = b",
  '<p class="line">Next: 3 &lt; 4</p>',
  "<ul><li>one</li><!><li>two<!----></li></ul>",
  '<svg viewBox="0 0 24 24" aria-hidden="true"><title>On = off</title><use href="#i-plus"></use><path d="M4 12h16"/></svg>',
  '<button type="button" disabled data-state="on" aria-label="Turn on">Turn on = start</button>',
  '<a href="/stock">Stock</a>',
  '<textarea rows="2">text</textarea>',
];

check("markup that could run is refused, the markup of views is not", {}, async (tablet) => {
  const page = await tablet.open("/");
  const passed = await page.evaluate(
    ([refused, allowed]) => {
      const accepts = (markup) => {
        try {
          document.createElement("template").innerHTML = markup;
          return true;
        } catch {
          return false;
        }
      };
      return { wrongly: refused.filter(accepts), missing: allowed.filter((markup) => !accepts(markup)) };
    },
    [REFUSED, ALLOWED],
  );
  assert.deepEqual(passed, { wrongly: [], missing: [] });
  // In the document itself too, where it would run.
  const live = await page.evaluate(() => {
    try {
      document.body.insertAdjacentHTML("beforeend", '<img src="/x" onerror="window.wasRun = true">');
      return "inserted";
    } catch (error) {
      return error.name;
    }
  });
  assert.equal(live, "TypeError");
  assert.equal(await page.evaluate(() => window.wasRun), undefined);
});

check("only our own worker is a script address", {}, async (tablet) => {
  const page = await tablet.open("/");
  const outcome = await page.evaluate(() =>
    ["/sw.js", "/boot.js", "https://example.org/sw.js", "data:text/javascript,1", "/sw.js?x"].map((url) => {
      try {
        trustedTypes.defaultPolicy.createScriptURL(url);
        return "yes";
      } catch {
        return "no";
      }
    }),
  );
  assert.deepEqual(outcome, ["yes", "no", "no", "no", "no"]);
});

check("what a person chose stands before the first paint", {}, async (tablet) => {
  await tablet.start({ locale: "es-MX" });
  const page = await tablet.open("/");
  const look = () => page.evaluate(() => ({ lang: document.documentElement.lang, ...document.documentElement.dataset }));
  assert.equal((await look()).lang, "es", "the browser's language counts until somebody chose");
  for (const [stored, seen] of [
    [{ theme: '"dark"', contrast: '"high"', lang: '"en"' }, { theme: "dark", contrast: "high", lang: "en" }],
    [{ theme: "null", contrast: "null", lang: '"es"' }, { theme: undefined, contrast: undefined, lang: "es" }],
    [{ theme: "{", contrast: '"loud"', lang: "7" }, { theme: undefined, contrast: undefined, lang: "es" }],
  ]) {
    await page.evaluate((values) => {
      for (const [key, value] of Object.entries(values)) localStorage.setItem(`tallywell.${key}`, value);
    }, stored);
    await page.reload();
    await tablet.started(page);
    const { theme, contrast, lang } = await look();
    assert.deepEqual({ theme, contrast, lang }, seen, JSON.stringify(stored));
  }
});

check("the manifest is complete and its pictures are there", {}, async (tablet) => {
  const page = await tablet.open("/");
  const missing = await page.evaluate(async () => {
    const manifest = await (await fetch("/manifest.webmanifest")).json();
    const pictures = [...manifest.icons, ...manifest.screenshots, ...manifest.shortcuts.flatMap((shortcut) => shortcut.icons)];
    const wrong = [];
    for (const { src, sizes } of pictures) {
      const answer = await fetch(`/${src}`);
      const size = answer.ok ? await createImageBitmap(await answer.blob()).then((map) => `${map.width}x${map.height}`) : answer.status;
      if (size !== sizes) wrong.push(`${src}: ${size} instead of ${sizes}`);
    }
    return wrong;
  });
  assert.deepEqual(missing, []);
  const client = await page.context().newCDPSession(page);
  const { errors } = await client.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  const installable = await until("an answer about installing", () => client.send("Page.getInstallabilityErrors"));
  // A profile of a test has no place to install to; anything else would be about us.
  assert.deepEqual(installable.installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"), []);
});
