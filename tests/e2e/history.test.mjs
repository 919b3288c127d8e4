// A clinic's earlier records from a spreadsheet. Keeps away: half a file after one wrong row or a dead
// battery, the same file counted twice, a record that does not say where it came from.
import assert from "node:assert/strict";
import { follow, hand, openSample, signIn, table, toMore, toPlace, verifyLog } from "./lib/clinic.mjs";
import { check, until } from "./lib/tablet.mjs";

const HEAD = "date,time,item,place,lot,expiry,kind,quantity,to_place,reason,entered_by";
const ROWS = 2_000;
const primary = (page) => page.locator(".dock .button--primary");

/** A supply of the sample clinic and a place that has it, as its own tables name them. */
async function known(page) {
  const rows = (await table(page, "Movements")).filter((row) => row.kind === "counted" && row.code !== "");
  const { item, code, place } = rows[0];
  return { item, code, place };
}

/** So many receipts of one in that place, on days years before the sample begins. */
function good({ code, place }, rows = ROWS) {
  const day = (row) => new Date(Date.UTC(2019, 0, 1 + (row % 700))).toISOString().slice(0, 10);
  return Array.from({ length: rows }, (_, row) => `${day(row)},,${code},${place},,,receive,1,,,ML`);
}

const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
const file = (rows, name = "ledger 2019.csv") => ({ name, bytes: Buffer.from(`\ufeff${[HEAD, ...rows].join("\r\n")}\r\n`) });

async function openHistory(page) {
  await toMore(page, "history");
  await primary(page).waitFor();
}

/** Hands a file over and waits until it was judged: a preview, or what is wrong with it. */
async function judge(page, made) {
  await hand(page, made, page.getByRole("button", { name: "Choose a file" }));
  await page.locator(".dock .facts, .banner[data-state='stop']").first().waitFor();
}

const rowsOf2019 = async (page) => (await table(page, "Movements")).filter((row) => row.occurred_at.startsWith("2019") || row.occurred_at.startsWith("2020"));

/** The rows of the table of what is wrong: line, column, what stands there. */
async function problems(page) {
  const rows = await page.locator("main .table tbody tr").all();
  return Promise.all(rows.map(async (row) => (await row.locator("th, td").allTextContents()).slice(0, 3)));
}

check("one wrong row is named with its line, its column and what to do, and nothing comes in", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  const names = await known(page);
  const place = quoted(names.place);
  const rows = good({ ...names, place });
  rows[4] = rows[4].replace(names.code, "NO-SUCH-CODE");
  rows[10] = rows[10].replace(/^[^,]*/, "31/12/2019");
  rows[20] = rows[20].replace(",receive,1,", ",receive,1.5,");
  rows[30] = rows[30].replace(",receive,", ",stolen,");
  rows[40] = rows[40].replace(",receive,1,,", ",move,1,,");
  await openHistory(page);
  await judge(page, file(rows));
  await page.locator(".banner", { hasText: "5 rows to put right" }).waitFor();
  assert.deepEqual(await problems(page), [
    ["6", "item", "NO-SUCH-CODE"],
    ["12", "date", "31/12/2019"],
    ["22", "quantity", "1.5"],
    ["32", "kind", "stolen"],
    ["42", "to_place", "(nothing)"],
  ]);
  await page.locator("main .table", { hasText: "Write 2026-01-31" }).waitFor();
  // No way to import is offered; another file is.
  assert.equal(await page.locator(".dock .facts").count(), 0);
  await judge(page, { name: "list.csv", bytes: Buffer.from("name,unit\r\nGauze,each\r\n") });
  await page.locator(".banner", { hasText: "The file lacks: date, item, place, kind, quantity" }).waitFor();
  await judge(page, { name: "empty.csv", bytes: Buffer.alloc(0) });
  await page.locator(".banner", { hasText: "There is no row in this file" }).waitFor();
  assert.deepEqual(await rowsOf2019(page), []);
});

