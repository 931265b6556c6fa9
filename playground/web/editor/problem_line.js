// The line below the script that has the words of what is no Python yet, of the file that is shown.

/**
 * @param {Playground} playground
 * @param {string} file its name, "" for the script that runs
 * @returns {(found: any) => void}
 */
export function problemLine({ store, find }, file) {
  const place = find(".rp-problem");
  /** @type {any} */
  let problem = null;
  const show = () => {
    if (store.get("shown") !== file) return;
    place.hidden = !problem;
    if (!problem) return place.replaceChildren();
    const { kind, line, text } = problem;
    const jump = Object.assign(document.createElement("button"), {
      type: "button",
      className: "rp-line",
      textContent: `line ${line}`,
    });
    jump.addEventListener("click", () => store.set("jump", { line, file }));
    place.dataset.kind = kind;
    place.replaceChildren(kind === "warning" ? "Python warns of " : "Not Python yet, ", jump, `: ${text}`);
  };
  store.on("shown", show);
  return (found) => {
    problem = found;
    show();
  };
}
