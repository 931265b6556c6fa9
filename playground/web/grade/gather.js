// The files that were dropped or chosen, with their paths in the folders that they lie in.

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
  for (const entry of entries) if (entry) await walk(entry, found, most);
  return sorted(found);
}

/**
 * @param {any} entry
 * @param {Given[]} found
 * @param {number} most
 */
async function walk(entry, found, most) {
  if (found.length > most) return;
  const path = String(entry.fullPath ?? entry.name).replace(/^\//, "");
  if (entry.isFile) {
    const file = await new Promise((done) => entry.file(done, () => done(null)));
    found.push({ path, file: file ?? { size: 0, text: () => Promise.reject(new Error("gone")) } });
    return;
  }
  const reader = entry.createReader();
  const more = () => new Promise((done) => reader.readEntries(done, () => done([])));
  for (let some = await more(); some.length && found.length <= most; some = await more())
    for (const each of some) await walk(each, found, most);
}

/** @param {Given[]} found */
function sorted(found) {
  return found.filter(({ path }) => !NOISE.test(path)).sort((one, other) => one.path.localeCompare(other.path, "en"));
}
