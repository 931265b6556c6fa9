// What is shown of a file that cannot be edited: its name and size, a small picture, and what can be done with it.
import { isText, sizeOf, sizeWords } from "../share/contents.js";

const PICTURES = { png: "png", jpg: "jpeg", jpeg: "jpeg", gif: "gif", webp: "webp" }; // by the ends of names: no SVG, which is text
const MOST_PICTURE = 3_000_000; // bytes

/**
 * @param {string} name
 * @param {Content} content
 * @param {HTMLElement[]} buttons
 */
export function binaryView(name, content, buttons) {
  const place = document.createElement("div");
  place.className = "rp-binary";
  const bytes = sizeOf(content);
  const why = isText(content) ? "It is too long to be edited here." : "It is no text.";
  place.append(Object.assign(document.createElement("p"), { textContent: `${name}, ${sizeWords(bytes)}. ${why}` }));
  const kind = PICTURES[/** @type {keyof typeof PICTURES} */ (name.slice(name.lastIndexOf(".") + 1).toLowerCase())];
  if (kind && !isText(content) && bytes <= MOST_PICTURE) {
    const picture = new Image();
    picture.alt = name;
    picture.src = `data:image/${kind};base64,${content.base64}`;
    picture.addEventListener("error", () => picture.remove());
    place.append(picture);
  }
  const row = document.createElement("div");
  row.className = "rp-binary__buttons";
  row.append(...buttons);
  place.append(row);
  return place;
}
