// How much a project may be, and what is said of what is more: a page may lower these numbers.
import { isName, sizeWords } from "./contents.js";

export const LIMITS = {
  files: 50, // of a project: the worker takes so many, and so many bytes
  bytes: 10_000_000, // of one file
  total: 20_000_000, // of all of them
  seen: 5_000, // entries of a folder or an archive that are looked at
  ...Object(/** @type {any} */ (globalThis).rerunFolderLimits),
};

// Why no file beside these can be called so; "" where one can.
/**
 * @param {string} name
 * @param {string[]} others
 */
export function nameProblem(name, others) {
  const shown = quoted(name);
  if (!name) return "A file needs a name, such as `helpers.py` or `data/cities.csv`.";
  if (!isName(name))
    return `${shown} is no name for a file here. Folders stand in front with \`/\`, five at most; only \`.streamlit/\` begins with a dot; no sign such as \`\\ : * ? " < > |\` is in it.`;
  if (others.includes(name)) return `There is a file ${shown} already.`;
  const clash = others.find((other) => other.startsWith(`${name}/`) || name.startsWith(`${other}/`));
  return clash ? `${shown} cannot be there beside ${quoted(clash)}: one name would be a file and a folder.` : "";
}

// Why a file of so many bytes has no room where `room` are left; "" where it has.
/**
 * @param {string} name
 * @param {number} bytes
 * @param {number} room
 */
export function tooLarge(name, bytes, room) {
  if (bytes > LIMITS.bytes)
    return `${quoted(name)} is too large: it has ${sizeWords(bytes)}, and a file may have ${sizeWords(LIMITS.bytes)}.`;
  return bytes > room
    ? `${quoted(name)} has no room: all files of a project together may have ${sizeWords(LIMITS.total)}.`
    : "";
}

// A name as `showWords` sets it off, however it is written.
/** @param {string} name */
export const quoted = (name) => `\`${name.replaceAll(/[`\p{Cc}\p{Cf}\u2028\u2029]/gu, "?").slice(0, 120)}\``;
