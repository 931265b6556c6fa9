// Files that the reader drops on a page to play on or chooses, links and scripts that they paste: all become arrivals.
import { ArrivalError, arrivalOf, textOf } from "../share/arrival.js";
import { isShare } from "../share/link.js";
import { scriptOf } from "../share/notebook.js";
import { isPeer } from "../share/peers.js";

const MOST_FILES = 200; // that are looked at in a folder
const MOST_BYTES = 1_000_000; // of one file
const LEFT = /(^|\/)(\.|__pycache__|node_modules|venv)/; // folders and files that belong to no app

/** @typedef {import("../share/arrival.js").Came} Came */

/**
 * @param {Playground} playground
 * @param {import("./arrivals.js").Arrivals} arrivals
 */
export function listenForFiles(playground, arrivals) {
  const { find, signal } = playground;
  const dialog = find("[data-dialog=open]");
  const opener = find("[data-do=open]");
  const area = dialog.querySelector("textarea");
  const input = dialog.querySelector("input");
  opener.hidden = false;
  opener.addEventListener("click", () => {
    area.value = "";
    input.value = "";
    dialog.showModal();
    area.focus();
  });
  dialog.addEventListener("close", () => {
    const text = area.value.trim();
    if (dialog.returnValue === "open" && text) paste(text, area.value, arrivals);
    dialog.returnValue = "";
  });
  input.addEventListener("change", () => {
    const files = [...input.files];
    if (!files.length) return;
    dialog.close();
    arrivals.open(async () => opened(await Promise.all(files.map((file) => came(file, file.name)))));
  });
  document.addEventListener("dragover", (event) => holdsFiles(event) && event.preventDefault(), { signal });
  document.addEventListener(
    "drop",
    (event) => {
      if (!holdsFiles(event) || event.composedPath().some(isField)) return;
      event.preventDefault();
      const dropped = entriesOf(/** @type {DataTransfer} */ (event.dataTransfer)); // they are gone after this event
      arrivals.open(async () => opened(await dropped));
    },
    { signal },
  );
}

/** @param {DragEvent} event */
export const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");

// A file that is dropped on a field for files belongs there.
/** @param {EventTarget} target */
const isField = (target) => target instanceof HTMLInputElement && target.type === "file";

/**
 * @param {string} text
 * @param {string} raw
 * @param {import("./arrivals.js").Arrivals} arrivals
 */
function paste(text, raw, arrivals) {
  const fragment = text.includes("\n") ? "" : text.slice(text.indexOf("#"));
  if (isShare(fragment) || isPeer(fragment)) return arrivals.follow(text);
  arrivals.open(async () => {
    if (/^https?:\/\/\S+$/.test(text))
      throw new ArrivalError(
        "This address has nothing behind a # that could be opened. Paste the whole link, or the script itself.",
      );
    return arrivalOf("what you pasted", [{ path: "app.py", text: raw }]);
  });
}

/** @param {Came[]} files */
function opened(files) {
  const notebooks = files.filter(({ path }) => path.endsWith(".ipynb"));
  const hasScript = files.some(({ path }) => path.endsWith(".py"));
  const from = files.length === 1 ? files[0].path : "your files";
  if (hasScript || !notebooks.length) return arrivalOf(from, withoutFolder(files));
  const [{ path, text }] = notebooks;
  const { source, notes } = scriptOf(text ?? "");
  const script = { path: path.replace(/\.ipynb$/, ".py"), text: source };
  return arrivalOf(path, withoutFolder([script, ...files.filter((file) => !notebooks.includes(file))]), { notes });
}

// Without the name of the folder in which all of them lie.
/** @param {Came[]} files */
function withoutFolder(files) {
  const [folder] = files[0]?.path.split("/") ?? [""];
  if (!files.every(({ path }) => path.startsWith(`${folder}/`))) return files;
  return files.map(({ path, text }) => ({ path: path.slice(folder.length + 1), text }));
}

/**
 * @param {File} file
 * @param {string} path
 * @returns {Promise<Came>}
 */
export async function came(file, path) {
  if (file.size > MOST_BYTES)
    throw new ArrivalError(
      `${path} is too large: ${file.size.toLocaleString("en")} bytes, and a file may have a million.`,
    );
  return { path, text: textOf(new Uint8Array(await file.arrayBuffer())) };
}

/** @param {DataTransfer} transfer */
export async function entriesOf(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return Promise.all([...transfer.files].map((file) => came(file, file.name)));
  /** @type {Came[]} */
  const found = [];
  for (const entry of entries) await walk(/** @type {any} */ (entry), found);
  return found;
}

/**
 * @param {any} entry
 * @param {Came[]} found
 */
async function walk(entry, found) {
  const path = entry.fullPath.replace(/^\//, "");
  if (LEFT.test(path)) return;
  if (found.length >= MOST_FILES)
    throw new ArrivalError(`There are more than ${MOST_FILES} files in what you dropped.`);
  if (entry.isFile) {
    found.push(await came(await new Promise((done, failed) => entry.file(done, failed)), path));
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    // A folder is read in parts.
    const part = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!part.length) return;
    for (const each of part) await walk(each, found);
  }
}
