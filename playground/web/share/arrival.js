// Files that came from elsewhere, as what a playground can open: the script that runs, other scripts, other texts, and
// what is to be said of the rest.
import { MOST_SCRIPTS } from "./link.js";

/**
 * @typedef {{ path: string, text: string | null }} Came a file; no text where it is none
 * @typedef {{ from: string, shared: import("./link.js").Shared, others: Record<string, string>, notes: string[] }} Arrival
 */

export class ArrivalError extends Error {}

const USUAL = ["streamlit_app.py", "app.py", "main.py", "Home.py"]; // names of the script that runs, the likeliest first
const MOST_FILES = 50;
const MOST_TEXT = 200_000; // characters of all files together

/**
 * @param {string} from where they come from, in words: "a stlite link"
 * @param {Came[]} files
 * @param {{ entry?: string, notes?: string[] }} [more] `entry` is the path of the script that runs
 * @returns {Arrival}
 */
export function arrivalOf(from, files, { entry = "", notes = [] } = {}) {
  const texts = files.filter((file) => file.text !== null);
  const size = texts.reduce((sum, { text }) => sum + /** @type {string} */ (text).length, 0);
  if (files.length > MOST_FILES || size > MOST_TEXT)
    throw new ArrivalError(
      `Too much came with ${from}: ${files.length} files with ${size.toLocaleString("en")} characters. ${MOST_FILES} files and ${MOST_TEXT.toLocaleString("en")} characters are the most.`,
    );
  const scripts = texts
    .filter(({ path }) => path.endsWith(".py"))
    .map(({ path, text }) => ({ name: path, source: /** @type {string} */ (text) }));
  const first = scripts.find(({ name }) => name === entry) ?? likeliest(scripts);
  if (!first) throw new ArrivalError(`There is no Python script in ${from}: no file ends with .py.`);
  const more = scripts.filter((script) => script !== first);
  const shown = [first, ...more.slice(0, MOST_SCRIPTS - 1)];
  const rest = [...more.slice(MOST_SCRIPTS - 1).map(({ name, source }) => ({ path: name, text: source }))];
  const plain = [...texts.filter(({ path }) => !path.endsWith(".py")), ...rest];
  const no = files.filter((file) => file.text === null).map(({ path }) => `\`${path}\``);
  const left = no.length
    ? [`Left out, as they are no text: ${no.slice(0, 8).join(", ")}${no.length > 8 ? " …" : ""}.`]
    : [];
  return {
    from,
    shared: { scripts: shown },
    others: Object.fromEntries(plain.map(({ path, text }) => [path, /** @type {string} */ (text)])),
    notes: [...notes, ...left],
  };
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

// The bytes as text, or null where they are none.
/** @param {Uint8Array} bytes */
export function textOf(bytes) {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
