// A button of the page's own, made while it is shown: in a notice, a bar, a list.

/**
 * @param {string} words
 * @param {() => void} work
 * @param {string} [kind] its class
 */
export function newButton(words, work, kind = "rp-btn rp-btn--small") {
  const made = document.createElement("button");
  made.type = "button";
  made.className = kind;
  made.textContent = words;
  made.addEventListener("click", work);
  return made;
}
