// A worker of the sandbox: the one that the page's inline script has started, else a new one.
import { validMessage } from "./messages.js";

/**
 * @typedef {Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror">} Workable what is used of a worker
 * @typedef {URL | string | (() => Workable)} Source where a worker's script lies, or what makes something like a worker
 */

// A worker, and whether Python has started in it.
export class Engine {
  /**
   * @param {Source} source
   * @param {import("./service.js").Service} client
   */
  constructor(source, client) {
    /** @type {string | null} */
    this.served = null; // the session whose request was answered last
    /** @type {import("../messages.js").Coming | null} */
    this.coming = null; // how much of Python there is, until it starts
    this.heavy = false; // its memory has grown by gigabytes, which it cannot give back
    /** @type {string | null} */
    this.spoiler = null; // the session that has left something in the interpreter that others would meet
    const early = typeof source === "function" ? null : takeEarlyWorker();
    this.ready = Boolean(early?.heard.includes("ready"));
    this.hears = Boolean(this.ready && early?.hears); // it can be told to stop a script
    /** @type {Workable} */
    this.worker = early?.worker ?? (typeof source === "function" ? source() : workerAt(source));
    const began = early?.began ?? performance.now();
    if (early && this.ready) client.boots = (early.at ?? began) - began;
    this.worker.onmessage = (/** @type {MessageEvent} */ { data }) => {
      const message = validMessage(data);
      this.coming = message.type === "coming" ? message : null;
      if (message.type === "coming") return client.show();
      if (message.type === "ready") {
        this.ready = true;
        this.hears = Boolean(message.hears);
        client.runner = message.engine ?? "";
        client.boots = performance.now() - began;
      }
      client.receive(this, message);
    };
    this.worker.onerror = (/** @type {ErrorEvent} */ event) => {
      event.preventDefault();
      client.lost(this, "the sandbox failed");
    };
  }

  end() {
    this.worker.onmessage = this.worker.onerror = null;
    this.worker.terminate();
  }
}

// The worker that the page's inline script has started, once; null if there is none or it has failed.
function takeEarlyWorker() {
  const early = globalThis.rerunEarly;
  globalThis.rerunEarly = null;
  if (!early?.heard.includes("fault")) return early;
  early.worker.terminate();
  return null;
}

// A worker must be of the page's own origin: where the files lie on another one, it is a line that imports them from there.
/** @param {URL | string} address */
function workerAt(address) {
  if (!(address instanceof URL) || address.origin === location.origin) return new Worker(address, { type: "module" });
  const text = `import ${JSON.stringify(address.href)};`;
  const line = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const worker = new Worker(line, { type: "module" });
  // Not at once: the worker has to have read it. Its first message says so, and its first error.
  for (const type of ["message", "error"])
    worker.addEventListener(type, () => URL.revokeObjectURL(line), { once: true });
  return worker;
}
