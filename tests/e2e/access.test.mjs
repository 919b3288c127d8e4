// Every screen for those who listen, who have no pointer, who need large letters or a small window.
import assert from "node:assert/strict";
import { assertAccessible, axe } from "./lib/axe.mjs";
import { SAMPLE, lineInHand, lock, openRoom, openSample, record, signIn, toMore, toPlace } from "./lib/clinic.mjs";
import { check, until } from "./lib/tablet.mjs";
import { tour } from "./screens.mjs";

check("axe finds what it is there for", {}, async (tablet) => {
  const page = await tablet.open("/");
  await page.evaluate(() => {
    const button = document.createElement("button");
    document.body.append(button);
  });
  assert.match((await axe(page)).join("\n"), /critical button-name/);
});

// Both languages and both themes; the second size comes with the second language.
for (const [locale, size] of [["en-US", "1180x820"], ["es-US", "390x844"]]) {
  check(`every screen, ${locale}, ${size}, light and dark: nothing serious for axe`, { minutes: 5 }, async (tablet) => {
    const found = [];
    const visit = async (name, page) => {
      // The other theme has the same page in other colours.
      for (const [colorScheme, rules] of [["light"], ["dark", ["color-contrast"]]]) {
        await page.emulateMedia({ colorScheme });
        found.push(...(await axe(page, rules)).map((what) => `${name}, ${colorScheme}: ${what}`));
      }
    };
    await tour(tablet, visit, { locale, size });
    assert.deepEqual(found, []);
  });
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

/** Presses Tab until something has the focus, and sees to it that one can see where the focus is. */
async function tabTo(page, target, what) {
  const mark = "data-wanted";
  await target.first().evaluate((element, mark) => element.setAttribute(mark, ""), mark);
  for (let press = 0; press < 150; press += 1) {
    await page.keyboard.press("Tab");
    const reached = await page.evaluate((mark) => {
      const { activeElement } = document;
      if (!activeElement?.hasAttribute(mark)) return null;
      activeElement.removeAttribute(mark);
      return { visible: activeElement.matches(":focus-visible") };
    }, mark);
    if (reached) {
      assert.ok(reached.visible, `${what} shows that it has the focus`);
      return;
    }
  }
  assert.fail(`${what} was not reached with the Tab key`);
}

check("from the lock to two lines and a take, with keys alone", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await lock(page);
  // From here on nothing is touched.
  await tabTo(page, page.locator(".person", { hasText: SAMPLE.assistant }), "one's own name");
  await page.keyboard.press("Enter");
  await tabTo(page, page.locator(".pin__field"), "the PIN");
  await page.keyboard.type(SAMPLE.pin);
  await page.keyboard.press("Enter");
  await page.locator(".rail").waitFor();

  await tabTo(page, page.locator(".dock .button--primary"), "the next thing on Today");
  await page.keyboard.press("Enter");
  await page.locator(".dock .stepper__value").waitFor();
  const { line, par } = await lineInHand(page);
  assert.equal(line, 1);
  await tabTo(page, page.locator(".dock .stepper__value"), "the figure");
  await page.keyboard.type(String(Math.max(0, par - 1)));
  await page.keyboard.press("Enter");
  await until("the second line in hand", async () => (await lineInHand(page)).line === 2);
  // The box keeps the focus: the next line is typed at once.
  await page.keyboard.type("0");
  await page.keyboard.press("Enter");
  await until("the third line in hand", async () => (await lineInHand(page)).line === 3);

  await tabTo(page, page.locator(".rail__place[href='/stock']"), "Stock");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/stock$/);
  await tabTo(page, page.getByRole("link", { name: "One trip to the closet" }), "the trip");
  await page.keyboard.press("Enter");
  await page.locator(".take").waitFor();
  await tabTo(page, page.locator(".dock .button--primary"), "Took");
  await page.keyboard.press("Enter");
  await page.locator(".undo__text", { hasText: /taken\.$/ }).waitFor();
  await tabTo(page, page.locator(".undo__act"), "Undo");
  await page.keyboard.press("Enter");
  await page.locator(".undo__act").waitFor({ state: "detached" });
});

