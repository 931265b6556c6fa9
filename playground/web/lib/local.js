// The local process that served this page (`rerun-playground serve PATH`, `--room`), where one did: its live connection.
//
// It is known by the token in the address that the process opened, `#local=TOKEN`. The tab keeps that over its reloads and other
// pages, and takes it out of the address, which the room may see and its owner may share. Where the process runs the scripts
// itself, `&engine=streamlit` stands behind it: a page must know that before it loads Python, which it does not need then.
import { box } from "./storage.js";

const START = "#local=";
const KEPT = "local";
const ENGINE = "local.engine";
const OPENED = ["/play/", "/demos/own/"]; // the pages that a process opens; on all others the browser runs what they show
const WAITS = [200, 1000, 2000]; // ms, until it is tried again; then the process has ended
const REST = 15_000; // ms: then it is tried now and then, as it may be started again
const PATIENCE = 20_000; // ms that an answer may take
const REFUSED = 4403; // as live.py closes a connection with another process' token
const tab = box("sessionStorage");

/** @typedef {"connecting" | "open" | "gone" | "other"} Connection "other": another process answers, with another token */

class Local {
  /** @type {WebSocket | null} */
  #socket = null;
  #tries = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #again;
  /** @type {Map<string, Set<(message: any) => void>>} */
  #listeners = new Map();
  /** @type {Connection} */
  #state = "connecting";

  /** @param {string} token */
  constructor(token) {
    this.token = token;
    this.connect();
  }

  /** @returns {Connection} */
  get state() {
    return this.#state;
  }

  // Calls the listener with each message of this type, until what is returned is called. "connection" is told of this one.
  /**
   * @param {string} type
   * @param {(message: any) => void} listener
   */
  on(type, listener) {
    const listeners = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  // Sends a message; returns whether there is a connection that it could be sent by.
  /** @param {{ type: string } & Record<string, any>} message */
  tell(message) {
    if (this.#state !== "open") return false;
    this.#socket?.send(JSON.stringify(message));
    return true;
  }

  // Asks for a page below /.local/, or posts a body to it: the status and the JSON of its answer. Status 0 stands for none.
  /**
   * @param {string} path
   * @param {object} [body]
   * @returns {Promise<{ status: number, data: any }>}
   */
  async ask(path, body) {
    const headers = { "X-Rerun-Token": this.token, ...(body && { "Content-Type": "application/json" }) };
    const how = body ? { method: "POST", body: JSON.stringify(body), headers } : { headers };
    try {
      const answer = await fetch(`/.local/${path}`, {
        ...how,
        redirect: "error",
        signal: AbortSignal.timeout(PATIENCE),
      });
      return { status: answer.status, data: Object(await answer.json()) };
    } catch {
      return { status: 0, data: {} };
    }
  }

  // Another process answers at this address now, and has told its token.
  /** @param {string} token */
  renew(token) {
    this.token = token;
    tab.write(KEPT, token);
    this.#tries = 0;
    clearTimeout(this.#again);
    const socket = this.#socket;
    this.#become("connecting");
    this.connect();
    socket?.close();
  }

  connect() {
    const socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/.local/live`);
    this.#socket = socket;
    socket.onopen = () => socket.send(JSON.stringify({ type: "hello", token: this.token }));
    socket.onmessage = ({ data }) => this.#hear(JSON.parse(data));
    socket.onclose = ({ code }) => socket === this.#socket && this.#closed(code);
  }

  /** @param {any} message */
  #hear(message) {
    if (message.type === "hello") {
      this.#tries = 0;
      this.#become("open");
    }
    this.#call(message.type, message);
  }

  /** @param {number} code */
  #closed(code) {
    const wait = WAITS[this.#tries++];
    if (code === REFUSED) tab.write(KEPT, null);
    if (code === REFUSED) return this.#become("other");
    this.#become(wait === undefined ? "gone" : "connecting");
    this.#again = setTimeout(() => this.connect(), wait ?? REST);
  }

  /** @param {Connection} state */
  #become(state) {
    if (this.#state === state) return;
    this.#state = state;
    this.#call("connection", { state });
  }

  /**
   * @param {string} type
   * @param {any} message
   */
  #call(type, message) {
    for (const listener of [...(this.#listeners.get(type) ?? [])]) listener(message);
  }
}

/** @type {Local | null | undefined} */
let found;

// The local process of this page, or null where a web server has served it.
export function localProcess() {
  if (found !== undefined) return found;
  const token = takeToken() || tab.read(KEPT);
  found = typeof token === "string" && token ? new Local(token) : null;
  return found;
}

// Whether an address's fragment holds a token.
/** @param {string} hash */
export const isToken = (hash) => hash.startsWith(START);

// Whether the local process runs this page's scripts, by Streamlit, and not the browser.
export function runsHere() {
  const given = parts(location.hash);
  const { token, engine } = given ?? { token: tab.read(KEPT), engine: tab.read(ENGINE) };
  return Boolean(token) && engine === "streamlit" && OPENED.includes(location.pathname);
}

// The token in the page's address, which is taken out of it; "" where there is none.
export function takeToken() {
  const given = parts(location.hash);
  if (!given) return "";
  tab.write(KEPT, given.token);
  tab.write(ENGINE, given.engine);
  history.replaceState(history.state, "", location.pathname + location.search);
  return given.token;
}

/** @param {string} hash */
function parts(hash) {
  if (!isToken(hash)) return null;
  const given = new URLSearchParams(hash.slice(1));
  return { token: given.get("local") ?? "", engine: given.get("engine") };
}
