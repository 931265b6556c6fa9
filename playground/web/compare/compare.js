// A comparison: what the last action cost in each playground of the page, and doing in all what is done in one.
import { afterPaint } from "../lib/after_paint.js";
import { client, playgroundNamed } from "../playgrounds.js";
import { afterPress } from "../lib/press.js";
import { sanitize } from "../lib/sanitize.js";
import { translated } from "./translate.js";

const comparisons = new WeakMap(); // a section of totals → what keeps it up to date

class Comparison {
  /** @param {Part} section */
  constructor(section) {
    this.section = section;
    this.sides = JSON.parse(section.dataset.sides);
    this.together = document.querySelector("[data-rerun-together]");
    this.draw = afterPaint(() => this.drawNow());
    if (this.together) this.together.disabled = false;
    document
      .querySelector("[data-rerun-add]")
      ?.addEventListener("click", (/** @type {PageEvent} */ event) => this.add(event.currentTarget));
    section.addEventListener("click", (/** @type {PageEvent} */ { target }) => {
      const name = target.closest("[data-column]");
      if (name) this.choose(Number(name.dataset.column), true);
    });
    this.choose(0);
  }

  // On a phone one script is shown at a time, and the card of each is the way to it.
  /**
   * @param {number} column
   * @param {boolean} [go]
   */
  choose(column, go = false) {
    this.one = column;
    const columns = document.querySelector(".rerun-compare__columns");
    if (!columns) return;
    columns.dataset.live = "";
    const shown = [...columns.children].filter((each) => !each.hidden);
    for (const [place, each] of shown.entries()) each.toggleAttribute("data-one", place === column);
    if (go) shown[column]?.scrollIntoView({ block: "nearest" });
    this.mark();
  }

  mark() {
    for (const name of this.section.querySelectorAll("[data-column]"))
      name.setAttribute("aria-pressed", String(Number(name.dataset.column) === this.one));
  }

  // These are the playgrounds: all of them at first, later those that were taken off the page and have come back.
  /** @param {Playground[]} playgrounds */
  follow(playgrounds) {
    for (const [column, playground] of playgrounds.entries()) {
      const side = this.sides[column];
      if (side.playground === playground) continue;
      const { store } = playground;
      Object.assign(side, { playground, told: new Set(), follows: false }); // `told`: numbers of actions that are done in the others already
      store.on("latest", (view) => this.stepped(side, view));
      store.on("redone", () => this.redone(side));
      for (const what of /** @type {("source" | "running")[]} */ (["source", "running"]))
        store.on(what, () => this.edited(side));
      store.set("ahead", (asked) => this.ahead(side, asked));
      this.edited(side);
    }
  }

  get shown() {
    return this.sides.filter((/** @type {any} */ { playground }) => !playground.host.closest("[hidden]"));
  }

  get others() {
    return (/** @type {any} */ side) =>
      this.together?.checked ? this.shown.filter((/** @type {any} */ each) => each !== side) : [];
  }

  /**
   * @param {any} side
   * @param {any} given
   */
  stepped(side, { totals, brief, answers, starts }) {
    if (!totals || !brief || !Number.isInteger(brief.step)) return; // not the present
    const before = side.brief.step;
    Object.assign(side, { totals, brief });
    this.draw();
    if (starts) {
      if (!side.follows) for (const other of this.others(side)) this.rewind(other, brief.step);
      side.follows = false;
    } else if (
      answers !== Infinity &&
      !side.told.delete(answers) &&
      brief.step > before &&
      brief.action instanceof Object
    ) {
      this.tell(side, brief);
    }
  }

  // The numbers are those of the script that ran, and say so while another one stands in the editor.
  /** @param {any} side */
  edited(side) {
    const changed = isChanged(side);
    if (changed === Boolean(side.changed)) return;
    side.changed = changed;
    this.draw();
  }