/** What sticks out of the window to the right, and is not in a box that scrolls by itself. */
function sticksOut(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element) => {
      for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
        if (box.scrollWidth > box.clientWidth + 1 && ["auto", "scroll"].includes(getComputedStyle(box).overflowX) && box.matches("table, pre, .table, .scroll, [tabindex]")) return true;
      }
      return false;
    };
    const found = [];
    if (document.scrollingElement.scrollWidth > width) found.push(`the page is ${document.scrollingElement.scrollWidth} wide`);
    for (const element of document.querySelectorAll("body *")) {
      const { right, width: own } = element.getBoundingClientRect();
      if (own > 0 && right > width + 1 && element.checkVisibility({ visibilityProperty: true }) && !element.closest(".unseen, svg") && !scrolls(element)) {
        found.push(`${element.tagName.toLowerCase()}.${element.className}: ${Math.round(right)} of ${width}: ${element.textContent.slice(0, 40)}`);
      }
    }
    return found.slice(0, 8);
  });
}

/** The filled button can be brought into the window, and nothing lies over it. */
async function assertReachable(page, what) {
  const button = page.locator(".button--primary:visible").first();
  await button.scrollIntoViewIfNeeded();
  const seen = await button.evaluate((button) => {
    const box = button.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return { inside: box.left >= 0 && box.right <= innerWidth + 1 && box.top >= 0 && box.bottom <= innerHeight + 1, free: button.contains(top) };
  });
  assert.deepEqual(seen, { inside: true, free: true }, `the filled button of ${what}`);
}

/** Room, pick list, Today and Export, with something on each. */
async function daily(page, look) {
  await openRoom(page, "Exam room 1");
  await record(page, 0);
  await record(page, 1);
  await page.locator(".dock .stepper__value").fill("3");
  await look("room");
  await page.locator(".dock .stepper__value").fill("");
  await toPlace(page, "/stock");
  await page.getByRole("link", { name: "One trip to the closet" }).click();
  await page.locator(".take").waitFor();
  await look("pick list");
  await toPlace(page, "/");
  await page.locator(".dock .button--primary").waitFor();
  await look("today");
  await toMore(page, "exchange");
  await look("exchange");
}

for (const [what, size, text] of [
  ["320 px wide", { width: 320, height: 640 }, "100%"],
  ["letters of 200 %", { width: 820, height: 1180 }, "200%"],
  ["letters of 200 % on a phone", { width: 390, height: 844 }, "200%"],
]) {
  check(`${what}: nothing sticks out, and the way on is in reach`, {}, async (tablet) => {
    const page = await tablet.open("/");
    await openSample(page);
    await page.setViewportSize(size);
    await page.evaluate((text) => document.documentElement.style.setProperty("font-size", text), text);
    const found = [];
    await daily(page, async (name) => {
      found.push(...(await sticksOut(page)).map((line) => `${name}: ${line}`));
      await assertReachable(page, `${name}, ${what}`);
    });
    assert.deepEqual(found, []);
  });
}

check("what can be tapped answers at least 46 px around its middle, as it is drawn or as its row is", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  const small = [];
  for (const size of [{ width: 820, height: 1180 }, { width: 390, height: 844 }]) {
    await page.setViewportSize(size);
    await daily(page, async (name) => {
      const found = await page.evaluate(() => {
        // As a finger finds out: what answers 23 px around the middle?
        const reach = 23;
        const targets = [...document.querySelectorAll("a, button, input, select, textarea, summary")].filter(
          (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.matches(".skip"),
        );
        const misses = (target) => {
          target.scrollIntoView({ block: "center", inline: "center" });
          const box = (target.matches(".row__tap") ? target.closest(".row, .cell, .door") : target).getBoundingClientRect();
          const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
          const answers = (x, y) => {
            const top = document.elementFromPoint(x, y);
            return target.contains(top) || top?.contains(target) === false && top.closest("label")?.contains(target);
          };
          return [[0, 0], [reach, 0], [-reach, 0], [0, reach], [0, -reach]].some(([right, down]) => !answers(x + right, y + down));
        };
        return targets.filter(misses).map((target) => {
          const { width, height } = target.getBoundingClientRect();
          return `${target.tagName.toLowerCase()}.${target.className} "${target.textContent.trim().slice(0, 30)}" ${Math.round(width)}x${Math.round(height)}`;
        });
      });
      small.push(...found.map((line) => `${name} at ${size.width}: ${line}`));
    });
  }
  assert.deepEqual([...new Set(small)], []);
});

check("a tap beside the words of a row takes the row", {}, async (tablet) => {
  const page = await tablet.open("/");
  await openSample(page);
  await openRoom(page, "Exam room 1");
  const box = await page.locator(".group li.row").nth(2).boundingBox();
  await page.mouse.click(box.x + box.width - 4, box.y + box.height / 2);
  await until("the third line in hand", async () => (await lineInHand(page)).line === 3);
});
