// How large what is in the panes is, as a number: for canvases, which are drawn in this size and not enlarged. The host
// of a playground says by the event "rp-scale" that it has changed.

/** @param {Element} element in a playground */
export function scaleOf(element) {
  return Number.parseFloat(getComputedStyle(element).getPropertyValue("--rp-zoom")) || 1;
}
