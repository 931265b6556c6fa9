// A picture of the page as the room sees it, as data: its elements with what is in their fields, its styles, how far it is
// scrolled. It is no copy that could run: names, attributes and texts, of which the speaker window draws it again.

// What is never seen; and what hides the page from the room, and not from the speaker.
const LEFT_OUT = 'script, noscript, template, meta, base, title, link:not([rel~="stylesheet"]), [data-stage="cover"]';
const LONGEST = 300; // characters of data in an attribute: no style asks for more
/** @type {Record<string, string>} */
const NAMESPACES = { "http://www.w3.org/2000/svg": "svg:", "http://www.w3.org/1998/Math/MathML": "math:" };
const CHANGES = ["scroll", "input", "change", "toggle"]; // what one sees of a page, and no attribute says

/** @typedef {string | [name: string, attributes: Record<string, string>, children: any[], shadow?: any[]]} Shape */

// Takes pictures, and calls `changed` once something has changed since the last one.
export class Camera {
  #styles = /** @type {Map<string, number>} */ (new Map()); // the numbers of the texts of style sheets: they are long, and the same
  #known = /** @type {Map<CSSStyleSheet, { rules: number, text: string }>} */ (new WeakMap());
  #heard = new WeakSet(); // the roots whose events are listened to
  #observer;

  /** @param {() => void} changed @param {AbortSignal} signal */
  constructor(changed, signal) {
    this.changed = changed;
    this.signal = signal;
    this.#observer = new MutationObserver(() => {
      this.#observer.disconnect(); // until the next picture nothing more is to be known
      changed();
    });
    const options = { signal, passive: true };
    for (const name of ["resize", "scroll"]) addEventListener(name, changed, options);
    signal.addEventListener("abort", () => this.#observer.disconnect());
  }

  // The page as it is now, as JSON, and all styles that it names by their numbers.
  take() {
    this.#observer.disconnect();
    this.#watch(document.documentElement);
    const { documentElement: html, head, body } = document;
    const page = ["html", this.#attributes(html), [this.#head(head), this.#shape(body)]];
    const text = JSON.stringify({ page, scroll: [scrollX, scrollY] });
    return { width: innerWidth, height: innerHeight, text, styles: [...this.#styles.keys()] };
  }

  /** @param {HTMLElement | ShadowRoot} root */
  #watch(root) {
    this.#observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    if (this.#heard.has(root)) return;
    this.#heard.add(root);
    for (const name of CHANGES)
      root.addEventListener(name, this.changed, { capture: true, passive: true, signal: this.signal });
  }

  /** @param {HTMLHeadElement} head */
  #head(head) {
    const sheets = [...head.querySelectorAll("link[rel~=stylesheet], style")].map((each) => this.#shape(each));
    return ["head", {}, [...sheets, ...this.#adopted(document)]];
  }

  /** @param {Document | ShadowRoot} root */
  #adopted(root) {
    return [...root.adoptedStyleSheets].map((sheet) => this.#style(this.#textOf(sheet)));
  }

  /** @param {CSSStyleSheet} sheet */
  #textOf(sheet) {
    const { length } = sheet.cssRules;
    const known = this.#known.get(sheet);
    if (known?.rules === length) return known.text;
    const text = [...sheet.cssRules].map(({ cssText }) => cssText).join("\n");
    this.#known.set(sheet, { rules: length, text });
    return text;
  }

  /** @param {string} text */
  #style(text, attributes = {}) {
    if (!this.#styles.has(text)) this.#styles.set(text, this.#styles.size);
    return ["style", { ...attributes, ".text": String(this.#styles.get(text)) }, []];
  }

  // What is to be drawn of a node, or null.
  /** @param {any} node @returns {any} */
  #shape(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE) return null;
    const { localName, shadowRoot } = node;
    if (node.matches(LEFT_OUT)) return null;
    const attributes = this.#attributes(node);
    if (localName === "style") return this.#style(node.textContent || (node.sheet ? this.#textOf(node.sheet) : ""));
    if (localName === "canvas") return ["img", { ...attributes, src: pictureOf(node) }, []];
    if (localName === "iframe") return ["div", attributes, []];
    const name = (NAMESPACES[node.namespaceURI] ?? "") + localName;
    if (node.childElementCount && isHidden(node)) return [name, attributes, []];
    const children = this.#shapes(node);
    if (!shadowRoot) return [name, attributes, children];
    this.#watch(shadowRoot);
    return [name, attributes, children, [...this.#shapes(shadowRoot), ...this.#adopted(shadowRoot)]];
  }

  /** @param {Element | ShadowRoot} parent */
  #shapes(parent) {
    const shapes = [];
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      const shape = this.#shape(child);
      if (shape !== null) shapes.push(shape);
    }
    return shapes;
  }

  // The attributes, and with a dot in front what the element has become since it was made.
  /** @param {any} element */
  #attributes(element) {
    /** @type {Record<string, string>} */
    const all = {};
    for (const { name, value } of element.attributes) {
      if (name.startsWith("data-") && value.length > LONGEST) continue;
      all[name] = name === "src" || (name === "href" && element.localName === "link") ? element[name] : value;
    }
    const { localName, type, value, scrollLeft, scrollTop } = element;
    if (localName === "input" || localName === "textarea")
      all[".value"] = type === "password" ? "•".repeat(value.length) : value;
    if (localName === "input" && element.checked) all[".checked"] = "";
    if (localName === "option" && element.selected) all[".selected"] = "";
    if (scrollLeft || scrollTop) all[".scroll"] = `${scrollLeft} ${scrollTop}`;
    if ((localName === "dialog" && element.matches(":modal")) || (all.popover !== undefined && isOpen(element))) {
      const { left, top, width, height } = element.getBoundingClientRect();
      const place = `position:fixed;inset:auto;left:${left}px;top:${top}px;width:${width}px;height:${height}px`;
      all.style = `${all.style ?? ""};${place};margin:0;display:block;box-sizing:border-box;z-index:2147483647`;
    }
    return all;
  }
}

/** @param {Element} element */
function isHidden(element) {
  // What has no box of its own, with children that have, is not visible for the first of these.
  return element.checkVisibility?.() === false && getComputedStyle(element).display === "none";
}

/** @param {Element} element */
const isOpen = (element) => element.matches(":popover-open");

/** @param {HTMLCanvasElement} canvas */
function pictureOf(canvas) {
  try {
    return canvas.toDataURL();
  } catch {
    return ""; // it has something of another origin in it
  }
}
