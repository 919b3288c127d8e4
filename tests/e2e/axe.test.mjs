// Every screen, in both themes and languages, at the widest and the narrowest size.
import assert from "node:assert/strict";
import { assertAccessible, axe } from "./lib/axe.mjs";
import { SIZES, check } from "./lib/tablet.mjs";
import { SCREENS } from "./screens.mjs";

check("axe finds what it is there for", {}, async (tablet) => {
  const page = await tablet.open("/");
  await page.evaluate(() => {
    const button = document.createElement("button");
    document.body.append(button);
  });
  assert.match((await axe(page)).join("\n"), /critical button-name/);
});

for (const { name, path, prepare } of SCREENS) {
  for (const [locale, colorScheme] of [
    ["en-US", "light"],
    ["es-US", "dark"],
  ]) {
    check(`${name}, ${locale}, ${colorScheme}: nothing serious for axe`, {}, async (tablet) => {
      const page = await tablet.open(path, { locale, colorScheme, size: "1180x820" });
      await prepare?.(page);
      await assertAccessible(page, "1180x820");
      await page.setViewportSize(SIZES["390x844"]);
      await assertAccessible(page, "390x844");
    });
  }
}

check("the overlay of last resort: nothing serious for axe, in any theme", {}, async (tablet) => {
  const page = await tablet.open("/");
  await page.evaluate(() => dispatchEvent(new CustomEvent("tallywell-panic", { detail: "panicked" })));
  await page.locator("#rescue").waitFor();
  for (const [theme, contrast] of [["light", "normal"], ["dark", "normal"], ["light", "high"], ["dark", "high"]]) {
    await page.evaluate((values) => Object.assign(document.documentElement.dataset, values), { theme, contrast });
    await assertAccessible(page, `${theme}, ${contrast}`);
  }
});
