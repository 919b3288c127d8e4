// A walk past every screen, in the order in which a person could meet them. It is looked at by axe
// and by the camera of `make gallery`. A new screen is one more `await see("its-name")`.
//
// It works in either language: addresses, ids and classes instead of words.
import {
  addItem,
  SAMPLE,
  SET_UP,
  atPar,
  chooseLine,
  enterPin,
  exportFile,
  fillSetUp,
  follow,
  hand,
  lock,
  openSample,
  record,
  signIn,
  tableHere,
  toMore,
  toPlace,
} from "./lib/clinic.mjs";
import { scan } from "./lib/scan.mjs";
import { earlier, readings } from "./lib/sterile.mjs";

/** The pictures that installers show, from a real run. */
export const SHOP_WINDOW = [
  { screen: "today", size: "390x844", file: "narrow.png" },
  { screen: "today", size: "1180x820", file: "wide.png" },
];

/**
 * Walks past all screens on a tablet that was just started and has nothing on it yet.
 * `visit(name, page)` looks at each; it may change the size and the theme, not the screen.
 */
export async function tour(tablet, visit, options = {}) {
  const page = await tablet.open("/", options);
  const see = (name) => visit(name, page);
  await gates(page, see);
  await stock(page, see);
  await clinic(page, see);
  await records(page, see);
  await lockAndLoss(tablet, page, see);
}

/** A link of the page itself, by a selector. */
const go = (page, link) => follow(page, page.locator(`:is(main, .dock, .head) ${link}`).first());

async function gates(page, see) {
  await page.locator(".door").first().waitFor();
  await see("welcome");
  await page.getByRole("button", SET_UP).click();
  await fillSetUp(page, { clinic: "Alder Street Clinic", tablet: "Front hall", person: "Maya Lopez", initials: "ML", pin: "1975" }, see);
  while ((await page.locator(".door").count()) === 0) await page.locator(".dock .actions .button").first().click();
  await page.locator(".gate__foot .button--quiet").click();
  await page.locator(".offer").waitFor();
  await see("join");
  await page.locator(".dock .actions .button").first().click();
  await openSample(page);
}

async function stock(page, see) {
  await page.locator(".dock .button--primary").waitFor();
  await see("today");
  await toPlace(page, "/stock");
  await go(page, ".cell a");
  await page.locator(".dock .stepper__value").waitFor();
  // A few lines at par, a few short, a figure in the box.
  for (const have of [null, 1, null, 0, null, null, 1]) await (have === null ? atPar(page) : record(page, have));
  await page.locator(".dock .stepper__value").fill("2");
  await see("room");
  await page.locator(".dock .stepper__value").fill("2 boxes");
  await page.locator(".stepper__error:visible").waitFor();
  await see("room-wrong-figure");
  await page.locator(".dock .stepper__value").fill("");
  await go(page, ".dock__why");
  await page.locator("main li.row").first().waitFor();
  await see("why-this-number");
  await toPlace(page, "/stock");
  await page.locator("main a[href='/stock/pick']").waitFor();
  await see("stock");
  await go(page, "a[href='/stock/pick']");
  await page.locator(".picks").first().waitFor();
  await see("pick-list");
  await page.locator(".dock .actions .button").first().click();
  await page.locator(".dock .stepper__value").waitFor();
  await see("pick-list-fewer");
  await page.locator(".dock .actions .button").first().click();
  await page.locator(".take").waitFor();
  while ((await page.locator(".take").count()) > 0) {
    const title = await page.locator(".dock__title").textContent();
    await page.locator(".dock .button--primary").click();
    await page.waitForFunction((title) => document.querySelector(".dock__title").textContent !== title, title);
  }
  await see("pick-list-done");
  await toPlace(page, "/stock");
  await go(page, "a[href='/stock/shift']");
  await page.locator("main li.row").first().waitFor();
  await see("this-shift");
  await supplies(page, see);
  await orders(page, see);
  await counting(page, see);
  await scanning(page, see);
  await recalls(page, see);
  await sterilization(page, see);
  await toPlace(page, "/handouts");
  await page.locator("main li.row").first().waitFor();
  await see("handouts");
  await go(page, "li.row a[href='/handouts/fever-in-children']");
  await page.locator("article.sheet").waitFor();
  await see("handout-sheet");
}

