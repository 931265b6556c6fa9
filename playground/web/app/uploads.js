// Files that the reader chooses for a widget or drops on it: read in pieces, so that the page answers meanwhile, and sent
// in an action. The list of files is the widget's value; those that stay are named in it, new ones bring what they hold.
import { filesIn } from "../lib/entries.js";
import { client } from "../playgrounds.js";
import { base64Of } from "../share/contents.js";
import { CONTROL, parsed } from "./controls.js";
import { asRecorded } from "./recordings.js";
import { kept, listed, sizeWords, sorted, UNKNOWN } from "./upload_rules.js";

/** @import { About, Wanted } from "./upload_rules.js" */

const PIECE = 3 * 2 ** 18; // bytes that are read at once; of whole triples, so that their texts make one text
const SLOW = 4 * PIECE; // of a file from which on its progress is shown
const MOST_FILES = 1000; // that are given at once
const MOST_IN_ALL = 100_000_000; // bytes that were given to one app, all of which the page must keep to bring it back
const MOST_REMOTE = 4_000_000; // the same where a process of this machine runs the script: it goes by one message

/**
 * @param {HTMLElement} body
 * @param {{ tell: (control: Part, value: any, action: Action) => void, told: (control: Part) => any,
 *   session: string }} how `tell` sends an action, `told` has the value that was sent last and not answered
 */
export function listenToUploads(body, { tell, told, session }) {
  /** @type {WeakMap<Part, Reading>} */
  const readings = new WeakMap(); // what is being read for each widget

  /** @param {Part} control */
  const filesOf = (control) => listed(told(control) ?? parsed(control.dataset.v));
  /**
   * @param {Part} control
   * @param {About[]} files
   */
  const send = (control, files) => {
    const several = control.dataset.accept !== "one";
    const value = several ? files : (files[0] ?? null);
    const shown = several ? files.map(kept) : value && kept(value);
    tell(control, shown, { set: { id: control.dataset.id, value } });
  };

  /**
   * @param {Part} control
   * @param {File[]} files
   */
  const give = async (control, files) => {
    if (control.dataset.off !== undefined || !files.length) return;
    const wanted = wantedBy(control);
    const place = saidBy(control);
    const { taken, refused } = sorted(files.slice(0, MOST_FILES), wanted);
    const words = refused.map(({ file, why }) => `${nameOf(file)}: ${why}`);
    if (files.length > MOST_FILES) words.push(`Only the first ${MOST_FILES.toLocaleString("en")} files are taken.`);
    const room = roomFor(session);
    if (taken.reduce((sum, { size }) => sum + size, 0) > room) {
      say(place, [...words, tooMuch(room)]);
      return;
    }
    say(place, words);
    if (!taken.length) return;
    const several = wanted.accept !== "one";
    if (!several) readings.get(control)?.stop();
    const reading = new Reading(place, readings.get(control)?.done);
    readings.set(control, reading);
    try {
      const read = await reading.all(taken, wanted);
      if (!read || !control.isConnected) return;
      send(control, several ? [...filesOf(control), ...read] : read.slice(0, 1));
    } catch (error) {
      say(place, [...words, `It could not be read: ${/** @type {Error} */ (error).message}`]);
    }
  };

  body.addEventListener("change", (/** @type {PageEvent} */ event) => {
    const control = uploadOf(event.target);
    if (!control || event.target.type !== "file") return;
    const files = [...event.target.files];
    event.target.value = ""; // the same file may be chosen again
    give(control, files);
  });
  body.addEventListener("click", (/** @type {PageEvent} */ event) => {
    const button = event.target.closest("[data-remove]");
    const control = button && uploadOf(button);
    if (!control || button.disabled) return;
    const files = filesOf(control);
    say(saidBy(control), []);
    control.querySelector("input")?.focus({ preventScroll: true }); // the button is about to go
    send(control, [
      ...files.slice(0, Number(button.dataset.remove)),
      ...files.slice(Number(button.dataset.remove) + 1),
    ]);
  });
  for (const type of ["dragenter", "dragover", "dragleave", "drop"])
    body.addEventListener(type, (/** @type {any} */ event) => {
      const control = uploadOf(event.target);
      if (!control || !event.dataTransfer?.types.includes("Files")) return;
      // What is dropped here belongs to the widget, also where that takes nothing: it is no script for the page.
      event.preventDefault();
      event.stopPropagation();
      const off = control.dataset.off !== undefined;
      if (type === "dragover") event.dataTransfer.dropEffect = off ? "none" : "copy";
      control.toggleAttribute("data-over", !off && (type === "dragenter" || type === "dragover"));
      if (type !== "drop" || off) return;
      if (control.dataset.accept !== "directory") give(control, [...event.dataTransfer.files]);
      else filesIn(event.dataTransfer, MOST_FILES + 1).then((files) => give(control, files));
    });
}

