// Light or dark: what the page says (Material for MkDocs, Furo, PyData, Bootstrap, Quarto), else the system.

const system = matchMedia("(prefers-color-scheme: dark)");
const SAYS = ["data-md-color-scheme", "data-theme", "data-bs-theme"];

/** @returns {"light" | "dark"} */
export function pageScheme() {
  for (const name of SAYS) {
    for (const element of [document.body, document.documentElement]) {
      const said = element?.getAttribute(name);
      if (said === "slate" || said === "dark") return "dark";
      if (said && said !== "auto") return "light"; // "default" is Material's light one
    }
  }
  if (document.body?.classList.contains("quarto-dark")) return "dark";
  if (document.body?.classList.contains("quarto-light")) return "light";
  return system.matches ? "dark" : "light";
}

// Tells `listener` what the page's scheme is, and again when it changes; a listener that returns false hears no more.
/** @param {(scheme: "light" | "dark") => unknown} listener */
export function watchScheme(listener) {
  const update = () => listener(pageScheme()) === false && stop();
  const watch = new MutationObserver(update);
  const stop = () => {
    system.removeEventListener("change", update);
    watch.disconnect();
  };
  system.addEventListener("change", update);
  for (const element of [document.body, document.documentElement])
    watch.observe(element, { attributeFilter: [...SAYS, "class"] });
  update();
  return stop;
}
