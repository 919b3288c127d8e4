// What a person does in a clinic, by the names that they see. Used by tests and by the camera.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { until } from "./tablet.mjs";

/** Everybody's PIN in the sample clinic, and its people. */
export const SAMPLE = { pin: "2580", lead: "ML", assistant: "DK", clinician: "RA" };

/** The door of the set-up on the welcome screen, in either language. */
export const SET_UP = { name: /set(ting)? up our clinic|configura(r|ndo) nuestra clínica/i };

/** Opens the sample clinic from the welcome screen; its lead is then signed in. */
export async function openSample(page) {
  await page.getByRole("button", { name: /sample clinic|clínica de muestra/i }).click();
  await page.locator(".rail").waitFor({ timeout: 60_000 });
}

/** Sets up a clinic from the welcome screen; what is not given stays as it is proposed. */
export async function setUpClinic(page, given) {
  await page.getByRole("button", SET_UP).click();
  await fillSetUp(page, given);
  await page.locator(".dock .button--primary").click();
  await page.locator(".rail").waitFor();
}

/** Walks through the pages of the set-up up to the last one, with a look at each. */
export async function fillSetUp(page, { clinic, tablet, person, initials, pin }, see = async () => {}) {
  const next = () => page.locator(".dock .button--primary").click();
  await page.locator("#clinic").fill(clinic);
  await page.locator("#tablet").fill(tablet);
  await see("set-up-clinic");
  await next();
  await page.locator("#person").fill(person);
  await page.locator("#initials").fill(initials);
  await see("set-up-you");
  await next();
  await page.locator(".pin__field").waitFor();
  await see("set-up-pin");
  await choosePin(page, pin);
  await page.locator("[id^='count-']").first().waitFor();
  await see("set-up-places");
  await next();
  await page.locator("summary").first().waitFor();
  await see("set-up-supplies");
  await next();
  await page.locator(".row .button--quiet").first().waitFor();
  await see("set-up-summary");
}

/** Enters a new PIN, and again. */
export async function choosePin(page, pin) {
  for (let time = 0; time < 2; time += 1) {
    await page.locator(".pin__field").pressSequentially(pin);
    await page.keyboard.press("Enter");
  }
}

/** Signs in with initials and PIN. */
export async function signIn(page, initials = SAMPLE.lead, pin = SAMPLE.pin) {
  await enterPin(page, initials, pin);
  await page.locator(".rail").waitFor();
}

/** Chooses oneself at the lock and enters a PIN, right or wrong. */
export async function enterPin(page, initials, pin) {
  await page.locator(".person", { hasText: initials }).click();
  await page.locator(".pin__field").pressSequentially(pin);
  await page.keyboard.press("Enter");
}

/** Locks the tablet with the button that shows the initials. */
export async function lock(page) {
  await page.locator(".who:visible").click();
  await page.locator(".person").first().waitFor();
}

/** Clicks a link that leads to another page, and waits until its heading stands. */
export async function follow(page, link, where = {}) {
  const title = await page.locator("#page-title").textContent();
  await link.click(where);
  await page.waitForFunction((title) => ![title, undefined].includes(document.querySelector("#page-title")?.textContent), title);
}

/** A place of the five, by its address. */
export async function toPlace(page, href) {
  if (new URL(page.url()).pathname !== href) await follow(page, page.locator(`.rail__place[href='${href}']`));
}

/** A page behind More, by its address: "exchange", "tablet". */
export async function toMore(page, name) {
  await toPlace(page, "/more");
  await follow(page, page.locator(`a[href='/more/${name}']`));
}

