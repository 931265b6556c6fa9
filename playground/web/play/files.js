// Files that the reader drops on a page to play on or chooses, links and scripts that they paste: all become arrivals.
import { ArrivalError, arrivalOf } from "../share/arrival.js";
import { isText } from "../share/contents.js";
import { gathered } from "../share/incoming.js";
import { isShare } from "../share/link.js";
import { scriptOf } from "../share/notebook.js";
import { isPeer } from "../share/peers.js";
import { chosenOf, droppedOf, holdsFiles } from "./entries.js";

/**
 * @param {Playground} playground
 * @param {import("./arrivals.js").Arrivals} arrivals
 */
export function listenForFiles(playground, arrivals) {
  const { find, signal } = playground;
  const dialog = find("[data-dialog=open]");
  const opener = find("[data-do=open]");
  const area = dialog.querySelector("textarea");
  /** @type {HTMLInputElement[]} */
  const inputs = [...dialog.querySelectorAll("input")];
  opener.hidden = false;
  opener.addEventListener("click", () => {
    area.value = "";
    dialog.showModal();
    area.focus();
  });
  dialog.addEventListener("close", () => {
    const text = area.value.trim();
    if (dialog.returnValue === "open" && text) paste(text, area.value, arrivals);
    dialog.returnValue = "";
  });
  for (const input of inputs) {
    input.addEventListener("change", () => {
      const files = [...(input.files ?? [])];
      input.value = "";
      if (!files.length) return;
      dialog.close();
      arrivals.open(() => opened(chosenOf(files), playground));
    });
  }
  document.addEventListener("dragover", (event) => holdsFiles(event) && event.preventDefault(), { signal });
  document.addEventListener(
    "drop",
    (event) => {
      if (!holdsFiles(event) || event.composedPath().some(isField)) return;
      event.preventDefault();
      const dropped = droppedOf(/** @type {DataTransfer} */ (event.dataTransfer)); // they are gone after this event
      arrivals.open(() => opened(dropped, playground));
    },
    { signal },
  );
}

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
    return arrivalOf("what you pasted", [{ path: "app.py", content: raw }]);
  });
}

// What such files are: a project in the place of the one that is there; or, where no script is among them, more files for that.
/**
 * @param {Promise<import("./entries.js").Chosen>} given
 * @param {Playground} playground
 * @returns {Promise<import("./arrivals.js").Arrival | null>}
 */
async function opened(given, playground) {
  const { from, isWhole, entries } = await given;
  const { files, ...rest } = await gathered(entries);
  const came = Object.entries(files).map(([path, content]) => ({ path, content }));
  const notebooks = came.filter(({ path }) => path.endsWith(".ipynb"));
  const hasScript = came.some(({ path }) => path.endsWith(".py"));
  if (!hasScript && notebooks.length) {
    const [{ path, content }] = notebooks;
    const { source, notes } = scriptOf(isText(content) ? content : "");
    const script = { path: path.replace(/\.ipynb$/, ".py"), content: source };
    const others = came.filter((file) => !notebooks.includes(file));
    return arrivalOf(path, [script, ...others], { ...rest, notes });
  }
  if (!hasScript && !isWhole && came.length && playground.keeper.whole) {
    playground.store.set("added", { files, ...rest });
    return null;
  }
  return arrivalOf(from, came, rest);
}
