// The component that joins the panes to the sandbox: it owns the toolbar, the notices and the timeline.
import { ActionLog } from "./actions.js";
import { client, playgroundOf } from "./hydrate.js";
import { Look } from "./look.js";
import { Timeline } from "./timeline.js";

const STATES = { loading: "Starting Python…", ready: "Ready", running: "Ready", dead: "Python could not start. Reload the page to try again." };
const STOPPED = {
  stopped: "Stopped.",
  timeout: "The script did not answer and was stopped.",
  fault: "The sandbox broke off.",
};

export function render({ model, el, view }) {
  const playground = playgroundOf(el);
  const frame = playground.find(".rp");
  const status = playground.find(".rp-status");
  const notice = playground.find(".rp-notice");
  const live = playground.find(".rp-live");
  const button = (name) => playground.find(`[data-do="${name}"]`);
  const timeline = new Timeline(view.model.document, playground);
  const { session, store, keeper } = playground;
  let running = store.get("source"); // the script that the session runs
  let opened = false;

  const listener = {
    view(answer, { tag, restored, fresh, looked }) {
      const { timeline: columns, announce, ...parts } = answer.view;
      const past = Number.isInteger(parts.look?.run);
      if (looked) delete parts.app; // the app itself is as it was, with what the reader has put into it
      else look.present();
      store.set("look", past ? { run: parts.look.run, event: parts.look.event } : null);
      store.set("view", { ...parts, step: answer.step?.index, answers: tag ?? Infinity, anew: fresh && opened });
      if (!looked) store.set("latest", store.get("view"));
      timeline.show(columns);
      if (!looked) keeper.keep({ running, actions: client.actions(session), slow: false });
      if (!restored && !looked) tell(answer.notice ?? "");
      if (opened && !restored) live.textContent = log.takeSaid() || (typeof announce === "string" ? announce : "");
      opened = true;
    },
    stopped(reason, { opening, lost }) {
      const now = lost
        ? "Press Run to start it again."
        : `The app is as it was before that ${opening ? "run" : "action"}.`;
      tell(`${STOPPED[reason]} ${now}`);
      keeper.keep({ running, actions: client.actions(session), slow: false });
    },
    state(state, { slow, waiting }) {
      frame.dataset.state = state;
      button("stop").hidden = !slow;
      frame.toggleAttribute("data-slow", slow);
      if (slow) keeper.keep({ running, slow });
      let text = slow ? "Running…" : STATES[state];
      if (state === "loading" && waiting) text = "Starting Python… your action is waiting";
      else if (state === "ready" && waiting) text = "Waiting for another app on this page…";
      if (status.textContent !== text) status.textContent = text;
    },
  };

  const tell = (text) => {
    notice.textContent = text;
    notice.hidden = !text;
  };
  const open = () => {
    running = store.get("source");
    showEdited();
    log.forget();
    keeper.save();
    client.open(session, running, model.filename, listener);
  };
  // The script that runs, once more, with other actions.
  const reopen = (actions) => client.open(session, running, model.filename, listener, actions);
  const log = (playground.log = new ActionLog(playground, { open: reopen, name: model.filename }));
  const look = new Look(playground, (asked) => {
    if (!client.sessions.has(session)) begin();
    client.look(session, asked);
  });
  // Starts where a reload has left off, else from the beginning.
  const begin = () => {
    running = keeper.drafts.stay?.running ?? running;
    showEdited();
    reopen(keeper.drafts.stay?.actions ?? []);
  };
  const showEdited = () => {
    frame.toggleAttribute("data-edited", store.get("source") !== running);
    frame.toggleAttribute("data-changed", store.get("source") !== store.get("original"));
  };
  const reset = () => {
    store.set("source", store.get("original"));
    open();
  };

  store.on("run", open);
  store.on("source", showEdited);
  store.on("action", ({ action, seq }) => {
    if (!client.sessions.has(session)) begin();
    client.act(session, action, seq);
  });
  button("run").addEventListener("click", open);
  button("stop").addEventListener("click", () => client.stop());
  const dialog = playground.find(".rp-ask");
  button("reset").addEventListener("click", () => (store.get("source") === store.get("original") ? reset() : dialog.showModal()));
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "reset") reset();
    dialog.returnValue = "";
  });

  // A playground that nobody has seen yet does not make the others wait for its script.
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    if (client.sessions.has(session)) return;
    if (keeper.drafts.stay?.slow) tell("The script was still running when you left the page. Press Run to start it again.");
    else begin();
  }, { rootMargin: "200px" });
  seen.observe(playground.host);
  playground.mounted();
}
