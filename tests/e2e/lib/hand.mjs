// A quick hand: taps on one line after the other within the page, as fast as the app takes them,
// and tells the test of each line only once the app has said that it is saved. What the test has
// heard is outside of the browser, so it is still known when the browser is killed.

/** Lets the pages of a context tell what they have seen saved. `heard` grows with every line. */
export async function listen(context, heard) {
  await context.exposeBinding("sawSaved", (_source, line) => heard.push(line));
}

/**
 * Counts the lines of the room on the screen at par, again and again from the top. Ends after
 * `times` lines, when the window may not write any more, or with the browser. Returns how many
 * lines it saw saved.
 */
export function tapAtPar(page, times) {
  return page.evaluate(async (times) => {
    const text = (selector) => document.querySelector(selector)?.textContent ?? "";
    const turn = () => new Promise((resolve) => setTimeout(resolve));
    const room = text("#page-title");
    let saved = 0;
    for (let row = 0; saved < times; row += 1) {
      const rows = document.querySelectorAll(".group li .row__tap");
      rows[row % rows.length].click();
      await turn();
      const [title, before] = [text(".dock__title"), text(".undo__text")];
      document.querySelector(".dock .actions .button").click();
      // No two lines in a row are the same, so the words of the bar change with every one.
      while (text(".undo__text") === before || !text(".undo__text").startsWith(`${title}: `)) {
        if (text(".dock__doubt") !== "") return saved;
        await turn();
      }
      saved += 1;
      void window.sawSaved({ room, title });
    }
    return saved;
  }, times);
}
