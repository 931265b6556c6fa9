// The room's screen in small: a frame in which no script runs draws what the stage's picture says, in the size of the stage.
//
// The picture is data of the stage, and is not trusted for it: elements and attributes that could act or ask another server
// are left out, beside what the frame's sandbox and the page's policy forbid. What stays the same is left alone, so nothing blinks.

/** @type {Record<string, string>} */
const NAMESPACES = { svg: "http://www.w3.org/2000/svg", math: "http://www.w3.org/1998/Math/MathML" };
const TAG = /^(?:(svg|math):)?([a-z][a-z0-9-]*)$/i;
const FORBIDDEN = new Set(
  "script iframe frame frameset object embed applet portal fencedframe base meta template noscript audio video source".split(
    " ",
  ),
);
const ATTRIBUTE = /^(?!on)[a-z_][\w:.-]*$/i;
const ADDRESSES = new Set(
  "src href xlink:href srcset srcdoc action formaction background data ping poster target download nonce autofocus".split(
    " ",
  ),
);

export class Screen {
  /** @type {(() => void)[]} */
  #scrolls = [];
  /** @type {string[]} */
  #styles = [];
  #ready;

  /** @param {HTMLIFrameElement} frame */
  constructor(frame) {
    this.frame = frame;
    this.#ready = new Promise((done) => {
      if (frame.contentDocument?.URL === "about:srcdoc" && frame.contentDocument.readyState === "complete") done(null);
      else frame.addEventListener("load", done, { once: true });
    });
    new ResizeObserver(() => this.fit()).observe(/** @type {Element} */ (frame.parentElement));
  }

  // Draws a picture; one that cannot be read changes nothing.
  /** @param {import("./messages.js").Shot} shot */
  async show({ width, height, from, styles, text }) {
    await this.#ready;
    this.#styles.splice(from, Infinity, ...styles);
    const { page, scroll } = readPicture(text);
    const document = this.frame.contentDocument;
    if (!document || !Array.isArray(page)) return;
    Object.assign(this.frame, { width: String(width), height: String(height) });
    this.#scrolls = [() => this.frame.contentWindow?.scrollTo(Number(scroll?.[0]) || 0, Number(scroll?.[1]) || 0)];
    this.#update(document.documentElement, page);
    this.fit();
    this.#scroll();
  }

  // The frame has the stage's size and is made as small as its place.
  fit() {
    const place = /** @type {HTMLElement} */ (this.frame.parentElement);
    const [width, height] = [Number(this.frame.width), Number(this.frame.height)];
    if (!width || !height) return;
    const scale = Math.min(place.clientWidth / width, place.clientHeight / height);
    const [left, top] = [place.clientWidth - width * scale, place.clientHeight - height * scale];
    this.frame.style.transform = `translate(${left / 2}px, ${top / 2}px) scale(${scale})`;
  }

  #scroll() {
    for (const work of this.#scrolls) work();
  }

  /** @param {Element | ShadowRoot} parent @param {any} shapes */
  #fill(parent, shapes) {
    let child = parent.firstChild;
    for (const shape of Array.isArray(shapes) ? shapes : []) {
      const made = this.#isLike(child, shape) ? child : makeNode(shape, parent.ownerDocument);
      if (!made) continue;
      if (made !== child && child) parent.replaceChild(made, child);
      else if (made !== child) parent.appendChild(made);
      if (typeof shape !== "string") this.#update(/** @type {Element} */ (made), shape);
      else if (/** @type {Text} */ (made).data !== shape) /** @type {Text} */ (made).data = shape;
      child = made.nextSibling;
    }
    while (child) {
      const next = child.nextSibling;
      child.remove();
      child = next;
    }
  }

  // Whether a node can become this by its attributes and children.
  /** @param {ChildNode | null} node @param {any} shape @returns {node is ChildNode} */
  #isLike(node, shape) {
    if (!node) return false;
    if (typeof shape === "string") return node.nodeType === Node.TEXT_NODE;
    if (!(node.nodeType === Node.ELEMENT_NODE && Array.isArray(shape))) return false;
    const { localName, namespaceURI, shadowRoot } = /** @type {Element} */ (node);
    const [, space, name] = TAG.exec(String(shape[0])) ?? [];
    return (
      localName === name &&
      namespaceURI === namespaceOf(space, /** @type {Document} */ (node.ownerDocument)) &&
      Boolean(shadowRoot) === Boolean(shape[3])
    );
  }

  /** @param {any} element @param {any[]} shape */
  #update(element, [, given, children, shadow]) {
    const attributes = Object(given);
    for (const { name } of [...element.attributes]) if (!(name in attributes)) element.removeAttribute(name);
    for (const [name, value] of Object.entries(attributes)) {
      const safe = safeValue(element, name, value);
      if (safe === null) continue;
      if (element.getAttribute(name) !== safe) element.setAttribute(name, safe);
    }
    if (element.localName === "style") {
      const text = this.#styles[Number(attributes[".text"])] ?? "";
      if (element.textContent !== text) element.textContent = text;
      return;
    }
    if (element.shadowRoot) this.#fill(element.shadowRoot, shadow);
    this.#fill(element, children);
    this.#set(element, attributes);
  }

  /** @param {any} element @param {Record<string, unknown>} attributes */
  #set(element, attributes) {
    const { ".value": value, ".scroll": scroll } = attributes;
    if (typeof value === "string" && element.type !== "file" && element.value !== value) element.value = value;
    if (element.localName === "input") element.checked = ".checked" in attributes;
    if (element.localName === "option") element.selected = ".selected" in attributes;
    const [left, top] = typeof scroll === "string" ? scroll.split(" ").map(Number) : [0, 0];
    if (left || top || element.scrollTop || element.scrollLeft)
      this.#scrolls.push(() => Object.assign(element, { scrollLeft: left, scrollTop: top }));
  }
}

/** @param {string} text @returns {any} */
function readPicture(text) {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

/** @param {string | undefined} space @param {Document} document */
function namespaceOf(space, document) {
  return NAMESPACES[space?.toLowerCase() ?? ""] ?? document.documentElement.namespaceURI;
}

// A new node without attributes and children, or null for what is not drawn.
/** @param {any} shape @param {Document} document */
export function makeNode(shape, document) {
  if (typeof shape === "string") return document.createTextNode(shape);
  const [, space, name] = (Array.isArray(shape) && TAG.exec(String(shape[0]))) || [];
  if (!name || FORBIDDEN.has(name.toLowerCase())) return null;
  const element = document.createElementNS(namespaceOf(space, document), name);
  if (!shape[3]) return element;
  try {
    element.attachShadow({ mode: "open" });
  } catch {
    return null; // there are names that have none
  }
  return element;
}

// What an attribute may be set to, or null where it is left out.
/** @param {any} element @param {string} name @param {unknown} value */
export function safeValue(element, name, value) {
  if (typeof value !== "string" || !ATTRIBUTE.test(name)) return null;
  const lower = name.toLowerCase();
  const { localName } = element;
  if (localName === "link" && lower === "rel") return "stylesheet";
  if (!ADDRESSES.has(lower)) return value;
  if (localName === "img" && lower === "src") return isLocal(value) || /^data:image\//i.test(value) ? value : null;
  if (localName === "link" && lower === "href") return isLocal(value) ? value : null;
  if (localName === "a" && lower === "href") return "#";
  return lower.endsWith("href") && value.startsWith("#") ? value : null;
}

/** @param {string} address */
function isLocal(address) {
  return URL.canParse(address, document.baseURI) && new URL(address, document.baseURI).origin === location.origin;
}
