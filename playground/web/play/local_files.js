// What a local process says that it serves, as far as it is that, and what of it a script has beside it.
import { checkedFiles, isName, isSame } from "../share/contents.js";

const MOST_BESIDE = 50; // files beside a script, as the worker takes them

/**
 * @typedef {{ name: string, source: string, hash: string }} Script
 * @typedef {{ folder: string, place: string, scripts: Script[], files: Files,
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
    files: checkedFiles(files),
    left_out: Array.isArray(left_out) ? left_out : [],
    left_out_more: Number(left_out_more) || 0,
  };
}

// What lies beside a script, by the names that it has for it: what is in its folder, other scripts too.
/**
 * @param {Found} found
 * @param {string} name
 * @returns {Files}
 */
export function besideScript({ scripts, files }, name) {
  const folder = name.slice(0, name.lastIndexOf("/") + 1);
  const others = scripts.filter((script) => script.name !== name).map(({ name: other, source }) => [other, source]);
  const own = [...others, ...Object.entries(files)]
    .filter(([each]) => each.startsWith(folder))
    .map(([each, content]) => /** @type {[string, Content]} */ ([each.slice(folder.length), content]));
  return Object.fromEntries(own.filter(([each]) => isName(each)).slice(0, MOST_BESIDE));
}

// The names of files that are not the same in both.
/**
 * @param {Files} before
 * @param {Files} now
 */
export function different(before, now) {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...names].filter((name) => !isSame(before[name], now[name]));
}

// A name as `showWords` sets it off.
/** @param {string} name */
export const code = (name) => `\`${name.replaceAll("`", "'").replaceAll("\n", " ")}\``;