  // An action waits until its reader has guessed what it will do: it waits in the others too, and they are asked about
  // together. What names no widget goes to them once it is done.
  /**
   * @param {any} side
   * @param {any} given
   */
  ahead(side, { seq, action }) {
    const [[kind, target]] = Object.entries(action);
    const widget = side.brief.widgets?.find((/** @type {any} */ [, , , id]) => id && id === target?.id);
    if (!widget || this.echo || !this.others(side).length) return;
    const [key, label] = widget;
    side.told.add(seq);
    this.tell(side, { ...side.brief, label, action: { [kind]: { ...target, ...(key ? { key } : { label }) } } });
  }

  // Does in the others what was done in one.
  /**
   * @param {any} side
   * @param {any} brief
   */
  tell(side, brief) {
    if (this.echo) return;
    this.echo = true;
    for (const other of this.others(side)) {
      other.told.add(other.playground.store.get("send")(translated({ ...side, brief }, other)));
    }
    this.echo = false;
  }

  // Takes back in one what was taken back in another; its own beginning anew then says nothing to the others.
  /**
   * @param {any} side
   * @param {number} step
   */
  rewind(side, step) {
    const { log } = side.playground;
    if (side.follows || !log || log.actions.length <= step) return;
    side.follows = true;
    log.cut(step);
  }

  // An action that had been taken back was done again.
  /** @param {any} side */
  redone(side) {
    if (this.echo) return;
    this.echo = true;
    for (const other of this.others(side)) other.playground.log?.redo();
    this.echo = false;
  }

  // Shows a further script: all begin anew, so that the same is done in each.
  /** @param {Part} button */
  add(button) {
    const column = document.querySelector(".rerun-compare__column[hidden]");
    if (!column) return;
    column.hidden = false;
    const columns = document.querySelector(".rerun-compare__columns");
    for (const each of [columns, this.section]) each.style.setProperty("--columns", this.shown.length);
    this.choose(this.shown.length - 1);
    button.hidden = !document.querySelector(".rerun-compare__column[hidden]");
    const added = this.shown.find((/** @type {any} */ { playground }) => column.contains(playground.host));
    for (const other of this.others(added)) this.rewind(other, 0);
    const { top } = column.getBoundingClientRect();
    if (top < 0 || top > innerHeight) column.scrollIntoView();
    added?.playground.find("button")?.focus({ preventScroll: true });
    this.draw();
  }

  async drawNow() {
    if (!this.section.isConnected) return;
    const asked = Symbol("asked");
    this.asked = asked;
    const sides = this.shown.map((/** @type {any} */ { name, totals, brief, changed = false }) => ({
      name,
      totals,
      brief,
      changed,
    }));
    try {
      const { table, words } = await client.request({ type: "compare", session: "", sides });
      afterPress(() => asked === this.asked && this.show(table, words)); // else something newer is on its way
    } catch {
      // The worker has been replaced: the next step brings the totals.
    }
  }

  /**
   * @param {string} table
   * @param {string} words
   */
  show(table, words) {
    const [place, said] = [
      this.section.querySelector(".rerun-totals__place"),
      this.section.querySelector(".rerun-totals__words"),
    ];
    const focused = place.contains(document.activeElement) && document.activeElement?.getAttribute("data-column");
    place.replaceChildren(...sanitize(String(table)));
    this.mark();
    if (focused) place.querySelector(`[data-column="${focused}"]`)?.focus({ preventScroll: true });
    const text = sanitize(String(words))
      .map((node) => node.textContent)
      .join("");
    if (said.textContent !== text) said.textContent = text;
  }
}

/** @param {any} given */
function isChanged({ playground: { store } }) {
  const running = store.get("running");
  return running !== undefined && running !== store.get("source");
}

// Brings the page's comparison to life, once all its playgrounds are there, and with those that have come back.
export function startComparison() {
  const section = document.querySelector(".rerun-totals");
  const hosts = [...document.querySelectorAll("[data-playground]")];
  const playgrounds = hosts.map((host) => playgroundNamed(host.dataset.playground));
  if (!section || !playgrounds.every(Boolean)) return;
  if (!comparisons.has(section)) comparisons.set(section, new Comparison(section));
  comparisons.get(section).follow(playgrounds);
}
