// The page speaker.html, a second window for who presents: where the stage stands, what comes next, notes, time, and the room's
// screen in small. The fragment of its address names the channel in which it and the stage talk.
import { Connection } from "./connection.js";
import { Hands } from "./hands.js";
import { listenToKeys } from "./keys.js";
import { Notes } from "./notes.js";
import { Screen } from "./screen.js";
import { Times } from "./times.js";
import { nextPress } from "./outline.js";

/** @typedef {import("./messages.js").State} State */
/** @typedef {import("./messages.js").Outline} Outline */

const LOST = {
  none: "This address names no stage. Open the speaker window on the page that you present: there it is in the menu View, and the key W.",
  waiting: "Waiting for the stage. Keep the page that you present open in the browser in which this window is.",
  gone: "The stage has left its page. Once its tab shows a page with a playground, this window goes on with that.",
  silent: "The stage does not answer. If its tab is closed, open the page anew and its speaker window from there.",
};

/** @param {string} part @returns {any} */
const find = (part) => document.querySelector(`[data-part=${part}]`);

/** @type {Outline | null} */
let outline = null;
/** @type {State | null} */
let state = null;

const screen = new Screen(find("frame"));
const connection = new Connection(location.hash.slice(1), {
  lost: (how) => {
    document.body.toggleAttribute("data-lost", true);
    find("lost").textContent = LOST[how];
  },
  deck: (given) => {
    outline = given;
    listSteps();
    show();
  },
  state: (given) => {
    document.body.toggleAttribute("data-lost", false);
    find("lost").textContent = "";
    state = given;
    show();
  },
  shot: (given) => screen.show(given),
});
/** @param {string} what */
const press = (what, number = 0) => connection.say({ type: "press", what, number });
const times = new Times(find, (what) => connection.say({ type: "wind", what }));
const notes = new Notes(find);
const hands = new Hands(find, press);

function show() {
  if (!state) return;
  const { at, phase, title, presenting, frozen, black } = state;
  const steps = outline?.steps ?? [];
  const step = steps[at];
  document.body.toggleAttribute("data-deckless", !outline);
  document.title = `Speaker: ${outline?.title || title}`;
  find("title").textContent = outline?.title || title;
  find("place").textContent = placeWords(at, steps.length, step?.title ?? "");
  find("badge").textContent = badge();
  find("badge").hidden = !find("badge").textContent;
  for (const [name, on] of Object.entries({ present: presenting, freeze: frozen, black }))
    document.querySelector(`[data-press=${name}]`).setAttribute("aria-pressed", String(on));
  for (const name of ["freeze", "black"]) document.querySelector(`[data-press=${name}]`).disabled = !presenting;
  for (const [number, button] of document.querySelectorAll("[data-part=steps] button").entries())
    if (number === at) button.setAttribute("aria-current", "step");
    else button.removeAttribute("aria-current");
  showNext(phase);
  notes.show(outline, step ?? null);
  hands.show(state.question);
  times.show(state, outline);
}

/** @param {number} at @param {number} count @param {string} title */
function placeWords(at, count, title) {
  if (!outline) return "No demo: the page alone";
  if (at < 0) return `Before the first of ${count} steps`;
  return `Step ${at + 1} of ${count}${title ? `: ${title}` : ""}`;
}

// Why the room may see something else than the picture shows.
function badge() {
  if (state?.black) return "Black: the room sees nothing";
  return state?.frozen ? "Frozen: the room does not see this yet" : "";
}

/** @param {"asked" | null} phase */
function showNext(phase) {
  const press = outline && state && nextPress(outline, state.at, phase);
  find("next").hidden = !outline;
  find("next-title").textContent = press
    ? press.reveals
      ? "Reveal the answer"
      : press.title || `Step ${press.step + 1}`
    : "This was the last step.";
  const after = outline?.steps[(press?.step ?? NaN) + 1];
  find("then").textContent = after ? `Then: ${after.title || after.question || "one more step"}` : "";
  find("next-question").textContent = press?.question ? `Asks: ${press.question}` : "";
  find("next-does").replaceChildren(
    ...(press?.does ?? []).map((words) => Object.assign(document.createElement("li"), { textContent: words })),
  );
}

function listSteps() {
  const entries = (outline?.steps ?? []).map(({ title, question }, number) => {
    const button = Object.assign(document.createElement("button"), { type: "button" });
    button.textContent = title || question || `Step ${number + 1}`;
    button.addEventListener("click", () => {
      press("to", number);
      find("list").close();
    });
    const entry = document.createElement("li");
    entry.append(button);
    return entry;
  });
  find("steps").replaceChildren(...entries);
}

for (const button of document.querySelectorAll("[data-press]"))
  button.addEventListener("click", () =>
    press(button.dataset.press === "present" && state?.presenting ? "unpresent" : button.dataset.press),
  );
find("open-list").addEventListener("click", () => {
  find("list").showModal();
  find("list").querySelector("[aria-current]")?.focus();
});
listenToKeys({ press, hands: () => state?.question?.options.length ?? 0 });
