// What serves the sessions of the page: one worker, asked one thing at a time, in order, and replaced where it must be.
//
// A session is its script and the actions it has answered. So a worker that must be killed, or has died, is
// replaced by a new one that gets every session again.
import { Engine } from "./engine.js";
import { Late } from "./late.js";
import { readLimits } from "./limits.js";
import { UNREADABLE } from "./messages.js";
import { answeredLate, overtake } from "./overtaking.js";
import { isOpening, Queue } from "./queue.js";
import { aboutRequest, elapsed, GRACE, isUseBy, patience, SHOWN, STEPS, unwatch, USES } from "./requests.js";

/** @import { Coming, Loading, Outcome, Prepared, Progress, Shown, Told } from "../messages.js" */

const SLOW = 1000; // ms until a running request can be stopped by hand
export const SPARE = 500; // ms, at least, until another worker starts beside it, in case that this one must be killed
const IDLE = 5000; // ms of rest until a page whose reader tries scripts starts one

export class Service {
  // `diagnose` says in a sentence why no worker can start, or nothing (see `Late`).
  /**
   * @param {import("./engine.js").Source} source
   * @param {import("./late.js").Diagnose} [diagnose]
   */
  constructor(source, diagnose = async () => "") {
    this.workers = source;
    this.isRemote = typeof source === "function"; // no worker of the browser, but a process of this machine
    this.runner = ""; // what runs scripts there, as the reader should be told
    this.late = new Late(diagnose, { failed: (trouble) => this.fail(trouble), shown: () => this.show() });
    this.trouble = ""; // why Python could not start, as far as it is known
    this.limits = readLimits(); // of a step, for all sessions
    /** @type {Map<string, import("./session.js").Session>} */
    this.sessions = new Map(); // by their names
    this.queue = new Queue();
    /** @type {Pending | null} */
    this.current = null;
    /** @type {Pending[]} */
    this.overtaken = []; // actions that go on although the reader has done another since: they are answered with that one
    /** @type {Engine | null} */
    this.engine = null;
    /** @type {Engine | null} */
    this.spare = null; // boots while a slow request runs, or nothing does, in case that the engine must be killed
    this.number = 0;
    this.failures = 0;
    this.boots = 0; // ms that the last worker took to start
    this.dead = false; // Python cannot be started here
    /** @type {Set<string>} */
    this.cold = new Set(); // sessions that the worker does not know: they are brought back when somebody acts in them
    document.addEventListener("visibilitychange", () => this.sight());
  }

  start() {
    if (this.engine || this.dead) return;
    this.engine = this.spare ?? new Engine(this.workers, this);
    this.spare = null;
    if (!this.engine.ready) this.late.expect();
    this.next();
    this.show();
  }

  // No other try would help: a file that Python needs is wrong.
  /** @param {string} trouble */
  fail(trouble) {
    this.trouble = trouble;
    this.end();
    this.die();
    this.show();
  }

  // No playground is on the page any more: its memory is given back. The next `start` begins anew.
  end() {
    this.settle()?.reply?.reject("dropped");
    clearTimeout(this.idle);
    this.late.end();
    for (const engine of [this.engine, this.spare]) engine?.end();
    this.engine = this.spare = null;
    delete document.documentElement.dataset.sandbox;
  }

  // Python cannot be started here: who waits for an answer need not any longer.
  die() {
    this.dead = true;
    for (const { reply } of this.queue.empty()) reply?.reject("dead");
  }

  /**
   * @param {any} message
   * @param {number | null} [tag]
   * @param {Pending["reply"]} [reply]
   */
  ask(message, tag = null, reply = null) {
    if (this.dead) reply?.reject("dead");
    else this.queue.add({ message: { ...message, id: ++this.number }, session: message.session, tag, reply });
    this.start();
    this.next();
    this.show();
  }

  next() {
    if (!this.engine?.ready) return;
    if (this.current) return overtake(this);
    if (this.engine.heavy) return this.replace();
    const { first } = this.queue;
    if (!first || (first.unseen && document.hidden)) return;
    if (this.engine.spoiler !== null && !isUseBy(this.engine.spoiler, first)) return this.replace();
    if (USES.has(first.message.type) && this.cold.has(first.session))
      this.queue.addFirst(this.restoring(first.session));
    const request = this.queue.take();
    if (isOpening(request)) this.cold.delete(request.session);
    clearTimeout(this.idle);
    this.send(request);
  }

  // What is served from now on.
  /** @param {Pending} request */
  send(request) {
    this.current = request;
    Object.assign(request, { unseen: document.hidden, stops: undefined });
    this.watch(request);
    this.engine?.worker.postMessage(request.message);
  }

  // The request begins: from now on it can be slow, or be lost.
  /** @param {Pending} request */
  watch(request) {
    request.since = performance.now();
    request.slow?.forEach(clearTimeout);
    request.slow = [setTimeout(() => this.provide(), Math.max(SPARE, this.boots)), setTimeout(() => this.show(), SLOW)];
    this.expect(request, patience(request.message, this.sessions.get(request.session)));
  }

