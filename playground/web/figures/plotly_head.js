// Takes the place of the page's head for Plotly, which writes its styles there (`build.py` tells it so): a document that is not
// shown. What is written is taken from it, and put where the figure is.
const head = document.implementation.createHTMLDocument("").head;
export { head as figureHead };

// The rules that were written so far.
export function writtenRules() {
  /** @type {string[]} */
  const rules = [];
  for (const style of /** @type {NodeListOf<HTMLStyleElement>} */ (head.querySelectorAll("style[id^='plotly.js-']")))
    for (const rule of style.sheet?.cssRules ?? []) rules.push(rule.cssText);
  return rules;
}