/** A room of Stock, by its name. */
export async function openRoom(page, name) {
  await toPlace(page, "/stock");
  await page.locator(".cell a", { hasText: name }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.locator(".dock").waitFor();
}

/** Whether a line is waiting to be counted. */
export async function inHand(page) {
  return (await page.locator(".dock .stepper__value").count()) > 0;
}

/** The line in hand: its number, the name of its item, its par. */
export function lineInHand(page) {
  return page.evaluate(() => {
    const number = (text) => Number(/\d+/.exec(text.replaceAll(",", ""))?.[0]);
    const text = (selector) => document.querySelector(`.dock ${selector}`).textContent;
    return { title: text(".dock__title"), line: number(text(".dock__kicker")), par: number(text(".facts dd")) };
  });
}

/** Records a figure for the line in hand and waits until the line says that it is saved. */
export async function record(page, have) {
  const { title } = await lineInHand(page);
  await page.locator(".dock .stepper__value").fill(String(have));
  await page.locator(".dock .button--primary").click();
  await recorded(page, title, have);
}

/** Records the line in hand as being at par, in one tap. */
export async function atPar(page) {
  const { title, par } = await lineInHand(page);
  await page.locator(".dock .actions .button").first().click();
  await recorded(page, title, par);
}

/** The words that come only after the commit, in either language. */
async function recorded(page, title, have) {
  const said = `${title}: ${have.toLocaleString("en-US")} `;
  await page.waitForFunction((said) => document.querySelector(".undo__text")?.textContent.startsWith(said), said);
}

/** Takes the line with a number in hand. */
export async function chooseLine(page, line) {
  const row = page.locator(".group .row__tap").nth(line - 1);
  if (!(await row.isVisible())) await row.locator("xpath=ancestor::details/summary").click();
  await row.click();
  await until(`line ${line} in hand`, async () => (await lineInHand(page)).line === line);
}

/** Clicks something that makes a file, and returns the file. */
export async function fileFrom(page, button) {
  const coming = page.waitForEvent("download");
  await button.click();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** A table that is made under Export and import, as rows. */
export async function table(page, name) {
  await toMore(page, "exchange");
  return tableHere(page, name);
}

/** The same, on the page as it stands. */
export async function tableHere(page, name) {
  const file = await fileFrom(page, page.getByRole("button", { name, exact: true }));
  return rowsOf(file.bytes.toString("utf8"));
}

/** A new entry of the catalogue; ends on its page. */
export async function addItem(page, { name, unit, code }) {
  await toMore(page, "catalogue");
  await follow(page, page.locator("a[href='/more/catalogue/new']"));
  await page.locator("#name").fill(name);
  await page.locator("#code").fill(code);
  await page.locator("#unit").fill(unit);
  await page.locator(".dock .button--primary").click();
  await page.locator("#page-title", { hasText: name }).waitFor();
}

/** On hand by place and item: a number, or null where nothing is known. */
export async function balances(page) {
  return balancesOf(await table(page, "Balances"));
}

export function balancesOf(rows) {
  return new Map(rows.map((row) => [shelf(row.place, row.item), row.on_hand === "" ? null : Number(row.on_hand)]));
}

export const shelf = (place, item) => `${place} | ${item}`;

/** What differs between two tables of balances, as [before, after] by shelf. */
export function differences(before, after) {
  const found = {};
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    if (before.get(key) !== after.get(key)) found[key] = [before.get(key), after.get(key)];
  }
  return found;
}

/** All records as a file of our own. */
export async function exportFile(page) {
  await toMore(page, "exchange");
  return fileFrom(page, page.locator(".offer .button").first());
}

/** Hands a file to the chooser behind a button. */
export async function hand(page, file, button = page.getByRole("button", { name: "Choose a file" })) {
  const asked = page.waitForEvent("filechooser");
  await button.click();
  const chooser = await asked;
  await chooser.setFiles({ name: file.name, mimeType: "application/octet-stream", buffer: file.bytes });
}

/** Verifies the log under This tablet; returns how many entries are whole, and fails if one is not. */
export async function verifyLog(page) {
  await toMore(page, "tablet");
  await page.getByRole("button", { name: "Verify the log" }).click();
  const said = page.locator(".offer__said", { hasText: /./ }).first();
  await said.waitFor();
  const text = await said.textContent();
  const whole = /The log is whole: ([\d,]+) entries/.exec(text);
  assert.ok(whole, `the log is whole: ${text}`);
  assert.equal(await page.locator(".banner[data-state='stop']").count(), 0, "no damage is announced");
  return Number(whole[1].replaceAll(",", ""));
}

/** Rows of a table file (RFC 4180) as objects by heading. */
export function rowsOf(csv) {
  const [head, ...rows] = cells(csv.replace(/^\ufeff/, ""));
  return rows.map((row) => Object.fromEntries(head.map((name, place) => [name, row[place]])));
}

function cells(text) {
  const rows = [];
  let row = [];
  let cell = "";
  let quoted = false;
  for (let place = 0; place < text.length; place += 1) {
    const char = text[place];
    if (quoted && char === '"' && text[place + 1] === '"') {
      cell += '"';
      place += 1;
    } else if (char === '"') quoted = !quoted;
    else if (!quoted && char === ",") {
      row.push(cell);
      cell = "";
    } else if (!quoted && char === "\n") {
      assert.ok(cell.endsWith("\r"), "lines end with CRLF");
      rows.push([...row, cell.slice(0, -1)]);
      row = [];
      cell = "";
    } else cell += char;
  }
  return rows;
}
