// The pane "Dependencies" is made only while a reader can see it: nobody else waits for it, and a script of many lines takes a while.

/**
 * Tells by `ask` whether the pane is to be made from now on.
 * @param {Playground} playground
 * @param {(graph: boolean) => void} ask
 */
export function watchDependencies({ find, store, leaving }, ask) {
  const pane = find(".rp-pane--graph");
  if (!pane) return; // an example may show some panes only
  const isSeen = () => !pane.matches("[hidden], [data-folded], [data-away]");
  let asked = false;
  const want = (/** @type {boolean} */ graph) => {
    asked = graph;
    ask(graph);
  };
  const watch = new MutationObserver(() => {
    if (asked !== isSeen()) want(!asked);
  });
  watch.observe(pane, { attributeFilter: ["hidden", "data-folded", "data-away"] });
  leaving.push(() => watch.disconnect());
  // A session that is opened anew knows nothing of it. What answers a look has no step: that has been asked for.
  store.on("view", (view) => {
    if (isSeen() && view.step !== undefined && typeof view.graph !== "string") want(true);
  });
}
