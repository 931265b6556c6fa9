// Where the panes of a presented playground stand: a CSS grid template of those that are open.

const MAIN = ["script", "app"];

// The parts that are open, in the order of the page.
/** @param {Playground} playground */
export function openParts({ layout }) {
  return layout.panes
    .filter((pane) => !pane.hasAttribute("data-folded") && !pane.hasAttribute("data-away"))
    .map((pane) => String(pane.dataset.part));
}

// Script and app have most of the room. `stacked`: below each other, as columns need it that stand side by side; the script is as
// high as its lines need (present.css), so that the apps of all columns begin at one height.
/**
 * @param {string[]} parts
 * @param {{ stacked: boolean }} how
 */
export function template(parts, { stacked }) {
  const main = parts.filter((part) => MAIN.includes(part));
  const side = parts.filter((part) => !MAIN.includes(part));
  if (stacked) {
    /** @type {Record<string, string>} */
    const heights = { script: main.length > 1 ? "var(--rp-script-height)" : "minmax(0, 7fr)", app: "minmax(0, 5fr)" };
    const rows = parts.map(
      (part) => `"${part}" ${heights[part] ?? (main.length ? "minmax(0, 3fr)" : "minmax(0, 1fr)")}`,
    );
    return `${rows.join(" ")} / minmax(0, 1fr)`;
  }
  if (!main.length) return `"${side.join(" ")}" minmax(0, 1fr) / ${cells(side.length)}`;
  if (main.length === 1 && side.length < 4) {
    const rows = side.map((part) => `"${main[0]} ${part}" minmax(0, 1fr)`);
    return side.length
      ? `${rows.join(" ")} / minmax(0, 3fr) minmax(0, 2fr)`
      : `"${main[0]}" minmax(0, 1fr) / minmax(0, 1fr)`;
  }
  if (main.length === 2 && side.length < 2) {
    const rows = [`"script app" minmax(0, 3fr)`, ...side.map((part) => `"script ${part}" minmax(0, 2fr)`)];
    return `${rows.join(" ")} / minmax(0, 11fr) minmax(0, 10fr)`;
  }
  // A row of the two, and one of all others: each has so many of the grid's columns that both rows are as wide.
  const above = main.flatMap((part) => Array.from({ length: side.length }, () => part));
  const below = side.flatMap((part) => Array.from({ length: main.length }, () => part));
  return `"${above.join(" ")}" minmax(0, 3fr) "${below.join(" ")}" minmax(0, 2fr) / ${cells(above.length)}`;
}

/** @param {number} number */
const cells = (number) => Array.from({ length: number }, () => "minmax(0, 1fr)").join(" "); // the shorthand takes no repeat()
