// The pane "Actions": undo and redo, replay step by step, export and import.
//
// A session is its script and its actions, so each of these opens it again with other actions. What was taken back, or
// is still to be replayed, is `rest`.

import { joined } from "../app/drawing.js";
import { sanitize } from "../lib/sanitize.js";
import { client } from "../playgrounds.js";

const PAUSE = 900; // ms between two replayed actions
const TEXT =
  "input:not([type=checkbox], [type=radio], [type=range], [type=button], [type=color]), textarea, select, [contenteditable=true]";

/** @type {ActionLog | null} */
let latest = null; // the log of the playground that was used last: Ctrl+Z belongs to it where the focus says nothing

export class ActionLog {
  /**
   * @param {Playground} playground
   * @param {{ open: (actions: Action[]) => void }} how
   */
  constructor(playground, { open }) {
    this.playground = playground;
    this.open = open;
    /** @type {{ action: Action, words: string }[]} */
    this.rest = [];
    this.said = ""; // what is told instead of the next step
    this.playing = false;
    this.pane = playground.find(".rp-pane--actions");
    this.list = playground.find("[data-body=actions]");
    this.ahead = playground.find(".rp-log__rest");
    if (!this.pane) return;
    this.pane.addEventListener("click", (/** @type {PageEvent} */ event) => this.clicked(event));
    for (const dialog of playground.root.querySelectorAll("[data-dialog]"))
      dialog.addEventListener("click", (/** @type {PageEvent} */ event) => this.clicked(event));
    this.dialog("import")
      .querySelector("input")
      .addEventListener("change", (/** @type {PageEvent} */ event) => this.read(event.target));
    playground.store.on("action", () => this.forget());
    playground.store.on("latest", () => this.answered());
    /** @param {PageEvent} event */
    const onKey = (event) => this.key(event);
    document.addEventListener("keydown", onKey);
    playground.leaving.push(() => {
      this.pause();
      document.removeEventListener("keydown", onKey);
      if (latest === this) latest = null;
    });
    latest ??= this;
    this.show();
  }

  get actions() {
    return client.actions(this.playground.session);
  }

  /** @param {string} name */
  dialog(name) {
    return this.playground.find(`[data-dialog=${name}]`);
  }

  /** @param {PageEvent} event */
  clicked(event) {
    const button = event.target.closest("[data-log], [data-copy]");
    if (!button) return;
    if (button.hasAttribute("data-copy")) return copy(button);
    latest = this;
    /** @type {"back" | "undo" | "redo" | "play" | "export" | "import" | "do-import"} */
    const what = button.dataset.log;
    if (what === "back") this.cut(Number(button.dataset.keep));
    else if (what === "do-import") this.take();
    /** @type {any} */
    /** @type {any} */ else this[what]();
  }

  // The page was used otherwise: what was taken back is gone for good.
  forget() {
    latest = this;
    this.pause();
    this.rest = [];
    this.show();
  }

  undo() {
    this.cut(this.actions.length - 1);
  }

  // Takes back all actions but the first `keep`.
  /** @param {number} keep */
  cut(keep) {
    const { actions } = this;
    if (keep < 0 || keep >= actions.length) return;
    this.pause();
    const words = this.words();
    const back = actions.slice(keep).map((action, at) => ({ action, words: words.get(keep + at + 1) ?? "an action" }));
    this.rest = [...back, ...this.rest];
    this.said = `Taken back: ${back.map((each) => each.words).join(", ")}`;
    this.open(actions.slice(0, keep));
    this.show();
  }

  redo() {
    const next = this.rest.shift();
    if (!next) return;
    client.act(this.playground.session, next.action, null);
    this.playground.store.set("redone", next);
    this.show();
  }

  play() {
    if (this.playing) return this.pause();
    if (!this.rest.length) this.cut(0);
    if (!this.rest.length) return;
    this.playing = true;
    this.show();
    // After a cut the answer comes first, and goes on by itself.
    if (!this.said) this.later();
  }

