// The files of a folder that is dropped, with their paths in it.

/**
 * @param {DataTransfer} transfer
 * @param {number} most files that are looked for
 * @returns {Promise<File[]>}
 */
export async function entriesIn(transfer, most) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean); // gone after the event
  if (!entries.length) return [...transfer.files];
  /** @type {File[]} */
  const found = [];
  for (const entry of entries) await walk(/** @type {any} */ (entry), found, most);
  return found;
}

/**
 * @param {any} entry
 * @param {File[]} found
 * @param {number} most
 */
async function walk(entry, found, most) {
  if (found.length >= most) return;
  if (entry.isFile) {
    /** @type {File} */
    const file = await new Promise((done, failed) => entry.file(done, failed));
    // A file that was dropped does not know the folder it is from.
    Object.defineProperty(file, "webkitRelativePath", { value: entry.fullPath.replace(/^\//, "") });
    found.push(file);
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const part = await new Promise((done, failed) => reader.readEntries(done, failed)); // a folder is read in parts
    if (!part.length) return;
    for (const each of part) await walk(each, found, most);
  }
}
