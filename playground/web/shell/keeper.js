// Saves the script as the reader writes it, tells what became of it, and offers the versions of other tabs and times.
import { withoutLarge } from "../app/upload_rules.js";
import { newButton } from "../lib/button.js";
import { deposit, tidy, withdraw } from "../lib/depot.js";
import { projectOf, putProject } from "../lib/project.js";
import { isAbout } from "../lib/storage.js";
import { areSame, checkedFiles } from "../share/contents.js";
import { Drafts } from "./drafts.js";
import { saveFolder } from "./folder.js";
import { bigOf, keysIn, packed, unpacked } from "./packed.js";

const PAUSE = 400; // ms without typing until the script is saved; before a run it is saved at once
const UNSAVED = {
  full: "Your changes are not saved: this browser's storage for the site is full.",
  forbidden: "Your changes are not saved: this browser lets the site store nothing.",
};
const MOST_KEPT = 1_000_000; // bytes of a file that a reload of the tab brings back
const COPY = " Copy the script before you leave the page.";
const DOWNLOAD = " Download the folder before you leave the page.";

/** @typedef {import("../share/contents.js").Project} Project */

export class Keeper {
  /** @param {Pick<Playground, "store" | "data" | "find">} playground */
  constructor(playground) {
    const { store, data, find } = playground;
    this.playground = playground;
    this.store = store;
    this.data = data;
    this.bar = find(".rp-kept");
    this.home = { name: data.filename, files: store.get("files") };
    this.whole = Boolean(find(".rp--play")); // whether files beside the script are the reader's, too
    this.drafts = new Drafts({ place: `${location.pathname}#${data.id}`, original: data.source });
    /** @type {import("../lib/storage.js").Failure} */
    this.failure = "";
    /** @type {Set<string>} */
    this.laid = new Set(); // keys of what lies in the depot
    /** @type {string[]} */
    this.unlaid = []; // files that found no room there
    /** @type {string[]} */
    this.gone = []; // files that were there once
    /** @type {Project | null} */
    this.fetched = null; // what ran where a reload goes on, whole
    this.ready = this.begin();
    store.on("source", () => this.changed());
    store.on("files", () => this.changed());
    this.earlier = this.drafts.earlier();
    this.welcome = this.drafts.returned;
    this.show();
    const save = () => this.save();
    /** @type {[EventTarget, string, (event: any) => void][]} */
    this.listeners = [
      [globalThis, "pagehide", save],
      [document, "visibilitychange", save],
      [globalThis, "storage", (event) => isAbout(event, this.drafts.key) && this.show()],
      [globalThis, "beforeunload", (event) => this.isUnsaved() && event.preventDefault()],
    ];
    for (const [target, type, listener] of this.listeners) target.addEventListener(type, listener);
  }

  // Puts what this tab had into the playground; what lies in the depot comes a little later.
  async begin() {
    const { source, stay } = this.drafts;
    const { project } = unpacked(source, this.home);
    putProject(this.playground, project);
    const isWaiting = keysIn(source + (stay?.running ?? "")).length > 0;
    if (!isWaiting) return;
    this.waiting = true;
    const [now, ran] = [await this.fetch(source), stay && (await this.fetch(stay.running))];
    this.fetched = ran?.project ?? null;
    this.waiting = false;
    putProject(this.playground, now.project);
    this.gone = now.gone;
    this.show();
    await this.tidy();
  }

  // A project that was kept as a text, and the names of files that are lost.
  /** @param {string} text */
  async fetch(text) {
    const { project, kept } = unpacked(text, this.home);
    const found = kept.length ? await withdraw(kept.map(([, key]) => key)) : new Map();
    for (const key of found.keys()) this.laid.add(key);
    const files = Object.fromEntries(kept.map(([name, key]) => [name, found.get(key)]));
    const gone = kept.filter(([, key]) => !found.has(key)).map(([name]) => name);
    return { project: { ...project, files: { ...project.files, ...checkedFiles(files) } }, gone };
  }

  // What ran where a reload goes on; null where nothing did.
  get ran() {
    const { stay } = this.drafts;
    if (!stay) return null;
    if (!this.whole) return { ...projectOf(this.playground), source: stay.running };
    return this.fetched ?? unpacked(stay.running, this.home).project;
  }

  // Throws away what no draft of this browser names any more.
  tidy() {
    const texts = Object.entries({ ...globalThis.localStorage }).map(([, text]) => String(text));
    return tidy(new Set([...texts.flatMap(keysIn), ...this.laid]));
  }

  // The project as it is now, as the text that drafts hold.
  get text() {
    return this.textOf(projectOf(this.playground));
  }

  /** @param {Project} project */
  textOf(project) {
    return this.whole ? packed(project, this.home) : project.source;
  }

  // Another script stands in the editor from now on, which has versions of its own; `original` is what its author wrote. With
  // `moves` it is the same text that goes on there, and is none of the versions of the one before any more.
  /**
   * @param {string} place
   * @param {string} original
   */
  follow(place, original, moves = false) {
    if (moves) this.drafts.leave();
    else this.save();
    this.drafts = new Drafts({ place, original });
    this.earlier = this.drafts.earlier();
    this.welcome = false;
    this.show();
  }

  // The playground has left the page.
  close() {
    this.save();
    for (const [target, type, listener] of this.listeners) target.removeEventListener(type, listener);
  }

