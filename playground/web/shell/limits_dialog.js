// The dialog in which the reader says how much a script may do in one step; limits.py has its words.
import { fit, keepLimits } from "../sandbox/limits.js";

// Lets the reader change the limits in a dialog; they hold from the next step on.
export function limitsDialog(playground, client) {
  const dialog = playground.find("[data-dialog=limits]");
  const button = playground.find("[data-do=limits]");
  if (!dialog || !button) return;
  const field = (name) => dialog.querySelector(`[name=${name}]`);
  button.addEventListener("click", () => {
    for (const name of ["reruns", "seconds"]) field(name).value = client.limits[name];
    dialog.showModal();
  });
  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "keep") return;
    dialog.returnValue = "";
    client.limits = { reruns: fit("reruns", field("reruns").value), seconds: fit("seconds", field("seconds").value) };
    keepLimits(client.limits);
  });
}
