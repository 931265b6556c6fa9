// The files of a demo that its author chooses, or drops on the page.
import { came, entriesOf, holdsFiles } from "../../play/files.js";
import { unzipped } from "./zip.js";

/** @typedef {import("./folder.js").Came} Came */

/**
 * @param {HTMLInputElement} input
 * @param {AbortSignal} signal
 * @param {(came: () => Promise<Came[]>) => void} take
 */
export function chooseFiles(input, signal, take) {
  input.addEventListener(
    "change",
    () => {
      const files = [...(input.files ?? [])];
      if (files.length) take(() => read(files));
      input.value = "";
    },
    { signal },
  );
  document.addEventListener("dragover", (event) => holdsFiles(event) && event.preventDefault(), { signal });
  document.addEventListener(
    "drop",
    (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      const { files } = /** @type {DataTransfer} */ (event.dataTransfer);
      const isArchive = files.length === 1 && files[0].name.endsWith(".zip");
      const dropped = isArchive ? read([...files]) : entriesOf(/** @type {DataTransfer} */ (event.dataTransfer));
      take(() => dropped);
    },
    { signal },
  );
}

/**
 * @param {File[]} files
 * @returns {Promise<Came[]>}
 */
async function read(files) {
  const [archive] = files;
  if (files.length === 1 && archive.name.endsWith(".zip")) return unzipped(new Uint8Array(await archive.arrayBuffer()));
  return Promise.all(files.map((file) => came(file, file.name)));
}
