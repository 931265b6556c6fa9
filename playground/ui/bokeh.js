// BokehJS as this page brings it along, and an end of what it has drawn: Bokeh keeps views and documents until it is told.

// Where another BokehJS came first, ours is only known by its version.
export function bokehOf(version) {
  return globalThis.Bokeh?.[version] ?? globalThis.Bokeh;
}

// Forgets documents once their views, of which `managers` are promised, are there: Bokeh's own notifications are views too.
export async function forget(bokeh, managers) {
  const known = new Set();
  for (const views of await managers) {
    for (const { model } of views.roots) known.add(model.document);
    views.clear();
  }
  for (const document of known) {
    document?.clear();
    const place = bokeh.documents.indexOf(document);
    if (place >= 0) bokeh.documents.splice(place, 1);
  }
}