/** A supply whose lots are followed, and each of its records. */
async function supplies(page, see) {
  await toPlace(page, "/stock");
  await go(page, "a[href='/stock/expiry']");
  await page.locator("main li.row").first().waitFor();
  await see("expiry-board");
  await toPlace(page, "/stock");
  await go(page, "a[href='/stock/find']");
  await page.locator(".seek__box").fill("LID1");
  await page.locator("main li.row").first().waitFor();
  await see("find-supply");
  await go(page, "li.row a");
  await page.locator("main li.row").first().waitFor();
  await see("supply-places");
  // The page of the shelf has the same title: the item.
  await page.locator("main li.row a").first().click();
  await page.locator(".dock .acts a").first().waitFor();
  await see("shelf-with-lots");
  const shelf = new URL(page.url()).pathname;
  for (const act of ["receive", "use", "move", "waste", "adjust"]) {
    await go(page, `a[href^='/stock/${act}/']`);
    await page.locator(".dock .stepper__value").waitFor();
    if (act === "receive") await page.locator("#lot-expiry").fill("31/12/2027");
    if (act === "waste") await page.locator("label.segment").last().click();
    await see(`record-${act}`);
    await go(page, `a[href='${shelf}']`);
    await page.locator("main li.row").first().waitFor();
  }
  await go(page, "a[href^='/stock/lot/']");
  await page.locator("#lot-expiry").waitFor();
  await see("lot");
  // Beside the acts that lie on the row.
  await page.locator("main a.row__tap[href*='/at/']").first().click({ position: { x: 120, y: 8 } });
  await page.locator(".dock .acts a").first().waitFor();
  await go(page, "a[href^='/stock/open/']");
  await page.locator(".discard").waitFor();
  await see("open-one");
  await page.locator(".dock .button--primary").click();
  await page.locator(".label__discard").waitFor();
  await page.locator("label.segment").last().click();
  await see("opened-container");
  await toPlace(page, "/stock");
  await go(page, "a[href='/stock/opened']");
  await page.locator("main li.row").first().waitFor();
  await see("opened");
}

