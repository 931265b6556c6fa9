// The client of the sandbox, as the page's parts use it: sessions are opened, used, looked at and closed.
import { isOpening } from "./queue.js";
import { HEARS } from "./requests.js";
import { Service, SPARE } from "./service.js";
import { Session } from "./session.js";

/** @import { Answers, Moment } from "../messages.js" */

export class Client extends Service {
  // Starts a session anew. The listener gets `view(answer)`, `progress(message)`, `printed(text)`, `stopped(reason)` and
  // `state(name, waiting)`. `actions` are done at once: what was done before, or is read from a file. `files` lie beside the script.
  /**
   * @param {string} session
   * @param {string} source
   * @param {string} name
   * @param {Listener} listener
   * @param {Action[]} [actions]
   * @param {Record<string, string>} [files]
   */
  open(session, source, name, listener, actions = [], files = undefined) {
    const known = this.sessions.get(session) ?? new Session();
    known.opened(listener);
    this.sessions.set(session, known);
    this.queue.drop(session);
    this.ask({ type: "open", session, source, name, actions, limits: this.limits, ...(files && { files }) });
  }

  // What was done in a session and answered, in order.
  /**
   * @param {string} session
   * @returns {Action[]}
   */
  actions(session) {
    return this.sessions.get(session)?.good?.actions ?? [];
  }

  // The script that a session runs, or null before its first answer.
  /**
   * @param {string} session
   * @returns {string | null}
   */
  source(session) {
    return this.sessions.get(session)?.good?.start.source ?? null;
  }

  // Sends an action; `tag` comes back with its answer.
  /**
   * @param {string} session
   * @param {Action} action
   * @param {number | null} tag
   */
  act(session, action, tag) {
    if (this.isSafe(session)) return this.sessions.get(session)?.listener.stopped("safe", { lost: true });
    this.ask({ type: "act", session, action, limits: this.limits }, tag);
  }

  // Does the last thing that was done in a session once more, with more time.
  /**
   * @param {string} name
   * @param {number} seconds
   */
  again(name, seconds) {
    const last = this.sessions.get(name)?.last;
    if (last) this.ask({ ...last, limits: { ...last.limits, seconds } });
  }

  // Whether nothing is asked that has not been answered.
  /**
   * @param {string} name
   * @returns {boolean}
   */
  isIdle(name) {
    if (!this.engine?.ready || this.isSafe(name)) return false;
    return this.current?.session !== name && !this.queue.has(name);
  }

  // Whether a session is in no worker, and would not come back: its script is shown, and not run.
  /**
   * @param {string} name
   * @returns {boolean}
   */
  isSafe(name) {
    const session = this.sessions.get(name);
    const { current } = this;
    if (!session || session.good || (current?.session === name && isOpening(current))) return false;
    return !this.queue.has(name, isOpening);
  }

  // Asks for what a moment of a session looked like; of several such questions that wait only the last counts.
  /**
   * @param {string} session
   * @param {Moment} look
   */
  look(session, look) {
    if (this.isSafe(session)) return;
    this.queue.drop(session, ({ message }) => message.type === "look");
    this.ask({ type: "look", session, look });
  }

  // Forgets a session, and what is asked beside it (`session/task`); what runs for it has a moment to come to its end.
  /** @param {string} session */
  close(session) {
    /** @param {string} name */
    const isIts = (name) => name === session || name.startsWith(`${session}/`);
    this.sessions.delete(session);
    this.cold.delete(session);
    for (const name of this.queue.sessions) if (isIts(name)) this.queue.drop(name);
    if (this.engine?.ready) this.engine.worker.postMessage({ type: "close", session });
    const running = this.current;
    if (!running || !isIts(running.session)) return;
    setTimeout(() => {
      if (this.current !== running) return;
      this.settle()?.reply?.reject("dropped");
      this.replace();
    }, SPARE);
  }

  // Ends what runs, on the reader's behalf: the script, if it hears that, else the worker.
  stop() {
    const request = this.current;
    if (!request || request.stops) return;
    if (!this.engine?.hears) return this.restart("stopped");
    request.stops = setTimeout(() => this.restart("stopped"), HEARS);
    this.queue.drop(request.session); // what was asked for before; what comes from now on is done afterwards
    this.engine.worker.postMessage({ type: "stop", id: request.message.id, session: request.session });
  }

  // Asks what changes no session: a lesson's check, a comparison. Rejects with the reason when it got no answer.
  /**
   * @template {keyof Answers} Kind
   * @param {{ type: Kind, session: string, [field: string]: any }} message
   * @returns {Promise<Answers[Kind]>}
   */
  request(message) {
    return new Promise((resolve, reject) => this.ask(message, null, { resolve, reject }));
  }
}
