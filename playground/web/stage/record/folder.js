// A demo as the files of its folder, as `rerun-playground demo check` reads them, and back.
import { DeckError } from "../deck.js";

const FILE = "demo.json";
const TODO = "TODO: what is said here.";

/** @typedef {{ path: string, text: string | null }} Came a file; no text where it is none */

// The folder's files: what is only of the page is left out, and what its author is to write says TODO.
/**
 * @param {Deck} deck
 * @returns {Record<string, string>}
 */
export function filesOf(deck) {
  const solutions = Object.entries(deck.solutions ?? {});
  const { title, summary, minutes, panes, prepared } = deck;
  const data = {
    title,
    ...(summary && { summary }),
    ...(minutes && { minutes }),
    scripts: Object.keys(deck.scripts),
    ...(solutions.length && { solution: Object.fromEntries(solutions.map(([name]) => [name, solutionOf(name)])) }),
    ...(panes && { panes }),
    ...(Object.values(prepared ?? {}).length && { prepared }),
    steps: deck.steps.map(ordered),
  };
  const end = (/** @type {string} */ text) => (text.endsWith("\n") ? text : `${text}\n`);
  return {
    [FILE]: `${JSON.stringify(data, null, 2)}\n`,
    ...Object.fromEntries(Object.entries(deck.scripts).map(([name, text]) => [name, end(text)])),
    ...Object.fromEntries(solutions.map(([name, text]) => [solutionOf(name), end(text)])),
    ...deck.files,
  };
}

const FIELDS = /** @type {const} */ ([
  "title",
  "notes",
  "minutes",
  "reset",
  "show",
  "panes",
  "solution",
  "script",
  "upto",
  "spot",
  "ask",
  "do",
]);

// A step as one writes it: its fields in the order in which they are done.
/** @param {DemoStep} step */
function ordered(step) {
  const whole = { ...step, notes: step.notes || TODO };
  return Object.fromEntries(FIELDS.filter((name) => whole[name] !== undefined).map((name) => [name, whole[name]]));
}

/** @param {string} name */
const solutionOf = (name) => `solution_${name}`;

// The data of a demo from the files of its folder, or from scripts alone, which have no steps yet. Raises DeckError.
/** @param {Came[]} came */
export function deckOf(came) {
  const texts = new Map(withoutFolder(came).flatMap(({ path, text }) => (text === null ? [] : [[path, text]])));
  const sequence = texts.get(FILE) ?? (texts.size === 1 ? onlyJson(texts) : undefined);
  if (sequence === undefined) return ofScripts(texts);
  const data = parsed(sequence);
  if (!Array.isArray(data.scripts)) return data; // all in one file: its texts are in it, or `readDeck` says what is wrong
  const { solution, ...rest } = data;
  texts.delete(FILE);
  /** @param {any} name */
  const take = (name) => {
    const text = texts.get(String(name));
    if (text === undefined)
      throw new DeckError(`${FILE} names \`${String(name).slice(0, 60)}\`, which is not among the files.`);
    texts.delete(String(name));
    return text;
  };
  const scripts = Object.fromEntries(data.scripts.map((/** @type {any} */ name) => [name, take(name)]));
  const solutions = Object.fromEntries(Object.entries(Object(solution)).map(([name, file]) => [name, take(file)]));
  return { name: "own", ...rest, scripts, solutions, files: Object.fromEntries(texts) };
}

/** @param {Map<string, string>} texts */
function ofScripts(texts) {
  const scripts = [...texts].filter(([name]) => /^[^/]+\.py$/.test(name));
  const streamlit = scripts.filter(([, text]) => /^\s*(import|from)\s+streamlit\b/m.test(text));
  const shown = (streamlit.length ? streamlit : scripts).slice(0, 3);
  if (!shown.length) throw new DeckError(`There is neither a ${FILE} nor a script among the files.`);
  const files = [...texts].filter(([name]) => !shown.some(([other]) => other === name));
  return {
    name: "own",
    title: "My demo",
    scripts: Object.fromEntries(shown),
    files: Object.fromEntries(files),
    steps: [],
  };
}

/** @param {Map<string, string>} texts */
function onlyJson(texts) {
  const [[name, text]] = texts;
  return name.endsWith(".json") ? text : undefined;
}

/**
 * @param {string} text
 * @returns {any}
 */
function parsed(text) {
  try {
    return Object(JSON.parse(text));
  } catch (error) {
    throw new DeckError(`${FILE} is no JSON: ${/** @type {Error} */ (error).message}`);
  }
}

// Without the name of the folder in which all of them lie.
/**
 * @param {Came[]} files
 * @returns {Came[]}
 */
function withoutFolder(files) {
  const [folder] = files[0]?.path.split("/") ?? [""];
  if (!files.length || !files.every(({ path }) => path.startsWith(`${folder}/`))) return files;
  return withoutFolder(files.map(({ path, text }) => ({ path: path.slice(folder.length + 1), text })));
}
