// Reads the attributes of a <rerun-playground>: texts, of which each becomes what `options.js` checks.
import { Problem } from "./problem.js";
import { readOptions, unknown, wrong } from "./options.js";

export const TAG = "<rerun-playground>";
const LINES = "lines and ranges of lines such as 3-5, 8";

/** @param {string} text */
const isOn = (text) => text !== "false";
/** @param {string} text */
const words = (text) => text.split(/[\s,]+/).filter(Boolean);

/** @type {Record<string, (text: string) => object>} the options that an attribute gives, by its name */
const READ = {
  name: (text) => ({ name: text }),
  panes: (text) => ({ panes: words(text) }),
  actions: (text) => ({ actions: json(text) }),
  height: (text) => ({ height: /^\d+$/.test(text) ? Number(text) : text }),
  "read-only": (text) => ({ read_only: isOn(text) }),
  "hide-lines": (text) => ({ hidden: setUp(text) }),
  lines: (text) => ({ lines: words(text).map((each) => range(each, "lines", text, LINES)) }),
  compare: (text) => ({ compare: isOn(text) }),
  start: (text) => ({ start: text }),
  src: () => ({}),
};
// Attributes that any element may have say nothing of the example.
const ANY = /^(data-|aria-|on|id$|class$|style$|title$|lang$|dir$|hidden$|slot$|part$|role$|tabindex$|translate$|is$)/;

export const OBSERVED = Object.keys(READ);

/**
 * @param {Element} element
 * @param {import("./options.js").Script[]} scripts
 */
export function optionsOf(element, scripts) {
  const given = {};
  for (const { name, value } of element.attributes) {
    if (ANY.test(name)) continue;
    if (!READ[name]) throw new Problem(unknown(name, OBSERVED, TAG));
    Object.assign(given, READ[name](value.trim()));
  }
  return fitting(readOptions({ ...given, scripts }, TAG));
}

// Lines that are there, and as many scripts as stand side by side.
/** @param {import("./options.js").Options} options */
function fitting(options) {
  const { scripts, hidden, lines, compare } = options;
  const count = scripts[0].source.split("\n").length;
  const last = Math.max(0, ...lines.flat());
  if (hidden >= count) throw new Problem(`${TAG}: hide-lines hides all: the script has ${lengthOf(count)}.`);
  if (last > count) throw new Problem(`${TAG}: lines marks line ${last}, and the script has ${lengthOf(count)}.`);
  if (compare && scripts.length !== 2 && scripts.length !== 3)
    throw new Problem(`${TAG}: compare needs two or three scripts, and there is ${scripts.length}.`);
  return options;
}

/** @param {number} count */
const lengthOf = (count) => `${count} ${count === 1 ? "line" : "lines"}`;

/** @param {string} text */
function json(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text; // which is no list of actions, and is shown as what is wrong
  }
}

/**
 * @param {string} text
 * @param {string} name
 * @param {string} whole
 * @param {string} wanted
 */
function range(text, name, whole, wanted) {
  const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  if (first === undefined || Number(first) < 1 || Number(last) < Number(first))
    throw new Problem(wrong(name, whole, wanted, TAG));
  return [Number(first), Number(last)];
}

// Only the beginning of a script can be hidden: a range from its first line, or the number of the last one.
/** @param {string} text */
function setUp(text) {
  const wanted = "the first lines, such as 1-3";
  const [first, last] = range(text, "hide-lines", text, wanted);
  if (first !== 1 && text.includes("-")) throw new Problem(wrong("hide-lines", text, wanted, TAG));
  return last;
}
