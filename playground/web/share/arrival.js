// Files that came from elsewhere, as what a playground can open: the script that runs, what lies beside it, and what is to be
// said of the rest.
import { isText, sizeOf } from "./contents.js";
import { chosen } from "./incoming.js";
import { quoted } from "./limits.js";

/** @import { Content, Project } from "./contents.js" */

/**
 * @typedef {{ path: string, content: Content }} Came a file
 * @typedef {{ from: string, project: Project, shared: Omit<import("./link.js").Shared, "scripts">, notes: string[],
 *   left: string[] }} Arrival `left` has a sentence for each file that was left out
 */

export class ArrivalError extends Error {}

const USUAL = ["streamlit_app.py", "app.py", "main.py", "Home.py"]; // names of the script that runs, the likeliest first
const MOST_NAMED = 8;

/**
 * @param {string} from where they come from, in words: "a stlite link"
 * @param {Came[]} came
 * @param {{ entry?: string, notes?: string[], left?: string[], skipped?: string[] }} [more] `entry` is the path of the script
 *   that runs
 * @returns {Arrival}
 */
export function arrivalOf(from, came, { entry = "", notes = [], left = [], skipped = [] } = {}) {
  const found = chosen(came.map(({ path, content }) => ({ path, content, size: sizeOf(content) })));
  const files = Object.fromEntries(found.taken.map(([name, { content }]) => [name, content]));
  const scripts = Object.entries(files).flatMap(([name, source]) =>
    name.endsWith(".py") && isText(source) ? [{ name, source }] : [],
  );
  const all = [...left, ...found.left];
  const first = scripts.find(({ name }) => name === entry) ?? likeliest(scripts);
  if (!first)
    throw new ArrivalError(
      [`There is no Python script in ${from}: no file ends with .py.`, ...all.slice(0, MOST_NAMED)].join(" "),
    );
  delete files[first.name];
  const strange = [...new Set([...skipped, ...found.skipped])];
  return {
    from,
    project: { ...first, files },
    shared: {},
    notes: [...notes, ...(strange.length ? [skippedWords(strange)] : [])],
    left: all,
  };
}

/** @param {string[]} names */
function skippedWords(names) {
  const shown = names.slice(0, MOST_NAMED).map(quoted).join(", ");
  return `Left out, as no app needs them: ${shown}${names.length > MOST_NAMED ? " …" : ""}.`;
}

// The script that runs: by its name, else the first that imports Streamlit, else the first; those in folders come last.
/** @param {import("./link.js").Script[]} scripts */
function likeliest(scripts) {
  const depth = (/** @type {string} */ name) => name.split("/").length;
  const least = Math.min(...scripts.map(({ name }) => depth(name)));
  const top = scripts.filter(({ name }) => depth(name) === least);
  for (const usual of USUAL) {
    const found = top.find(({ name }) => name.split("/").at(-1) === usual);
    if (found) return found;
  }
  return top.find(({ source }) => /^\s*(import|from)\s+streamlit\b/m.test(source)) ?? top[0];
}
