// Present mode: the playgrounds of a page alone in its window, as large as the last row of a room needs them.
//
// All sizes hang on the window: at 1280x720 a script stands in letters of 24 pixels, of 20 where two stand side by side, and
// a larger window has the same picture, larger; the keys + and - make it larger or smaller by steps. The scale, 1 where code has 13
// pixels, is `--rp-scale` on the root element: what stands over the stage (question, covers)
// multiplies its sizes by it. `data-presented` is on the hosts that are shown, `data-presenting` on the root element.
import { fileAt } from "../lib/place.js";
import { box } from "../lib/storage.js";
import { coverStage } from "./covers.js";
import { hintLine } from "./hint_line.js";
import { listenToPresenter } from "./present_keys.js";
import { openParts, template } from "./grid.js";
import { forgetPrepared, prepare, presentAlone } from "./prepared.js";
import { Spotlight } from "./light/spotlight.js";
import { veilScripts } from "./veil.js";

const KEPT = "presenting"; // while the tab lives, over its reloads and pages
const CODE = 13; // pixels of the script at the scale 1
const LETTERS = [0, 24, 20, 16]; // pixels of the script at 1280x720, by how many scripts stand side by side
const LEAST = 0.6; // of that, in a small window: what is too much scrolls
const STEPS = [0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.4, 1.6, 1.8, 2];
const USUAL = ["script", "app", "runs"];
const MOST_PANES = 4; // that a reader's own choice may have: more cannot be read from afar
const store = box("sessionStorage");

const root = document.documentElement;

// The style of the page around the playgrounds, loaded once.
/** @type {Promise<void> | undefined} */
let sheet;
function styled() {
  sheet ??= new Promise((done) => {
    const href = fileAt("rerun-stage.css").href;
    const link = Object.assign(document.createElement("link"), {
      rel: "stylesheet",
      href,
      onload: done,
      onerror: done,
    });
    document.head.append(link);
  });
  return sheet;
}

export class Present {
  /** @param {import("./stage.js").Stage} stage */
  constructor(stage) {
    this.stage = stage;
    /** @type {Playground | undefined} */
    this.chosen = undefined;
    /** @type {AbortController | null} */
    this.on = null;
    /** @type {Playground[]} */
    this.shown = [];
    const kept = Object(store.read(KEPT));
    this.size = STEPS.includes(kept.size) ? kept.size : 1;
    this.contrast = kept.contrast !== false;
  }

  get isOn() {
    return this.on !== null;
  }

  async enter() {
    if (this.on) return;
    this.on = new AbortController();
    const { signal } = this.on;
    await styled();
    if (signal.aborted) return;
    this.before = { x: scrollX, y: scrollY, focus: document.activeElement };
    this.chosen ??= this.inSight();
    root.dataset.presenting = "";
    this.keep();
    this.line = hintLine(this);
    this.cast();
    listenToPresenter(this, signal);
    coverStage(this.stage, signal);
    veilScripts(this.stage, signal);
    this.light = new Spotlight(this, signal);
    presentAlone(this, signal);
    const again = () => this.cast();
    addEventListener("resize", again, { signal });
    const scripts = new MutationObserver(again); // those of a demo come and go by its steps
    scripts.observe(document.body, { subtree: true, attributeFilter: ["hidden"] });
    this.panes = new MutationObserver(() => this.place());
    this.cast();
    signal.addEventListener("abort", () => {
      scripts.disconnect();
      this.panes?.disconnect();
    });
    this.fillScreen();
  }

  // Gives all back as it was, and forgets that one presents. Where the page itself goes, another one goes on.
  leave({ forget = true } = {}) {
    if (!this.on) return;
    this.on.abort();
    this.on = null;
    this.line?.remove();
    for (const playground of this.shown) this.release(playground);
    this.shown = [];
    this.chosen = undefined;
    delete root.dataset.presenting;
    root.style.removeProperty("--rp-scale");
    for (const { host } of this.stage.playgrounds) changed(host);
    if (!forget) return;
    store.write(KEPT, null);
    for (const playground of this.stage.playgrounds) forgetPrepared(playground);
    if (!this.stage.store.get("deck")) this.stage.store.set("veil", {});
    for (const value of /** @type {const} */ (["frozen", "black"])) this.stage.store.set(value, false);
    if (document.fullscreenElement === root) document.exitFullscreen().catch(() => {});
    const { x, y, focus } = this.before ?? {};
    if (focus instanceof HTMLElement && focus.isConnected) focus.focus({ preventScroll: true });
    scrollTo({ left: x, top: y, behavior: "instant" });
  }

  keep() {
    store.write(KEPT, { size: this.size, contrast: this.contrast });
  }

  // Chooses which playgrounds are shown: all columns of a comparison or a demo, else the one that was used.
  cast() {
    const { playgrounds } = this.stage;
    const there = playgrounds.filter(({ host, left }) => !left && host.isConnected && !host.closest("[hidden]"));
    const isColumn = (/** @type {Playground} */ { root }) => root.querySelector(".rp--column") !== null;
    const chosen = this.chosen && there.includes(this.chosen) ? this.chosen : there[0];
    const shown =
      chosen && isColumn(chosen)
        ? there.filter(isColumn).slice(0, LETTERS.length - 1)
        : there.filter((each) => each === chosen);
    for (const playground of this.shown) if (!shown.includes(playground)) this.release(playground, shown);
    const isNew = shown.filter((each) => !this.shown.includes(each));
    this.shown = shown;
    for (const playground of isNew) {
      const { host, layout } = playground;
      prepare(playground);
      host.toggleAttribute("data-presented", true);
      playground.root.querySelector(".rp-view").hidden = true;
      if (layout.kind.lent) continue; // to another of its kind, and a step may have changed it since
      const parts = layout.panes.map((pane) => String(pane.dataset.part));
      const open = parts.filter((part) => !layout.folded.includes(part));
      const usual = open.length > MOST_PANES ? USUAL : open;
      layout.lend(parts.filter((part) => !usual.includes(part)));
    }
    for (const [column, { host }] of shown.entries()) {
      host.style.setProperty("--rp-column", String(column));
      host.style.setProperty("--rp-columns", String(shown.length));
      host.toggleAttribute("data-contrast", this.contrast);
    }
    root.toggleAttribute("data-contrast", this.contrast);
    this.rescale();
    for (const { host } of shown) changed(host);
    this.place();
  }

