// What is done with Bokeh's views: an end of them too, for Bokeh keeps views and documents until it is told.
import { bokeh } from "./bokeh.js";

// Whether the page lets style elements work: a host may forbid them, and Bokeh's figures then grow without end.
/** @param {ShadowRoot} root */
export function mayStyle(root) {
  const probe = document.createElement("style");
  probe.textContent = "probe {}";
  root.append(probe);
  const may = probe.sheet !== null;
  probe.remove();
  return may;
}

// Takes the figures of some views out of the order of Tab: they are pictures, and what they show can be read beside them.
/** @param {any} views */
export function withoutStops(views) {
  for (const view of views.all_views()) view.events_el?.removeAttribute("tabindex");
}

// Forgets documents once their views, of which `managers` are promised, are there: Bokeh's own notifications are views too.
/** @param {Promise<any[]> | undefined} managers */
export async function forget(managers) {
  const known = new Set();
  for (const views of (await managers) ?? []) {
    for (const { model } of views.roots) known.add(model.document);
    views.clear();
  }
  for (const document of known) {
    document?.clear();
    const place = bokeh.documents.indexOf(document);
    if (place >= 0) bokeh.documents.splice(place, 1);
  }
}