  changed() {
    this.welcome = false;
    this.gone = [];
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  save() {
    clearTimeout(this.timer);
    if (this.waiting) return; // what is kept is more than what is here
    // What came with a link is not the reader's as long as it was neither run nor changed.
    if (this.data.held && this.isAsBrought()) {
      this.drafts.source = this.text;
      return this.show();
    }
    this.failure = this.drafts.save(this.text);
    this.lay();
    if (this.drafts.stay) this.drafts.keep({});
    this.show();
  }

  // Puts the large files into the depot, once.
  async lay() {
    const files = this.whole ? this.store.get("files") : {};
    const big = new Map([...bigOf(files)].filter(([key]) => !this.laid.has(key)));
    if (!big.size && !this.unlaid.length) return;
    for (const key of big.keys()) this.laid.add(key);
    const why = big.size ? await deposit(big) : "";
    if (why) for (const key of big.keys()) this.laid.delete(key);
    const contents = new Set(why ? big.values() : []);
    this.unlaid = Object.keys(files).filter((name) => contents.has(files[name]));
    this.unlaidWhy = why;
    this.show();
  }

  // Where a reload of this tab goes on. `running` is the project that runs. What large files of an action hold has no room
  // there: they have to be chosen again.
  /** @param {{ running?: Project, actions?: Action[], slow: boolean }} fields */
  keep({ running, actions, ...fields }) {
    if (this.waiting) return;
    this.drafts.keep({
      ...fields,
      ...(running && { running: this.textOf(running) }),
      ...(actions && { actions: withoutLarge(actions, MOST_KEPT).actions }),
    });
  }

  // Another script is about to take the place of what was written, which stays among its versions. Tells why it does not; "" if
  // it does.
  shelve() {
    this.lay();
    return this.drafts.shelve(this.text);
  }

  // Whether nothing was changed of what the author wrote, or of what came.
  isAsBrought() {
    const { name, source, files } = projectOf(this.playground);
    const brought = this.store.get("brought");
    return source === this.store.get("original") && name === brought.name && areSame(files, brought.files);
  }

  isUnsaved() {
    return Boolean(this.failure || this.unlaid.length) && !this.isAsBrought();
  }

  show() {
    const other = this.drafts.other();
    const hasFiles = Object.keys(this.store.get("files")).length > 0;
    if (this.failure && this.isUnsaved()) this.warn(UNSAVED[this.failure], hasFiles);
    else if (this.unlaid.length && this.isUnsaved()) this.warn(unlaidWords(this.unlaid, this.unlaidWhy), hasFiles);
    else if (this.gone.length)
      this.tell(`This browser has not kept ${listed(this.gone)}: add what is missing once more.`);
    else if (other) this.offer(`There is another version of this ${what(other)}, saved ${when(other.at)}.`, other);
    else if (this.earlier)
      this.offer(`This script is newer than your version of it, saved ${when(this.earlier.at)}.`, this.earlier);
    else this.tell(this.welcome ? "This is your version from your last visit. Reset brings the original back." : "");
  }

  // Tells what is not kept, before it is lost.
  /**
   * @param {string} text
   * @param {boolean} hasFiles
   */
  warn(text, hasFiles) {
    const download = () => newButton("Download the folder", () => saveFolder(this.playground));
    this.tell(text + (hasFiles ? DOWNLOAD : COPY), { buttons: hasFiles ? [download()] : [] });
  }

  /**
   * @param {string} text
   * @param {any} version
   */
  offer(text, version) {
    const show = newButton("Show that version", async () => {
      this.shelve();
      if (version === this.earlier) this.forget(version);
      const { project, gone } = await this.fetch(version.source);
      putProject(this.playground, project);
      this.save();
      this.gone = gone;
      this.show();
    });
    const discard = newButton("Discard it", () => {
      this.forget(version);
      this.show();
    });
    this.tell(text, { what: text + version.source, buttons: [show, discard] });
  }

  /** @param {any} version */
  forget(version) {
    this.drafts.discard(version);
    if (version === this.earlier) this.earlier = this.drafts.earlier();
  }

  // `what` tells apart what the same words are about: buttons stay as they are, and keep the focus, while it is the same.
  /**
   * @param {string} text
   * @param {{ what?: string, buttons?: HTMLElement[] }} [how]
   */
  tell(text, { what = text, buttons = [] } = {}) {
    if (this.told === what) return;
    /** @type {string | undefined} */
    this.told = what;
    this.bar.replaceChildren(text, ...buttons);
    this.bar.hidden = !text;
  }
}

// "today at 14:03", or with the day.
/** @param {number} at */
function when(at) {
  const date = new Date(at);
  const time = date.toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" });
  const isToday = date.toDateString() === new Date().toDateString();
  return `${isToday ? "today" : date.toLocaleDateString()} at ${time}`;
}

/** @param {{ source: string }} version */
const what = ({ source }) => (source.startsWith("\0") ? "project" : "script");

/** @param {string[]} names */
const listed = (names) => (names.length < 3 ? names.join(" and ") : `${names[0]} and ${names.length - 1} other files`);

/**
 * @param {string[]} names
 * @param {string} [why]
 */
function unlaidWords(names, why) {
  const be = names.length === 1 ? "is" : "are";
  const because =
    why === "full" ? "this browser's storage for the site is full" : "this browser lets the site store no large files";
  return `${listed(names)} ${be} not saved: ${because}.`;
}
