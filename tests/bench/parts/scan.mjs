// One scan of a sitting: from the scanner's last key to the row that has grown, its record on the disk.
import { openSample, toPlace } from "../../e2e/lib/clinic.mjs";
import { scan } from "../../e2e/lib/scan.mjs";
import { ms, summary } from "../lib/figures.mjs";
import { freshPage, seen, withTablet } from "../lib/tablet.mjs";

export const name = "scan";
const SCANS = 40;
const CODE = "]d201003492815210031730013110ZX9";

export async function measure() {
  return withTablet(async (tablet) => {
    const first = await tablet.open("/");
    await tablet.installed(first);
    await openSample(first);
    const page = await freshPage(tablet, { watch: { lock: ".person" } });
    await page.goto(`${tablet.origin}/stock`);
    await seen(page, "lock");
    await page.locator(".person").first().click();
    await page.locator(".pin__field").pressSequentially("2580");
    await page.keyboard.press("Enter");
    await page.locator(".rail").waitFor();
    await scan(page, CODE);
    await page.locator(".seek__box").fill("LID1");
    await page.locator("main li.row button").first().click();
    await page.locator("main label.chip").first().click();
    await page.locator(".dock .button--primary").click();
    await page.locator("main li.row b").nth(2).waitFor();
    await toPlace(page, "/stock");
    await page.locator("a[href='/stock/scan']").click();
    await page.locator("label.segment").first().waitFor();
    const scans = [];
    for (let count = 1; count <= SCANS; count += 1) {
      await page.evaluate(watch, String(count));
      await scan(page, CODE);
      await page.waitForFunction(() => window.bench.scan !== null);
      scans.push(await page.evaluate(() => window.bench.scan));
    }
    const of = (figure) => summary(scans.slice(1).map((taken) => taken[figure] - taken.pressed));
    return { stood: of("stood"), drawn: of("drawn") };
  });
}

/** In the page: notes when the row says this figure. */
function watch(figure) {
  window.bench.scan = null;
  const observer = new MutationObserver(() => {
    if (document.querySelector(".sitting .movement")?.textContent !== figure) return;
    observer.disconnect();
    const stood = performance.now();
    const pressed = window.bench.last.keydown;
    window.bench.afterPaint((drawn) => (window.bench.scan = { pressed, stood, drawn }));
  });
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
}

export function tell({ stood, drawn }) {
  return {
    rows: [
      [
        "Scan to row, recorded",
        `p50 ${ms(stood.median)}, p95 ${ms(stood.p95)}`,
        `${stood.runs} scans; drawn p50 ${ms(drawn.median)}, p95 ${ms(drawn.p95)}`,
      ],
    ],
    text:
      "From the Enter behind the code to the row of the sitting that says one more: the code is read, its item found, the " +
      "record decided, written and folded. The keys come through the browser's own input.",
    limit: "The write of the record; reading a code takes microseconds.",
  };
}
