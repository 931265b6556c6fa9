// What the light can be on: lines of a script, an element of its app, one of its runs. A target knows where it is and comes into sight.
import { EditorView } from "@codemirror/view";
import { editorOf } from "../editors.js";

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */
/** @typedef {{ box: () => Box | null, show: () => void, part: string, pane: HTMLElement }} Target */

// The playground that a light is in: a demo's has the name of its script, any other that of its file.
/**
 * @param {import("../stage.js").Stage} stage
 * @param {Playground[]} shown
 * @param {string | undefined} script
 * @returns {Playground | undefined}
 */
export function playgroundOf({ player }, shown, script) {
  if (script === undefined) return shown[0];
  const named = player?.playgroundOf(script) ?? shown.find(({ data }) => data.id === script);
  return shown.find((each) => each === named);
}

/**
 * @param {import("../stage.js").Stage} stage
 * @param {Playground} playground
 */
export function scriptOf({ player }, playground) {
  return player?.scripts().find(([, each]) => each === playground)?.[0] ?? playground.data.id;
}

// Null where there is no such thing.
/**
 * @param {Playground} playground
 * @param {Spot} spot
 * @returns {Target | null}
 */
export function targetOf(playground, spot) {
  if ("lines" in spot) return linesOf(playground, spot.lines);
  const found = "run" in spot ? runOf(playground, spot.run) : elementOf(playground, spot.element);
  if (!found) return null;
  const body = found.closest(".rp-pane__body");
  return {
    part: body.parentElement.dataset.part,
    pane: body,
    box: () => (found.isConnected && found.checkVisibility() ? within(found.getBoundingClientRect(), body) : null),
    show: () => bringIntoSight(found, body),
  };
}

/**
 * @param {Playground} playground
 * @param {[number, number]} lines
 * @returns {Target | null}
 */
function linesOf(playground, [from, to]) {
  const view = editorOf(playground);
  if (!view || from > view.state.doc.lines) return null;
  const last = () => Math.min(Math.max(from, to), view.state.doc.lines);
  return {
    part: "script",
    pane: view.scrollDOM,
    box() {
      const { doc } = view.state;
      if (from > doc.lines || !view.dom.checkVisibility()) return null;
      const { left, right } = view.dom.getBoundingClientRect();
      const top = view.documentTop + view.lineBlockAt(doc.line(from).from).top;
      const bottom = view.documentTop + view.lineBlockAt(doc.line(last()).from).bottom;
      return within({ left, right, top, bottom }, view.scrollDOM);
    },
    show() {
      const { doc } = view.state;
      const effects = [last(), from].map((line) =>
        EditorView.scrollIntoView(doc.line(line).from, { y: "nearest", yMargin: 20 }),
      );
      for (const effect of effects) view.dispatch({ effects: effect });
    },
  };
}

// What is seen of a box in its pane; a box of no height where it is out of sight.
/**
 * @param {Box} box
 * @param {Element} pane
 */
function within({ left, top, right, bottom }, pane) {
  const room = pane.getBoundingClientRect();
  return {
    left: Math.max(left, room.left),
    top: Math.min(Math.max(top, room.top), room.bottom),
    right: Math.min(right, room.right),
    bottom: Math.max(Math.min(bottom, room.bottom), room.top),
  };
}

/**
 * @param {Element} element
 * @param {Element} pane
 */
export function bringIntoSight(element, pane) {
  const [box, room] = [element.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (box.top >= room.top && box.bottom <= room.bottom) return;
  element.scrollIntoView({ block: box.height < room.height ? "center" : "start", behavior: "instant" });
}

/**
 * @param {Playground} playground
 * @param {number} number
 */
function runOf(playground, number) {
  const row = playground.root.querySelector(`#rp-trow-${number}`);
  return playground.find(`.rp-run[id$="run-${number}"]`) ?? (row?.checkVisibility() ? row : null);
}

// The elements of an app that are drawn now, in their order.
/**
 * @param {Playground} playground
 * @returns {HTMLElement[]}
 */
export function elementsOf(playground) {
  return [...playground.pane("app").querySelectorAll(".rp-el")].filter((each) => each.checkVisibility());
}

/**
 * @param {Playground} playground
 * @param {{ type?: string, label?: string, key?: string, text?: string }} known
 */
function elementOf(playground, { type, label, key, text }) {
  const widgets = widgetsOf(playground);
  /** @param {HTMLElement} element */
  const fits = (element) => {
    const widget = widgets.get(element.dataset.id ?? "");
    if (type !== undefined && !element.classList.contains(`rp-el--${type}`)) return false;
    if (key !== undefined && widget?.key !== key) return false;
    if (label !== undefined && widget?.label !== label && !labelsOf(element).includes(plain(label))) return false;
    return text === undefined || [text, plain(text)].includes(spaced(element.textContent));
  };
  return elementsOf(playground).find(fits);
}

// What is known of an element, so that it is found again.
/**
 * @param {Playground} playground
 * @param {HTMLElement} element
 */
export function knownOf(playground, element) {
  const { key, label } = widgetsOf(playground).get(element.dataset.id ?? "") ?? {};
  if (key) return { key };
  const type = [...element.classList]
    .find((name) => name.startsWith("rp-el--") && name !== "rp-el--stale")
    ?.slice("rp-el--".length);
  return label ? { type, label } : { type, text: spaced(element.textContent) };
}

/**
 * @param {Playground} playground
 * @returns {Map<string, { key: string | null, label: string }>} by their ids
 */
function widgetsOf({ store }) {
  const widgets = store.get("latest")?.brief?.widgets;
  const known = Array.isArray(widgets) ? widgets : [];
  return new Map(known.map(([key, label, , id]) => [String(id), { key, label: String(label) }]));
}

/** @param {HTMLElement} element */
const labelsOf = (element) =>
  [...element.querySelectorAll("label, legend, summary, button, [class*=label]")].map((each) =>
    spaced(each.textContent),
  );

/** @param {string | null} text */
const spaced = (text) => (text ?? "").replace(/\s+/g, " ").trim();

// Without the signs of Markdown, as the page shows it.
/** @param {string} text */
const plain = (text) => spaced(text.replace(/[*_`]/g, ""));