  /**
   * @param {Playground} playground
   * @param {Playground[]} stay those that are still shown: an arrangement is for all of a kind
   */
  release({ host, root: shadow, layout }, stay = []) {
    for (const name of ["data-presented", "data-contrast"]) host.removeAttribute(name);
    for (const name of ["--rp-column", "--rp-columns"]) host.style.removeProperty(name);
    const frame = shadow.querySelector(".rp");
    for (const name of ["--rp-grid", "--rp-lines"]) frame.style.removeProperty(name);
    frame.removeAttribute("data-stacked");
    delete frame.querySelector(".rp-pane--script > .rp-pane__title").dataset.of;
    if (!stay.some((each) => each.layout.kind === layout.kind)) layout.lend(null);
    changed(host);
  }

  // Says where the panes stand that are open now.
  place() {
    const upright = innerHeight > innerWidth;
    const most = Math.max(...this.shown.map((each) => each.store.get("source").trimEnd().split("\n").length));
    this.panes?.disconnect();
    for (const playground of this.shown) {
      const frame = playground.root.querySelector(".rp");
      const stacked = upright || this.shown.length > 1;
      frame.style.setProperty("--rp-grid", template(openParts(playground), { stacked }));
      frame.toggleAttribute("data-stacked", stacked);
      frame.style.setProperty("--rp-lines", String(most));
      const title = frame.querySelector(".rp-pane--script > .rp-pane__title");
      if (this.shown.length > 1) title.dataset.of = frame.querySelector(".rp-head__name").textContent;
      else delete title.dataset.of;
      this.panes?.observe(frame, { subtree: true, attributeFilter: ["data-folded", "data-away"] });
    }
  }

  rescale() {
    const [wide, high] = innerHeight > innerWidth ? [720, 1280] : [1280, 720];
    const room = Math.max(LEAST, Math.min(innerWidth / wide, innerHeight / high));
    const letters = LETTERS[Math.max(1, this.shown.length)];
    root.style.setProperty("--rp-scale", ((letters / CODE) * room * this.size).toFixed(4));
  }

  /** @param {1 | -1} by */
  enlarge(by) {
    this.size = STEPS[Math.min(Math.max(0, STEPS.indexOf(this.size) + by), STEPS.length - 1)];
    this.keep();
    this.cast();
  }

  switchContrast() {
    this.contrast = !this.contrast;
    this.keep();
    this.cast();
  }

  /** @param {number} number of a pane, from 1 */
  switchPane(number) {
    for (const { layout } of this.shown) {
      const part = layout.panes[number - 1]?.dataset.part;
      if (part) layout.fold(part, !layout.panes[number - 1].hasAttribute("data-folded"));
    }
  }

  // Not where the browser or a frame forbids it: the window is enough. Esc then comes to the page, where the browser can do that.
  fillScreen() {
    if (document.fullscreenElement || !navigator.userActivation?.isActive) return;
    /** @type {any} */
    const { keyboard } = navigator;
    root.requestFullscreen?.().then(
      () => keyboard?.lock?.(["Escape"]).catch(() => {}),
      () => {},
    );
  }

  // The one with the focus, else all that are shown.
  /** @param {Element} focused */
  used(focused) {
    const found = this.shown.find(({ root: shadow }) => shadow.contains(focused));
    return found ? [found] : this.shown;
  }

  /** @returns {Playground | undefined} */
  inSight() {
    const there = this.stage.playgrounds.filter(({ host }) => !host.closest("[hidden]"));
    /** @param {Playground} given */
    const isFocused = ({ root: shadow }) => shadow.activeElement !== null;
    return (
      there.find(isFocused) ??
      there.find(({ host }) => host.getBoundingClientRect().bottom > innerHeight / 4) ??
      there[0]
    );
  }
}

// Canvases are drawn anew where their playground has another size or other colours.
/** @param {HTMLElement} host */
function changed(host) {
  host.dispatchEvent(new Event("rp-scale"));
  host.dispatchEvent(new Event("rp-scheme"));
}

const BUTTONS = "[data-do=present], [data-stage=present]"; // of a playground, and of a demo

// Lets the page of this stage be presented.
/** @param {import("./stage.js").Stage} stage */
export function startPresenting(stage) {
  const mode = new Present(stage);
  document.addEventListener(
    "click",
    (event) => {
      const [target] = event.composedPath();
      if (!(target instanceof Element) || !target.closest(BUTTONS)) return;
      mode.chosen = stage.playgrounds.find(({ root: shadow }) => shadow.contains(target)) ?? mode.chosen;
      stage.store.set("presenting", true);
    },
    { signal: stage.signal },
  );
  for (const button of document.querySelectorAll(BUTTONS)) button.hidden = false;
  stage.store.on("presenting", (on) => (on ? mode.enter() : mode.leave()));
  stage.signal.addEventListener("abort", () => mode.leave({ forget: false }));
  if (store.read(KEPT)) stage.store.set("presenting", true);
}
