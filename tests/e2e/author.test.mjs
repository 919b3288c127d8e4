// A clinic writes a sheet of its own: told what to mend, checked by a second person, approved, given, changed,
// recalled; and brings in texts that mean harm. Keeps away: a new text that goes out under an old approval, a
// draft lost with the tablet, a script out of a pasted page, a recall that does not say how many.
import assert from "node:assert/strict";
import { deflateRawSync } from "node:zlib";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { SAMPLE, follow, lock, openSample, signIn, toPlace } from "./lib/clinic.mjs";
import { scratch } from "./lib/paths.mjs";
import { check, until } from "./lib/tablet.mjs";

const row = (page, words) => page.locator("main li.row", { hasText: words });
const button = (page, name) => page.getByRole("button", { name });
const area = (page) => page.locator("#sheet-text");

async function toWork(page) {
  await toPlace(page, "/handouts");
  await follow(page, page.locator("a[href='/handouts/desk/work']"));
}

async function toNew(page) {
  await toWork(page);
  await follow(page, page.locator("a[href='/handouts/desk/new']"));
}

async function toSheet(page, title) {
  await toPlace(page, "/handouts");
  await page.locator(".seek__box").fill(title);
  await follow(page, row(page, title).locator("a").first());
  await page.locator("article.sheet").waitFor();
}

async function toDesk(page, title) {
  await toWork(page);
  await follow(page, row(page, title).locator("a").first());
}

async function as(page, person) {
  await lock(page);
  await signIn(page, person);
}

/** Changes the text in the editor as a person does. */
async function edit(page, change) {
  const before = await area(page).inputValue();
  const after = change(before);
  assert.notEqual(before, after, "the text to be changed was not there");
  await area(page).fill(after);
}

/** A narrow screen shows one side. */
async function side(page, name) {
  await page.locator("label.segment", { hasText: name }).first().click();
}

const SLEEP = (text) =>
  text
    .replace("Say in two or three short sentences what this is and what helps.", "Most people sleep better with a calm plan. A dark room and quiet help you rest.")
    .replace("Write here what people can do. Begin each line with what to do.", "Go to bed at the same time each night.\n- Keep your room dark and cool.")
    .replace("Write here what to stay away from.", "Do not drink coffee late in the day.")
    .replace("Write here where the facts come from", "MedlinePlus, healthy sleep");

check("an own sheet is written, mended, checked, approved, changed and recalled", { minutes: 6 }, async (tablet) => {
  let page = await tablet.open("/");
  await openSample(page);
  await toNew(page);
  await button(page, "Begin with empty boxes").first().click();
  await page.getByText("Write a title first.").waitFor();
  await page.locator("#sheet-title").fill("Sleep better");
  await button(page, "Begin with empty boxes").click();
  await area(page).waitFor();
  await edit(page, (text) => SLEEP(text).replace("A dark room", "Sleep 8 hours. A dark room"));
  await side(page, "Remarks");
  await row(page, "A typed number: “8”").waitFor();
  await row(page, "A typed number: “8”").getByRole("button", { name: /^Line \d+/ }).click();
  const marked = await area(page).evaluate((box) => box.value.slice(box.selectionStart, box.selectionEnd));
  assert.match(marked, /Sleep 8 hours/, "the remark leads to its line");

  // A line that is no sheet bars the way, and says which.
  await edit(page, (text) => text.replace("Sleep 8 hours. ", "").replace("::: do ", "::: doo "));
  await side(page, "Remarks");
  await page.getByText("There is no such box.").first().waitFor();
  await button(page, "Save as a draft").waitFor();
  assert.equal(await button(page, "Save as a draft").getAttribute("aria-disabled"), "true");
  await side(page, "Text");
  await edit(page, (text) => text.replace("::: doo ", "::: do "));
  await page.locator(".editor__scores .badge", { hasText: "Easy to read" }).waitFor();
  const address = new URL(page.url()).pathname;
  await area(page).blur();
  await until("the draft may be saved", async () => (await button(page, "Save as a draft").getAttribute("aria-disabled")) === null);

  // The tablet dies; what was written is still there.
  await page.waitForTimeout(1_500);
  await tablet.kill();
  page = await tablet.restart(address);
  await signIn(page);
  await area(page).waitFor();
  assert.match(await area(page).inputValue(), /calm plan/, "the draft survives");
  await side(page, "Preview");
  await page.locator("article.sheet", { hasText: "calm plan" }).waitFor();
  await button(page, "Save as a draft").click();
  await button(page, "Ask for a review").click();
  await page.getByText("ML asks somebody to read it").waitFor();

  // Figures: the author may not check their own, another person may.
  await toSheet(page, "Sleep better");
  await page.locator("#clinic-phone").fill("312-555-0100");
  await button(page, "Save the number").click();
  await page.locator(".sheet__part--call", { hasText: "312-555-0100" }).waitFor();
  await button(page, "I checked every figure").click();
  await page.getByText("Another person has to look at this.").waitFor();
  await as(page, SAMPLE.assistant);
  await toSheet(page, "Sleep better");
  await button(page, "I checked every figure").click();
  await button(page, "I checked every figure").waitFor({ state: "detached" });
  await as(page, SAMPLE.clinician);
  await toSheet(page, "Sleep better");
  await page.locator("#credential").fill("NP");
  await button(page, "Approve this sheet").click();
  await page.locator(".badge", { hasText: "Ready" }).waitFor();
  await page.locator(".dock .button--primary").click();
  await page.getByText("Recorded: one printed.").waitFor();

  // A new text is a draft again, and what changed is shown box by box.
  await page.goto(`${tablet.origin}${address}`);
  await signIn(page, SAMPLE.clinician);
  await area(page).waitFor();
  await edit(page, (text) => text.replace("dark and cool", "dark, cool and quiet"));
  await page.locator(".editor__scores .badge", { hasText: "Easy to read" }).waitFor();
  await button(page, "Save as a draft").click();
  await page.getByText("The text or a figure has changed since it was approved").waitFor();
  await button(page, "What changed").first().click();
  await page.locator(".change--new", { hasText: "dark, cool and quiet" }).waitFor();
  await page.locator(".change--gone", { hasText: "dark and cool" }).waitFor();

  // The version that was given is taken back, by anybody, with its count and a reason.
  await as(page, SAMPLE.assistant);
  await toDesk(page, "Sleep better");
  const given = row(page, "Given one time");
  await given.getByRole("button", { name: "Recall" }).click();
  await page.getByText("1 copy was given to patients.").waitFor();
  await button(page, "Recall this version").click();
  await page.getByText("Write down the reason.").waitFor();
  await page.locator("#recall-reason").fill("The bedtime is wrong");
  await button(page, "Recall this version").click();
  await given.locator(".badge", { hasText: "Recalled by DK" }).waitFor();
});

