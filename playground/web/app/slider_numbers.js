// The number beside a slider that is dragged.
import { instantAt, parsed } from "./controls.js";

// While a slider is dragged, its number follows it, with as many decimals as it had.
/** @param {Part} slider */
export function showDragged(slider) {
  const outputs = [...(slider.closest(".rp-el, fieldset, div")?.querySelectorAll("output") ?? [])];
  const shown = outputs.find((output) => output.htmlFor.contains(slider.id));
  if (!shown) return;
  const options = slider.closest("[data-options]")?.dataset.options;
  if (options) {
    shown.textContent = parsed(options)?.[Number(slider.value)] ?? "";
    slider.setAttribute("aria-valuetext", shown.textContent);
    return;
  }
  const days = slider.closest("[data-start]");
  if (days) {
    shown.textContent = instantAt(days, Number(slider.value)).replace("T", " ");
    slider.setAttribute("aria-valuetext", shown.textContent);
    return;
  }
  /** @param {any} _ */
  const number = (_, decimals = "") => Number(slider.value).toFixed(Math.max(0, decimals.length - 1));
  shown.textContent = shown.textContent.replace(/-?\d+(\.\d+)?/, number);
}
