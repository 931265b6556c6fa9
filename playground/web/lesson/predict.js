// "Predict first": asks what an action will do before it is done, and compares the guesses with what the trace says.
import { client } from "../playgrounds.js";
import { sanitize } from "../lib/sanitize.js";
import { recall, remember } from "../lib/storage.js";
import { openAnswers } from "./walk.js";

const KEY = "predict";
const PATIENCE = 20_000; // ms until it is said that the script has not answered
const switches = new WeakSet(); // those that are listened to
/** @typedef {Document | ShadowRoot} Scope where the switch and the dialog are: the page, or an example's own playground */
/** @type {WeakMap<Scope, { playground: Playground, asked: Asked, template?: Part }[]>} */
const queues = new WeakMap(); // actions that are held back, in order: { playground, asked: { seq, action }, template: null if nothing is asked }

/** @type {WeakMap<Part, { playground: Playground, id: string | undefined }>} */
const origins = new WeakMap(); // a panel → what was used in the app when it was opened

/**
 * @param {Playground} playground
 * @returns {Scope}
 */
const scopeOf = ({ root }) => (root.querySelector(".rerun-predict:not([hidden])") ? root : document);

/** @param {Scope} scope */
function waitingIn(scope) {
  const waiting = queues.get(scope) ?? [];
  queues.set(scope, waiting);
  return waiting;
}

// Each playground of the page asks before it does something.
/** @param {Playground[]} playgrounds */
export function startPredictions(playgrounds) {
  for (const playground of playgrounds) {
    if (!playground.store.get("hold")) playground.store.set("hold", (asked) => hold(playground, asked));
  }
  for (const scope of new Set([document, ...playgrounds.map(scopeOf)])) startIn(scope);
}

// A page asks when its reader says so; an example whose author has written questions asks until its reader says no.
/** @param {Scope} scope */
function startIn(scope) {
  const toggle = scope.querySelector(".rerun-predict:not([hidden]) input");
  if (!toggle || switches.has(toggle)) return;
  switches.add(toggle);
  const usual = scope === document ? null : false;
  toggle.closest(".rerun-predict").dataset.live = "";
  toggle.checked = [true, "on"].includes(recall(KEY) ?? usual === false);
  toggle.disabled = false;
  toggle.addEventListener("change", () => remember(KEY, toggle.checked || usual));
  const dialog = scope.querySelector(".rerun-ask");
  const waiting = waitingIn(scope);
  dialog.querySelector("form").addEventListener("submit", (/** @type {PageEvent} */ event) => {
    event.preventDefault();
    answer(dialog, waiting);
  });
  /** @param {string} name */
  const button = (name) => dialog.querySelector(`[data-predict="${name}"]`);
  const close = () => {
    const within = dialog.contains(/** @type {Document} */ (dialog.getRootNode()).activeElement);
    dialog.close();
    if (within) comeBack(dialog);
  };
  button("skip").addEventListener("click", () => {
    const held = waiting.splice(0);
    close();
    held.forEach(release);
  });
  button("close").addEventListener("click", close);
  dialog.addEventListener("keydown", (/** @type {PageEvent} */ event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    close();
  });
  // Dismissed: a click is not done; what was typed stays, so the script has to hear of it.
  dialog.addEventListener("close", () =>
    waiting
      .splice(0)
      .filter(({ asked }) => asked.action.set)
      .forEach(release),
  );
}

// Keeps an action back if there are questions about it, or about one that waits already. Returns whether it does.
/**
 * @param {Playground} playground
 * @param {Asked} asked
 */
function hold(playground, asked) {
  const scope = scopeOf(playground);
  const waiting = waitingIn(scope);
  if (!scope.querySelector(".rerun-predict[data-live] input")?.checked) return false;
  while (waiting.length && !waiting[0].playground.host.isConnected) waiting.shift(); // its page was left without an answer
  const dialog = scope.querySelector(".rerun-ask");
  const template = questions(scope, playground, asked.action);
  if (!template && !waiting.length) {
    if (dialog.dataset.stage === "answered") dialog.close(); // its answer is about what was there before
    return false;
  }
  // The app can be used while it is asked about: one question is asked once, and a click is then done once.
  const known = template && waiting.some((each) => each.template === template);
  if (known && asked.action.click) {
    dialog.querySelector("input")?.focus();
    return true;
  }
  waiting.push({ playground, asked, template: known ? undefined : template });
  if (waiting.length === 1)
    setTimeout(() => open(dialog, waiting)); // "Click all" clicks several: they are one question
  else if (dialog.open) setTimeout(() => waiting.length && open(dialog, waiting));
  playground.store.get("ahead")?.(asked);
  return true;
}

// What the page asks about an action, or undefined.
/**
 * @param {Scope} scope
 * @param {Playground} given
 * @param {Action} action
 */
function questions(scope, { host, find }, action) {
  const [[kind, target]] = Object.entries(action);
  const element = target?.id && find(`[data-act][data-id="${CSS.escape(target.id)}"]`);
  if (!element) return;
  const named = kind === "click" ? element : (element.labels?.[0] ?? element.querySelector("legend"));
  const label = named?.textContent.trim();
  if (!label) return;
  return [...scope.querySelectorAll("template[data-ask]")].find(
    ({ dataset }) =>
      dataset.for === host.dataset.playground && dataset[kind === "click" ? "predictClick" : "predictSet"] === label,
  );
}

