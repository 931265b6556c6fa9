// Where the panes of a playground stand: how wide and high they are, which are folded, enlarged, or shown on a phone.
//
// The arrangement is one object a kind of playground ("lesson", "column", "play"), kept in the browser:
// { folded: [part...], or null until a reader has said; alone: the enlarged part, one: the part on a phone, page: where it was chosen, sizes: { band: { part: { share, height } } } }.
// Playgrounds of one kind that stand on one page, as in a comparison, move together.
import { afterPaint } from "../lib/after_paint.js";
import { arrange } from "./arrange.js";
import { describe } from "./grips.js";
import { recall, remember } from "../lib/storage.js";

/**
 * @typedef {object} Arrangement
 * @property {string[] | null} folded
 * @property {string | null} alone
 * @property {string | null} one
 * @property {string} page
 * @property {Record<string, Record<string, { share?: number, height?: number }>>} sizes
 */

const GAP = 12;
const SHARE = { least: 0.15, step: 0.02 };
const HEIGHT = { least: 80, most: 1600, step: 20 };

/** @type {Map<string, { saved: Arrangement, lent: Arrangement | null, layouts: Set<Layout> }>} */
const kinds = new Map(); // by their names

export class Layout {
  /** @param {Playground} playground */
  constructor({ root, store, leaving, signal }) {
    // What `arrange` has found.
    this.band = "";
    this.one = "";
    this.alone = "";
    /** @type {string[]} */
    this.folded = [];
    /** @type {Map<HTMLElement, any>} */
    this.controls = new Map(); // pane → its name, and what folds, enlarges and resizes it
    this.root = root;
    this.signal = signal;
    this.store = store;
    this.frame = root.querySelector(".rp");
    this.panes = [...root.querySelectorAll(".rp-pane:not([hidden])")]; // an example may show some of them only
    this.name = `layout.${this.frame.className.match(/rp--(\w+)/)[1]}`;
    this.kind = kinds.get(this.name) ?? { saved: validLayout(recall(this.name)), lent: null, layouts: new Set() };
    kinds.set(this.name, this.kind);
    this.kind.layouts.add(this);
    for (const pane of this.panes) this.equip(pane);
    this.listen();
    this.watchNews();
    this.apply();
    let width = this.frame.clientWidth;
    const grips = afterPaint(() => this.placeGrips());
    // In the next frame: what is changed while sizes are being told makes a browser tell them again, and complain.
    const observer = new ResizeObserver(() =>
      requestAnimationFrame(() => {
        const was = width;
        width = this.frame.clientWidth;
        if (width === was)
          grips(); // a pane has grown
        else if (width) this.apply();
      }),
    );
    observer.observe(this.frame);
    leaving.push(() => {
      observer.disconnect();
      this.kind.layouts.delete(this);
    });
    store.on("jump", () => this.open("script"));
  }

  get saved() {
    return this.kind.lent ?? this.kind.saved;
  }

  // While the page is presented, another arrangement stands in for the reader's, which stays as it is kept; null ends that.
  /** @param {string[] | null} folded */
  lend(folded) {
    this.kind.lent = folded && { ...validLayout(null), folded };
    for (const layout of this.kind.layouts) layout.apply();
  }

  // Changes the arrangement of all playgrounds of this kind, and remembers it.
  /**
   * @param {Partial<Arrangement>} fields
   * @param {{ lasting?: boolean }} [how]
   */
  change(fields, { lasting = true } = {}) {
    const now = { ...this.saved, ...fields, ...(fields.one && { page: location.pathname }) };
    if (this.kind.lent) this.kind.lent = now;
    else this.kind.saved = now;
    if (lasting && !this.kind.lent) remember(this.name, now);
    for (const layout of this.kind.layouts) layout.apply();
  }

  apply() {
    Object.assign(this, arrange(this.root, this.saved));
    for (const pane of this.panes) {
      const { fold, enlarge } = this.controls.get(pane);
      const folded = pane.hasAttribute("data-folded");
      const enlarged = this.alone === pane.dataset.part;
      fold.setAttribute("aria-expanded", String(!folded));
      fold.disabled = Boolean(this.alone) || this.band === "phone" || this.band === "stage";
      enlarge.hidden = folded || this.band === "phone";
      enlarge.setAttribute("aria-pressed", String(enlarged));
      enlarge.title = enlarged ? "Show all panes" : "Enlarge";
    }
    for (const button of this.root.querySelectorAll("[data-show]")) {
      button.setAttribute("aria-pressed", String(button.dataset.show === this.one));
      if (button.dataset.show === this.one) button.removeAttribute("data-news");
    }
    this.showMenu();
    this.placeGrips();
  }

