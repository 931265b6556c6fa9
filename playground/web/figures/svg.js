// Puts a picture that a library has written as SVG into the page: what could act or load is taken out of it.
import { sanitize } from "../lib/sanitize.js";

const STOP = /style="stop-color:([^;"]*);stop-opacity:([^;"]*);?"/g; // a colour of a run of colours: styles do not get in
let pictures = 0;

/**
 * @param {HTMLElement} canvas
 * @param {string} text
 * @param {{ wide?: number | null, high?: number | null, most: number, scale: number }} size
 * @returns {() => void} which takes it away again
 */
export function drawn(canvas, text, { wide, high, most, scale }) {
  const start = text.indexOf("<svg");
  const plain = text.slice(start).replaceAll("xlink:href=", "href=").replace(STOP, 'stop-color="$1" stop-opacity="$2"');
  const nodes = start < 0 ? [] : sanitize(plain);
  const svg = nodes.find((node) => node.localName === "svg");
  if (!svg) throw new Error("what came of it is no picture");
  named(svg, `rp-svg-${++pictures}`);
  const [, , across, down] = (svg.getAttribute("viewBox") ?? "0 0 300 150").split(/[\s,]+/).map(Number);
  const natural = (/** @type {number} */ points) => points * (4 / 3) * scale;
  const width = Math.min(wide ?? natural(across), most);
  const height = high ?? (width * down) / across;
  svg.setAttribute("width", String(Math.round(width)));
  svg.setAttribute("height", String(Math.round(Math.min(height, 5_000))));
  svg.setAttribute("aria-hidden", "true"); // its words and its text stand beside it
  for (const link of svg.querySelectorAll("a")) link.setAttribute("tabindex", "-1");
  canvas.replaceChildren(svg);
  return () => svg.remove();
}

// Its ids are its own: the page looks for its parts by theirs.
/**
 * @param {Element} svg
 * @param {string} prefix
 */
function named(svg, prefix) {
  const all = [svg, ...svg.querySelectorAll("*")];
  for (const node of all) {
    if (node.id) node.id = `${prefix}-${node.id}`;
    node.removeAttribute("class");
    for (const name of ["fill", "stroke", "clip-path", "mask", "filter", "marker-end", "marker-start"]) {
      const value = node.getAttribute(name);
      if (value?.includes("url(")) node.setAttribute(name, value.replace(/url\(\s*["']?#/g, `url(#${prefix}-`));
    }
  }
}