  // Packages come before the script runs: it has all of its time once they are there.
  /** @param {Loading | Prepared} message */
  prepares(message) {
    const request = /** @type {Pending} */ (this.current);
    if (message.type === "prepared") this.watch(request);
    else clearTimeout(request.slow?.[0]);
    this.expect(request, patience(request.message, this.sessions.get(request.session)));
    this.sessions.get(request.session)?.listener.prepares?.(message);
  }

  // Where starting takes long it would take the machine away from the request that is waited for: so that waits to be
  // started for as long as it takes, and a request that is only slow because all is has been answered by then.
  provide() {
    this.spare ??= new Engine(this.workers, this);
  }

  // Without a sign of life for `ms` the worker counts as lost; not while nobody looks.
  /**
   * @param {Pending} request
   * @param {number} ms
   */
  expect(request, ms) {
    clearTimeout(request.lost);
    if (!document.hidden) request.lost = setTimeout(() => this.restart("timeout"), ms);
  }

  // The page was hidden, or is looked at again: what was hidden for a while gets all of its time anew.
  sight() {
    const { current } = this;
    if (!current) return this.next();
    if (document.hidden) current.unseen = true;
    this.expect(current, patience(current.message, this.sessions.get(current.session)));
  }

  // The script runs on: what it has used of its time does not have to be waited for again.
  /** @param {Progress} message */
  progress(message) {
    const request = this.current;
    if (!request) return;
    if (message.outcome) return this.sessions.get(request.session)?.showed(request, message);
    if (message.begun) {
      request.begun = true;
      return;
    }
    const used = Number.isFinite(message.computed) ? Number(message.computed) : 0;
    this.expect(request, Math.max(0, (request.message.limits ?? this.limits).seconds - used) * 1000 + GRACE);
    request.progress = message;
    clearTimeout(request.shown);
    request.shown = setTimeout(() => this.show(), Math.max(0, SHOWN - elapsed(request)));
  }

  /**
   * @param {Engine} engine
   * @param {Exclude<Told, Coming> | { type: "noise" }} message
   */
  receive(engine, message) {
    if (message.type === "fault" && message.id === null) return this.lost(engine, message.message);
    if (engine !== this.engine) return;
    if (message.type === "ready") {
      this.late.end();
      this.next();
    } else if (message.type === "spoiled") {
      this.spoiled(engine);
    } else if (message.type === "heavy") {
      this.grown(engine);
    } else if (message.type === "output") {
      return this.sessions.get(message.session ?? "")?.printed(this.current, message);
    } else if (message.type !== "noise" && this.current && message.id === this.current.message.id) {
      if (message.type === "progress") return this.progress(message);
      if (message.type === "loading" || message.type === "prepared") this.prepares(message);
      else if (message.type === "stopped" || message.type === "refused") this.undone(message);
      else if (message.type === "fault") this.restart("fault", message.message, message.line);
      else if (this.current.reply) this.replied(message);
      else if (message.type === "view" && !message.outcome && STEPS.has(this.current.message.type))
        this.restart("fault", UNREADABLE);
      else if (message.type === "view") this.answered(message);
    } else if (message.type !== "noise") answeredLate(this, message);
    this.show();
  }

  /** @param {Shown} answer */
  answered(answer) {
    const request = this.settle();
    const session = request && this.sessions.get(request.session);
    this.failures = 0;
    if (!session) return this.next();
    if (request.unseen && !request.restores && answer.outcome?.out_of_time) return this.repeat(request);
    session.answered(request, answer.outcome, elapsed(request));
    if (session.starts > 1) this.idle = setTimeout(() => this.provide(), IDLE);
    if (!performance.getEntriesByName("playground:ready").length) performance.mark("playground:ready");
    // What a newer `open` has already superseded is not shown.
    const isSuperseded = this.queue.has(request.session, isOpening);
    this.next();
    if (isSuperseded) return;
    session.listener.view(answer, { ...aboutRequest(request), looked: request.message.type === "look" });
  }

  // The time of a script ran out that nobody could see: it gets it again once the page is looked at.
  /** @param {Pending} request */
  repeat(request) {
    this.queue.addFirst({ ...request, message: { ...request.message, id: ++this.number } });
    this.next();
  }

  /** @param {any} message */
  replied(message) {
    this.settle()?.reply?.resolve(message);
    this.next();
  }

  settle() {
    const request = this.current;
    this.current = null;
    this.overtaken = [];
    if (request && this.engine) this.engine.served = request.session;
    if (request) unwatch(request);
    return request;
  }

  // A worker fell over by itself: while booting, or in the middle of a request.
  /**
   * @param {Engine} engine
   * @param {string} reason
   */
  lost(engine, reason) {
    if (engine === this.engine && engine.ready) return this.restart("fault", reason);
    engine.end();
    if (engine === this.spare) this.spare = null;
    if (engine !== this.engine) return;
    this.engine = null;
    this.late.look();
    if (++this.failures > 2) this.die();
    this.start();
    this.show();
  }

