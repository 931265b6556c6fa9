// A notebook's code cells as one script.
import { ArrivalError } from "./arrival.js";

/**
 * @param {string} text the notebook's JSON
 * @returns {{ source: string, notes: string[] }}
 */
export function scriptOf(text) {
  let cells;
  try {
    const notebook = JSON.parse(text);
    cells = notebook.cells ?? notebook.worksheets?.flatMap((/** @type {any} */ sheet) => sheet.cells);
  } catch {
    throw new ArrivalError("This notebook is broken: it is no JSON.");
  }
  if (!Array.isArray(cells)) throw new ArrivalError("This notebook is broken: it has no list of cells.");
  const codes = cells
    .filter((cell) => cell?.cell_type === "code")
    .map(({ source, input }) => [source ?? input ?? ""].flat().join("").trimEnd())
    .filter(Boolean);
  if (!codes.length) throw new ArrivalError("This notebook has no code cells.");
  let commands = 0;
  const source = codes
    .map((code) => {
      if (/^%%(?!time)/.test(code)) {
        commands += 1;
        return code.replaceAll(/^/gm, "# ");
      }
      return code.replaceAll(/^\s*[%!?].*$/gm, (line) => {
        commands += 1;
        return `# ${line}`;
      });
    })
    .join("\n\n\n");
  const notes = commands
    ? [`${commands === 1 ? "A command" : `${commands} commands`} of the notebook (% and !) became comments.`]
    : [];
  return { source: `${source}\n`, notes };
}
