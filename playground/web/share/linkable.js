// What of a project goes into a link: all of its text, and of the rest the smallest, as far as there is room.
import { SECRETS, isText, namesOf, sizeOf, sizeWords } from "./contents.js";
import { quoted } from "./limits.js";
import { MOST_SCRIPTS, MOST_TEXT } from "./link.js";

const MOST_NAMED = 5;

/**
 * @import { Project } from "./contents.js"
 * @import { Script, Shared } from "./link.js"
 */

/**
 * @param {Project} project
 * @param {Omit<Shared, "scripts" | "files">} more
 * @returns {{ shared: Shared, scripts: Script[], left: string[] }} `scripts` are all that are text, `left` says what is not in it
 */
export function linkable({ name, source, files }, more) {
  const names = namesOf(files).filter((file) => file !== SECRETS);
  const scripts = [{ name, source }];
  /** @type {[string, { base64: string }][]} */
  const binary = [];
  for (const file of names) {
    const content = files[file];
    if (!isText(content)) binary.push([file, content]);
    else scripts.push({ name: file, source: content });
  }
  // Texts that no script could be lie beside the scripts, as do those that are too many to choose from.
  const isScript = (/** @type {Script} */ script, /** @type {number} */ place) =>
    place < MOST_SCRIPTS && !script.source.includes("\0");
  const beside = scripts.filter((script, place) => !isScript(script, place));
  const shared = { scripts: scripts.filter(isScript), ...more };
  const entries = beside.map((script) => /** @type {[string, any]} */ ([script.name, script.source]));
  let room = MOST_TEXT - bytesIn(JSON.stringify([shared, entries]));
  /** @type {string[]} */
  const left = [];
  for (const [file, content] of binary.sort(([, one], [, other]) => one.base64.length - other.base64.length)) {
    const bytes = bytesIn(JSON.stringify([file, content]));
    if (bytes > room) left.push(`${quoted(file)} (${sizeWords(sizeOf(content))})`);
    else {
      room -= bytes;
      entries.push([file, content]);
    }
  }
  return {
    shared: entries.length ? { ...shared, files: Object.fromEntries(entries) } : shared,
    scripts,
    left: [...(left.length ? [leftWords(left)] : []), ...(Object.hasOwn(files, SECRETS) ? [SECRET] : [])],
  };
}

const SECRET = `${quoted(SECRETS)} goes into no link. The zip has it: take it out before you give that away.`;

/** @param {string[]} named */
function leftWords(named) {
  const more = named.length > MOST_NAMED ? ` and ${named.length - MOST_NAMED} more` : "";
  return `Not in the link, which has no room for it: ${named.slice(0, MOST_NAMED).join(", ")}${more}. Download the folder to give all of it away.`;
}

const bytesIn = (/** @type {string} */ text) => new TextEncoder().encode(text).length;
