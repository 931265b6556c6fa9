// The component that joins the panes to the sandbox: it owns the toolbar, the notices and the timeline.
import { ActionLog } from "../instruments/actions.js";
import { beforePaint } from "../lib/after_paint.js";
import { projectOf, putProject } from "../lib/project.js";
import { client, playgroundOf } from "../playgrounds.js";
import { areSame } from "../share/contents.js";
import { fitSeconds } from "../sandbox/limits.js";
import { watchDependencies } from "../instruments/dependencies.js";
import { limitsDialog } from "./limits_dialog.js";
import { Look } from "../instruments/look.js";
import { hearOutside, tellOutside } from "./outside.js";
import { newButton } from "../lib/button.js";
import { afterPress, paintFirst } from "../lib/press.js";
import { Arriving, Packages } from "./packages.js";
import { Printed } from "../instruments/printed.js";
import { showRunBy } from "./run_by.js";
import { after, ended, stateWords } from "./said.js";
import { Ticks } from "../sandbox/ticks.js";
import { Timeline } from "../instruments/timeline.js";
import { Trouble } from "./trouble.js";
import { showWords } from "../lib/words.js";

const WAITS =
  "In this browser what you do waits until the script is done. Streamlit would start the next run at once, beside this one.";
let isToldOfWaiting = false; // once on a page
const PATIENT = 60; // seconds offered to a script that needs more time

/** @param {number} number */
const seconds = (number) => `${number < 10 ? number.toFixed(1) : Math.round(number)} s`;

