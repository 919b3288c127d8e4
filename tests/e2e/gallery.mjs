// `make gallery`: takes the pictures of every screen again: 3 sizes, 2 languages, 2 themes, into
// docs/screens/SCREEN/SIZE-LANGUAGE-THEME.png, and the two that the manifest shows.
// ONLY=today takes one screen, SIZE=390x844 one size.
import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { DIST, ROOT } from "./lib/paths.mjs";
import { SIZES, Tablet } from "./lib/tablet.mjs";
import { SCREENS, SHOP_WINDOW } from "./screens.mjs";

const OUT = `${ROOT}/docs/screens`;
const screens = SCREENS.filter(({ name }) => !process.env.ONLY || name === process.env.ONLY);
const sizes = Object.keys(SIZES).filter((size) => !process.env.SIZE || size === process.env.SIZE);
if (screens.length === 0 || sizes.length === 0) throw new Error("ONLY or SIZE names nothing");

const picture = (screen, size, language, theme) => `${OUT}/${screen}/${size}-${language}-${theme}.png`;

for (const language of ["en", "es"]) {
  // Records are made once for each language, and the pictures of one language show the same records.
  const tablet = new Tablet();
  try {
    await tablet.server.start(DIST);
    for (const { name, path, prepare } of screens) {
      if (language === "en" && !process.env.SIZE) rmSync(`${OUT}/${name}`, { recursive: true, force: true });
      mkdirSync(`${OUT}/${name}`, { recursive: true });
      const page = await tablet.open(path, { locale: `${language}-US` });
      await prepare?.(page);
      for (const theme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme: theme });
        for (const size of sizes) {
          await page.setViewportSize(SIZES[size]);
          await page.evaluate(() => document.fonts.ready);
          await page.screenshot({ path: picture(name, size, language, theme), animations: "disabled", caret: "hide" });
          console.log(`docs/screens/${name}/${size}-${language}-${theme}.png`);
        }
      }
      await page.close();
    }
    tablet.assertClean();
  } finally {
    await tablet.dispose();
  }
}

mkdirSync(`${ROOT}/public/screenshots`, { recursive: true });
for (const { screen, size, file } of SHOP_WINDOW) {
  if (screens.some(({ name }) => name === screen) && sizes.includes(size)) {
    copyFileSync(picture(screen, size, "en", "light"), `${ROOT}/public/screenshots/${file}`);
    console.log(`public/screenshots/${file}`);
  }
}
