// The body of a function: the element that a list of [role, name] leads to, one inside the other, through shadow roots;
// null where there is none that can be seen. Roles and names are as far as this site uses them.
const SELECTORS = {
  region: "section, [role=region]", button: "button, [role=button]", link: "a[href]", heading: "h1, h2, h3, h4, h5, h6",
  textbox: "textarea, input[type=text], input:not([type]), [contenteditable=true]", checkbox: "input[type=checkbox]",
  alert: "[role=alert]", status: "[role=status], output", figure: "figure", group: "fieldset, [role=group]",
  canvas: "canvas", mark: ".cm-line", spinbutton: "input[type=number]",
};
const squeezed = (text) => (text ?? "").replace(/\s+/g, " ").trim();

function* all(root) {
  for (const element of root.querySelectorAll("*")) {
    yield element;
    if (element.shadowRoot) yield* all(element.shadowRoot);
  }
}

function nameOf(element) {
  const by = element.getAttribute("aria-labelledby");
  if (by) return squeezed(by.split(/\s+/).map((id) => element.getRootNode().getElementById(id)?.textContent).join(" "));
  return squeezed(element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent);
}

function fits(name, wanted) {
  if (wanted.startsWith("…")) return name.endsWith(wanted.slice(1));
  return wanted.endsWith("…") ? name.startsWith(wanted.slice(0, -1)) : !wanted || name === wanted;
}

let at = document;
for (const [role, name] of arguments[0]) {
  at = [...all(at)].find((each) => each.matches(SELECTORS[role]) && each.checkVisibility() && fits(nameOf(each), name));
  if (!at) return null;
}
return at;
