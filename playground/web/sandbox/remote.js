// A worker that is a process of this machine: where the page was opened by `serve --engine streamlit`, Streamlit runs the script.
// To the client it is a `Worker`; its messages go over a connection to the process that serves the page, which starts one for each.

const PLACE = "/.local/live";
const STRANGER = 4403; // the code that a page without the token is refused by
const LOST = "The connection to the process of this machine has ended.";
const GONE =
  "The process that serves this page does not answer. Start it again in its terminal, and open the address that it prints.";
const UNKNOWN =
  "This page does not know the token of the process that serves it: open the address that it printed when it started.";
const OTHER =
  "The process that serves this page does not run scripts by Streamlit: start it with `--engine streamlit`, and open the address that it prints.";

// What makes the workers of such a page, and says why none can be had.
export class Remote {
  /** @param {() => string} token */
  constructor(token) {
    this.token = token; // of the process
    this.trouble = "";
  }

  make() {
    return new RemoteWorker(this);
  }

  async diagnose() {
    return this.trouble;
  }
}

class RemoteWorker {
  /** @param {Remote} remote */
  constructor(remote) {
    this.remote = remote;
    /** @type {((event: any) => void) | null} */
    this.onmessage = null;
    /** @type {((event: any) => void) | null} */
    this.onerror = null;
    this.ready = false;
    this.socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}${PLACE}`);
    this.socket.onopen = () => this.send({ type: "hello", token: remote.token() });
    this.socket.onmessage = ({ data }) => this.heard(data);
    this.socket.onclose = ({ code }) => this.lost(code === STRANGER ? UNKNOWN : this.ready ? LOST : GONE);
  }

  /** @param {object} message */
  postMessage(message) {
    this.send({ type: "engine", message });
  }

  terminate() {
    this.socket.onmessage = this.socket.onclose = null;
    this.socket.close();
  }

  /** @param {object} message */
  send(message) {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  // All that the process tells its pages comes this way. What is for other parts of the page is theirs.
  /** @param {string} text */
  heard(text) {
    const told = parsed(text);
    if (told?.type === "hello") return this.send({ type: "engine" });
    if (told?.type === "fault" && told.of === "engine") return this.lost(this.ready ? String(told.message) : OTHER);
    if (told?.type !== "engine") return;
    const { message } = told;
    if (message?.type === "fault" && message.id === null && !this.ready) return this.lost(String(message.message));
    if (message?.type === "ready") {
      this.ready = true;
      this.remote.trouble = "";
    }
    this.onmessage?.({ data: message });
  }

  // It is of no use any more. One that was never ready leaves the reason behind: another would be no better.
  /** @param {string} message */
  lost(message) {
    if (!this.ready) this.remote.trouble = message;
    this.socket.onmessage = this.socket.onclose = null;
    this.socket.close();
    this.onmessage?.({ data: { type: "fault", id: null, session: null, message } });
  }
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
