// What a local process says that it serves, as far as it is that, and what of it a script has beside it.

const MOST_BESIDE = 50; // files beside a script, as the worker takes them
const NAME = /^(?:[\p{L}\p{N}_][\p{L}\p{N}_ .-]{0,99}\/){0,5}[\p{L}\p{N}_][\p{L}\p{N}_ .-]{0,99}$/u; // as beside.py has it

/**
 * @typedef {{ name: string, source: string, hash: string }} Script
 * @typedef {{ folder: string, place: string, scripts: Script[], files: Record<string, string>,
 *   left_out: { name: string, why: string }[], left_out_more: number }} Found what is served
 */

// Null where nothing of one's own is.
/**
 * @param {any} data
 * @returns {Found | null}
 */
export function foundIn(data) {
  const { folder, place, scripts, files, left_out, left_out_more } = Object(data);
  if (typeof folder !== "string" || !Array.isArray(scripts)) return null;
  return {
    folder,
    place: String(place),
    scripts: scripts.filter(({ name, source }) => typeof name === "string" && typeof source === "string"),
    files: Object.fromEntries(Object.entries(Object(files)).filter(([, text]) => typeof text === "string")),
    left_out: Array.isArray(left_out) ? left_out : [],
    left_out_more: Number(left_out_more) || 0,
  };
}

// What lies beside a script, by the names that it has for it: what is in its folder, other scripts too.
/**
 * @param {Found} found
 * @param {string} name
 * @returns {Record<string, string>}
 */
export function besideScript({ scripts, files }, name) {
  const folder = name.slice(0, name.lastIndexOf("/") + 1);
  const others = scripts.filter((script) => script.name !== name).map(({ name: other, source }) => [other, source]);
  const own = [...others, ...Object.entries(files)]
    .filter(([each]) => each.startsWith(folder))
    .map(([each, text]) => [each.slice(folder.length), text]);
  return Object.fromEntries(own.filter(([each]) => NAME.test(each)).slice(0, MOST_BESIDE));
}

// The names of files that are not the same in both.
/**
 * @param {Record<string, string>} before
 * @param {Record<string, string>} now
 */
export function different(before, now) {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((name) => before[name] !== now[name]);
}

// A name as `showWords` sets it off.
/** @param {string} name */
export const code = (name) => `\`${name.replaceAll("`", "'").replaceAll("\n", " ")}\``;
