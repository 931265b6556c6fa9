// What a file of a project holds, and what it may be called. Beside a script lie files as `{name: text}`, or
// `{name: {base64}}` for what is no text.

/** @typedef {string | { base64: string }} Content */
/** @typedef {Record<string, Content>} Files */
/** @typedef {{ name: string, source: string, files: Files }} Project `name` is that of the script that runs, `source` its text */

const SETTINGS = ".streamlit"; // the one folder that begins with a dot
const [DEEPEST, LONGEST] = [6, 100]; // parts of a name, and signs of each
// What stands in no name: signs that a system forbids, those that cannot be seen; but one joins others to one emoji.
const FORBIDDEN = /[\\:*?"<>|]|(?! )[\p{Z}\p{C}]/u;
const JOINER = "\u200d";
const MOST_FILES = 200; // that a link may hold, before each is looked at
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const PIECE = 0x8000; // bytes that become characters at once

export const SECRETS = ".streamlit/secrets.toml"; // what no link may hold

// Whether a project may have a file of this name: folders in front, a dot first only in `.streamlit/`. `facts/files.py` has the
// same for the worker.
/** @param {string} name */
export function isName(name) {
  const parts = name.split("/");
  const own = parts[0] === SETTINGS && parts.length > 1 ? parts.slice(1) : parts;
  return parts.length <= DEEPEST && own.every(isPart) && !parts.includes("__proto__");
}

/** @param {string} part */
function isPart(part) {
  if (!part.trim() || part.startsWith(".")) return false;
  return [...part].length <= LONGEST && !FORBIDDEN.test(part.replaceAll(JOINER, ""));
}

/**
 * @param {Content} content
 * @returns {content is string}
 */
export const isText = (content) => typeof content === "string";

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

/**
 * @param {Uint8Array} bytes
 * @returns {Content}
 */
export function contentOf(bytes) {
  const text = textOf(bytes);
  return text === null ? { base64: base64Of(bytes) } : text;
}

/** @param {Uint8Array} bytes @returns {string} */
export function base64Of(bytes) {
  const own = /** @type {any} */ (bytes).toBase64; // of newer browsers
  if (own) return own.call(bytes);
  let binary = "";
  for (let at = 0; at < bytes.length; at += PIECE) binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(binary);
}

/**
 * @param {Content} content
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function bytesOf(content) {
  if (isText(content)) return new TextEncoder().encode(content);
  return Uint8Array.from(atob(content.base64), (character) => character.charCodeAt(0));
}

// How many bytes a file has.
/** @param {Content} content */
export function sizeOf(content) {
  if (isText(content)) return new TextEncoder().encode(content).length;
  return Math.floor((content.base64.replace(/=+$/, "").length * 3) / 4);
}

// "12 bytes", "3.4 kB", "12 MB".
/** @param {number} bytes */
export function sizeWords(bytes) {
  if (bytes < 1000) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
  const [number, unit] = bytes < 999_500 ? [bytes / 1000, "kB"] : [bytes / 1_000_000, "MB"];
  return `${number < 10 ? number.toFixed(1) : Math.round(number)} ${unit}`;
}

/**
 * @param {Content | undefined} one
 * @param {Content | undefined} other
 */
export function isSame(one, other) {
  if (one === other || one === undefined || other === undefined || isText(one) || isText(other)) return one === other;
  return one.base64 === other.base64;
}

/**
 * @param {Files} one
 * @param {Files} other
 */
export function areSame(one, other) {
  if (one === other) return true;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSame(one[name], other[name]))
  );
}

// What of something that was kept or came is files: the rest is left out.
/**
 * @param {any} found
 * @returns {Files}
 */
export function checkedFiles(found) {
  if (typeof found !== "object" || found === null) return {};
  const isContent = (/** @type {any} */ content) => isText(content) || isBinary(content);
  const good = Object.entries(found).filter(([name, content]) => isName(name) && isContent(content));
  return Object.fromEntries(
    good.map(([name, content]) => [name, isText(content) ? content : { base64: content.base64 }]),
  );
}

// Whether something is files as a link holds them: `link.py` has the same.
/** @param {any} found */
export function isFiles(found) {
  if (typeof found !== "object" || found === null || Array.isArray(found)) return false;
  const files = Object.entries(found);
  return (
    files.length <= MOST_FILES &&
    files.every(([name, content]) => name !== "" && [...name].length <= 700 && (isText(content) || isBinary(content)))
  );
}

/** @param {any} content */
function isBinary(content) {
  const { base64, ...rest } = Object(content);
  return isText(base64) && base64.length % 4 === 0 && BASE64.test(base64) && !Object.keys(rest).length;
}

// The files without one, and with one more or another content.
/**
 * @param {Files} files
 * @param {string} name
 * @returns {Files}
 */
export function without(files, name) {
  return Object.fromEntries(Object.entries(files).filter(([other]) => other !== name));
}

/**
 * @param {Files} files
 * @param {string} name
 * @param {Content} content
 * @returns {Files}
 */
export const withFile = (files, name, content) => Object.fromEntries([...Object.entries(files), [name, content]]);

// All files of a project, the script that runs first.
/**
 * @param {Project} project
 * @returns {Files}
 */
export const allFiles = ({ name, source, files }) => Object.fromEntries([[name, source], ...Object.entries(files)]);

// In the order in which they are shown: scripts, then folders by their names; what is hidden comes last.
/** @param {Files} files */
export function namesOf(files) {
  const rank = (/** @type {string} */ name) =>
    name.startsWith(".") ? 3 : name.includes("/") ? 2 : name.endsWith(".py") ? 0 : 1;
  return Object.keys(files).sort(
    (one, other) => rank(one) - rank(other) || one.localeCompare(other, "en", { numeric: true }),
  );
}