/** The sterilization log: a load on its way, the sample's implant and recall, and what is set up. */
async function sterilization(page, see) {
  await toPlace(page, "/sterilize");
  await page.locator("main li.row").first().waitFor();
  await see("sterilize");
  const home = () => toPlace(page, "/sterilize");
  await go(page, ".banner a[href^='/sterilize/recall/']");
  await page.locator(".steps").waitFor();
  await page.locator("main li.row .row__tap").filter({ hasText: /A2-\d{6}/ }).first().click();
  await page.locator(".outcomes").first().waitFor();
  await see("load-recall");
  await go(page, "a[href$='/report']");
  await page.locator(".leaf").first().waitFor();
  await see("load-recall-report");
  await home();
  await go(page, "li.row[data-now] a[href^='/sterilize/load/']");
  await page.locator(".running__left").waitFor();
  await see("load-running");
  await home();
  await go(page, "li.row a[href^='/sterilize/bi/']");
  await page.locator(".running__left").waitFor();
  await see("bi-reading");
  await go(page, "a[href^='/sterilize/load/']");
  await page.locator("main details summary").first().click();
  await see("load-quarantine");
  await home();
  await go(page, "a[href$='/load']");
  await page.locator("main li.row").first().waitFor();
  await see("load-new");
  await page.locator("main li.row .row__tap").nth(1).click();
  await page.locator("#cycle").waitFor();
  await page.locator(".counts .button").nth(4).click();
  await page.locator("main .button", { hasText: /./ }).nth(3).waitFor();
  await see("load-filling");
  await go(page, "a[href$='/labels']");
  await page.locator(".pack-sheet").waitFor();
  await see("load-labels");
  await go(page, ".head__back");
  await earlier(page, 50);
  await page.locator(".dock .button--primary").click();
  await page.locator(".running__left").waitFor();
  await page.locator(".dock .button--primary").click();
  await page.locator("#low").waitFor();
  await see("load-readings");
  await readings(page, { exposure: "3:50" });
  await page.locator("main .button--primary").last().click();
  await page.locator(".standing .badge[data-state=stop], .standing .badge").first().waitFor();
  await page.locator(".banner").nth(1).waitFor();
  await see("load-failed");
  await home();
  await go(page, "li.row a[href^='/sterilize/unit/']");
  await page.locator(".banner").nth(1).waitFor();
  await see("sterilizer");
  await go(page, "a[href$='/test']");
  await page.locator("#test-cycle").waitFor();
  await see("machine-test");
  await go(page, ".head__back");
  await go(page, "a[href$='/service']");
  await page.locator("#vendor").waitFor();
  await see("service");
  await go(page, ".head__back");
  await go(page, "a[href$='/log']");
  await page.locator(".leaf").first().waitFor();
  await see("sterile-log");
  await page.locator(".paper-choice label.chip").nth(1).click();
  await page.locator(".leaf__boxes").waitFor();
  await see("sterile-calendar");
  await go(page, ".head__back");
  await go(page, "a[href$='/programs']");
  await page.locator("main li.row .row__tap").first().click();
  await see("programs");
  await home();
  await page.locator("main li.row a[href^='/sterilize/load/']").last().click();
  await go(page, "a[href$='/certificate']");
  await page.locator(".leaf").first().waitFor();
  await see("load-record");
  await home();
  await go(page, "a[href='/sterilize/soaks']");
  await page.locator(".soaking").waitFor();
  await see("disinfection");
  await go(page, ".soaking a[href^='/sterilize/soak/']");
  await page.locator("main section").first().waitFor();
  await see("soak");
  await go(page, ".head__back");
  await go(page, "li.row a[href^='/sterilize/soaks/']");
  await page.locator("main section").first().waitFor();
  await see("solution");
  await go(page, ".head__back");
  await go(page, "a[href='/sterilize/soaks/log']");
  await page.locator(".leaf").first().waitFor();
  await see("soak-log");
  await home();
  await go(page, "a[href='/sterilize/packs']");
  await page.locator("main li.row label").first().click();
  await see("sterile-packs");
  await home();
  await go(page, "a[href='/sterilize/set-up']");
  await see("sterile-set-up");
  for (const part of ["packs", "lots", "rules"]) {
    await go(page, `a[href='/sterilize/set-up/${part}']`);
    await page.locator("main .chip, main select").first().waitFor();
    await see(`sterile-${part === "packs" ? "pack-kinds" : part}`);
    await go(page, ".head__back");
    await page.locator("main li.row").first().waitFor();
  }
  await go(page, "a[href='/sterilize/set-up/new']");
  await page.locator("#code").waitFor();
  await see("sterilizer-new");
}

/** The recall of the sample, and one that is being registered. */
async function recalls(page, see) {
  await toPlace(page, "/stock");
  await go(page, "a[href='/stock/recalls']");
  await page.locator("main li.row").first().waitFor();
  await see("recalls");
  await go(page, "li.row a");
  await page.locator(".row-more label.chip").first().click();
  await page.locator(".dock .stepper__value").waitFor();
  await see("recall");
  await go(page, ".head__back");
  await go(page, "a[href='/stock/recalls/new']");
  await page.locator(".seek__box").fill("LID1");
  await page.locator("main li.row .row__tap").first().click();
  await page.locator("#recall-source").fill("FDA Z-1234-2026");
  await page.locator("#recall-lots").fill("K1001-K1004, 22A01");
  await page.locator("main .section__head .button").last().click();
  await see("recall-new");
  await page.locator(".dock .button--primary").click();
  await page.locator(".lot-list").waitFor();
  await see("recall-check");
}

/** A blind round of the few lines with lots of a room, ended early; and one shelf by itself. */
async function counting(page, see) {
  await toPlace(page, "/stock");
  await go(page, "a[href='/stock/count']");
  await page.locator(".count-places label").first().click();
  await page.locator("main label.segment").last().click();
  await see("count-rounds");
  await page.locator(".dock .button--primary").click();
  await page.waitForURL(/\/stock\/count\/[0-9a-f]+-\d+$/);
  await page.locator("main li.row").first().waitFor();
  await see("count-round");
  await go(page, "li.row a[href*='/at/']");
  await page.locator(".dock .stepper__value").first().waitFor();
  await see("count-place");
  const title = await page.locator(".dock__title").textContent();
  if ((await page.locator(".dock label.segment").count()) > 0) await page.locator(".dock label.segment").last().click();
  await page.locator(".dock .dock__split .stepper__value").fill("30");
  await page.locator(".dock .button--primary").click();
  await page.waitForFunction((title) => document.querySelector(".dock__title").textContent !== title, title);
  await see("count-place-again");
  await go(page, ".head__back");
  await page.locator("main h2").nth(1).waitFor();
  await see("count-round-again");
  const end = page.locator(".dock .actions .button").first();
  await end.click();
  await see("count-round-end");
  await end.click();
  await page.locator(".variance").first().waitFor();
  await see("count-reveal");
  await toPlace(page, "/stock");
  await go(page, "a[href='/stock/find']");
  await page.locator(".seek__box").fill("LID1-5");
  await page.locator("main li.row").first().waitFor();
  await go(page, "li.row a");
  await page.locator("main li.row").first().waitFor();
  await page.locator("main li.row a").first().click();
  await page.locator(".dock .acts a").first().waitFor();
  await go(page, "a[href^='/stock/count-one/']");
  await page.locator(".dock .stepper__value").first().waitFor();
  await page.locator("details.another-lot > summary").click();
  await see("count-one-shelf");
}

