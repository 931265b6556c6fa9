// A link that holds scripts, actions and options in its fragment, `#r1.m.…`: made, and opened. `playground/share/link.py`
// says how it is written, and does the same.
import words from "../../share/words.json" with { type: "json" };
import { isFiles } from "./contents.js";
import { squeeze, unsqueeze } from "./mixing.js";

const VERSION = "r1";
const MOST_LINK = 100_000; // characters of a fragment
export const MOST_TEXT = 50_000; // bytes of what is in it: so many take a browser a second or two
export const MOST_SCRIPTS = 20;
const AGAIN = "Copy it again, in full.";
const CUT = `This link is broken: it was cut short or changed on its way. ${AGAIN}`;

/**
 * @typedef {{ name: string, source: string }} Script
 * @typedef {{ scripts: Script[], files?: import("./contents.js").Files, name?: string, panes?: string[], actions?: any[], height?: number, read_only?: boolean,
 *   start?: "stopped" | "live", predict?: any, compare?: boolean, session?: string, lines?: number[][], hidden?: number
 * }} Shared what a link holds
 */

/** @type {(value: any) => boolean} */
const isNumber = (value) => Number.isInteger(value) && value >= 0 && value <= 1_000_000;
/** @type {(value: any) => boolean} */
const isText = (value) => typeof value === "string";
/** @type {(value: any) => boolean} */
const isSwitch = (value) => typeof value === "boolean";
/** @type {(value: any) => boolean} */
const isTable = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

// Beside `scripts`, what a link may hold: in words, and as a check. Other fields are left out.
/** @type {Record<string, [string, (value: any) => boolean]>} */
const FIELDS = {
  files: ['a table of files, each a text or {"base64": "…"}', isFiles],
  name: ["a text", isText],
  panes: ["a list of names", (value) => Array.isArray(value) && value.every(isText)],
  actions: ["a list of actions", (value) => Array.isArray(value) && value.every((one) => isText(one) || isTable(one))],
  height: ["a whole number", isNumber],
  read_only: ["true or false", isSwitch],
  start: ["stopped or live", (value) => value === "stopped" || value === "live"],
  predict: ["questions", (value) => isSwitch(value) || isText(value) || isTable(value) || Array.isArray(value)],
  compare: ["true or false", isSwitch],
  session: ["a text", isText],
  lines: [
    "a list of pairs of lines",
    (value) =>
      Array.isArray(value) && value.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isNumber)),
  ],
  hidden: ["a whole number", isNumber],
};

// A link that cannot be made or read; its message is a sentence for the reader.
export class ShareError extends Error {}

// Whether an address's fragment is meant as a link of ours, of whatever version.
/** @param {string} fragment */
export function isShare(fragment) {
  return /^#?r[0-9]+(\.|$)/.test(fragment);
}

// The link to the playground at `base`, an address without a fragment. Throws `ShareError` for what no link can hold.
/**
 * @param {Shared} data
 * @param {string} [base]
 */
export function shareLink(data, base = "") {
  const text = new TextEncoder().encode(written(checked(data, "What you want to share")));
  if (text.length > MOST_TEXT)
    throw new ShareError(
      `This is too much for a link: ${count(text.length)} bytes, and a link holds ${count(MOST_TEXT)}. Share the file.`,
    );
  const link = `${VERSION}.m.${encode([...checksum(text), ...size(text.length), ...squeeze(text)])}`;
  if (link.length > MOST_LINK)
    throw new ShareError(
      `This is too much for a link: ${count(link.length)} characters, and a link has ${count(MOST_LINK)} at most.`,
    );
  return `${base}#${link}`;
}

// What is in a link, or in its fragment alone. Rejects with `ShareError` if it is broken, too long or of another version.
/**
 * @param {string} link
 * @returns {Promise<Shared>}
 */
export async function readShare(link) {
  const fragment = link.slice(link.lastIndexOf("#") + 1);
  const [version] = fragment.split(".", 1);
  if (!/^r[0-9]+$/.test(version) || version === fragment)
    throw new ShareError(`This is no link to a script: behind its # there is no version, as in #${VERSION}.m.…`);
  if (version !== VERSION)
    throw new ShareError(
      `This link is of version ${version.slice(0, 9)}, and this playground reads ${VERSION}. Open it where it was made.`,
    );
  if (fragment.length > MOST_LINK)
    throw new ShareError(
      `This link is too long: ${count(fragment.length)} characters, and it may have ${count(MOST_LINK)}. Ask for the script as a file.`,
    );
  const rest = fragment.slice(version.length + 1);
  const [kind] = rest.split(".", 1);
  if (kind !== "d" && kind !== "m")
    throw new ShareError(
      `This link is broken: behind #${VERSION}. stands '${kind.slice(0, 9)}', and not d or m. ${AGAIN}`,
    );
  const encoded = rest.slice(2);
  const wrong = /[^A-Za-z0-9_-]/u.exec(encoded);
  if (wrong)
    throw new ShareError(
      `This link is broken: its character ${fragment.length - encoded.length + wrong.index + 1} behind the # is '${wrong[0]}'. ${AGAIN}`,
    );
  return opened(kind, encoded);
}

