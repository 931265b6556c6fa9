// Files from elsewhere, a folder, an archive, a link: which of them a project takes, under which names, and what is said of the rest.
import { contentOf } from "./contents.js";
import { LIMITS, nameProblem, quoted, tooLarge } from "./limits.js";

/** @import { Content, Files } from "./contents.js" */

/**
 * @typedef {{ path: string, size: number, why?: string }} Entry one that has a `why` cannot be taken
 * @typedef {Entry & { bytes: () => Promise<Uint8Array> }} Readable
 * @typedef {{ left: string[], skipped: string[] }} Rest what is not taken: each in a sentence; names of what belongs to no app
 */

// A file that cannot be read, for a reason that goes behind its name.
export class EntryError extends Error {}

const NO_APP = /^(__MACOSX|__pycache__|node_modules|venv|env|site-packages|Thumbs\.db|desktop\.ini|\.(?!\.?$).*)$/;

// The part of a path that belongs to no app: hidden ones but `.streamlit/`, caches, installed packages; "" for none.
/** @param {string} path */
export function strange(path) {
  const parts = path.split("/");
  // The settings lie in the project's own folder, which may lie in another one.
  const at = parts.findIndex((part, place) => NO_APP.test(part) && !(part === ".streamlit" && place <= 1));
  return parts.slice(0, at + 1).join("/");
}

// Why nothing is taken that has such a path; "" where it may be.
/** @param {string} path */
function pathProblem(path) {
  if (path.includes("\\")) return "has a backslash in its name.";
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path)) return "has a path that begins at the root of a disk.";
  if (path.split("/").includes("..")) return "leads out of its folder, by `..`.";
  return "";
}

/**
 * @template {Entry} Each
 * @param {Each[]} entries
 * @returns {Rest & { taken: [string, Each][] }}
 */
export function chosen(entries) {
  /** @type {Set<string>} */
  const skipped = new Set();
  /** @type {string[]} */
  const left = [];
  const say = (/** @type {string} */ path, /** @type {string} */ why) => void left.push(`${quoted(path)} ${why}`);
  const good = entries.filter(({ path, why }) => {
    const problem = pathProblem(path);
    const part = problem ? "" : strange(path);
    if (part) skipped.add(part);
    else if (problem || why) say(path, problem || String(why));
    return !part && !problem && !why;
  });
  const folder = commonFolder(good.map(({ path }) => path));
  /** @type {[string, Each][]} */
  const taken = [];
  let room = LIMITS.total;
  for (const [name, entry] of inOrder(good.map((entry) => [entry.path.slice(folder.length), entry]))) {
    const names = taken.map(([other]) => other);
    if (names.includes(name)) say(name, "stands there twice: the first one is taken.");
    else if (taken.length >= LIMITS.files) say(name, `is one too many: a project has ${LIMITS.files} files at most.`);
    else {
      const problem = nameProblem(name, names) || tooLarge(name, entry.size, room);
      if (problem) left.push(problem);
      else {
        taken.push([name, entry]);
        room -= entry.size;
      }
    }
  }
  return { taken, left, skipped: [...skipped] };
}

// The folder in which all of them lie, with its slash; "" where there is none, or where its name says what it is for.
/** @param {string[]} paths */
function commonFolder(paths) {
  const [first] = paths[0]?.split("/") ?? [""];
  const folder = `${first}/`;
  return paths.length && !["pages", ".streamlit"].includes(first) && paths.every((path) => path.startsWith(folder))
    ? folder
    : "";
}

// The likeliest to be needed first: scripts, those that lie high, small ones.
/**
 * @template {Entry} Each
 * @param {[string, Each][]} named
 */
function inOrder(named) {
  const rank = (/** @type {string} */ name) => [name.endsWith(".py") ? 0 : 1, name.split("/").length];
  return named.sort(([one, { size }], [other, { size: otherSize }]) => {
    const [[kind, depth], [otherKind, otherDepth]] = [rank(one), rank(other)];
    return kind - otherKind || depth - otherDepth || size - otherSize;
  });
}

// What is taken of such files, read one after the other.
/**
 * @param {Readable[]} entries
 * @returns {Promise<Rest & { files: Files }>}
 */
export async function gathered(entries) {
  const { taken, left, skipped } = chosen(entries);
  /** @type {[string, Content][]} */
  const files = [];
  for (const [name, entry] of taken) {
    try {
      files.push([name, contentOf(await entry.bytes())]);
    } catch (error) {
      left.push(`${quoted(name)} ${error instanceof EntryError ? error.message : "cannot be read."}`);
    }
  }
  return { files: Object.fromEntries(files), left, skipped };
}