  // A script has left traces in the worker that other sessions would meet. Its own session goes on there, so that one
  // which leaves them at each run does not need a worker for each; whatever else is asked, is asked of a new one.
  /** @param {Engine} engine */
  spoiled(engine) {
    engine.spoiler = engine.served;
    this.provide();
    if (this.current && !isUseBy(engine.served, this.current)) this.replace();
  }

  // The memory that a script has used stays with its worker, so that one is replaced once the script is done. A script that
  // uses as much again when its session is brought back keeps its worker: it would be brought back after each step.
  /** @param {Engine} engine */
  grown(engine) {
    const session = this.sessions.get(engine.served ?? "");
    if (!session || session.heavy) return;
    session.heavy = engine.heavy = true;
    this.next();
  }

  // The reader notices nothing: what was being asked is asked again in a new worker, and a session comes back when it is used.
  replace() {
    const asked = this.settle();
    if (asked) this.queue.addFirst(asked);
    this.engine?.end();
    this.engine = null;
    for (const [name, session] of this.sessions) if (session.good) this.cold.add(name);
    this.start();
  }

  // The request that brings a session back: its script, and what was done in it.
  /**
   * @param {string} name
   * @returns {Pending}
   */
  restoring(name) {
    const message = { ...this.sessions.get(name)?.restoring, id: ++this.number };
    return { message, session: name, tag: null, restores: true };
  }

  // A new worker, and in it every session as it was before the request that was running.
  /**
   * @param {string} reason
   * @param {string} [detail]
   * @param {number | null} [line]
   */
  restart(reason, detail = "", line = null) {
    const culprit = this.settle();
    const served = this.engine?.served !== null;
    this.engine?.end();
    this.engine = null;
    // What a session had left behind has ended the worker when the next one began: that one is begun again in a new worker.
    if (reason === "fault" && served && culprit?.message.type === "open" && !culprit.begun) {
      for (const [name, session] of this.sessions) if (session.good) this.cold.add(name);
      this.repeat(culprit);
      return this.start();
    }
    culprit?.reply?.reject(reason);
    if (culprit) this.queue.drop(culprit.session);
    const waiting = this.queue.empty();
    const reopening = new Set(waiting.filter(({ message }) => message.type === "open").map(({ session }) => session));
    for (const [name, session] of this.sessions) {
      if (culprit?.session === name && culprit.restores) session.failed();
      if (!session.good || reopening.has(name)) continue;
      const request = this.restoring(name);
      if (name === culprit?.session) this.queue.addFirst(request);
      else this.queue.add(request);
    }
    this.queue.add(...waiting);
    this.start();
    if (culprit) this.unanswered(culprit, reason, detail, line);
  }

  // The worker goes on, and what was asked is not done: it is none of this engine's, or its script was stopped. Then the
  // session is as it was before, or is brought back.
  /** @param {any} message */
  undone(message) {
    const { type: reason, message: why = "", app, outcome } = message;
    const request = this.settle();
    if (!request) return;
    request.reply?.reject(reason);
    const session = this.sessions.get(request.session);
    if (request.restores) {
      this.queue.drop(request.session);
      session?.unrestored(reason);
    }
    if (reason === "stopped" && !outcome && session?.good && STEPS.has(request.message.type))
      this.queue.addFirst(this.restoring(request.session));
    this.next();
    this.unanswered(request, reason, why, null, outcome && { app, outcome });
  }

  // Tells a session that something it has asked got no answer, and why.
  /**
   * @param {Pending} request
   * @param {string} reason
   * @param {string} detail
   * @param {number | null} line
   * @param {{ app: string, outcome: Outcome }} [shown] what the session shows again
   */
  unanswered({ message, session: name, restores, progress }, reason, detail, line, shown) {
    const session = this.sessions.get(name);
    if (!session) return;
    if (!restores) session.last = message;
    session.listener.stopped(reason, {
      detail,
      line: line ?? progress?.line,
      opening: message.type === "open",
      message,
      restores: Boolean(restores),
      lost: !session.good,
      shown,
    });
  }

  // Tells the page and the sessions what is going on.
  show() {
    const { current, trouble, late } = this;
    const at = { coming: this.engine?.coming ?? null, hears: this.engine?.hears ?? false };
    const state = this.dead ? "dead" : !this.engine?.ready ? "loading" : current ? "running" : "ready";
    const root = document.documentElement;
    if (root.dataset.sandbox !== state) root.dataset.sandbox = state;
    for (const [name, session] of this.sessions) {
      const mine = current?.session === name;
      const waiting = this.queue.has(name, ({ restores, message }) => !restores && message.type === "act");
      const slow = mine && elapsed(current) >= SLOW - 1;
      const more = { slow, waiting, trouble, awaited: late.awaited, ...at };
      session.listener.state(state === "running" && !mine ? "ready" : state, more);
      if (mine && current.progress) session.listener.progress(current.progress, aboutRequest(current));
    }
  }
}
