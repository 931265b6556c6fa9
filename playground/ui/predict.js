// "Predict first": asks what an action will do before it is done, and compares the guesses with what the trace says.
import { client, playgroundNamed } from "./hydrate.js";
import { sanitize } from "./sanitize.js";

const KEY = "rerun-playground:predict";
const waiting = []; // actions that were held back: { host, button, template }
const letThrough = new WeakSet(); // buttons whose click has been asked about

export function startPredictions() {
  const toggle = document.querySelector(".rerun-predict:not([data-live]) input");
  if (!toggle) return;
  toggle.closest(".rerun-predict").dataset.live = "";
  toggle.checked = remembered();
  toggle.disabled = false;
  toggle.addEventListener("change", () => remember(toggle.checked));
  const dialog = document.querySelector(".rerun-ask");
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    answer(dialog);
  });
  const button = (name) => dialog.querySelector(`[data-predict="${name}"]`);
  button("skip").addEventListener("click", () => {
    const held = waiting.splice(0);
    dialog.close();
    held.forEach(release);
  });
  button("close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => waiting.splice(0));
}

// Ahead of everybody else: a click that there are questions about goes no further.
globalThis.document?.addEventListener(
  "click",
  (event) => {
    const toggle = document.querySelector(".rerun-predict[data-live] input");
    if (!toggle?.checked) return;
    const path = event.composedPath().filter((node) => node instanceof HTMLElement);
    const button = path.find((node) => node.dataset.act === "click");
    const host = path.find((node) => node.matches(".rp-host"));
    if (!button || !host || button.disabled || letThrough.delete(button)) return;
    const template = [...document.querySelectorAll("template[data-predict-click]")].find(
      ({ dataset }) => dataset.for === host.dataset.playground && dataset.predictClick === button.textContent.trim(),
    );
    if (!template || !playgroundNamed(host.dataset.playground)) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    waiting.push({ host, button, template });
    if (waiting.length === 1) setTimeout(open); // "Click all" clicks several: they are one question
  },
  true,
);

function open() {
  const dialog = document.querySelector(".rerun-ask");
  const parts = waiting.map(({ template }) => {
    const part = document.createElement("section");
    part.append(template.content.cloneNode(true));
    return part;
  });
  enter(dialog, "asking", "Before you see it");
  dialog.querySelector("[data-predict=parts]").replaceChildren(...parts);
  dialog.querySelector("[data-predict=score]").textContent = "";
  dialog.showModal();
  dialog.querySelector("input")?.focus();
}

function enter(dialog, stage, title) {
  dialog.dataset.stage = stage;
  dialog.querySelector("[data-predict=title]").textContent = title;
}

async function answer(dialog) {
  const parts = [...dialog.querySelectorAll("[data-predict=parts] > section")];
  const held = waiting.splice(0);
  enter(dialog, "answered", "What happened");
  dialog.querySelector("[data-predict=close]").focus();
  const score = dialog.querySelector("[data-predict=score]");
  score.textContent = "Running…";
  const answers = await Promise.all(held.map((each, at) => compare(each, guesses(each, parts[at]))));
  let right = 0;
  let of = 0;
  answers.forEach((compared, at) => {
    const fields = parts[at].querySelector(".rerun-ask__fields");
    if (compared) fields.replaceChildren(...sanitize(compared.html));
    right += Number(compared?.right) || 0;
    of += Number(compared?.of) || 0;
  });
  if (answers.includes(null)) score.textContent = "The script did not answer.";
  else score.textContent = right === of ? "All right." : `${right} of ${of} right.`;
}

function guesses({ template }, part) {
  return JSON.parse(template.dataset.ask).map((_, number) => {
    const inputs = [...part.querySelectorAll(`[name=q${number}]`)];
    if (inputs[0].type !== "checkbox") return inputs[0].value;
    return inputs.filter((input) => input.checked).map((input) => input.value);
  });
}

// Does the action now, and asks the worker how the guesses compare with its step; null if it cannot tell.
async function compare(held, guessed) {
  const { session, store } = playgroundNamed(held.host.dataset.playground);
  release(held);
  const { seq } = store.get("action") ?? {};
  try {
    const { step } = await new Promise((resolve, reject) => {
      store.on("view", (view) => view.answers >= seq && resolve(view));
      setTimeout(reject, 20_000);
    });
    return await client.request({ type: "predict", session, step, ask: JSON.parse(held.template.dataset.ask), guesses: guessed });
  } catch {
    return null;
  }
}

function release({ button }) {
  letThrough.add(button);
  button.click();
}

function remembered() {
  try {
    return localStorage.getItem(KEY) === "on";
  } catch {
    return false;
  }
}

function remember(on) {
  try {
    if (on) localStorage.setItem(KEY, "on");
    else localStorage.removeItem(KEY);
  } catch {
    // The switch holds for this page.
  }
}
