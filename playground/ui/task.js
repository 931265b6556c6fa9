// A lesson's task: checks the reader's script, gives hints one at a time, shows the way to the solution.
import { client } from "./hydrate.js";
import { sanitize } from "./sanitize.js";

const PATIENCE = 400; // ms until the page says that it is waiting

export function startTask(section, { session, store }) {
  const { check, solution, filename } = JSON.parse(section.querySelector("script").textContent);
  const part = (name) => section.querySelector(`[data-task="${name}"]`);
  const [verdict, tried, passed, dialog] = ["verdict", "tried", "passed", "solution"].map(part);

  // Asks the worker in a session of the task's own: the reader's app stays as it is. Returns null if it cannot answer.
  const ask = async (message) => {
    const waiting = setTimeout(() => {
      verdict.textContent = document.documentElement.dataset.sandbox === "loading" ? "Python is starting…" : "One moment…";
    }, PATIENCE);
    section.setAttribute("aria-busy", "true");
    try {
      return await client.request({ ...message, session: `${session}/task`, source: store.get("source") });
    } catch {
      verdict.textContent = "That could not be answered: the script stopped the sandbox. Try it again.";
      return null;
    } finally {
      clearTimeout(waiting);
      section.removeAttribute("aria-busy");
    }
  };

  const judge = async () => {
    if (section.hasAttribute("aria-busy")) return;
    const answer = await ask({ type: "check", name: filename, check });
    if (!answer) return;
    section.dataset.result = answer.passed === true ? "passed" : "different";
    verdict.replaceChildren(...sanitize(answer.verdict));
    tried.querySelector("div").replaceChildren(...sanitize(answer.tried));
    tried.hidden = false;
    if (answer.passed === true) {
      tried.open = false;
      verdict.append(passed.content.cloneNode(true));
      document.dispatchEvent(new CustomEvent("rerun:done", { detail: { lesson: section.dataset.task } }));
    }
    verdict.scrollIntoView({ block: "nearest" });
  };

  const hint = () => {
    const hints = [...part("hints").children];
    const next = hints.find((each) => each.hidden);
    if (next) next.hidden = false;
    const left = hints.filter((each) => each.hidden).length;
    part("hint").textContent = left ? "Next hint" : "No more hints";
    part("hint").setAttribute("aria-disabled", String(!left));
  };

  const showSolution = async () => {
    if (section.hasAttribute("aria-busy")) return;
    const answer = await ask({ type: "differ", solution });
    if (!answer) return;
    if (verdict.childElementCount === 0) verdict.textContent = "";
    const nodes = sanitize(answer.html);
    part("same").hidden = nodes.length > 0;
    part("differs").hidden = part("use").hidden = !nodes.length;
    part("difference").replaceChildren(...nodes);
    dialog.showModal();
  };

  part("check")?.addEventListener("click", judge);
  part("hint")?.addEventListener("click", hint);
  part("show").addEventListener("click", showSolution);
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "use") {
      store.set("source", solution);
      store.set("run", {});
    }
    dialog.returnValue = "";
  });
  for (const button of section.querySelectorAll(".rerun-task__tools button")) button.disabled = false;
}
