// The dialog in which the reader says how much a script may do in one step; limits.py has its words.
import { fit, keepLimits } from "../sandbox/limits.js";

// Lets the reader change the limits in a dialog; they hold from the next step on.
/**
 * @param {Playground} playground
 * @param {import("../sandbox/client.js").Client} client
 */
export function limitsDialog(playground, client) {
  const dialog = playground.find("[data-dialog=limits]");
  const button = playground.find("[data-do=limits]");
  if (!dialog || !button) return;
  /** @param {string} name */
  const field = (name) => dialog.querySelector(`[name=${name}]`);
  button.addEventListener("click", () => {
    for (const name of /** @type {(keyof Limits)[]} */ (["reruns", "seconds"])) field(name).value = client.limits[name];
    dialog.showModal();
  });
  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "keep") return;
    dialog.returnValue = "";
    client.limits = { reruns: fit("reruns", field("reruns").value), seconds: fit("seconds", field("seconds").value) };
    keepLimits(client.limits);
  });
}
