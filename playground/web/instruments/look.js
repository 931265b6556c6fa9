// What of the session is looked at: the present, or a moment of its past. Whatever names a moment (`data-look`) goes
// there; the reader steps through what happened, back and forward, or has it played slowly.

const PACE = 900; // ms from one event to the next while it is played
const EDITABLE = "input, select, textarea, [contenteditable=true]";

// A moment by its name: "3" is the end of run 3, "3/5" event 5 in it, anything else the present.
/** @param {string} name */
export function momentOf(name) {
  const [run, event = null] = (/^\d+(\/\d+)?$/.test(name) ? name : "").split("/").map(Number);
  return run ? { run, event } : { run: null, event: null };
}

export class Look {
  /**
   * @param {Playground} given
   * @param {(asked: import("../messages.js").Moment) => void} ask
   */
  constructor({ root, store, find, data, signal }, ask) {
    this.root = root;
    this.keys = data.keys;
    this.store = store;
    this.find = find;
    this.ask = ask;
    /** @type {import("../messages.js").Moment} */
    this.asked = { run: null, event: null, key: null, against: null, graph: false };
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.playing = undefined;
    root.addEventListener("click", (event) => this.click(event), { signal });
    root.addEventListener(
      "change",
      (/** @type {PageEvent} */ { target }) => {
        if (target.matches("select[data-against]")) this.go({ against: target.value ? Number(target.value) : null });
      },
      { signal },
    );
    root.addEventListener("keydown", (event) => this.key(event), { signal });
  }

  /** @param {Partial<import("../messages.js").Moment>} asked */
  go(asked) {
    this.asked = { ...this.asked, ...asked };
    this.ask(this.asked);
  }

  // The answer to a step, not to a look: from now on the present is shown.
  present() {
    this.pause();
    Object.assign(this.asked, { run: null, event: null });
  }

  /** @param {PageEvent} event */
  click(event) {
    const target = event.target.closest("[data-look], [data-history], [data-step]");
    if (!target || target.ariaDisabled === "true") return;
    if (target.dataset.step === "play") return this.playing ? this.pause() : this.play();
    this.pause();
    if (target.dataset.look) this.go(momentOf(target.dataset.look));
    else if (target.dataset.history)
      this.go({ key: this.asked.key === target.dataset.history ? null : target.dataset.history });
  }

  /** @param {PageEvent} event */
  key(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.target.closest(EDITABLE)) return;
    if (event.key === "Escape" && this.store.get("look") && !this.root.querySelector("dialog[open]"))
      this.go(momentOf(""));
    else if (["back", "forward"].includes(this.keys[event.key]) && this.singleKeys()) this.step(this.keys[event.key]);
    else return;
    event.preventDefault();
  }

  singleKeys() {
    return this.find("[data-do=single-keys]")?.checked ?? true;
  }

  // Presses one of the buttons of the order; true if it leads anywhere.
  /** @param {string} what */
  step(what) {
    const name = this.find(`[data-step=${what}]`)?.dataset.look;
    if (name) this.go(momentOf(name));
    return Boolean(name);
  }

  play() {
    if (!this.step(this.store.get("look") ? "forward" : "first")) return;
    this.playing = setInterval(() => {
      if (!this.store.get("look") || !this.step("forward")) this.pause();
    }, PACE);
    this.showPlaying();
  }

  pause() {
    clearInterval(this.playing);
    this.playing = undefined;
    this.showPlaying();
  }

  // The view does not tell it: the button keeps it when the pane is drawn anew.
  showPlaying() {
    this.find("[data-step=play]")?.setAttribute("aria-pressed", String(Boolean(this.playing)));
  }
}
