// Light or dark: what the page says (Material for MkDocs, Furo, PyData, Bootstrap, Quarto), else how it is painted.

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
  return looksDark() ? "dark" : "light";
}

// Whether the page is painted dark, also where it says so in a way of its own. One that paints nothing is dark where it has left
// that to the system, and the system is: a plain page is white for all.
function looksDark() {
  for (const element of [document.body, document.documentElement]) {
    const painted =
      getComputedStyle(element)
        .backgroundColor.match(/[\d.]+/g)
        ?.map(Number) ?? [];
    const [red, green, blue, alpha = 1] = painted;
    if (painted.length >= 3 && alpha > 0.5) return 0.3 * red + 0.6 * green + 0.1 * blue < 128;
  }
  const { colorScheme } = getComputedStyle(document.body);
  return colorScheme.includes("dark") && (system.matches || !colorScheme.includes("light"));
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
    watch.observe(element, { attributeFilter: [...SAYS, "class", "style"] });
  update();
  return stop;
}
