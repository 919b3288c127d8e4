// `make icons`: draws the PNG icons from public/icons/sign.svg, the one source of the sign.
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { ROOT } from "./lib/paths.mjs";
import { CHROMIUM, ARGUMENTS } from "./lib/tablet.mjs";

const INK = "#1b3f94";
const PAPER = "#f3efe6";
const PATH = /<path[^>]* d="([^"]+)"/.exec(readFileSync(`${ROOT}/public/icons/sign.svg`, "utf8"))[1];

// share: how much of the width the sign takes. A maskable icon may lose all but a circle of 80 %.
const ICONS = [
  { file: "icon-192.png", size: 192, share: 0.7, ground: PAPER, corner: 0.2, ink: INK },
  { file: "icon-512.png", size: 512, share: 0.7, ground: PAPER, corner: 0.2, ink: INK },
  { file: "maskable-512.png", size: 512, share: 0.58, ground: PAPER, corner: 0, ink: INK },
  { file: "monochrome-512.png", size: 512, share: 0.7, ground: "none", corner: 0, ink: "#000" },
  { file: "apple-touch-180.png", size: 180, share: 0.66, ground: PAPER, corner: 0, ink: INK },
];

function drawing({ size, share, ground, corner, ink }) {
  const scale = (size * share) / 44;
  const edge = (size - 44 * scale) / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" style="display:block">
    <rect width="${size}" height="${size}" rx="${size * corner}" fill="${ground}"/>
    <path transform="translate(${edge} ${edge}) scale(${scale})" d="${PATH}" fill="none" stroke="${ink}" stroke-width="4" stroke-linecap="round"/>
  </svg>`;
}

const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS, chromiumSandbox: process.getuid?.() !== 0 });
try {
  const page = await browser.newPage();
  for (const icon of ICONS) {
    await page.setViewportSize({ width: icon.size, height: icon.size });
    await page.setContent(`<body style="margin:0;background:transparent">${drawing(icon)}</body>`);
    await page.screenshot({ path: `${ROOT}/public/icons/${icon.file}`, omitBackground: true });
    console.log(`public/icons/${icon.file}`);
  }
} finally {
  await browser.close();
}