  pause() {
    this.playing = false;
    clearTimeout(this.timer);
    this.show();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.playing && this.redo(), PAUSE);
  }

  // A step was answered.
  answered() {
    if (this.playing && this.rest.length) this.later();
    else if (this.playing) this.pause();
    this.show();
  }

  // What the page tells instead of the step, once.
  takeSaid() {
    const { said } = this;
    this.said = "";
    return said;
  }

  // The entries of the list, by their numbers.
  words() {
    const newest = document.createElement("div"); // the pane itself is drawn a frame later
    newest.append(...sanitize(joined(String(this.playground.store.get("latest")?.actions ?? ""))));
    const entries = [...newest.querySelectorAll(".rp-log__entry")];
    return new Map(entries.map((entry) => [entry.value, entry.querySelector(".rp-log__words").textContent]));
  }

  show() {
    if (!this.pane) return;
    const count = this.actions.length;
    /** @param {string} name */
    const button = (name) => this.pane.querySelector(`[data-log=${name}]`);
    enable(button("undo"), count > 0);
    enable(button("redo"), this.rest.length > 0);
    enable(button("play"), count > 0 || this.rest.length > 0);
    enable(button("export"), true);
    enable(button("import"), true);
    const label = this.playing ? "Pause" : this.rest.length ? "Continue" : "Replay";
    if (button("play").textContent !== label) button("play").textContent = label;
    this.ahead.hidden = !this.rest.length;
    const state = this.playing ? "Playing. Next:" : "Taken back:";
    const [told, list] = this.ahead.children;
    if (told.textContent !== state) told.textContent = state;
    list.replaceChildren(...this.rest.slice(0, 20).map((each, at) => entry(count + at + 1, each.words)));
  }

  // -- export and import --

  async export() {
    const { session } = this.playground;
    const dialog = this.dialog("export");
    const notes = dialog.querySelector(".rp-share__notes");
    for (const area of dialog.querySelectorAll("textarea")) area.value = "";
    notes.textContent = "Playing your actions once more, to see what a test can check…";
    dialog.showModal();
    try {
      const answer = await client.request({ type: "export", session });
      const stem = this.playground.data.filename.replace(/\.py$/, "");
      fill(dialog, "json", String(answer.actions), "actions.json");
      fill(dialog, "test", String(answer.test), `test_${stem}.py`);
      notes.textContent = [...answer.notes].join(" ");
    } catch {
      notes.textContent = "The sandbox did not answer. Close this and try again.";
    }
  }

  import() {
    const dialog = this.dialog("import");
    this.tell("");
    dialog.showModal();
    dialog.querySelector("textarea").focus();
  }

  /** @param {Part} input */
  async read(input) {
    const [file] = input.files;
    if (!file) return;
    this.dialog("import").querySelector("textarea").value = await file.text();
    input.value = "";
    this.tell("");
  }

  async take() {
    const { session } = this.playground;
    const dialog = this.dialog("import");
    try {
      const answer = await client.request({ type: "import", session, text: dialog.querySelector("textarea").value });
      if (answer.error) return this.tell(String(answer.error));
      dialog.close();
      this.forget();
      this.open(answer.actions ?? []);
    } catch {
      this.tell("The sandbox did not answer. Try again.");
    }
  }

  /** @param {string} words */
  tell(words) {
    this.dialog("import").querySelector(".rp-share__error").textContent = words;
  }

  // -- keys --

  /** @param {PageEvent} event */
  key(event) {
    const undo = event.key.toLowerCase() === "z" && !event.shiftKey;
    const redo = (event.key.toLowerCase() === "z" && event.shiftKey) || event.key.toLowerCase() === "y";
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !(undo || redo)) return;
    const path = event.composedPath();
    const [target] = path;
    if (!(target instanceof Element) || target.closest(TEXT) || target.closest("dialog")) return;
    const inside = path.includes(this.playground.host);
    const nowhere = target === document.body || target === document.documentElement;
    if (!inside && !(nowhere && latest === this && this.playground.host.isConnected)) return;
    event.preventDefault();
    if (undo) this.undo();
    else this.redo();
  }
}

// A button that is used must not lose the focus when it can do nothing more.
/**
 * @param {Part} button
 * @param {boolean} can
 */
function enable(button, can) {
  button.disabled = false;
  button.setAttribute("aria-disabled", String(!can));
}

/**
 * @param {number} number
 * @param {string} words
 */
function entry(number, words) {
  const item = document.createElement("li");
  item.className = "rp-log__entry rp-log__entry--ahead";
  item.value = number;
  for (const [name, text] of /** @type {[string, any][]} */ ([
    ["number", number],
    ["words", words],
  ])) {
    const part = document.createElement("span");
    part.className = `rp-log__${name}`;
    part.textContent = text;
    item.append(part);
  }
  return item;
}

/**
 * @param {Part} dialog
 * @param {string} name
 * @param {string} text
 * @param {string} file
 */
function fill(dialog, name, text, file) {
  const part = dialog.querySelector(`[data-part=${name}]`);
  part.hidden = !text;
  part.querySelector("textarea").value = text;
  const link = part.querySelector("[data-download]");
  if (link.href) URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = file;
  link.textContent = `Download ${file}`;
}

/** @param {Part} button */
async function copy(button) {
  const area = button.closest("[data-part]").querySelector("textarea");
  try {
    await navigator.clipboard.writeText(area.value);
  } catch {
    area.select();
    document.execCommand("copy");
  }
  button.textContent = "Copied";
  setTimeout(() => (button.textContent = "Copy"), 1500);
}
