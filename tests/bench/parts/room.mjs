// A room of forty lines in a clinic that keeps ten thousand items, from the tap to the drawn list.
import { toPlace } from "../../e2e/lib/clinic.mjs";
import { writeInput } from "../lib/inputs.mjs";
import { seconds, summaries, told } from "../lib/figures.mjs";
import { begin, fill, freshPage, install, seen, withTablet } from "../lib/tablet.mjs";

export const name = "room";
const ITEMS = 10_000;
const EVENTS = 100_000;
const ROOMS = 11;

export async function measure() {
  return withTablet(async (tablet) => {
    await install(tablet);
    await fill(tablet, writeInput("records", EVENTS, ITEMS));
    const page = await freshPage(tablet);
    await page.goto(`${tablet.origin}/`);
    await begin(page);
    const runs = [];
    for (let room = 0; room < ROOMS; room += 1) {
      await page.evaluate(() => window.bench.expect("rooms", ".cell a"));
      await toPlace(page, "/stock");
      const rooms = await seen(page, "rooms");
      const stock = rooms.drawn - (await page.evaluate(() => window.bench.last.pointerdown));
      await page.evaluate(() => window.bench.expect("list", ".group .row[data-now]"));
      await page.locator(".cell a").nth(room).click();
      const list = await seen(page, "list");
      const said = await page.evaluate(() => ({
        pressed: window.bench.last.pointerdown,
        lines: document.querySelectorAll(".group .row__tap").length,
        nodes: document.querySelectorAll("*").length,
      }));
      runs.push({ room: list.drawn - said.pressed, stock, lines: said.lines, nodes: said.nodes });
    }
    const [first, ...later] = runs;
    return { first, ...summaries(later), opening: await page.evaluate(() => window.bench.marks()) };
  });
}

export function tell({ first, room, stock, lines, nodes }) {
  return {
    rows: [
      [
        `Open a room among ${ITEMS.toLocaleString("en-US")} items`,
        seconds(room.median),
        `${told(room)}; ${lines.median} lines; the first room ${seconds(first.room)}`,
      ],
      ["... the list of rooms, from any place", seconds(stock.median), told(stock)],
    ],
    text: `${nodes.median} elements stand in the page with a room of ${lines.median} lines open. The clinic has 24 rooms, ${EVENTS.toLocaleString("en-US")} events and a closet with a line for each of the ${ITEMS.toLocaleString("en-US")} items.`,
    limit: "Most likely making and laying out the elements of the rows; up to a frame (16.7 ms) is waiting for the browser to draw. Of the catalogue only the lines of the room are read.",
  };
}