check("a history stands on its shelf, is marked as imported, and the same file again adds nothing", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await tablet.installed(page);
  await tablet.offline();
  const names = await known(page);
  const place = quoted(names.place);
  const rows = good({ ...names, place });
  // The last row: on that day somebody counted. Balances of today stand on later counts.
  rows.push(`12/30/2020,4:45 pm,${quoted(names.item)},${place},,,count,7,,,QQ`);
  await openHistory(page);
  await judge(page, file(rows));
  const facts = async () => (await page.locator(".dock .facts dd").allTextContents()).map((text) => text.trim());
  assert.deepEqual(await facts(), ["2,001", "2,001"]);
  await page.locator("main li.row", { hasText: "Received" }).filter({ hasText: "2,000" }).waitFor();
  await page.locator("main li.row", { hasText: "QQ" }).filter({ hasText: "1 row" }).waitFor();
  // Two taps of one hand are one import.
  await primary(page).dblclick();
  await page.locator(".banner", { hasText: "2,001 records imported" }).waitFor();

  const imported = await rowsOf2019(page);
  assert.equal(imported.length, 2_001);
  assert.ok(imported.every((row) => row.entered_late === "yes" && row.place === names.place));
  assert.deepEqual([imported.at(-1).kind, imported.at(-1).counted], ["counted", "7"]);

  await openHistory(page);
  await judge(page, file([...rows, `2020-12-31,,${names.code},${place},,,use,2,,,`]));
  await page.locator(".banner", { hasText: "On record already: 2,001. New: 1." }).waitFor();
  assert.deepEqual(await facts(), ["2,002", "2,001", "1"]);
  await page.getByRole("button", { name: "Choose another file" }).click();
  await judge(page, file(rows, "the same under another name.csv"));
  await page.locator(".banner", { hasText: "All 2,001 rows of this file are on record already" }).waitFor();
  assert.equal(await primary(page).count(), 0, "there is nothing to import");

  // The shelf tells where its records come from, and does so after a restart.
  const again = await tablet.restart("/stock");
  await signIn(again);
  assert.equal((await rowsOf2019(again)).length, 2_001);
  await verifyLog(again);
  await toPlace(again, "/stock");
  await follow(again, again.locator("a[href='/stock/find']"));
  await again.locator(".seek__box").fill(names.code);
  await follow(again, again.locator("main li.row a").first());
  await again.locator("main li.row a", { hasText: names.place }).click();
  const marked = again.locator("main li.row .row__sub", { hasText: "imported from ledger 2019.csv" });
  await again.locator(".long-list .row").first().waitFor();
  // The latest stand there first, a hundred of them.
  for (let page = 0; page < 3 && (await marked.count()) === 0; page += 1) {
    const shown = await again.locator(".long-list .row").count();
    await again.locator(".long-list__more button").click();
    await again.waitForFunction((shown) => document.querySelectorAll(".long-list .row").length > shown, shown);
  }
  await marked.first().waitFor();
});

check("killed while a history is being written: all of it is there or nothing", { minutes: 5 }, async (tablet) => {
  let page = await tablet.open("/");
  await openSample(page);
  const names = await known(page);
  const rows = good({ ...names, place: quoted(names.place) }, 20_000);
  for (const delay of [0, 60, 150, 300, 600]) {
    const before = (await rowsOf2019(page)).length;
    if (before > 0) break;
    await openHistory(page);
    await judge(page, file(rows));
    await primary(page).click({ noWaitAfter: true });
    // Not for anything to happen: this is the moment of the accident.
    await new Promise((resolve) => setTimeout(resolve, delay));
    await tablet.kill();
    page = await tablet.open("/");
    await signIn(page);
    const there = (await rowsOf2019(page)).length;
    assert.ok([0, 20_000].includes(there), `${there} of 20,000 after ${delay} ms`);
    await verifyLog(page);
  }
  // Whatever the accidents left, the file can be brought in, and is then there once.
  if ((await rowsOf2019(page)).length === 0) {
    await openHistory(page);
    await judge(page, file(rows));
    await primary(page).click();
    await page.locator(".banner", { hasText: "20,000 records imported" }).waitFor();
  }
  assert.equal((await rowsOf2019(page)).length, 20_000);
});

check("a long file can be stopped before it is written, and the screen answers meanwhile", { minutes: 5 }, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  const names = await known(page);
  const rows = good({ ...names, place: quoted(names.place) }, 190_000);
  await openHistory(page);
  await hand(page, file(rows), page.getByRole("button", { name: "Choose a file" }));
  await page.locator(".progress button").click();
  await page.locator(".dock__text", { hasText: "Stopped. Nothing was imported." }).waitFor();
  await until("the start again", () => page.getByRole("button", { name: "Choose a file" }).isVisible());
  assert.deepEqual(await rowsOf2019(page), []);
});

check("an assistant sees what a file must look like and does not import", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await page.locator(".who:visible").click();
  await signIn(page, "DK");
  await openHistory(page);
  assert.equal(await primary(page).getAttribute("aria-disabled"), "true");
  await page.getByRole("button", { name: "Download a template" }).waitFor();
});
