// A project as one text, which is what drafts hold: a script alone is itself that text, and what is too large for the browser's
// store of texts is named by a key, under which it lies in the depot.
import { areSame, checkedFiles, isName, isText } from "../share/contents.js";
import { fingerprint } from "./drafts.js";

const MARK = "\0"; // begins what no script begins with
const BIG = 20_000; // characters from which on a content lies in the depot

/**
 * @import { Content, Files, Project } from "../share/contents.js"
 * @typedef {{ name: string, files: Files }} Home what the page itself has: a project that has the same is its script
 */

/** @type {WeakMap<object, string>} */
const keys = new WeakMap(); // of contents that are no text, which are large

/** @param {Content} content */
const isBig = (content) => (isText(content) ? content : content.base64).length > BIG;

/** @param {Content} content */
export function keyOf(content) {
  if (isText(content)) return `t${content.length}.${fingerprint(content)}`;
  const known = keys.get(content) ?? `b${content.base64.length}.${fingerprint(content.base64)}`;
  keys.set(content, known);
  return known;
}

/**
 * @param {Project} project
 * @param {Home} home
 */
export function packed({ name, source, files }, home) {
  if (name === home.name && areSame(files, home.files)) return source;
  const kept = Object.entries(files).map(([file, content]) => [
    file,
    isBig(content) ? { kept: keyOf(content) } : content,
  ]);
  return MARK + JSON.stringify({ name, source, files: Object.fromEntries(kept) });
}

// The large contents of a project, by their keys.
/** @param {Files} files */
export function bigOf(files) {
  return new Map(
    Object.values(files)
      .filter(isBig)
      .map((content) => [keyOf(content), content]),
  );
}

// What a text holds: the project without what lies in the depot, and the keys of that by the names of its files.
/**
 * @param {string} text
 * @param {Home} home
 * @returns {{ project: Project, kept: [string, string][] }}
 */
export function unpacked(text, home) {
  if (!text.startsWith(MARK)) return { project: { name: home.name, source: text, files: home.files }, kept: [] };
  let found;
  try {
    found = Object(JSON.parse(text.slice(MARK.length)));
  } catch {
    found = {};
  }
  const name = isText(found.name) && isName(found.name) ? found.name : home.name;
  const kept = Object.entries(Object(found.files))
    .filter(([file, content]) => isName(file) && isText(Object(content).kept))
    .map(([file, { kept: key }]) => /** @type {[string, string]} */ ([file, key]));
  return { project: { name, source: String(found.source ?? ""), files: checkedFiles(found.files) }, kept };
}

// All keys that a text names, however often it was written as JSON in JSON.
/** @param {string} text */
export function keysIn(text) {
  return [...text.matchAll(/kept[\\"]+:[\\"]+([tb][0-9]+\.[0-9a-z]+)/g)].map(([, key]) => key);
}