  // The pane's title becomes the button that folds it; beside it one that enlarges it; at its edges what resizes it.
  /** @param {Part} pane */
  equip(pane) {
    const title = pane.querySelector(".rp-pane__title");
    const name = title.textContent;
    const fold = make("button", { type: "button", class: "rp-fold" }, name);
    const enlarge = make("button", { type: "button", class: "rp-enlarge", "aria-label": `Enlarge ${name}` });
    const across = make("div", { class: "rp-grip rp-grip--across" });
    const down = make("div", { class: "rp-grip rp-grip--down" });
    title.replaceChildren(fold);
    title.after(enlarge);
    pane.append(across, down);
    this.controls.set(pane, { name, fold, enlarge, across, down });
    const { part } = pane.dataset;
    fold.addEventListener("click", () => this.fold(part, !pane.hasAttribute("data-folded")));
    enlarge.addEventListener("click", () => this.change({ alone: this.alone === part ? null : part }));
    this.equipGrip(across, () => this.widths(pane));
    this.equipGrip(down, () => this.heights(pane));
  }

  /**
   * @param {string} part
   * @param {boolean} folded
   */
  fold(part, folded) {
    const others = this.folded.filter((other) => other !== part);
    this.change({ folded: folded ? [...others, part] : others });
  }

  // Shows a pane wherever it is hidden: folded, behind an enlarged one, or on a phone.
  /** @param {string} part */
  open(part) {
    const folded = this.folded.filter((other) => other !== part);
    const alone = this.saved.alone === part ? part : null;
    if (this.band === "phone") {
      if (this.one !== part) this.change({ one: part });
    } else if (folded.length < this.folded.length || alone !== this.saved.alone) {
      this.change({ folded, alone });
    }
  }

  // Moves the focus into a pane: into the editor, or to the pane's title.
  /** @param {string} part */
  focus(part) {
    const pane = this.panes.find((one) => one.dataset.part === part);
    if (!pane) return;
    this.open(part);
    const target = pane.querySelector(".cm-content") ?? (this.band === "phone" ? null : this.controls.get(pane).fold);
    if (target && !target.disabled) return target.focus();
    pane.tabIndex = -1;
    pane.focus();
  }

  listen() {
    /** @param {string} selector */
    const find = (selector) => this.root.querySelector(selector);
    this.root.addEventListener(
      "click",
      (/** @type {any} */ event) => {
        const button = event.target.closest("button");
        if (button?.dataset.show) this.change({ one: button.dataset.show });
        if (button?.dataset.preset !== undefined) this.preset(button.dataset.preset);
        if (button?.dataset.do === "layout") this.change({ folded: null, alone: null, sizes: {} });
      },
      { signal: this.signal },
    );
    find(".rp-view").addEventListener("change", (/** @type {any} */ { target }) => {
      if (target.dataset.pane) this.fold(target.dataset.pane, !target.checked);
    });
  }

  // Folds all but the named parts; no name means all.
  /**
   * @param {string} names
   * @param {{ lasting?: boolean }} [how]
   */
  preset(names, how = {}) {
    const wanted = names.split(" ");
    const folded = names ? this.panes.map((pane) => pane.dataset.part).filter((part) => !wanted.includes(part)) : [];
    this.change({ folded, alone: null }, how);
  }

  showMenu() {
    const folded = this.panes
      .filter((pane) => this.folded.includes(pane.dataset.part))
      .map((pane) => pane.dataset.part);
    for (const box of this.root.querySelectorAll("[data-pane]")) box.checked = !folded.includes(box.dataset.pane);
    for (const button of this.root.querySelectorAll("[data-preset]")) {
      const wanted = button.dataset.preset.split(" ");
      const hidden = button.dataset.preset
        ? this.panes.filter((pane) => !wanted.includes(pane.dataset.part)).length
        : 0;
      const same = folded.length === hidden && (!hidden || folded.every((part) => !wanted.includes(part)));
      button.setAttribute("aria-pressed", String(same));
    }
  }

  // On a phone the switcher tells which of the hidden panes have changed.
  watchNews() {
    /** @type {Record<string, any>} */
    let before = {};
    const runs = this.root.querySelector("[data-show=runs]");
    const counted = this.root.querySelector(".rp-count__number")?.textContent;
    if (runs && counted) runs.dataset.count = counted;
    this.store.on("view", (view) => {
      for (const button of this.root.querySelectorAll("[data-show]")) {
        const part = button.dataset.show;
        const changed = typeof view[part] === "string" && part in before && view[part] !== before[part];
        if (changed && part !== this.one) button.setAttribute("data-news", "");
        if (part === "runs" && view.totals) button.dataset.count = String(Number(view.totals.session_runs) || 0);
      }
      before = view;
    });
  }

  // The panes that are open, row by row as they stand on the screen.
  rows() {
    /** @type {Part[][]} */
    const rows = [];
    for (const pane of this.panes) {
      if (pane.hasAttribute("data-folded") || pane.hasAttribute("data-away") || !pane.offsetParent) continue;
      const row = rows.at(-1);
      if (row && Math.abs(row[0].offsetTop - pane.offsetTop) < 2) row.push(pane);
      else rows.push([pane]);
    }
    return rows;
  }

