// What the editor knows of the script around the cursor: the call it stands in, what a name before a dot is.
import { syntaxTree } from "@codemirror/language";
import { fileAt } from "../lib/place.js";

const SHOWN = 8;

// The names of `st` (api.py says what is in it), read once a page, when an editor is first used. Without it nothing is proposed.
let calls = {};
/** @type {Promise<object> | null} */
let loading = null;

export function loadCalls() {
  const address = fileAt("api.json");
  loading ??= fetch(address)
    .then((response) => (response.ok ? response.json() : {}))
    .catch(() => ({}))
    .then((found) => (calls = found));
  return loading;
}

export function allCalls() {
  return Object.entries(calls);
}

// The name that the script gives to Streamlit.
/** @param {string} text */
export function alias(text) {
  return (
    text.match(/^[ \t]*import streamlit as (\w+)/m)?.[1] ??
    (/^[ \t]*import streamlit\b/m.test(text) ? "streamlit" : "st")
  );
}

// What may be written after `owner.`: everything of `st`, the calls of a container, or nothing that we know.
/**
 * @param {string} owner
 * @param {string} text
 */
export function membersOf(owner, text) {
  const st = alias(text);
  if (owner === st) return allCalls();
  if (owner === `${st}.sidebar` || containers(text, st).has(owner))
    return allCalls().filter(([, { writes }]) => writes);
  return [];
}

// The names that the script gives to containers: `a, b = st.columns(2)`, `with st.form("f") as form:`.
/**
 * @param {string} text
 * @param {string} st
 */
function containers(text, st) {
  const makers = allCalls()
    .filter(([, { kind }]) => kind === "container")
    .map(([name]) => name);
  const found = new Set();
  if (!makers.length) return found;
  const made = `${st}(?:\\.sidebar)?\\.(?:${makers.join("|")})\\(`;
  for (const [, names] of text.matchAll(new RegExp(`^[ \\t]*([\\w, \\t]+?)[ \\t]*=[ \\t]*${made}`, "gm"))) {
    for (const name of names.split(",")) found.add(name.trim());
  }
  for (const [, name] of text.matchAll(new RegExp(`${made}.*\\bas[ \\t]+(\\w+)[ \\t]*:`, "g"))) found.add(name);
  return found;
}

// The call of `st` or of a container whose brackets are around `pos`: { from, name, call, argument, used }, or null.
// `argument` is what the cursor is at: the name of a named one, or the number of those before it.
/**
 * @param {import("@codemirror/state").EditorState} state
 * @param {number} pos
 */
export function callAt(state, pos) {
  /** @type {any} */
  let node = syntaxTree(state).resolveInner(pos, -1);
  for (; node; node = node.parent) {
    if (node.name !== "ArgList" || pos <= node.from || (pos >= node.to && state.sliceDoc(node.to - 1, node.to) === ")"))
      continue;
    const path = state.sliceDoc(node.parent.from, node.from).replace(/^@\s*/, "").trim();
    const dot = path.lastIndexOf(".");
    const name = path.slice(dot + 1);
    const call =
      dot > 0 && membersOf(path.slice(0, dot), state.doc.toString()).find(([member]) => member === name)?.[1];
    return call?.parameters ? { from: node.from, name: path, call, ...argumentsOf(state, node, pos) } : null;
  }
  return null;
}

/**
 * @param {import("@codemirror/state").EditorState} state
 * @param {any} list
 * @param {number} pos
 */
function argumentsOf(state, list, pos) {
  const used = new Set();
  let argument = 0;
  /** @type {any} */
  let before = null;
  for (let child = list.firstChild; child; child = child.nextSibling) {
    if (child.name === "," && child.to <= pos) argument = typeof argument === "number" ? argument + 1 : 0;
    if (child.name === "AssignOp" && before?.name === "VariableName") used.add(state.sliceDoc(before.from, before.to));
    before = child;
  }
  const named = state.sliceDoc(list.from + 1, pos).match(/(?:^|,)\s*(\w+)\s*=[^=,]*$/);
  return { used, argument: named ? named[1] : argument };
}

// The index of the parameter that an argument is for, or -1.
/** @param {any} given */
export function parameterOf({ call: { parameters }, argument }) {
  if (typeof argument === "string") return parameters.findIndex((/** @type {any} */ [name]) => name === argument);
  const named = parameters.findIndex((/** @type {any} */ [name]) => name === "*");
  const all = parameters.findIndex((/** @type {any} */ [name]) => name.startsWith("*") && name !== "*");
  if (all >= 0 && argument >= all) return all;
  return argument < (named < 0 ? parameters.length : named) ? argument : -1;
}

// How a call is written, and what it does: `active` is the index of the parameter to point at. It is shown in any case, of
// the others the first that do more than change the look.
/**
 * @param {string} name
 * @param {any} given
 */
export function describe(name, { about, parameters }, active = -1) {
  const box = document.createElement("div");
  box.className = "rp-signature";
  if (parameters) {
    const code = box.appendChild(document.createElement("code"));
    const telling = parameters
      .map((/** @type {any} */ parameter, /** @type {number} */ place) => [parameter, place])
      .filter((/** @type {any} */ [[, , looks], place]) => !looks || place === active);
    const shown = telling.filter(
      (/** @type {any} */ [, place], /** @type {number} */ number) => number < SHOWN || place === active,
    );
    while (shown.at(-1)?.[0][0] === "*") shown.pop();
    code.append(`${name}(`);
    shown.forEach((/** @type {any} */ [[parameter, value], place], /** @type {number} */ number) => {
      const part = code.appendChild(document.createElement(place === active ? "b" : "span"));
      part.textContent = parameter + (value && `=${value}`);
      if (number < shown.length - 1) code.append(", ");
    });
    code.append(shown.length < parameters.length ? `${shown.length ? ", " : ""}…)` : ")");
  }
  const words = box.appendChild(document.createElement("p"));
  about.split("`").forEach((/** @type {string} */ text, /** @type {number} */ place) => {
    words.append(place % 2 ? Object.assign(document.createElement("code"), { textContent: text }) : text);
  });
  return box;
}