/** From a vendor to an order that came in part; the supply is the one whose lots are followed. */
async function orders(page, see) {
  await toPlace(page, "/stock");
  await go(page, "a[href='/stock/orders']");
  await page.locator(".dock a[href='/stock/vendors']").waitFor();
  await go(page, "a[href='/stock/vendors']");
  await page.locator("#vendor-name").fill("Acme Medical");
  await page.locator(".dock .button--primary").click();
  await page.locator("main li.row").first().waitFor();
  await see("vendors");
  await toPlace(page, "/stock");
  await go(page, "a[href='/stock/find']");
  await page.locator(".seek__box").fill("LID1");
  await page.locator("main li.row").first().waitFor();
  await go(page, "li.row a");
  await page.locator("svg.plot__field").first().waitFor();
  await page.locator(".plot__figures summary").first().click();
  await page.locator(".plot__figures tbody tr").first().waitFor();
  await see("supply-pictures");
  await go(page, "a[href^='/stock/rule/']");
  await page.locator("#rule-point").waitFor();
  await page.locator("#rule-vendor").selectOption({ index: 1 });
  await page.locator("#rule-point").fill("9000");
  await page.locator("#rule-up-to").fill("800");
  await page.locator(".dock .button--primary").click();
  await page.locator("#rule-up-to-error:visible").waitFor();
  await see("reorder-rule");
  await page.locator("#rule-up-to").fill("9900");
  await page.locator(".dock .button--primary").click();
  await page.locator(".dock [role='status']:not(:empty)").waitFor();
  await toPlace(page, "/stock");
  await go(page, "a[href='/stock/orders']");
  await page.locator("main .samples .button").first().waitFor();
  await see("orders");
  await follow(page, page.locator("main .samples .button").first());
  await page.locator("#order-reference").waitFor();
  await see("order-draft");
  await page.locator("main li.row button").first().click();
  await page.locator(".dock .stepper__value").waitFor();
  await see("order-line");
  await page.locator(".dock .actions .button").first().click();
  await page.locator(".dock .stepper__value").waitFor({ state: "detached" });
  await page.locator(".dock .button--primary").click();
  await page.locator("#order-reference").waitFor({ state: "detached" });
  await page.locator("main li.row button").first().click();
  await page.locator(".dock .button--primary").waitFor();
  await see("order-placed");
  await go(page, "a.button--primary");
  await page.locator(".dock .stepper__value").waitFor();
  await see("order-receive");
}

/** A code that is new, the same one known, one after the other, and the scanner's own page. */
async function scanning(page, see) {
  await toPlace(page, "/stock");
  await scan(page, "]d2010034928152100317270630" + "10ABC123");
  await page.locator(".seek__box").fill("LID1");
  await page.locator("main li.row button").first().click();
  await page.locator("main label.chip").first().click();
  await see("scanned-new");
  await page.locator(".dock .button--primary").click();
  await page.locator("main li.row b").first().waitFor();
  await page.locator("main label.chip").first().waitFor();
  await see("scanned-known");
  await toPlace(page, "/stock");
  await scan(page, "010034928152100310ABC12317270630");
  await page.locator("dialog[open] .readings button").first().waitFor();
  await see("scanned-two-readings");
  await page.locator("dialog[open] .button--quiet").click();
  await go(page, "a[href='/stock/scan']");
  await see("scan-sitting-empty");
  await scan(page, "]d2010034928152100317270630" + "10ABC123");
  await page.locator(".sitting li.row").first().waitFor();
  await see("scan-sitting");
  await toMore(page, "scanner");
  await page.locator(".sheet-code").first().waitFor();
  await see("scanner");
}