/**
 * @param {"d" | "m"} kind
 * @param {string} encoded
 */
async function opened(kind, encoded) {
  if (encoded.length % 4 === 1) throw new ShareError(CUT);
  const data = decode(encoded);
  let [length, at, shift] = [0, 2, 0];
  for (; at < 7; at += 1, shift += 7) {
    if (at >= data.length) throw new ShareError(CUT);
    length += (data[at] & 127) * 2 ** shift;
    if (data[at] < 128) break;
  }
  if (length > MOST_TEXT)
    throw new ShareError(
      `This link says that it holds ${count(length)} bytes of text, and ${count(MOST_TEXT)} are allowed. ${AGAIN}`,
    );
  const squeezed = data.subarray(at + 1);
  let text;
  try {
    text = kind === "d" ? await inflate(squeezed, length) : unsqueeze(squeezed, length);
  } catch {
    throw new ShareError(CUT);
  }
  const [one, two] = checksum(text);
  if (one !== data[0] || two !== data[1]) throw new ShareError(CUT);
  let found;
  try {
    found = fields(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(text));
  } catch {
    throw new ShareError(CUT);
  }
  return checked(found, "This link");
}

/** @param {any} data */
function written({ scripts, ...rest }) {
  const names = scripts.map((/** @type {Script} */ { name }) => name);
  const sources = scripts.map((/** @type {Script} */ { source }) => source);
  if (names.length === 1 && names[0] === "app.py" && !Object.keys(rest).length) return sources[0];
  return [...sources, JSON.stringify({ scripts: names, ...rest })].join("\0");
}

/** @param {string} text */
function fields(text) {
  const sources = text.split("\0");
  if (sources.length === 1) return { scripts: [{ name: "app.py", source: text }] };
  const found = JSON.parse(String(sources.pop()));
  if (found.scripts.length !== sources.length) throw new ShareError(CUT);
  return { ...found, scripts: sources.map((source, at) => ({ name: found.scripts[at], source })) };
}

// What of `data` a link knows, without what is empty.
/**
 * @param {any} data
 * @param {string} what
 * @returns {Shared}
 */
function checked(data, what) {
  const { scripts } = Object(data);
  if (!Array.isArray(scripts) || scripts.length < 1 || scripts.length > MOST_SCRIPTS)
    throw new ShareError(`${what} has no list of 1 to ${MOST_SCRIPTS} scripts.`);
  scripts.forEach((script, at) => {
    const { name, source } = Object(script);
    if (!isText(name) || !name || name.length > 200 || !isText(source))
      throw new ShareError(`${what} has a script, number ${at + 1}, that has no name or no text.`);
    if (source.includes("\0"))
      throw new ShareError(`${what} has a script, ${name}, with a NUL character, which no Python script may hold.`);
  });
  /** @type {any} */
  const found = { scripts: scripts.map(({ name, source }) => ({ name, source })) };
  for (const [field, [means, isRight]] of Object.entries(FIELDS)) {
    const value = data[field];
    if (isEmpty(value)) continue;
    if (!isRight(value)) throw new ShareError(`${what} has a field “${field}” that is not ${means}.`);
    found[field] = value;
  }
  return found;
}

/** @param {any} value */
function isEmpty(value) {
  if (value === undefined || value === null || value === false || value === "") return true;
  return typeof value === "object" && !Object.keys(value).length;
}

/** @param {number} number */
const count = (number) => number.toLocaleString("en");

/** @param {number[]} bytes */
function encode(bytes) {
  const text = bytes.map((byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {string} text */
function decode(text) {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

// Sixteen bits in which a changed text differs: FNV-1a, folded.
/** @param {Uint8Array} text */
function checksum(text) {
  let value = 0x811c9dc5;
  for (const byte of text) value = Math.imul(value ^ byte, 0x01000193);
  const folded = (value >>> 16) ^ (value & 0xffff);
  return [folded >> 8, folded & 255];
}

/** @param {number} number */
function size(number) {
  const out = [];
  for (; number > 127; number >>= 7) out.push((number & 127) | 128);
  return [...out, number];
}

// The browser's own inflate knows no preset dictionary, but a stored block is one: the words go in front, and away again.
// Never more than `size` bytes are made of the data.
/**
 * @param {Uint8Array} data
 * @param {number} size
 */
async function inflate(data, size) {
  const known = new TextEncoder().encode(words.words);
  const [low, high] = [known.length & 255, known.length >> 8];
  const stored = Uint8Array.of(0, low, high, low ^ 255, high ^ 255, ...known, ...data);
  const reader = new Blob([stored]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const out = new Uint8Array(known.length + size);
  let filled = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (filled + part.value.length > out.length) throw new RangeError("the data has more than its text");
      out.set(part.value, filled);
      filled += part.value.length;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
  return out.subarray(known.length, filled);
}
