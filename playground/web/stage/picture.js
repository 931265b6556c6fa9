// A still picture of what a presented page shows: a copy of its playgrounds and of what stands over them, which nobody can use.
//
// A copy of HTML lacks what is not in its attributes: what was typed, how far something is scrolled, what was drawn.

const OVER = "[data-presented], body > [data-stage]:not([data-stage=cover], [data-stage=line])";

export function picture() {
  const cover = document.createElement("div");
  cover.inert = true;
  cover.ariaHidden = "true";
  /** @type {(() => void)[]} */
  const later = []; // what needs the copies to be on the page
  for (const shown of document.querySelectorAll(OVER)) cover.append(copyOf(shown, later));
  const badge = document.createElement("p");
  badge.className = "rerun-stage-badge";
  badge.textContent = "Frozen: F goes on";
  cover.append(badge);
  // As soon as it is on the page, before it is painted.
  queueMicrotask(() => {
    for (const work of later) work();
  });
  return cover;
}

/**
 * @param {Part} original
 * @param {(() => void)[]} later
 */
function copyOf(original, later) {
  const copy = original.cloneNode(false);
  copy.classList.remove("rp-host"); // it does not live
  copy.removeAttribute("data-playground");
  if (original.shadowRoot) {
    const shadow = copy.attachShadow({ mode: "open" });
    const { adoptedStyleSheets, childNodes } = original.shadowRoot;
    const linked = [...childNodes].map((child) => readSheet(child));
    shadow.adoptedStyleSheets = [...linked.filter((sheet) => sheet !== null), ...adoptedStyleSheets];
    for (const [place, child] of childNodes.entries()) if (!linked[place]) add(shadow, child, later);
  }
  for (const child of original.childNodes) add(copy, child, later);
  finish(original, copy, later);
  return copy;
}

// A copy of a link would load its sheet a moment later: the picture has it at once.
/** @type {Map<string, CSSStyleSheet>} */
const sheets = new Map();

/** @param {Part} child */
function readSheet(child) {
  if (!(child instanceof HTMLLinkElement) || child.rel !== "stylesheet") return null;
  const known = sheets.get(child.href);
  if (known) return known;
  try {
    const sheet = new CSSStyleSheet({ baseURL: child.href });
    sheet.replaceSync([...(child.sheet?.cssRules ?? [])].map(({ cssText }) => cssText).join("\n"));
    sheets.set(child.href, sheet);
    return sheet;
  } catch {
    return null; // another site's: the link does it
  }
}

/**
 * @param {Part} place
 * @param {Part} child
 * @param {(() => void)[]} later
 */
function add(place, child, later) {
  if (!(child instanceof Element)) place.append(child.cloneNode());
  else if (!child.matches("script, template, dialog, .rp-mount")) place.append(copyOf(child, later));
}

/**
 * @param {Part} original
 * @param {Part} copy
 * @param {(() => void)[]} later
 */
function finish(original, copy, later) {
  if (original instanceof HTMLCanvasElement) {
    if (original.width && original.height) copy.getContext("2d").drawImage(original, 0, 0);
  } else if (original instanceof HTMLInputElement) {
    for (const name of ["value", "checked", "indeterminate"])
      if (original.type !== "file" || name !== "value") copy[name] = /** @type {any} */ (original)[name];
  } else if (original instanceof HTMLTextAreaElement || original instanceof HTMLSelectElement) {
    copy.value = original.value;
  }
  const { scrollTop, scrollLeft } = original;
  if (scrollTop || scrollLeft)
    later.push(() => copy.scrollTo({ top: scrollTop, left: scrollLeft, behavior: "instant" }));
}
