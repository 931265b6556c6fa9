// The spotlight: one thing is lit, and all else on a presented page is dimmed. It follows what it is on, and goes out with it.
import { editorOf } from "../editors.js";
import { elementsOf, knownOf, playgroundOf, scriptOf, targetOf } from "./targets.js";

/** @typedef {import("../present.js").Present} Present */

const GONE = 10; // frames: what is drawn anew is away for one or two
const SETTLED = 20; // frames in which what has been drawn takes its place

export class Spotlight {
  /**
   * @param {Present} mode
   * @param {AbortSignal} signal
   */
  constructor(mode, signal) {
    this.mode = mode;
    this.store = mode.stage.store;
    this.lamp = document.createElement("div");
    this.lamp.dataset.stage = "light";
    this.lamp.className = "rerun-stage-light";
    this.found = false; // what is lit has been there: a light may come before what it is to be on
    this.at = "";
    this.due = 0; // frames in which it is still brought into sight
    this.missing = 0; // frames in which it has not been there since
    const stop = this.store.on("spot", () => this.turn());
    for (const type of ["pointerdown", "mousedown", "click"])
      addEventListener(type, (event) => this.point(/** @type {MouseEvent} */ (event)), { capture: true, signal });
    signal.addEventListener("abort", () => {
      stop();
      cancelAnimationFrame(this.frame ?? 0);
      this.lamp.remove();
    });
    this.turn();
  }

  // Another light, or none.
  turn() {
    cancelAnimationFrame(this.frame ?? 0);
    this.lamp.remove();
    this.found = false;
    this.missing = 0;
    this.at = "";
    /** @type {unknown[]} */
    this.shown = [];
    if (this.store.get("spot")) this.follow();
  }

  // Each frame: what is lit moves when the app is drawn, the pane is scrolled, the window changes.
  follow() {
    const spot = this.store.get("spot");
    if (!spot) return;
    const playground = playgroundOf(this.mode.stage, this.mode.shown, spot.script);
    const target = playground ? targetOf(playground, spot) : null;
    const box = target?.box() ?? null;
    if (playground && target && !box) playground.layout.open(target.part);
    if (playground && target && box) {
      // It comes into sight when it is lit, drawn anew, or its pane gets another size: not when the presenter scrolls it away.
      const { clientWidth, clientHeight } = target.pane;
      const now = [playground.store.get("latest"), clientWidth, clientHeight];
      if (now.some((each, place) => each !== this.shown[place])) this.due = SETTLED;
      if (this.due-- > 0) target.show();
      this.found = true;
      this.shown = now;
      this.missing = 0;
    } else if (this.found && !(playground && isAtWork(playground)) && ++this.missing > GONE) {
      this.store.set("spot", null);
      return;
    }
    this.light(box);
    this.frame = requestAnimationFrame(() => this.follow());
  }

  /** @param {import("./targets.js").Box | null} box */
  light(box) {
    const isSeen = box !== null && box.bottom - box.top > 1 && box.right - box.left > 1;
    if (isSeen !== this.lamp.isConnected) {
      if (isSeen) document.body.append(this.lamp);
      else this.lamp.remove();
    }
    if (!isSeen) return;
    const { left, top, right, bottom } = box;
    const at = [left, top, right - left, bottom - top].map((pixels) => `${Math.round(pixels)}px`);
    if (this.at === at.join()) return;
    this.at = at.join();
    for (const [place, name] of ["left", "top", "width", "height"].entries())
      this.lamp.style.setProperty(name, at[place]);
  }

  // Alt with a click: the light is on what is there; Shift too, on all lines to there. A click on what is lit, or on nothing, ends it.
  /** @param {MouseEvent} event */
  point(event) {
    if (!event.altKey || event.button !== 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type !== "pointerdown") return;
    const [target] = event.composedPath();
    const playground = this.mode.shown.find(({ root }) => target instanceof Node && root.contains(target));
    const spot = playground && target instanceof Element ? this.spotAt(playground, target, event) : null;
    this.store.set("spot", JSON.stringify(spot) === JSON.stringify(this.store.get("spot")) ? null : spot);
  }

  /**
   * @param {Playground} playground
   * @param {Element} target
   * @param {MouseEvent} event
   * @returns {Spot | null}
   */
  spotAt(playground, target, { clientY, shiftKey }) {
    const script = scriptOf(this.mode.stage, playground);
    const view = target.closest(".cm-editor") ? editorOf(playground) : null;
    if (view) {
      const line = view.state.doc.lineAt(view.lineBlockAtHeight(clientY - view.documentTop).from).number;
      const before = this.store.get("spot");
      const from = shiftKey && before && "lines" in before ? before.lines : [line, line];
      return { lines: [Math.min(...from, line), Math.max(...from, line)], script };
    }
    const run = target.closest(".rp-run, .rp-trow")?.id.match(/\d+$/)?.[0];
    if (run) return { run: Number(run), script };
    const element = target.closest(".rp-el");
    return element ? { element: knownOf(playground, element), script } : null;
  }

  // From a line to an element, to a run, to nothing.
  /** @param {Playground | undefined} playground */
  next(playground) {
    if (!playground) return;
    const spot = this.store.get("spot");
    const script = scriptOf(this.mode.stage, playground);
    const view = editorOf(playground);
    const line = view ? view.state.doc.lineAt(view.state.selection.main.head).number : 1;
    const [element] = elementsOf(playground);
    const run = runsOf(playground).at(-1);
    /** @type {(Spot | null)[]} */
    const stops = [
      { lines: [line, line], script },
      element ? { element: knownOf(playground, element), script } : null,
      run ? { run, script } : null,
    ];
    const from = !spot ? 0 : "lines" in spot ? 1 : "element" in spot ? 2 : 3;
    this.store.set("spot", stops.slice(from).find(Boolean) ?? null);
  }

  // To the next of its kind, or the one before; more lines with Shift.
  /**
   * @param {1 | -1} by
   * @param {boolean} more
   */
  move(by, more) {
    const spot = this.store.get("spot");
    const playground = spot && playgroundOf(this.mode.stage, this.mode.shown, spot.script);
    if (!spot || !playground) return;
    const { script } = spot;
    if ("lines" in spot) {
      const most = editorOf(playground)?.state.doc.lines ?? 1;
      const [from, to] = spot.lines;
      const end = Math.min(Math.max(more ? from : 1, to + by), most);
      this.store.set("spot", { lines: [more ? from : end, end], script });
    } else if ("run" in spot) {
      const runs = runsOf(playground);
      const run = runs[runs.indexOf(spot.run) + by];
      if (run) this.store.set("spot", { run, script });
    } else {
      const elements = elementsOf(playground);
      const now = JSON.stringify(spot.element);
      const at = elements.findIndex((each) => JSON.stringify(knownOf(playground, each)) === now);
      const element = elements[at + by];
      if (element) this.store.set("spot", { element: knownOf(playground, element), script });
    }
  }
}

// Whether the app is just being replaced by another one.
/** @param {Playground} playground */
function isAtWork({ store, find }) {
  return Boolean(store.get("starting") || store.get("progress")) || find(".rp").dataset.state === "running";
}

// The numbers of the runs that are listed.
/** @param {Playground} playground */
function runsOf(playground) {
  const runs = [...playground.root.querySelectorAll(".rp-run")];
  return runs.map(({ id }) => Number(id.match(/\d+$/)?.[0])).filter(Boolean);
}
