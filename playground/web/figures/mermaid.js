// Draws diagrams from their text with Mermaid. What comes of it is shown as a picture, in which nothing runs, loads or is styled from elsewhere.
import mermaid from "mermaid";

let drawings = 0;
/** @type {Promise<unknown>} */
let before = Promise.resolve(); // Mermaid has one configuration: diagrams are drawn one after the other

/** @type {Draw} */
export async function draw(canvas, given, look) {
  const text = String(given.text);
  const shape = JSON.stringify([text, look.dark, look.width, look.scale]);
  if (/** @type {any} */ (look.old)?.shape === shape) return /** @type {Drawn} */ (look.old);
  const mine = before.then(() => rendered(text, look));
  before = mine.catch(() => {});
  const svg = await mine;
  const image = document.createElement("img");
  image.alt = "";
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  const { width, height } = sizeOf(svg);
  const wide = Math.min(width * look.scale, look.width);
  image.width = Math.round(wide);
  image.height = Math.round(Math.min((wide * height) / width, 5_000));
  await image.decode().catch(() => {
    throw new Error("the page may not show it: its Content-Security-Policy has to have data: in img-src");
  });
  canvas.replaceChildren(image);
  return /** @type {any} */ ({ shape, end: () => image.remove() });
}

/**
 * @param {string} text
 * @param {FigureLook} look
 */
async function rendered(text, look) {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: "strict",
    theme: look.dark ? "dark" : "default",
    fontFamily: "sans-serif",
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    maxTextSize: 20_000,
    maxEdges: 300,
    suppressErrorRendering: true,
    secure: [
      "secure",
      "securityLevel",
      "startOnLoad",
      "maxTextSize",
      "maxEdges",
      "suppressErrorRendering",
      "htmlLabels",
    ],
  });
  // It measures its texts in the page: out of sight, and for no longer than that.
  const place = document.createElement("div");
  place.style.cssText = "position: fixed; left: -20000px; top: 0; width: 1000px; visibility: hidden";
  place.setAttribute("aria-hidden", "true");
  document.body.append(place);
  try {
    const { svg } = await mermaid.render(`rp-mermaid-${++drawings}`, text, place);
    return svg;
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new Error(`Mermaid says: ${words.split("\n").slice(0, 3).join(" ")}`);
  } finally {
    place.remove();
  }
}

/** @param {string} svg */
function sizeOf(svg) {
  const box =
    /viewBox="([-\d.eE\s,]+)"/
      .exec(svg)?.[1]
      .trim()
      .split(/[\s,]+/) ?? [];
  const [width, height] = box.slice(2).map(Number);
  return width > 0 && height > 0 ? { width, height } : { width: 600, height: 400 };
}
