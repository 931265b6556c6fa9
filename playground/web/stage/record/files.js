// The files of a demo that its author chooses, or drops on the page.
import { chosenOf, droppedOf, holdsFiles } from "../../play/entries.js";
import { isText } from "../../share/contents.js";
import { gathered } from "../../share/incoming.js";
import { DeckError } from "../deck.js";

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
      if (files.length) take(() => texts(chosenOf(files)));
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
      const dropped = droppedOf(/** @type {DataTransfer} */ (event.dataTransfer));
      take(() => texts(dropped));
    },
    { signal },
  );
}

// What of them is text; what a demo could not take is an error.
/**
 * @param {Promise<import("../../play/entries.js").Chosen>} given
 * @returns {Promise<Came[]>}
 */
async function texts(given) {
  const { files, left } = await gathered((await given).entries);
  if (left.length) throw new DeckError(left.join(" "));
  return Object.entries(files).map(([path, content]) => ({ path, text: isText(content) ? content : null }));
}
