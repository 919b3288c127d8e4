// Two tablets of one clinic, and the file that goes between them.
import assert from "node:assert/strict";
import {
  atPar,
  balances,
  balancesOf,
  choosePin,
  differences,
  exportFile,
  hand,
  openRoom,
  record,
  setUpClinic,
  signIn,
  table,
  tableHere,
  toMore,
  verifyLog,
} from "./lib/clinic.mjs";
import { DIST } from "./lib/paths.mjs";
import { Tablet, check } from "./lib/tablet.mjs";

const PIN = "1975";

/** The place in the file is named: a batch, its beginning, its end. */
const DAMAGED = /damaged (in|after) batch \d+ of \d+|damaged from its beginning|its end does not fit|ends too early: \d+ of \d+ batches/;

/** Another tablet for as long as the body takes. */
async function withTablet(body) {
  const tablet = new Tablet();
  try {
    await tablet.server.start(DIST);
    const result = await body(tablet, await tablet.open("/"));
    tablet.assertClean();
    return result;
  } finally {
    await tablet.dispose();
  }
}

/** A tablet without records takes in a clinic's file, gets its letter and a first PIN. */
async function join(page, file, { clinic, name, initials }) {
  await page.getByRole("button", { name: "Bring in records from another tablet" }).click();
  await hand(page, file);
  await page.getByRole("heading", { name: `Join ${clinic}?` }).waitFor();
  await page.getByRole("button", { name: /^Add [\d,]+ records/ }).click();
  await page.getByRole("heading", { level: 1, name: "Which tablet is this?" }).waitFor();
  assert.equal(await page.getByLabel("Letter").inputValue(), "B", "the first letter that is free");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Begin" }).click();
  await page.locator(".person", { hasText: initials }).click();
  await page.getByRole("heading", { name: `${initials}, choose your PIN` }).waitFor();
  await choosePin(page, PIN);
  await page.locator(".rail").waitFor();
}

const CLINIC = { clinic: "Alder Street Clinic", tablet: "Front hall", person: "Maya Lopez", initials: "ML", pin: PIN };

check("a clinic is set up, a second tablet joins, counts, and brings its counts back", { minutes: 4 }, async (tablet) => {
  const a = await tablet.open("/");
  await setUpClinic(a, CLINIC);
  await openRoom(a, "Exam room 2");
  await record(a, 1);
  const first = await exportFile(a);

  const second = await withTablet(async (_, b) => {
    await join(b, first, { clinic: CLINIC.clinic, name: "Lab bench", initials: "ML" });
    await openRoom(b, "Exam room 1");
    await record(b, 2);
    await record(b, 0);
    await atPar(b);
    const file = await exportFile(b);
    return { file, balances: await balances(b), events: (await table(b, "Movements")).map(({ event }) => event) };
  });

  const before = await balances(a);
  await toMore(a, "exchange");
  await hand(a, second.file);
  await a.getByRole("heading", { name: "What this file will change" }).waitFor();
  const preview = await a.locator("main").textContent();
  assert.match(preview, /3 shelves get a new number/);
  assert.match(preview, /in Exam room 1blank becomes 2/);
  // Three counts, and that there is a tablet B.
  assert.match(preview, /Tablet B: 4 records/);
  await a.getByRole("heading", { name: "Add 4 records?" }).waitFor();
  assert.deepEqual(differences(before, balancesOf(await tableHere(a, "Balances"))), {}, "nothing has changed before it is added");
  await a.getByRole("button", { name: "Add 4", exact: true }).click();
  await a.getByText("4 records added.").waitFor();

  const after = await balances(a);
  assert.deepEqual(differences(after, second.balances), {}, "both tablets say the same");
  const changed = Object.values(differences(before, after)).map(([was, is]) => [was, is]);
  assert.equal(changed.length, 3);
  assert.ok(changed.every(([was]) => was === null) && changed.some(([, is]) => is === 2) && changed.some(([, is]) => is === 0));
  assert.deepEqual((await table(a, "Movements")).map(({ event }) => event), second.events);

  await toMore(a, "exchange");
  await hand(a, second.file);
  await a.getByRole("heading", { name: "Everything in this file is already here" }).waitFor();
  await a.getByRole("button", { name: "Close" }).click();
  assert.deepEqual(differences(after, await balances(a)), {}, "twice is once");
  await verifyLog(a);

  const cold = await tablet.restart("/");
  await signIn(cold, "ML", PIN);
  assert.deepEqual(differences(after, await balances(cold)), {}, "and after a new start");
});

check("a damaged, cut or foreign file is refused by name and changes nothing", { minutes: 4 }, async (tablet) => {
  const a = await tablet.open("/");
  await setUpClinic(a, CLINIC);
  await openRoom(a, "Exam room 1");
  for (const have of [3, 0, 5]) await record(a, have);
  const file = await exportFile(a);
  const foreign = await withTablet(async (_, c) => {
    await setUpClinic(c, { ...CLINIC, clinic: "Elm Street Clinic" });
    return exportFile(c);
  });
  const before = await balances(a);

  const refused = async (name, bytes, why) => {
    await toMore(a, "exchange");
    await hand(a, { name, bytes });
    const said = a.locator(".offer__said", { hasText: "This file was not taken in" });
    await said.waitFor();
    assert.match(await said.textContent(), why, name);
    assert.match(await said.textContent(), /Nothing on this tablet was changed/, name);
  };
  const flipped = (at) => {
    const bytes = Buffer.from(file.bytes);
    bytes[at] ^= 0x10;
    return bytes;
  };
  const { length } = file.bytes;
  for (const at of [0, Math.floor(length / 3), Math.floor(length / 2), Math.floor((length * 5) / 6), length - 1]) {
    await refused(`byte-${at}.tallywell`, flipped(at), at === 0 ? /not an export of Tallywell/ : DAMAGED);
  }
  await refused("half.tallywell", file.bytes.subarray(0, length / 2), DAMAGED);
  await refused("empty.tallywell", Buffer.alloc(0), /not an export of Tallywell/);
  await refused("picture.tallywell", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), /not an export of Tallywell/);
  await refused("elm.tallywell", foreign.bytes, /records of another clinic: Elm Street Clinic/);

  assert.deepEqual(differences(before, await balances(a)), {}, "nothing changed");
  await verifyLog(a);
});
