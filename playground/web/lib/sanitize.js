// What comes from the worker is a stranger's text: only elements and attributes that cannot act get into the page.
import DOMPurify from "dompurify";

const STYLE = /^\s*(--rp-[a-z-]+\s*:\s*[\w.%# -]+|text-align\s*:\s*(left|center|right))\s*$/;
const DATA_IMAGE = /^data:image\/(png|jpeg|gif|webp|avif)[;,]/i;
/** @type {Record<string, RegExp>} */
const PLAYED = {
  audio: /^data:audio\/[a-z0-9.+-]+;base64,/i,
  video: /^data:video\/[a-z0-9.+-]+;base64,/i,
  track: /^data:text\/vtt;base64,/i,
};

// As the browser itself would read the address: it knows more ways to write another server than a pattern does.
/** @param {string} address */
function isLocalImage(address) {
  if (DATA_IMAGE.test(address)) return true;
  try {
    return new URL(address, document.baseURI).origin === location.origin;
  } catch {
    return false;
  }
}

const purify = DOMPurify();
purify.addHook("uponSanitizeAttribute", (element, attribute) => {
  const { attrName: name, attrValue: value } = attribute;
  if (name === "style") {
    attribute.attrValue = value
      .split(";")
      .filter((part) => STYLE.test(part))
      .join(";");
    attribute.keepAttr = Boolean(attribute.attrValue);
  }
  // A picture from elsewhere would tell its server what the script wants it to know.
  const played = PLAYED[element.localName];
  if ((name === "src" || name === "srcset") && !(played ? played.test(value) : isLocalImage(value)))
    attribute.keepAttr = false;
});
// Only a site that has the rules and the lessons says where they are: elsewhere the links would lead nowhere.
/** @param {Element} element */
function leadToPage(element) {
  const page = element.getAttribute("data-doc") ?? "";
  const site = /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name="rerun-docs"]'))?.content;
  if (site && /^(rules\/[a-z]+\/#[a-z-]+|learn(\/[a-z0-9-]+){2}\/)$/.test(page))
    element.setAttribute("href", `${new URL(page, new URL(site, document.baseURI))}`);
  else element.remove();
}

purify.addHook("afterSanitizeAttributes", (element) => {
  if (element.hasAttribute("data-doc")) leadToPage(element);
  if (element.localName !== "a" || !element.hasAttribute("href")) return;
  if (element.getAttribute("href")?.startsWith("#")) return;
  element.setAttribute("target", "_blank");
  element.setAttribute("rel", "noopener noreferrer");
});

const RULES = {
  USE_PROFILES: { html: true, svg: true },
  ADD_ATTR: ["aria-controls", "aria-labelledby", "aria-describedby", "inert"],
  FORBID_TAGS: ["style", "form", "dialog", "picture", "source", "image", "use", "template", "slot", "map", "area"],
  FORBID_ATTR: [
    ...[
      "action",
      "form",
      "formaction",
      "srcset",
      "background",
      "poster",
      "ping",
      "autofocus",
      "contenteditable",
      "slot",
      "part",
      "xlink:href",
    ],
    ...["popover", "popovertarget", "popovertargetaction", "command", "commandfor", "accesskey"],
    // By these the page finds its own parts.
    ...[
      "data-do",
      "data-dialog",
      "data-body",
      "data-pane",
      "data-part",
      "data-show",
      "data-copy",
      "data-download",
      "data-playground",
    ],
  ],
  ALLOW_DATA_ATTR: true,
  RETURN_DOM_FRAGMENT: true,
};

// The nodes of `html` that may be shown.
/**
 * @param {string} html
 * @returns {any[]}
 */
export function sanitize(html) {
  return [.../** @type {DocumentFragment} */ (/** @type {unknown} */ (purify.sanitize(html, RULES))).childNodes];
}