  // A row's panes share one grip for its height, and have one between each two for their widths.
  placeGrips() {
    const rows = this.band === "phone" || this.band === "stage" || this.alone ? [] : this.rows();
    for (const pane of this.panes) {
      const { across, down, name } = this.controls.get(pane);
      const row = rows.find((panes) => panes.includes(pane));
      const next = row?.[row.indexOf(pane) + 1];
      if (across.hidden === Boolean(next)) across.hidden = !next;
      if (down.hidden === Boolean(row)) down.hidden = !row;
      if (next) {
        const pair = pane.offsetWidth + next.offsetWidth;
        const value = Math.round((100 * pane.offsetWidth) / pair);
        describe(across, `Width of ${name} beside ${this.controls.get(next).name}`, "vertical", [
          value,
          15,
          85,
          `${value} percent`,
        ]);
      }
      if (row?.[0] === pane) {
        const names = /** @type {Part[]} */ (row).map((one) => this.controls.get(one).name).join(" and ");
        describe(down, `Height of ${names}`, "horizontal", [
          pane.offsetHeight,
          HEIGHT.least,
          HEIGHT.most,
          `${pane.offsetHeight} pixels`,
        ]);
      }
    }
  }

  // The same work for both kinds of grip: `start` gives what is there, and `move` takes how far it goes in pixels.
  /**
   * @param {Part} grip
   * @param {any} start
   */
  equipGrip(grip, start) {
    grip.addEventListener("pointerdown", (/** @type {PageEvent} */ event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      grip.setPointerCapture(event.pointerId);
      const { axis, move } = start();
      const from = event[axis];
      /** @param {PageEvent} moved */
      const drag = (moved) => move(moved[axis] - from);
      const end = () => {
        grip.removeEventListener("pointermove", drag);
        grip.removeAttribute("data-held");
        remember(this.name, this.kind.saved);
        for (const layout of this.kind.layouts) layout.apply();
      };
      grip.setAttribute("data-held", "");
      grip.addEventListener("pointermove", drag);
      grip.addEventListener("lostpointercapture", end, { once: true });
    });
    grip.addEventListener("keydown", (/** @type {PageEvent} */ event) => {
      const { keys, move, restore } = start();
      if (event.key === "Enter") restore();
      else if (event.key in keys) move(keys[event.key]);
      else return;
      event.preventDefault();
      this.change({});
    });
    grip.addEventListener("dblclick", () => {
      start().restore();
      this.change({});
    });
  }

  /** @param {Part} pane */
  widths(pane) {
    const row = /** @type {Part[]} */ (this.rows().find((panes) => panes.includes(pane)));
    const next = row[row.indexOf(pane) + 1];
    const whole = this.frame.clientWidth + GAP;
    /** @type {Map<Part, any>} */
    const shares = new Map(row.map((one) => [one, (one.offsetWidth + GAP) / whole]));
    const [mine, both] = [shares.get(pane), shares.get(pane) + shares.get(next)];
    /** @param {number} pixels */
    const move = (pixels) => {
      const share = Math.min(Math.max(mine + pixels / whole, SHARE.least * both), (1 - SHARE.least) * both);
      this.resize(row, (/** @type {any} */ one) => ({
        share: one === pane ? share : one === next ? both - share : shares.get(one),
      }));
    };
    const step = SHARE.step * whole;
    const keys = { ArrowLeft: -step, ArrowRight: step, Home: -whole, End: whole };
    return { axis: "clientX", move, keys, restore: () => this.resize(row, () => ({ share: undefined })) };
  }

  /** @param {Part} pane */
  heights(pane) {
    const row = /** @type {Part[]} */ (this.rows().find((panes) => panes.includes(pane)));
    const height = pane.offsetHeight;
    /** @param {number} pixels */
    const move = (pixels) => {
      const wanted = Math.round(Math.min(Math.max(height + pixels, HEIGHT.least), HEIGHT.most));
      this.resize(row, () => ({ height: wanted }));
    };
    const keys = { ArrowUp: -HEIGHT.step, ArrowDown: HEIGHT.step, Home: -HEIGHT.most, End: HEIGHT.most };
    return { axis: "clientY", move, keys, restore: () => this.resize(row, () => ({ height: undefined })) };
  }

  // Gives the panes of a row their new sizes, on the screen and in what will be remembered.
  /**
   * @param {Part[]} row
   * @param {any} sizeOf
   */
  resize(row, sizeOf) {
    const sizes = { ...this.saved.sizes?.[this.band] };
    for (const pane of row) sizes[pane.dataset.part] = { ...sizes[pane.dataset.part], ...sizeOf(pane) };
    this.kind.saved = { ...this.saved, sizes: { ...this.saved.sizes, [this.band]: sizes } };
    for (const layout of this.kind.layouts) arrange(layout.root, this.saved);
  }
}

// What was remembered, where it is what this file writes.
/** @param {any} saved */
function validLayout(saved) {
  const { folded, alone, one, page, sizes } = Object(saved);
  /** @param {any} value */
  const text = (value) => (typeof value === "string" ? value : null);
  return {
    folded: Array.isArray(folded) ? folded : null,
    alone: text(alone),
    one: text(one),
    page: text(page) ?? "",
    sizes: { ...Object(sizes) },
  };
}

/**
 * @param {string} tag
 * @param {any} attributes
 */
function make(tag, attributes, text = "") {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
}
