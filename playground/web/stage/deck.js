// Reads a demo that comes from the page's data, from a file or from the local process: it may be anything. What is wrong is
// told in a sentence each, and the stage goes on without the step that it is in; without scripts or steps there is no demo.

const MOST = { scripts: 3, steps: 200, options: 5, text: 200_000 };

export class DeckError extends Error {}

/**
 * @param {any} data or its JSON
 * @returns {{ deck: Deck, problems: string[] }} Raises DeckError where there is nothing to show.
 */
export function readDeck(data) {
  const given = isText(data) ? parsed(data) : data;
  if (!isObject(given))
    throw new DeckError("This is no demo: it is no JSON object with `title`, `scripts` and `steps`.");
  const scripts = sources(given.scripts);
  const names = Object.keys(scripts);
  if (!names.length) throw new DeckError("This demo has no scripts: `scripts` is an object of names with their texts.");
  if (names.length > MOST.scripts)
    throw new DeckError(`This demo has ${names.length} scripts. The stage has room for ${MOST.scripts}.`);
  if (!Array.isArray(given.steps)) throw new DeckError("This demo has no steps: `steps` is a list of objects.");
  const size = [...Object.values(scripts), ...Object.values(texts(given.files))].join("").length;
  if (size > MOST.text)
    throw new DeckError(`This demo is too large: its texts have ${size.toLocaleString("en")} characters.`);
  /** @type {string[]} */
  const problems = [];
  const steps = [];
  for (const [place, step] of given.steps.slice(0, MOST.steps).entries()) {
    const wrong = wrongIn(step, names);
    if (wrong) problems.push(`Step ${place + 1} is left out: ${wrong}`);
    else steps.push(step);
  }
  if (given.steps.length > MOST.steps) problems.push(`Only the first ${MOST.steps} steps are taken.`);
  const { name, title, summary, minutes, panes, prepared = [] } = given;
  /** @type {Deck} */
  const deck = {
    name: isText(name) ? name : "demo",
    title: isText(title) && title ? title : "A demo",
    scripts,
    steps,
    solutions: Object.fromEntries(Object.entries(sources(given.solutions)).filter(([of]) => names.includes(of))),
    files: texts(given.files),
    ...(isText(summary) && { summary }),
    ...(Number.isFinite(minutes) && { minutes }),
    ...(isText(panes) && { panes }),
  };
  const lists = Array.isArray(prepared) ? [prepared] : isObject(prepared) ? Object.values(prepared) : [null];
  if (lists.every(areActions)) deck.prepared = prepared;
  else problems.push("`prepared` is left out: it is a list of actions, or has one for each script.");
  return { deck, problems };
}

// What is wrong in a step, in a sentence, or "".
/**
 * @param {any} step
 * @param {string[]} names of the scripts
 */
function wrongIn(step, names) {
  if (!isObject(step)) return "it is no object.";
  const { show, script, upto, spot, ask, do: actions } = step;
  const among = names.map((name) => `\`${name}\``).join(", ");
  for (const [field, value] of Object.entries({ show, script })) {
    const unknown = named(value).find((name) => !names.includes(name));
    if (unknown !== undefined) return `\`${field}\` names ${quoted(unknown)}, and the scripts are ${among}.`;
  }
  for (const field of ["title", "notes", "panes"])
    if (step[field] !== undefined && !isText(step[field])) return `\`${field}\` is no text.`;
  for (const field of ["solution", "reset"])
    if (step[field] !== undefined && typeof step[field] !== "boolean") return `\`${field}\` is neither true nor false.`;
  if (show !== undefined && (!Array.isArray(show) || !show.length)) return "`show` is a list of scripts.";
  if (upto !== undefined && upto !== "all" && !(Number.isInteger(upto) && upto >= 0))
    return '`upto` is the number of the last line that is shown, or "all".';
  if (spot !== undefined && spot !== null && !isSpot(spot, names))
    return "`spot` is null, or has one of `lines` (first and last), `element` and `run`.";
  if (actions !== undefined && !areActions(actions)) return '`do` is a list of actions, such as {"click": "Add"}.';
  return ask === undefined ? "" : wrongInQuestion(ask);
}

/** @param {any} ask */
function wrongInQuestion(ask) {
  if (!isObject(ask) || !isText(ask.question)) return "`ask` has no `question`.";
  const { options, answer, why } = ask;
  if (!Array.isArray(options) || options.length < 2 || options.length > MOST.options || !options.every(isText))
    return `\`ask\` has no \`options\`: 2 to ${MOST.options} texts.`;
  if (!options.includes(answer)) return `the \`answer\` ${quoted(answer)} is none of the \`options\`.`;
  return why === undefined || isText(why) ? "" : "`why` is no text.";
}

/**
 * @param {any} spot
 * @param {string[]} names
 */
function isSpot(spot, names) {
  if (!isObject(spot) || (spot.script !== undefined && !names.includes(spot.script))) return false;
  const { lines, element, run } = spot;
  if (lines !== undefined)
    return Array.isArray(lines) && lines.length === 2 && lines.every(isCount) && lines[0] <= lines[1];
  if (element !== undefined) return isObject(element) && Object.values(element).every(isText);
  return isCount(run);
}

/** @param {any} value */
const isObject = (value) => value instanceof Object && !Array.isArray(value);
/** @param {any} value */
const isText = (value) => typeof value === "string";
/** @param {any} value */
const isCount = (value) => Number.isInteger(value) && value > 0;
/** @param {any} value */
const areActions = (value) =>
  Array.isArray(value) && value.every((each) => isObject(each) && Object.keys(each).length === 1);

// One name, or several.
/**
 * @param {any} value
 * @returns {string[]}
 */
export const named = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** @param {any} value */
const quoted = (value) => `\`${String(value).slice(0, 60)}\``;

// The texts of an object, by their names.
/**
 * @param {any} given
 * @returns {Record<string, string>}
 */
function texts(given) {
  return Object.fromEntries(Object.entries(Object(given)).filter(([, text]) => isText(text)));
}

// Scripts as an editor has them: it would show one more, empty line.
/** @param {any} given */
function sources(given) {
  return Object.fromEntries(Object.entries(texts(given)).map(([name, text]) => [name, text.replace(/\n+$/, "")]));
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DeckError(`This is no demo: it is no JSON. ${/** @type {Error} */ (error).message}`);
  }
}
