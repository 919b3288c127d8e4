// Steps of the sterilization log that several tests share.
import { follow, toPlace } from "./clinic.mjs";

export const section = (page, title) => page.locator("main section, main .section", { hasText: title });
export const button = (page, name) => page.getByRole("button", { name });
export const standing = (page, words) => page.locator(".standing .badge", { hasText: words });

/** A new load of the first sterilizer with this program, on its page. */
export async function newLoad(page, program, machine = "A1") {
  await toPlace(page, "/sterilize");
  await follow(page, page.locator(".dock a[href$='/load']", { hasText: machine }).first());
  await page.locator("main li.row", { hasText: program }).locator(".row__tap").first().click();
  await page.waitForURL(/\/sterilize\/load\//);
  await page.locator("#cycle").waitFor();
}

/** Chooses "earlier", so many minutes ago by the tablet's own clock, and says why. */
export async function earlier(page, minutes) {
  const { day, time } = await page.evaluate((minutes) => {
    const then = new Date(Date.now() - minutes * 60_000);
    const days = (date) => Math.floor((date.getTime() - date.getTimezoneOffset() * 60_000) / 86_400_000);
    const two = (number) => String(number).padStart(2, "0");
    return { day: String(days(new Date()) - days(then)), time: `${two(then.getHours())}:${two(then.getMinutes())}` };
  }, minutes);
  await page.locator(".dock label.segment").nth(1).click();
  await page.locator("#late-day").selectOption(day);
  await page.locator("#late-time").fill(time);
  await page.locator(".dock label.chip").first().click();
}

/** The five figures of the printout. */
export async function readings(page, { low = "270", high = "272.5", exposure = "4", drying = "30", pressure = "27.6" } = {}) {
  await page.locator("#low").fill(low);
  await page.locator("#high").fill(high);
  await page.locator("#exposure").fill(exposure);
  await page.locator("#drying").fill(drying);
  await page.locator("#pressure").fill(pressure);
}

/** A second person, by initials, with their own PIN. */
export async function second(page, initials, pin) {
  const box = page.locator("main, .dock").locator("label.chip", { hasText: initials }).last();
  await box.click();
  await page.locator(".pin__field").fill(pin);
  await page.locator(".pin__field").press("Enter");
  await page.locator(".signed", { hasText: initials }).waitFor();
}

/** The button that puts so many suture sets into the load. */
export const add = (page, count) =>
  page.locator("main li.row", { hasText: "Suture set" }).first().locator(".counts .button", { hasText: new RegExp(`^\\+${count}(?!\\d)`) });

/** A load that has run, with its cycle over, on its page. */
export async function runLoad(page, program, packs) {
  await newLoad(page, program);
  for (const count of packs) await add(page, count).click();
  await page.locator("main", { hasText: `${packs.reduce((a, b) => a + b, 0)} × ` }).first().waitFor();
  await earlier(page, 50);
  await page.locator(".dock .button--primary").click();
  await page.locator(".running__left").waitFor();
  await page.locator(".dock .button--primary").click();
  await page.locator("#low").waitFor();
}