check("a figure of which sources differ is chosen once, and a sheet is retired and brought back", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await toWork(page);
  await follow(page, page.locator("a[href='/handouts/desk/figures']"));
  const first = page.locator("main .section").first();
  await first.locator(".section__note", { hasText: "Not chosen yet" }).waitFor();
  await first.locator("label.chip").first().click();
  await first.locator(".section__note", { hasText: "Chosen by ML" }).waitFor();
  await toDesk(page, "Fever in children");
  await button(page, "Retire this sheet").click();
  await page.locator(".badge", { hasText: "Retired" }).waitFor();
  await button(page, "Bring it back").click();
  await page.locator(".badge", { hasText: "Draft" }).waitFor();
});

const HOSTILE = `<!doctype html><html><head><title>x</title><link rel=stylesheet href="https://evil.example/a.css"></head>
<body onload="window.bad=1"><h1>Care of your cut</h1><script>window.bad=1</script><p onclick="window.bad=1">Keep it <b>clean</b>.
<a href="javascript:window.bad=1">More</a><img src="https://evil.example/b.png" onerror="window.bad=1"></p>
<iframe src="https://evil.example/c"></iframe><svg onload="window.bad=1"><text>no</text></svg><ul><li>Wash your hands.<li>Dry it.</ul>${"<table><tr><td>".repeat(3_000)}deep</body></html>`;

function docx(body) {
  const xml = Buffer.from(`<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document><w:body>${body}</w:body></w:document>`);
  const name = Buffer.from("word/document.xml");
  const packed = deflateRawSync(xml);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(xml.length, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(xml.length, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, central, name, end]);
}

async function hand(page, file) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button(page, "Choose a file").click()]);
  await chooser.setFiles(file);
}

check("a hostile page, a document and a PDF: text comes in, nothing else does, and it is told", { minutes: 4 }, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await toNew(page);
  await page.evaluate(() => {
    window.long = [];
    new PerformanceObserver((list) => window.long.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: "longtask" });
  });
  // Pasted: the browser never makes an element of it.
  await page.locator("#paste-here").evaluate((box, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, HOSTILE);
  await page.getByText("“Care of your cut”").waitFor();
  for (const told of ["Programs in the page", "Commands of the page", "Other pages inside it", "Drawings and formulas", "Addresses of links", "Pictures."]) {
    await row(page, told).waitFor();
  }
  await button(page, "Go on to the editor").click();
  await area(page).waitFor();
  const text = await area(page).inputValue();
  assert.match(text, /# Care of your cut/);
  assert.match(text, /Keep it \*\*clean\*\*/);
  assert.match(text, /- Wash your hands\./);
  assert.doesNotMatch(text, /<|bad=|evil|javascript/);
  await side(page, "Remarks");
  await row(page, "A box is missing: when to call 911").waitFor();
  assert.equal(await page.evaluate(() => window.bad), undefined, "no script has run");
  assert.deepEqual(await page.evaluate(() => window.long.filter((ms) => ms > 200)), [], "nothing held the screen for long");

  const folder = scratch("author");
  const file = (name, bytes) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  await toNew(page);
  await hand(page, file("leaflet.pdf", "%PDF-1.7\n1 0 obj"));
  await page.getByText("A PDF keeps how a page looks").waitFor();
  await hand(page, file("bomb.docx", docx(" ".repeat(8 << 20))));
  await page.getByText("would unpack to far more than it is").waitFor();
  const line = (style, words) => `<w:p><w:pPr>${style}</w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`;
  await hand(page, file("cast.docx", docx(line('<w:pStyle w:val="Title"/>', "Your cast") + line("", "Keep it dry &x;") + line("<w:numPr/>", "Move your toes") + "<w:p><w:del><w:r><w:delText>Never mind</w:delText></w:r></w:del></w:p>")));
  await page.getByText("“Your cast”").waitFor();
  await row(page, "Text that was struck out").waitFor();
  await button(page, "Go on to the editor").click();
  await area(page).waitFor();
  assert.match(await area(page).inputValue(), /Keep it dry &x;[\s\S]*- Move your toes/);
});
