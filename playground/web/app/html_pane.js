// Shows one part of the view: sanitizes its HTML, and morphs it into the pane.
import { afterPaint } from "../lib/after_paint.js";
import { playgroundOf } from "../playgrounds.js";
import { listen } from "./acting.js";
import { Charts } from "./charts.js";
import { Dialog } from "./dialog.js";
import { Live } from "./drawing.js";
import { Figures } from "./figures.js";
import { Frames } from "./frames.js";
import { Past } from "./past.js";

// The site's page on what a script can use, seen from the folder that this bundle is in.
const REFERENCE = new URL("../../reference/", import.meta.url).href;

/** @param {any} given */
export function render({ model, el }) {
  const playground = playgroundOf(el);
  const { store } = playground;
  const body = playground.pane(model.part);
  const drawing = new Live(body);
  listen(body, { part: model.part, session: playground.session, store, drawing });

  const isApp = model.part === "app";
  const charts = isApp ? new Charts(body, playground) : null;
  const figures = isApp ? new Figures(body, playground) : null;
  const frames = isApp ? new Frames(body, playground) : null;
  const drawAll = () => {
    charts?.draw();
    figures?.draw();
    frames?.draw();
  };
  drawAll();
  const finish = () => {
    for (const link of body.querySelectorAll("a[data-reference]")) link.href = REFERENCE;
    drawAll();
  };
  const dialog = isApp ? new Dialog(body, playground) : null;
  const past = isApp ? new Past(playground, body) : null;
  /** @type {string | null} */
  let shown = null;
  const show = () => {
    const view = store.get("view");
    past?.show(view);
    const html = view[model.part];
    if (typeof html !== "string") return;
    if (dialog) dialog.around(() => drawing.draw(html, view));
    else if (html !== shown) drawing.draw(html, view);
    shown = html;
    finish();
    if (model.part === "order") showCurrent(body);
    if (model.part === "runs") showComparison(body);
  };
  store.on("view", isApp ? show : afterPaint(show));
  if (dialog)
    store.on("progress", (progress) => {
      if (progress) dialog.around(() => drawing.draw(progress.app, progress));
      if (progress?.whole) finish();
    });
  playground.mounted();
}

// A comparison that was asked for comes into sight, without moving the page.
/** @param {Part} body */
function showComparison(body) {
  const words = body.querySelector(".rp-compare__words")?.textContent ?? "";
  if (words && words !== body.dataset.compared)
    body.scrollTop = body.querySelector(".rp-pick").offsetTop - body.offsetTop - 8;
  if ((body.dataset.compared ?? "") !== words) body.dataset.compared = words;
}

// How far below the top of a pane something begins.
/**
 * @param {Part} body
 * @param {Part} part
 */
function topWithin(body, part) {
  let top = 0;
  let above = /** @type {any} */ (part);
  while (above !== body && body.contains(above)) {
    top += above.offsetTop;
    above = above.offsetParent;
  }
  return above === body ? top : top - body.offsetTop;
}

// Keeps the event that is looked at in sight, without moving the page.
/** @param {Part} body */
function showCurrent(body) {
  const event = body.querySelector(".rp-order__number[aria-current]")?.closest("li");
  if (!event) return;
  const top = topWithin(body, event);
  if (top < body.scrollTop + 60 || top + event.offsetHeight > body.scrollTop + body.clientHeight) {
    body.scrollTop = top - body.clientHeight / 2;
  }
}