/** @param {any} given */
export function render({ el }) {
  const playground = playgroundOf(el);
  const frame = playground.find(".rp");
  const status = playground.find(".rp-status");
  const notice = playground.find(".rp-notice");
  const live = playground.find(".rp-live");
  const where = playground.find(".rp-where");
  /** @param {string} name */
  const button = (name) => playground.find(`[data-do="${name}"]`);
  const timeline = new Timeline(playground);
  const { session, store, keeper } = playground;
  const { data } = playground;
  let running = projectOf(playground); // what the session runs
  let opened = false;
  let begun = false; // the page shows the beginning of the step that runs: what the reader does there is not undone by its end
  let sent = 0; // the last action of the app's controls
  let inSight = false;
  let asIs = false; // the reader goes on with the app of the script as it was before the last changes
  let shownAwaited = "";
  /** @type {Action[]} */
  let same = []; // what was done before the script was changed
  /** @type {[string, { slow?: boolean, waiting?: boolean }]} */
  let [told, how] = ["loading", {}]; // what the client has said last
  const trouble = new Trouble(playground.data.id);
  const printed = new Printed(playground);
  const packages = new Packages(status);
  const arriving = new Arriving(status);

  /** @type {any} */
  const listener = {
    /**
     * @param {any} answer
     * @param {any} given
     */
    view(answer, { tag, restored, fresh, looked }) {
      const { timeline: columns, announce, ...parts } = answer.view;
      const past = Number.isInteger(parts.look?.run);
      if (looked)
        delete parts.app; // the app itself is as it was, with what the reader has put into it
      else look.present();
      if (!looked) store.set("progress", null);
      if (fresh) store.set("starting", false);
      store.set("look", past ? { run: parts.look.run, event: parts.look.event } : null);
      const starts = fresh && opened && !restored;
      store.set("view", {
        ...parts,
        step: answer.outcome?.step,
        answers: tag ?? Infinity,
        notice: answer.outcome?.notice ?? "",
        starts,
        anew: starts && !begun,
      });
      if (!looked) {
        store.set("latest", store.get("view"));
        same = parts.same ?? [];
      }
      timeline.show(columns);
      beforePaint();
      if (!looked && !restored) tellOutside(playground, answer);
      const said = typeof announce === "string" ? announce : "";
      if (looked) {
        live.textContent = said;
        return;
      }
      keeper.keep({ running, actions: client.actions(session), slow: false });
      frame.toggleAttribute("data-safe", false);
      trouble.over();
      if (!restored || packages.lacks) tell([packages.lacks, answer.outcome.notice].filter(Boolean).join(" "));
      printed.stepped(fresh && client.actions(session).length ? "did it all again" : String(parts.brief?.words ?? ""));
      if (opened && !restored && !answer.outcome.waited) live.textContent = log.takeSaid() || said;
      opened = true;
      begun = false;
      ticks.answered(answer.outcome);
    },
    /** @param {import("../messages.js").Loading | import("../messages.js").Prepared} message */
    prepares(message) {
      packages.hear(message);
      if (packages.lacks) tell(packages.lacks);
      showState();
    },
    /** @param {string} text */
    printed: (text) => printed.add(text),
    /**
     * @param {any} message
     * @param {any} given
     */
    progress(message, { tag, restored, fresh }) {
      const { app, line, elsewhere, sleeping, outcome } = message;
      if (typeof app === "string" && !restored) {
        store.set("starting", false);
        const how = { answers: tag ?? Infinity, anew: fresh && opened && !begun, whole: Boolean(outcome) };
        store.set("progress", { app, line, elsewhere, ...how });
        begun = true;
      }
      if (outcome) {
        beforePaint();
        paintFirst();
        return keeper.keep({ running, actions: client.actions(session), slow: false });
      }
      const at = Number.isInteger(line) ? `line ${line}` : "";
      const how = typeof sleeping === "number" ? `sleeping ${seconds(sleeping)}` : "";
      where.textContent = [how, at].filter(Boolean).join(", ");
    },
    /**
     * @param {string} reason
     * @param {any} given
     */
    stopped(reason, { opening, message, restores, lost, detail, line, shown }) {
      store.set("starting", false);
      if (shown) {
        look.present();
        store.set("look", null);
        store.set("progress", { app: shown.app, answers: Infinity, whole: true });
      }
      store.set("progress", null);
      packages.end();
      printed.stepped("what was stopped");
      ticks.stop();
      begun = false;
      trouble.over();
      frame.toggleAttribute("data-safe", lost);
      if (reason === "refused" && !lost) runs({ ...running, source: client.source(session) ?? running.source });
      const why = ended(reason, detail, line);
      tell([why, after(reason, { opening, restores, lost })].filter(Boolean).join(" "));
      store.set("stopped", { words: why });
      if (shown) ticks.answered(shown.outcome);
      keeper.keep({ running, actions: client.actions(session), slow: false });
      if (reason !== "timeout" || restores) return;
      const time = Math.max(PATIENT, 2 * (message.limits?.seconds ?? 0));
      offer(`Run again with ${time} s`, () => again(time));
    },
    /**
     * @param {any} state
     * @param {any} given
     */
    state(state, { slow, waiting, hears, trouble, awaited, coming }) {
      [told, how] = [state, { slow, waiting }];
      if (state !== "loading") timeline.usable();
      frame.dataset.state = state;
      button("stop").hidden = !slow;
      frame.toggleAttribute("data-slow", slow);
      if (slow) keeper.keep({ running, slow });
      if (slow && waiting && !hears && !isToldOfWaiting) {
        isToldOfWaiting = true;
        tell(WAITS);
      }
      if (state !== "running") where.textContent = "";
      showRunBy(playground, client.runner);
      showState();
      showAwaited(awaited);
      arriving.show(coming);
      if (state === "dead" && trouble && notice.textContent !== trouble) tell(trouble);
    },
  };

  // What Python waits for to start, as long as it does.
  /** @param {string} words */
  const showAwaited = (words) => {
    if (words === shownAwaited) return;
    if (words || notice.textContent === shownAwaited) tell(words);
    shownAwaited = words;
  };
  const showState = () => {
    let text = packages.words || (how.slow ? "Still running" : stateWords(told));
    if (told === "loading" && how.waiting) text += " your action is waiting";
    else if (told === "ready" && how.waiting) text = "Waiting for another app on this page…";
    else if (told === "ready" && isEdited()) text = "Changed, not run";
    if (status.textContent !== text) status.textContent = text;
  };
  const isEdited = () => {
    const { name, source, files } = projectOf(playground);
    return source !== running.source || name !== running.name || !areSame(files, running.files);
  };

  // All of it: a longer status makes a narrow column's head higher, as what was printed does its script.
  for (const [name, work] of Object.entries(listener)) {
    listener[name] = (/** @type {any} */ ...told) => afterPress(() => work(...told));
  }

  /** @param {string} text */
  const tell = (text) => {
    showWords(notice, text);
    notice.hidden = !text;
  };
  /**
   * @param {string} words
   * @param {() => void} work
   */
  const offer = (words, work) => {
    notice.append(" ", newButton(words, work));
  };
  /** @param {number} time */
  const again = (time) => {
    tell("");
    client.again(session, fitSeconds(time));
  };
  const ticks = new Ticks({
    wait: (time) => client.act(session, { wait: time }, sent),
    may: () => inSight && client.isIdle(session) && !store.get("look") && !log.rest.length,
    most: () => client.limits.reruns,
    pause(count) {
      tell(`Paused after ${count} runs by run_every.`);
      offer("Let time pass", () => {
        tell("");
        ticks.used();
      });
    },
  });
  const open = () => {
    const actions = store.get("given")?.actions ?? [];
    store.set("given", null);
    data.held = false;
    frame.toggleAttribute("data-held", false);
    ticks.stop();
    begun = false;
    runs(projectOf(playground));
    log.forget();
    keeper.save();
    printed.clear();
    store.set("starting", opened);
    openWith(actions);
  };
  /** @param {Action[]} actions */
  const openWith = (actions) => {
    const { name, source, files } = running;
    client.open(session, source, name, listener, actions, Object.keys(files).length ? files : undefined);
  };
  // The first start, unless the page has not survived the last ones.
  const start = () => {
    if (data.held) return;
    if (trouble.isLikely) return listener.stopped("safe", { lost: true });
    trouble.starting();
    begin();
  };
  // The script that runs, once more, with other actions.
  /** @param {Action[]} actions */
  const reopen = (actions) => {
    printed.clear();
    openWith(actions);
  };
  playground.root.addEventListener("click", (/** @type {PageEvent} */ event) => {
    if (event.target.closest("[data-same]") && same.length) reopen(same);
  });
  const log = new ActionLog(playground, { open: reopen });
  playground.log = log;
  const look = new Look(playground, (asked) => {
    if (!client.sessions.has(session)) start();
    if (client.sessions.has(session)) client.look(session, asked);
  });
  watchDependencies(playground, (graph) => {
    look.asked.graph = graph;
    if (client.sessions.has(session)) client.look(session, look.asked);
  });
  // Starts where a reload has left off, else from the beginning.
  const begin = () => {
    ticks.stop();
    begun = false;
    runs(keeper.ran ?? projectOf(playground));
    reopen(keeper.drafts.stay?.actions ?? data.actions ?? []);
  };
  /** @param {Project} project */
  const runs = (project) => {
    running = project;
    packages.end();
    store.set("ran", running.files);
    store.set("running", running.source);
    asIs = false;
    showEdited();
  };
  const showEdited = () => {
    const isOutdated = isEdited() && !asIs;
    if (store.get("outdated") && !isOutdated) tell("");
    store.set("outdated", isOutdated);
    frame.toggleAttribute("data-edited", isEdited());
    frame.toggleAttribute("data-outdated", isOutdated);
    showState();
    frame.toggleAttribute("data-changed", !keeper.isAsBrought());
  };
  const reset = () => {
    putProject(playground, { ...store.get("brought"), source: store.get("original") });
    open();
  };

  store.on("run", open);
  store.on("source", showEdited);
  store.on("files", showEdited);
  store.on("asked", ({ action }) => {
    tell("This app is that of the script before you changed it.");
    offer("Run the changed script", open);
    offer("Use it as it is", () => {
      asIs = true;
      showEdited();
      store.get("send")?.(action);
    });
    notice.scrollIntoView({ block: "nearest" }); // the click may have been far below it
  });
  store.on("again", ({ seconds: time }) => again(time));
  store.on("action", ({ action, seq }) => {
    sent = seq;
    ticks.used();
    if (!client.sessions.has(session)) start();
    if (client.sessions.has(session)) client.act(session, action, seq);
  });
  button("run").addEventListener("click", open);
  hearOutside(playground, { run: () => (client.sessions.has(session) ? open() : start()) });
  limitsDialog(playground, client);
  button("stop").addEventListener("click", () => client.stop());
  const dialog = playground.find(".rp-ask");
  button("reset").addEventListener("click", () => (keeper.isAsBrought() ? reset() : dialog.showModal()));
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "reset") reset();
    dialog.returnValue = "";
  });

  // A playground that nobody has seen yet does not make the others wait for its script.
  const sight = new IntersectionObserver((entries) => (inSight = Boolean(entries.at(-1)?.isIntersecting)));
  sight.observe(playground.host);
  const seen = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      seen.disconnect();
      if (client.sessions.has(session) || data.held) return;
      if (keeper.drafts.stay?.slow)
        tell("The script was still running when you left the page. Press Run to start it again.");
      else start();
    },
    { rootMargin: "200px" },
  );
  seen.observe(playground.host);
  playground.leaving.push(() => {
    sight.disconnect();
    seen.disconnect();
    ticks.end();
  });
  playground.mounted();
}
