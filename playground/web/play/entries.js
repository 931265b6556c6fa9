// Files that a reader drops or chooses, as entries that nothing is read of yet: folders with what is in them, archives unpacked.
import { entriesBelow, fileOf } from "../lib/entries.js";
import { ArrivalError } from "../share/arrival.js";
import { strange } from "../share/incoming.js";
import { LIMITS } from "../share/limits.js";
import { entriesIn } from "../share/unzip.js";

/**
 * @typedef {import("../share/incoming.js").Readable} Readable
 * @typedef {{ from: string, isWhole: boolean, entries: Readable[] }} Chosen `isWhole` tells that it is a folder or an archive
 */

/** @param {DragEvent} event */
export const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");

/**
 * @param {File} file
 * @param {string} path
 * @returns {Readable}
 */
const entryOf = (file, path) => ({
  path,
  size: file.size,
  bytes: async () => new Uint8Array(await file.arrayBuffer()),
});

// What is in files; a lone archive is what is in it.
/**
 * @param {File[]} files
 * @returns {Promise<Chosen>}
 */
export async function chosenOf(files) {
  const [file] = files;
  if (files.length === 1 && /\.zip$/i.test(file.name))
    return { from: file.name, isWhole: true, entries: await entriesIn(file, file.name) };
  const folder = file?.webkitRelativePath.split("/")[0] ?? "";
  const entries = files.slice(0, LIMITS.seen).map((each) => entryOf(each, each.webkitRelativePath || each.name));
  if (files.length > LIMITS.seen) throw tooMany();
  if (folder) return { from: `the folder ${folder}`, isWhole: true, entries };
  return { from: files.length === 1 ? file.name : "your files", isWhole: false, entries };
}

// What was dropped: it has to be asked for at once, as the browser takes it back when the event is over.
/**
 * @param {DataTransfer} transfer
 * @returns {Promise<Chosen>}
 */
export async function droppedOf(transfer) {
  const files = [...transfer.files];
  const roots = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry !== null);
  if (!roots.some((entry) => entry?.isDirectory)) return chosenOf(files);
  /** @type {Readable[]} */
  const entries = [];
  for (const root of roots)
    for await (const { path, entry } of entriesBelow(root, (path) => !strange(path))) {
      if (entries.length >= LIMITS.seen) throw tooMany();
      if (strange(path))
        entries.push({ path, size: 0, bytes: async () => new Uint8Array() }); // named once, and not gone into
      else entries.push(entryOf(await fileOf(entry), path));
    }
  return { from: roots.length === 1 ? `the folder ${roots[0]?.name}` : "your files", isWhole: true, entries };
}

const tooMany = () =>
  new ArrivalError(
    `There are more than ${LIMITS.seen.toLocaleString("en")} files in what you gave. Leave out what the app does not need.`,
  );
