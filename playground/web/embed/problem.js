// What is wrong with an example, said in its place: nothing of it runs.

export class Problem extends Error {}

// The sentence takes the place of what is in `box`, or stands below it.
/**
 * @param {HTMLElement} box
 * @param {unknown} error
 * @param {{ below?: boolean }} [how]
 */
export function tell(box, error, { below = false } = {}) {
  const words = error instanceof Error ? error.message : String(error);
  const said = Object.assign(document.createElement("p"), { className: "rerun-example__problem", textContent: words });
  said.setAttribute("role", "alert");
  for (const old of box.querySelectorAll(":scope > .rerun-example__problem")) old.remove();
  if (below) box.append(said);
  else box.replaceChildren(said);
}