/**
 * @param {Part} dialog
 * @param {any[]} waiting
 */
function open(dialog, waiting) {
  const parts = waiting
    .filter(({ template }) => template)
    .map(({ template }) => {
      const part = document.createElement("section");
      part.append(template.content.cloneNode(true));
      return part;
    });
  const [{ playground, asked }] = waiting;
  origins.set(dialog, { playground, id: Object.values(asked.action)[0]?.id });
  enter(dialog, "asking", "Before you see it");
  dialog.querySelector("[data-predict=parts]").replaceChildren(...parts);
  dialog.querySelector("[data-predict=score]").textContent = "";
  dialog.dataset.began = String(Date.now());
  dialog.show(); // beside the script and the app that it asks about
  dialog.querySelector("input")?.focus();
  dialog.scrollIntoView({ block: "nearest" });
}

// The focus goes back to what was used in the app.
/** @param {Part} dialog */
function comeBack(dialog) {
  const { playground, id } = origins.get(dialog) ?? {};
  const element = id && playground?.find(`[data-act][data-id="${CSS.escape(id)}"]`);
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: "nearest" });
}

/**
 * @param {Part} dialog
 * @param {string} stage
 * @param {string} title
 */
function enter(dialog, stage, title) {
  dialog.dataset.stage = stage;
  dialog.querySelector("[data-predict=title]").textContent = title;
}

/**
 * @param {Part} dialog
 * @param {any[]} waiting
 */
async function answer(dialog, waiting) {
  const parts = [...dialog.querySelectorAll("[data-predict=parts] > section")];
  const held = waiting.splice(0);
  enter(dialog, "answered", "What happened");
  dialog.querySelector("[data-predict=close]").focus();
  const score = dialog.querySelector("[data-predict=score]");
  score.textContent = "Running…";
  const given = parts.map(guesses);
  const guessed = [...given];
  const compared = held.map((each) => (each.template ? compare(each, guessed.shift()) : release(each)));
  const answers = await Promise.all(compared.filter(Boolean));
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
  tellText(held);
  tellAnswers(dialog, held, given, answers);
}

// The page's text may now say what happened.
/** @param {any[]} held */
function tellText(held) {
  const all = [...new Set([...document.querySelectorAll("template[data-ask]")].map(({ dataset }) => labelOf(dataset)))];
  const labels = held.filter(({ template }) => template).map(({ template }) => labelOf(template.dataset));
  openAnswers(labels.map((label) => ({ label, place: all.indexOf(label) })));
}

// Who follows the reader hears what was guessed of which question of the page, and whether it came so.
/**
 * @param {Part} dialog
 * @param {any[]} held
 * @param {(string | string[])[][]} given
 * @param {any[]} answers
 */
function tellAnswers(dialog, held, given, answers) {
  const all = [...document.querySelectorAll("template[data-ask]")];
  const asked = held.filter(({ template }) => template);
  for (const [at, { template }] of asked.entries()) {
    const answer = answers[at];
    if (!answer) continue;
    const detail = {
      kind: "prediction",
      place: all.indexOf(template),
      label: labelOf(template.dataset),
      response: given[at].map((guess) => (Array.isArray(guess) ? guess.join("\n") : guess)),
      said: dialog.querySelector("[data-predict=score]").textContent,
      right: answer.right === answer.of,
      began: Number(dialog.dataset.began),
    };
    document.dispatchEvent(new CustomEvent("rerun:answer", { detail }));
  }
}

/** @param {DOMStringMap} dataset */
const labelOf = ({ predictClick, predictSet }) => predictClick ?? predictSet ?? "";

/** @param {Part} part */
function guesses(part) {
  const fields = [...part.querySelectorAll(".rerun-ask__field")];
  return fields.map((field) => {
    const inputs = [...field.querySelectorAll("input")];
    if (inputs[0].type !== "checkbox") return inputs[0].value;
    return inputs.filter((input) => input.checked).map((input) => input.value);
  });
}

// Does the action now, and asks the worker how the guesses compare with its step; null if it cannot tell.
/**
 * @param {any} held
 * @param {any} guessed
 */
async function compare(held, guessed) {
  const { session, store } = held.playground;
  try {
    const { step } = await stepOf(held, store);
    return await client.request({
      type: "predict",
      session,
      step,
      ask: JSON.parse(held.template.dataset.ask),
      guesses: guessed,
    });
  } catch {
    return null;
  }
}

// Does the action, and waits for the view of its step: not for that of a session that is only now opened.
/**
 * @param {any} held
 * @param {import("../lib/store.js").Store} store
 */
async function stepOf(held, store) {
  const { seq } = held.asked;
  let stop = () => {};
  let timer;
  try {
    return await new Promise((resolve, reject) => {
      stop = store.on("latest", (view) => view?.answers === seq && resolve(view));
      timer = setTimeout(reject, PATIENCE);
      release(held);
    });
  } finally {
    clearTimeout(timer);
    stop();
  }
}

/** @param {any} given */
function release({ playground, asked }) {
  playground.store.set("action", asked);
}
