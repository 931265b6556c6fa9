// What is in files and folders that are dropped: as the browser has them, by their paths.

/**
 * The files below an entry. What `enters` does not want to go into comes itself; what is done where a folder cannot be read says
 * `unread`: it gives what is to stand for its rest.
 * @param {any} entry
 * @param {(path: string) => boolean} [enters]
 * @param {(error: unknown) => any[]} [unread]
 * @returns {AsyncGenerator<{ path: string, entry: any }>}
 */
export async function* entriesBelow(
  entry,
  enters = () => true,
  unread = (error) => {
    throw error;
  },
) {
  const path = String(entry.fullPath ?? entry.name).replace(/^\//, "");
  if (entry.isFile || !enters(path)) {
    yield { path, entry };
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    // A folder is read in parts.
    const part = await new Promise((done, failed) => reader.readEntries(done, failed)).catch(unread);
    if (!part.length) return;
    for (const each of part) yield* entriesBelow(each, enters, unread);
  }
}

/** @param {any} entry @returns {Promise<File>} */
export const fileOf = (entry) => new Promise((done, failed) => entry.file(done, failed));

// The files of a folder that is dropped, with their paths in it.
/**
 * @param {DataTransfer} transfer
 * @param {number} most files that are looked for
 * @returns {Promise<File[]>}
 */
export async function filesIn(transfer, most) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean); // gone after the event
  if (!entries.length) return [...transfer.files];
  /** @type {File[]} */
  const found = [];
  for (const root of entries)
    for await (const { path, entry } of entriesBelow(root)) {
      if (found.length >= most) return found;
      const file = await fileOf(entry);
      // A file that was dropped does not know the folder it is from.
      Object.defineProperty(file, "webkitRelativePath", { value: path });
      found.push(file);
    }
  return found;
}
