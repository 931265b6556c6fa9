// The files that were dropped or chosen, with their paths in the folders that they lie in.
import { entriesBelow, fileOf } from "../lib/entries.js";

/** @typedef {import("./rows.js").Given} Given */

const NOISE = /(^|\/)(\.|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i; // what systems put into folders by themselves

// Those of an input, or of a choice of a folder.
/** @param {Iterable<File>} files */
export function chosen(files) {
  return sorted([...files].map((file) => ({ path: file.webkitRelativePath || file.name, file })));
}

// Those that were dropped; folders are looked through, at most `most` files.
/**
 * @param {DataTransfer} given it is empty as soon as the event is over
 * @param {number} most
 * @returns {Promise<Given[]>}
 */
export async function dropped(given, most) {
  const entries = [...given.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  const files = [...given.files];
  if (!entries.some((entry) => entry?.isDirectory)) return chosen(files);
  /** @type {Given[]} */
  const found = [];
  for (const root of entries.filter((entry) => entry !== null))
    for await (const { path, entry } of entriesBelow(root, undefined, () => [])) {
      if (found.length > most) return sorted(found);
      const file = await fileOf(entry).catch(() => null);
      found.push({ path, file: file ?? { size: 0, text: () => Promise.reject(new Error("gone")) } });
    }
  return sorted(found);
}

/** @param {Given[]} found */
function sorted(found) {
  return found.filter(({ path }) => !NOISE.test(path)).sort((one, other) => one.path.localeCompare(other.path, "en"));
}
