// `make gallery`: takes the pictures of every screen again: 3 sizes, 2 languages, 2 themes, into
// docs/screens/SCREEN/SIZE-LANGUAGE-THEME.png, and the two that the manifest shows. What is kept in
// the repository is English by day on the tablet, standing and lying, and Spanish by night on the
// phone; ALL=1 takes all twelve of a screen.
// ONLY=today takes one screen, SIZE=390x844 one size.
import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { DIST, ROOT } from "./lib/paths.mjs";
import { SIZES, Tablet } from "./lib/tablet.mjs";
import { SHOP_WINDOW, tour } from "./screens.mjs";

const OUT = `${ROOT}/docs/screens`;
const { ALL, ONLY, SIZE } = process.env;
/** The sizes that are kept of a language and theme. */
const KEPT = { "en-light": ["820x1180", "1180x820"], "es-dark": ["390x844"] };
const sizes = Object.keys(SIZES).filter((size) => !SIZE || size === SIZE);
const isShown = (screen, size) => SHOP_WINDOW.some((one) => one.screen === screen && one.size === size);
const sizesOf = (screen, language, theme) => {
  const kept = KEPT[`${language}-${theme}`] ?? [];
  return sizes.filter((size) => ALL || kept.includes(size) || (language === "en" && theme === "light" && isShown(screen, size)));
};
const taken = new Set();

const picture = (screen, size, language, theme) => `${OUT}/${screen}/${size}-${language}-${theme}.png`;

async function takePictures(page, name, language) {
  for (const theme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: theme });
    for (const size of sizesOf(name, language, theme)) {
      await page.setViewportSize(SIZES[size]);
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: picture(name, size, language, theme), animations: "disabled", caret: "hide" });
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(SIZES["820x1180"]);
  console.log(`docs/screens/${name}, ${language}`);
}

if (!ONLY && !SIZE) rmSync(OUT, { recursive: true, force: true });
for (const language of ["en", "es"]) {
  const tablet = new Tablet();
  try {
    await tablet.server.start(DIST);
    const visit = async (name, page) => {
      if (ONLY && name !== ONLY) return;
      mkdirSync(`${OUT}/${name}`, { recursive: true });
      await takePictures(page, name, language);
      taken.add(name);
    };
    await tour(tablet, visit, { locale: `${language}-US`, size: "820x1180" });
    tablet.assertClean();
  } finally {
    await tablet.dispose();
  }
}
if (taken.size === 0 || sizes.length === 0) throw new Error("ONLY or SIZE names nothing");

mkdirSync(`${ROOT}/public/screenshots`, { recursive: true });
for (const { screen, size, file } of SHOP_WINDOW) {
  if (taken.has(screen) && sizes.includes(size)) {
    copyFileSync(picture(screen, size, "en", "light"), `${ROOT}/public/screenshots/${file}`);
    console.log(`public/screenshots/${file}`);
  }
}
