// What the expressions of a chart may do: they are a stranger's text. They are interpreted, never compiled; here they are kept
// from the page around the chart, and from work that would never end.
import { expressionFunction } from "vega";

const MOST = 10_000; // items of a list, characters of a text

// A property, unless it leads out of the data: to the page, its window, or a function.
/**
 * @param {any} owner
 * @param {any} name
 */
function member(owner, name) {
  const found = owner[name];
  return typeof found === "function" || found instanceof EventTarget ? undefined : found;
}

// A pattern that a short text could keep busy for ever is none: a repeated group, or many open ends.
/** @param {any} pattern */
export function checkedPattern(pattern) {
  const source = pattern instanceof RegExp ? pattern.source : String(pattern);
  if (/\)[*+{]/.test(source) || (source.match(/[*+]|\{\d+,/g) ?? []).length > 2)
    throw new Error(
      `the pattern ${source.slice(0, 60)} could take for ever: it may repeat no group, and two signs at most`,
    );
  return pattern;
}

/** @param {any} text */
const checkedText = (text) => {
  if (String(text).length > MOST) throw new Error(`a text has more than ${MOST.toLocaleString("en")} characters`);
  return String(text);
};

/** @type {Record<string, (...values: any[]) => any>} */
const FUNCTIONS = {
  rpMember: member,
  regexp: (pattern, flags) => new RegExp(checkedPattern(pattern), flags),
  test: (pattern, text) => new RegExp(checkedPattern(pattern)).test(checkedText(text)),
  replace: (text, pattern, other) => checkedText(checkedText(text).replace(checkedPattern(pattern), String(other))),
  split: (text, pattern, most) => checkedText(text).split(checkedPattern(pattern), most),
  pad: (text, length, sign = " ", align = "right") => {
    const wide = Math.min(Number(length), MOST);
    const given = String(text);
    if (align === "left") return given.padStart(wide, String(sign));
    if (align !== "center") return given.padEnd(wide, String(sign));
    return given
      .padStart(given.length + Math.floor((wide - given.length) / 2), String(sign))
      .padEnd(wide, String(sign));
  },
  sequence: (start, stop, step = 1) => {
    const [from, to] = stop === undefined ? [0, Number(start)] : [Number(start), Number(stop)];
    const count = Math.max(0, Math.ceil((to - from) / Number(step)));
    if (!(count <= MOST)) throw new Error(`a sequence has more than ${MOST.toLocaleString("en")} numbers`);
    return Array.from({ length: count }, (_, at) => from + at * Number(step));
  },
};
for (const [name, work] of Object.entries(FUNCTIONS)) expressionFunction(name, work);

// Lets each `owner.name` in the expressions of a dataflow ask `member`.
/** @param {any} node of what `parse` returns; changed in place */
export function guard(node) {
  if (node === null || typeof node !== "object") return node;
  for (const [name, value] of Object.entries(node)) node[name] = guard(value);
  if (node.type !== "MemberExpression") return node;
  const property = node.computed ? node.property : { type: "Literal", value: node.property.name };
  return {
    type: "CallExpression",
    callee: { type: "Identifier", name: "rpMember" },
    arguments: [node.object, property],
  };
}
