// The menu "View": it opens and closes, and sets the size of what is in the panes for all playgrounds of this browser.
import { recall, remember } from "../lib/storage.js";

const SIZE = { name: "text-size", usual: 13, least: 10, most: 24 };

const frames = new Set();

/** @param {Playground} given */
export function viewMenu({ root, leaving }) {
  const button = root.querySelector("[data-do=view]");
  const box = root.querySelector(".rp-view");
  /** @param {boolean} open */
  const show = (open) => {
    box.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => show(box.hidden));
  box.parentElement.addEventListener("keydown", (/** @type {PageEvent} */ event) => {
    if (event.key !== "Escape" || box.hidden) return;
    event.stopPropagation();
    show(false);
    button.focus();
  });
  /** @param {PageEvent} event */
  const elsewhere = (event) => event.composedPath().includes(box.parentElement) || show(false);
  document.addEventListener("pointerdown", elsewhere);
  leaving.push(() => {
    document.removeEventListener("pointerdown", elsewhere);
    frames.delete(root);
  });
  box.parentElement.addEventListener("focusout", (/** @type {any} */ { relatedTarget }) => {
    if (relatedTarget && !box.parentElement.contains(relatedTarget)) show(false);
  });
  // A window of another site could not hear this page.
  root.querySelector("[data-do=speaker]").hidden = new URL(import.meta.url).origin !== location.origin;
  textSize(root);
}

/** @param {Part} root */
function textSize(root) {
  frames.add(root);
  const now = () => Math.min(Math.max(Math.trunc(recall(SIZE.name)) || SIZE.usual, SIZE.least), SIZE.most);
  let size = now();
  const show = () => {
    for (const one of frames) {
      const frame = one.querySelector(".rp");
      frame.style.setProperty("--rp-code-size", `${size}px`);
      frame.style.setProperty("--rp-text-scale", String(size / SIZE.usual));
      one.querySelector(".rp-view__size").textContent = size;
      one.host.dispatchEvent(new Event("rp-scale"));
    }
  };
  /** @param {number} pixels */
  const by = (pixels) => () => {
    size = Math.min(Math.max(Number(root.querySelector(".rp-view__size").textContent) + pixels, SIZE.least), SIZE.most);
    remember(SIZE.name, size);
    show();
  };
  root.querySelector("[data-do=smaller]").addEventListener("click", by(-1));
  root.querySelector("[data-do=larger]").addEventListener("click", by(1));
  show();
}
