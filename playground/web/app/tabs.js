// Going from tab to tab with keys.

// The tab that a key goes to from `tab`, if it goes to one.
/**
 * @param {string} key
 * @param {Part} tab
 */
export function besides(key, tab) {
  const tabs = [...(tab.closest("[role=tablist]")?.querySelectorAll("[role=tab]") ?? [])];
  const at = tabs.indexOf(tab);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[key];
  return to === undefined ? null : tabs.at(to % tabs.length);
}
