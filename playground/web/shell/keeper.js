// Saves the script as the reader writes it, tells what became of it, and offers the versions of other tabs and times.
import { withoutLarge } from "../app/upload_rules.js";
import { newButton } from "../lib/button.js";
import { isAbout } from "../lib/storage.js";
import { Drafts } from "./drafts.js";

const PAUSE = 400; // ms without typing until the script is saved; before a run it is saved at once
const UNSAVED = {
  full: "Your changes are not saved: this browser's storage for the site is full.",
  forbidden: "Your changes are not saved: this browser lets the site store nothing.",
};
const MOST_KEPT = 1_000_000; // bytes of a file that a reload of the tab brings back
const COPY = " Copy the script before you leave the page.";

export class Keeper {
  /** @param {Pick<Playground, "store" | "data" | "find">} given */
  constructor({ store, data, find }) {
    this.store = store;
    this.data = data;
    this.bar = find(".rp-kept");
    this.drafts = new Drafts({ place: `${location.pathname}#${data.id}`, original: data.source });
    /** @type {import("../lib/storage.js").Failure} */
    this.failure = "";
    store.set("source", this.drafts.source);
    store.on("source", () => this.changed());
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
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  save() {
    clearTimeout(this.timer);
    // What came with a link is not the reader's as long as it was neither run nor changed.
    if (this.data.held && this.store.get("source") === this.store.get("original")) {
      this.drafts.source = this.store.get("source");
      return this.show();
    }
    this.failure = this.drafts.save(this.store.get("source"));
    if (this.drafts.stay) this.drafts.keep({});
    this.show();
  }

  // Where a reload of this tab goes on. What large files hold has no room there: they have to be chosen again.
  /** @param {any} fields */
  keep({ actions, ...fields }) {
    this.drafts.keep(actions ? { ...fields, actions: withoutLarge(actions, MOST_KEPT).actions } : fields);
  }

  // Another script is about to take the place of what was written, which stays among its versions.
  shelve() {
    this.drafts.shelve(this.store.get("source"));
  }

  isUnsaved() {
    return Boolean(this.failure) && this.store.get("source") !== this.store.get("original");
  }

  show() {
    const other = this.drafts.other();
    if (this.isUnsaved()) this.tell(UNSAVED[/** @type {keyof typeof UNSAVED} */ (this.failure)] + COPY);
    else if (other) this.offer(`There is another version of this script, saved ${when(other.at)}.`, other);
    else if (this.earlier)
      this.offer(`This script is newer than your version of it, saved ${when(this.earlier.at)}.`, this.earlier);
    else this.tell(this.welcome ? "This is your version from your last visit. Reset brings the original back." : "");
  }

  /**
   * @param {string} text
   * @param {any} version
   */
  offer(text, version) {
    const show = newButton("Show that version", () => {
      this.drafts.shelve(this.store.get("source"));
      if (version === this.earlier) this.forget(version);
      this.store.set("source", version.source);
      this.save();
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
