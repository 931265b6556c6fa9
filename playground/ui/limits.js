// The limits of a step, as the reader has set them: kept in this browser, the same for all playgrounds of the site.

const KEY = "rerun-playground:limits";
export const STANDARD = { reruns: 50, seconds: 10 };
const MOST = { reruns: 1000, seconds: 600 };

// `value` within what a limit may be; the standard where it is no number.
function fit(name, value) {
  const number = Number(value);
  return Number.isFinite(number) && number >= 1 ? Math.min(Math.round(number), MOST[name]) : STANDARD[name];
}

export const fitSeconds = (value) => fit("seconds", value);

export function readLimits() {
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem(KEY));
  } catch {
    // a browser that keeps nothing, or something that is no JSON
  }
  return { reruns: fit("reruns", kept?.reruns ?? ""), seconds: fit("seconds", kept?.seconds ?? "") };
}

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
    try {
      localStorage.setItem(KEY, JSON.stringify(client.limits));
    } catch {
      // they hold for this page only
    }
  });
}
