// Puts the panes of one playground where the reader left them. It runs twice: inline before the first paint, where
// early.js has it inside, and in layout.js after each change. `saved` is what layout.js describes; it may be anything.
/**
 * @param {Part} root
 * @param {any} saved
 */
export function arrange(root, saved) {
  var frame = root.querySelector(".rp");
  var column = frame.classList.contains("rp--column");
  var width = frame.clientWidth;
  var phone = column ? matchMedia("(max-width: 599.9px)").matches : width < 600;
  var band = phone ? "phone" : column ? "column" : width < 720 ? "narrow" : width < 1040 ? "medium" : "wide";
  var state = saved && typeof saved === "object" ? saved : {};
  var folded = Array.isArray(state.folded) ? state.folded : [];
  var sizes = Object(Object(state.sizes)[band]);
  var panes = root.querySelectorAll(".rp-pane:not([hidden])");
  var parts = Array.prototype.map.call(panes, function (pane) {
    return pane.dataset.part;
  });
  var alone = parts.indexOf(state.alone) < 0 ? "" : state.alone;
  var usual = parts.indexOf("app") < 0 ? parts[0] : "app";
  var one = parts.indexOf(state.one) < 0 ? usual : state.one;
  frame.dataset.band = band;
  frame.toggleAttribute("data-enlarged", Boolean(alone) && !phone);
  panes.forEach(function (/** @type {Part} */ pane) {
    var part = pane.dataset.part;
    var size = Object(sizes[part]);
    var height = Number(size.height) || 0;
    pane.toggleAttribute("data-folded", !phone && !alone && folded.indexOf(part) >= 0);
    pane.toggleAttribute("data-away", phone ? part !== one : Boolean(alone) && part !== alone);
    pane.toggleAttribute("data-sized", height > 0 && !alone);
    pane.style.setProperty("--rp-height", height ? height + "px" : "");
    pane.style.setProperty("--rp-share", Number(size.share) ? String(Number(size.share)) : "");
  });
  return { band: band, one: one, alone: alone };
}
