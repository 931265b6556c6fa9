// Puts the panes of one playground where the reader left them. It runs twice: inline before the first paint, from
// early.js, and in layout.js after each change. `saved` is what layout.js describes; it may be anything.
/**
 * @param {Part} root
 * @param {any} saved
 */
export function arrange(root, saved) {
  const frame = root.querySelector(".rp");
  const column = frame.classList.contains("rp--column");
  const width = frame.clientWidth;
  const staged = root.host?.hasAttribute("data-presented"); // where they stand is the stage's (stage/present.js)
  const phone = !staged && (column ? matchMedia("(max-width: 599.9px)").matches : width < 600);
  const band = staged
    ? "stage"
    : phone
      ? "phone"
      : column
        ? "column"
        : width < 720
          ? "narrow"
          : width < 1040
            ? "medium"
            : "wide";
  const state = saved && typeof saved === "object" ? saved : {};
  const sizes = Object(Object(state.sizes)[band]);
  const panes = root.querySelectorAll(".rp-pane:not([hidden])");
  const parts = [...panes].map((pane) => pane.dataset.part);
  const waiting = [...panes].filter((pane) => "waits" in pane.dataset).map((pane) => pane.dataset.part);
  const folded = Array.isArray(state.folded) ? state.folded : waiting;
  const alone = parts.includes(state.alone) ? state.alone : "";
  const usual = parts.includes("app") ? "app" : parts[0];
  const one = state.page === location.pathname && parts.includes(state.one) ? state.one : usual; // a step begins with the app
  frame.dataset.band = band;
  frame.toggleAttribute("data-enlarged", Boolean(alone) && !phone);
  for (const pane of panes) {
    const part = pane.dataset.part;
    const size = Object(sizes[part]);
    const height = Number(size.height) || 0;
    pane.toggleAttribute("data-folded", !phone && !alone && folded.includes(part));
    pane.toggleAttribute("data-away", phone ? part !== one : Boolean(alone) && part !== alone);
    pane.toggleAttribute("data-sized", height > 0 && !alone);
    pane.style.setProperty("--rp-height", height ? `${height}px` : "");
    pane.style.setProperty("--rp-share", Number(size.share) ? String(Number(size.share)) : "");
  }
  return { band, one, alone, folded };
}
