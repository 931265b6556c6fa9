// A lesson's task: checks the reader's script, gives hints one at a time, shows the way to the solution.

import { sanitize } from "../lib/sanitize.js";
import { client } from "../playgrounds.js";
import { save } from "../lib/save.js";
import { startHandIn } from "./hand_in.js";
import { startOrdering } from "./ordering.js";
import { isNarrow } from "./walk.js";

const PATIENCE = 400; // ms until the page says that it is waiting

/**
 * @param {Part} section
 * @param {Playground} playground
 */
export function startTask(section, playground) {
  const { host, session, store, signal } = playground;
  const { check, solution, filename, order, hand_in } = JSON.parse(section.dataset.files);
  const handIn = hand_in ? startHandIn(section, playground, hand_in) : null;
  /** @param {string} name */
  const part = (name) => section.querySelector(`[data-task="${name}"]`);
  const [verdict, tried, passed, dialog] = ["verdict", "tried", "passed", "solution"].map(part);

  // Asks the worker in a session of the task's own: the reader's app stays as it is. Returns null if it cannot answer.
  /**
   * @template {"check" | "differ"} Kind
   * @param {{ type: Kind, [field: string]: any }} message
   */
  const ask = async (message) => {
    const note = part("note");
    const waiting = setTimeout(() => {
      note.textContent = document.documentElement.dataset.sandbox === "loading" ? "Python is starting…" : "One moment…";
    }, PATIENCE);
    section.setAttribute("aria-busy", "true");
    try {
      const answer = await client.request({ ...message, session: `${session}/task`, source: store.get("source") });
      note.textContent = "";
      return answer;
    } catch (reason) {
      note.textContent =
        reason === "dead"
          ? "Python could not be started in this browser, so this cannot be answered."
          : "That could not be answered: your script took the sandbox down. Change it, and try again.";
      return null;
    } finally {
      clearTimeout(waiting);
      section.removeAttribute("aria-busy");
    }
  };

  // A verdict is about the script that was judged, and says so when that is no longer the one in the editor.
  /** @type {string | null} */
  let judged = null;
  const age = () => {
    const old = judged !== null && judged !== store.get("source");
    section.toggleAttribute("data-old", old);
    part("old").hidden = !old;
  };
  store.on("source", age);

  const judge = async () => {
    if (section.hasAttribute("aria-busy")) return;
    const source = store.get("source");
    const answer = await ask({ type: "check", name: filename, check, limits: client.limits });
    judged = answer ? source : null;
    age();
    tried.hidden = !answer?.tried;
    if (!answer) return verdict.replaceChildren();
    handIn?.checked(answer.passed === true, source);
    section.dataset.result = answer.passed === true ? "passed" : "different";
    verdict.replaceChildren(...sanitize(answer.verdict));
    tried.querySelector("div").replaceChildren(...sanitize(answer.tried));
    part("on").hidden = answer.passed !== true;
    if (answer.passed === true) {
      tried.open = false;
      celebrate(section);
      verdict.append(passed.content.cloneNode(true));
      document.dispatchEvent(new CustomEvent("rerun:done", { detail: { lesson: section.dataset.task } }));
    }
    const detail = { kind: "check", response: source, said: verdict.textContent.trim(), right: answer.passed === true };
    document.dispatchEvent(new CustomEvent("rerun:answer", { detail }));
    verdict.scrollIntoView({ block: "nearest" });
  };

  // Where there is little room the task is one line at the window's edge, until its reader opens it.
  const fold = part("fold");
  /** @param {boolean} open */
  const unfold = (open) => {
    section.dataset.open = String(open);
    fold.setAttribute("aria-expanded", String(open));
    fold.setAttribute("aria-label", open ? "Fold the task" : "The whole task");
  };
  fold.hidden = false;
  fold.addEventListener("click", () => unfold(section.dataset.open !== "true"), { signal });
  unfold(section.dataset.open ? section.dataset.open === "true" : !isNarrow());

  const hint = () => {
    const hints = [...part("hints").children];
    const next = hints.find((each) => each.hidden);
    if (next) next.hidden = false;
    handIn?.record.hinted(hints.filter((each) => !each.hidden).length);
    next?.scrollIntoView({ block: "nearest" });
    const left = hints.filter((each) => each.hidden).length;
    part("hint").textContent = "Next hint";
    part("hint").setAttribute("aria-disabled", String(!left));
  };

  const showSolution = async () => {
    if (section.hasAttribute("aria-busy")) return;
    const answer = await ask({ type: "differ", solution });
    if (!answer) return;
    const nodes = sanitize(answer.html);
    part("same").hidden = nodes.length > 0;
    part("differs").hidden = part("use").hidden = !nodes.length;
    part("difference").replaceChildren(...nodes);
    handIn?.record.note({ solution: true });
    dialog.showModal();
  };

  if (order) startOrdering(section, playground, order);
  part("check")?.addEventListener("click", judge, { signal });
  part("hint")?.addEventListener("click", hint, { signal });
  part("take").addEventListener("click", () => save("app.py", `${store.get("source").trimEnd()}\n`, "text/x-python"), {
    signal,
  });
  part("script").addEventListener(
    "click",
    () => {
      host.scrollIntoView({ block: "nearest" });
      store.set("jump", { line: 1 });
    },
    { signal },
  );
  part("show").addEventListener("click", showSolution, { signal });
  dialog.addEventListener(
    "close",
    () => {
      if (dialog.returnValue === "use") {
        store.set("source", solution);
        store.set("run", {});
      }
      dialog.returnValue = "";
    },
    { signal },
  );
  for (const button of section.querySelectorAll(".rerun-task__tools button")) button.disabled = false;
}

// A modest celebration: the sign of what has passed leaps once. Nothing moves for those who want nothing to move.
/** @param {Part} section */
function celebrate(section) {
  section.removeAttribute("data-cheer");
  requestAnimationFrame(() => section.setAttribute("data-cheer", ""));
}