async function clinic(page, see) {
  await toPlace(page, "/more");
  await page.locator("a[href='/more/exchange']").waitFor();
  await see("more");
  for (const [name, one] of [["people", "person"], ["places", "place"], ["catalogue", "item"]]) {
    await toMore(page, name);
    await see(name);
    const address = `/more/${name}/`;
    await go(page, `a[href^='${address}']:not([href$='/new'], [href$='/import'], [href$='/starter'])`);
    await see(one);
    await toMore(page, name);
    await go(page, `a[href='${address}new']`);
    await see(`${one}-new`);
  }
  for (const name of ["import", "starter"]) {
    await toMore(page, "catalogue");
    await go(page, `a[href='/more/catalogue/${name}']`);
    await see(`catalogue-${name}`);
  }
  for (const [name, code] of [["Zebra gauze 4x4", "ZG-1"], ["Zebra Gauze 4 x 4", "ZG-2"]]) {
    await addItem(page, { name, code, unit: "each" });
  }
  await toMore(page, "catalogue");
  await page.locator("main section li.row", { hasText: "Zebra" }).first().waitFor();
  await see("catalogue-twice");
  await page.locator("main section li.row a", { hasText: "Zebra" }).first().click();
  await page.locator("main section li.row button", { hasText: "Zebra" }).click();
  await page.locator(".same__title").scrollIntoViewIfNeeded();
  await see("same-supply");
  await toMore(page, "qr");
  await see("room-labels");
  await toMore(page, "language");
  await see("language-and-look");
  await toMore(page, "about");
  await see("about");
}

async function records(page, see) {
  await toMore(page, "exchange");
  await see("exchange");
  const file = await exportFile(page);
  await hand(page, file, page.locator(".offer .button").nth(1));
  await page.locator(".dock .facts").waitFor();
  await see("exchange-preview");
  await toMore(page, "exchange");
  await hand(page, { name: "cut.tallywell", bytes: file.bytes.subarray(0, file.bytes.length / 2) }, page.locator(".offer .button").nth(1));
  await page.locator(".offer__said p").first().waitFor();
  await see("exchange-refused");
  await history(page, see);
  await toMore(page, "tablet");
  await see("this-tablet");
}

/** A history that cannot come in, and one that can; nothing is taken in. */
async function history(page, see) {
  const rows = (await tableHere(page, /^(Movements|Movimientos)$/)).filter((row) => row.kind === "counted" && row.code !== "");
  const { code, place } = rows[0];
  const file = (last) => {
    const text = `date,item,place,kind,quantity,entered_by,cost\n2020-01-31,${code},"${place}",receive,12,QQ,3\n2020-02-01,${code},"${place}",${last}\n`;
    return { name: "history.csv", bytes: Buffer.from(text) };
  };
  const choose = page.locator(".dock .button--primary");
  await toMore(page, "history");
  await see("history");
  await hand(page, file("stolen,-1,,"), choose);
  await page.locator(".banner[data-state='stop']").waitFor();
  await see("history-wrong-rows");
  await hand(page, file("use,2,ML,"), choose);
  await page.locator(".dock .facts").waitFor();
  await see("history-preview");
}

async function lockAndLoss(tablet, page, see) {
  await lock(page);
  await see("lock");
  await enterPin(page, SAMPLE.assistant, "1357");
  await page.locator(".field__error:visible").waitFor();
  await see("lock-wrong-pin");
  for (let time = 0; time < 4; time += 1) {
    const said = await page.locator(".field__error").textContent();
    await enterPin(page, SAMPLE.assistant, "1357");
    await page.waitForFunction((said) => ![said, ""].includes(document.querySelector(".field__error")?.textContent), said);
  }
  await page.locator(".dock__notice").waitFor();
  await see("lock-wait");
  await page.goto(`${tablet.origin}/no/such/place`);
  await signIn(page);
  await page.locator("#page-title").waitFor();
  await see("not-found");
  await page.goto("about:blank");
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin: tablet.origin, storageTypes: "indexeddb" });
  await page.goto(tablet.origin);
  await page.locator(".details").waitFor();
  await see("records-gone");
}