/** @param {Part} target @returns {Part | null} */
function uploadOf(target) {
  const control = target.closest?.(CONTROL);
  return control?.dataset.read === "files" ? control : null;
}

/** @param {Part} control @returns {Wanted} */
export function wantedBy(control) {
  const { accept, types, mb, most, kind } = control.dataset;
  return { accept, types: types ? types.split("|") : [], mb: Number(mb), most: Number(most), kind };
}

/** @param {Part} control @returns {Part} */
const saidBy = (control) => control.nextElementSibling;

/** @param {File} file */
export const nameOf = (file) => file.webkitRelativePath || file.name;

// How many bytes of files may still be given to an app.
/** @param {string} session */
export function roomFor(session) {
  const given = client
    .actions(session)
    .flatMap(({ set }) => [...listed(set?.value), ...listed(set?.value?.files), ...listed(set?.value?.audio)]);
  const held = given.reduce((sum, { text, base64 }) => sum + String(text ?? base64 ?? "").length, 0);
  return (client.isRemote ? MOST_REMOTE : MOST_IN_ALL) - (held * 3) / 4;
}

/** @param {number} room */
export function tooMuch(room) {
  const what = client.isRemote ? sizeWords(MOST_REMOTE) : sizeWords(MOST_IN_ALL);
  const rest = Math.max(0, room);
  return `An app here can be given ${what} of files in all, and ${sizeWords(rest)} are left. Take fewer or smaller ones, or start it anew.`;
}

// Writes below a widget what is to be said of files; nothing where there is nothing. The app's HTML has nothing there:
// what is marked as drawn is left alone.
/**
 * @param {Part} place
 * @param {string[]} words
 */
export function say(place, words) {
  place.toggleAttribute("data-drawn", words.length > 0);
  place.replaceChildren(
    ...words.map((text) => {
      const line = document.createElement("p");
      line.className = "rp-upload__refused";
      line.textContent = text;
      return line;
    }),
  );
}

// Files that are being read for a widget, one after the other, behind those that were chosen before.
export class Reading {
  /**
   * @param {Part} place where its progress is shown
   * @param {Promise<any>} [before]
   */
  constructor(place, before = Promise.resolve()) {
    this.place = place;
    this.before = before;
    this.stopped = false;
    /** @type {Promise<any>} */
    this.done = before;
  }

  stop() {
    this.stopped = true;
  }

  // The files as an action has them; null where the reader has stopped it.
  /**
   * @param {File[]} files
   * @param {Wanted} wanted
   * @returns {Promise<About[] | null>}
   */
  all(files, wanted) {
    const work = this.before.catch(() => {}).then(() => this.read(files, wanted));
    this.done = work;
    return work;
  }

  /**
   * @param {File[]} files
   * @param {Wanted} wanted
   */
  async read(files, wanted) {
    const total = files.reduce((sum, { size }) => sum + size, 0);
    const bar = total > SLOW ? this.bar(files, total) : null;
    let come = 0;
    const found = [];
    try {
      for (const each of files) {
        const file = await asRecorded(each, wanted.kind);
        const pieces = [];
        for (let at = 0; at < file.size && !this.stopped; at += PIECE) {
          pieces.push(base64Of(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer())));
          come += PIECE;
          if (bar) bar.value = come;
        }
        if (this.stopped) return null;
        const { size, type } = file;
        found.push({ name: nameOf(file), type: type || UNKNOWN, size, base64: pieces.join("") });
      }
      return found;
    } finally {
      bar?.closest("div")?.remove();
      if (!this.place.childElementCount) this.place.removeAttribute("data-drawn");
    }
  }

  // The progress of what takes a while, with a button that ends it.
  /**
   * @param {File[]} files
   * @param {number} total
   */
  bar(files, total) {
    const box = document.createElement("div");
    const words = document.createElement("span");
    words.textContent = `Reading ${files.length === 1 ? nameOf(files[0]) : `${files.length} files`}, ${sizeWords(total)} `;
    const bar = document.createElement("progress");
    bar.max = total;
    bar.value = 0;
    bar.setAttribute("aria-label", words.textContent);
    const cancel = document.createElement("button");
    cancel.type = "button";
    cancel.className = "rp-button";
    cancel.textContent = "Cancel";
    cancel.addEventListener("click", () => this.stop());
    box.append(words, bar, cancel);
    this.place.toggleAttribute("data-drawn", true);
    this.place.append(box);
    return bar;
  }
}
