// The stage's side of the speaker window: it opens windows, tells them where the stage stands, and does what is pressed there.
//
// Stage and windows talk in a channel whose name is random, and belongs to this tab: it outlives a reload of either, and the next
// page of the tab goes on with it. A window asks for each picture of the room's screen once it has drawn the last one; so where no
// window is open, or none is looked at, none is made.
import { box } from "../lib/storage.js";
import { Camera } from "./camera.js";
import { clockOf, wound } from "./speaker/clock.js";
import { fromWindow } from "./speaker/messages.js";
import { outlineOf } from "./speaker/outline.js";

/** @typedef {import("./stage.js").Stage} Stage */

const OPENERS = "[data-do=speaker], [data-stage=speaker]";
const SIZE = "width=1180,height=760";
const PATIENCE = 2000; // ms until the page says how to open a window by hand
const PICTURES = { every: 300, share: 20 }; // ms between two; and how much longer than the last one took
const TOLD = /** @type {const} */ (["at", "phase", "presenting", "frozen", "black", "question"]);
const kept = box("sessionStorage");

/** @param {Stage} stage */
export function startSpeaker(stage) {
  const page = new URL("speaker.html", import.meta.url);
  if (page.origin !== location.origin) return; // its window could not hear this page
  for (const button of document.querySelectorAll("[data-stage=speaker]")) button.hidden = false;
  const speaker = new Speaker(stage, page);
  if (typeof kept.read("speaker") === "string") speaker.connect();
}

class Speaker {
  /** @type {BroadcastChannel | null} */
  #channel = null;
  #id = crypto.randomUUID();
  #due = { state: false, picture: false };
  #wanted = false; // a window waits for a picture
  #changed = true; // there is something that the last picture does not show
  #shot = { text: "", styles: 0, next: 0 };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #byHand;
  /** @type {HTMLDialogElement | null} */
  #dialog = null;

  /** @param {Stage} stage @param {URL} page */
  constructor(stage, page) {
    this.stage = stage;
    this.page = page;
    this.clock = clockOf(kept.read("speaker-clock"));
    const { store, signal } = stage;
    this.camera = new Camera(() => this.#look(), signal);
    for (const name of TOLD) store.on(name, () => this.#tellState());
    store.on("deck", () => this.#tellDeck());
    store.on("at", (at) => at === 0 && this.#channel && !this.clock.before && this.#wind("start"));
    const openers = (/** @type {any} */ event) =>
      event.composedPath().some((/** @type {any} */ each) => each.matches?.(OPENERS));
    document.addEventListener("click", (event) => openers(event) && this.open(), { signal });
    addEventListener("pagehide", () => this.#leave(), { signal });
    addEventListener("pageshow", ({ persisted }) => persisted && kept.read("speaker") && this.connect(), { signal });
    signal.addEventListener("abort", () => this.#leave());
  }

  // Opens one more window, in a process of its own (noopener): nothing that it does keeps the stage waiting.
  open() {
    this.connect();
    for (const { root } of this.stage.playgrounds) root.querySelector("[data-do=view][aria-expanded=true]")?.click();
    window.open(this.address, "_blank", `popup,noopener,${SIZE}`);
    clearTimeout(this.#byHand);
    this.#byHand = setTimeout(() => this.#offerByHand(), PATIENCE);
  }

  get address() {
    return `${this.page.href}#${kept.read("speaker")}`;
  }

  connect() {
    if (this.#channel) return;
    if (typeof kept.read("speaker") !== "string") kept.write("speaker", crypto.randomUUID());
    this.#channel = new BroadcastChannel(`rerun-speaker-${kept.read("speaker")}`);
    this.#channel.onmessage = ({ data }) => this.#hear(data);
    this.#say({ type: "stage", id: this.#id });
    this.#say({ type: "here" });
  }

  #leave() {
    this.#say({ type: "gone" });
    this.#channel?.close();
    this.#channel = null;
    this.#wanted = false;
    clearTimeout(this.#byHand);
    this.#dialog?.remove();
  }

  /** @param {object} message */
  #say(message) {
    this.#channel?.postMessage(message);
  }

  /** @param {any} data */
  #hear(data) {
    const { type, id } = Object(data);
    // A tab that was duplicated has its name from this one: it takes another.
    if (type === "stage" && id !== this.#id) {
      this.#say({ type: "taken", id });
      this.#say({ type: "here" });
    } else if (type === "taken" && id === this.#id) {
      this.#channel?.close();
      this.#channel = null;
      kept.write("speaker", null);
    }
    const wish = fromWindow(data);
    if (wish) this.#grant(wish);
  }

  /** @param {import("./speaker/messages.js").Wish} wish */
  #grant(wish) {
    if (wish.type === "hello") this.#welcome();
    else if (wish.type === "ping") this.#tellState();
    else if (wish.type === "want") {
      this.#wanted = true;
      this.#look(false);
    } else if (wish.type === "wind") this.#wind(wish.what);
    else this.#press(wish.what, wish.number);
  }

  #welcome() {
    clearTimeout(this.#byHand);
    this.#dialog?.remove();
    this.#dialog = null;
    Object.assign(this.#shot, { text: "", styles: 0 });
    this.#tellDeck();
    this.#tellState();
    this.#look();
  }

  /** @param {string} what @param {number} number */
  #press(what, number) {
    const { store } = this.stage;
    const flip = (/** @type {"frozen" | "black"} */ name) => store.set(name, !store.get(name));
    // In the dark the first press only makes light, as on the stage.
    const go = (/** @type {StageValues["go"]} */ wish) => (store.get("black") ? flip("black") : store.set("go", wish));
    /** @type {Record<string, () => unknown>} */
    const presses = {
      next: () => go({ by: 1 }),
      back: () => go({ by: -1 }),
      to: () => store.set("go", { to: number }),
      solution: () => store.set("go", { solution: true }),
      reset: () => store.set("go", { reset: true }),
      present: () => store.set("presenting", true),
      unpresent: () => store.set("presenting", false),
      leave: () => this.#leaveOne(),
      freeze: () => store.get("presenting") && flip("frozen"), // present mode covers the page
      black: () => store.get("presenting") && flip("black"),
      hand: () => store.set("hand", { option: number, by: 1 }),
      unhand: () => store.set("hand", { option: number, by: -1 }),
    };
    presses[what]?.();
  }

  // Out of one thing at a time.
  #leaveOne() {
    const { store } = this.stage;
    if (store.get("spot")) store.set("spot", null);
    else {
      const name = /** @type {const} */ (["black", "frozen", "presenting"]).find((each) => store.get(each));
      if (name) store.set(name, false);
    }
  }

  /** @param {string} what */
  #wind(what) {
    this.clock = wound(this.clock, what, Date.now());
    kept.write("speaker-clock", this.clock.before || this.clock.since ? this.clock : null);
    this.#tellState();
  }

  #tellDeck() {
    const deck = this.stage.store.get("deck");
    this.#say({ type: "deck", outline: deck && outlineOf(deck) });
  }

  // Once for all that changes at one time.
  #tellState() {
    if (this.#due.state || !this.#channel) return;
    this.#due.state = true;
    queueMicrotask(() => {
      this.#due.state = false;
      const { store, playgrounds } = this.stage;
      const values = Object.fromEntries(TOLD.map((name) => [name, store.get(name)]));
      const title = playgrounds[0]?.find(".rp-head__name").textContent.trim() ?? "";
      this.#say({ type: "state", ...values, title, clock: this.clock });
    });
  }

  // Takes a picture when there is time, where a window waits for one that shows something new.
  #look(changed = true) {
    this.#changed ||= changed;
    if (!(this.#wanted && this.#changed) || this.#due.picture) return;
    this.#due.picture = true;
    setTimeout(() => whenIdle(() => this.#shoot()), Math.max(this.#shot.next - performance.now(), 0));
  }

  #shoot() {
    this.#due.picture = false;
    if (!this.#wanted || !this.#channel) return;
    const began = performance.now();
    this.#changed = false;
    const { styles, ...picture } = this.camera.take();
    if (picture.text !== this.#shot.text) {
      const from = this.#shot.styles;
      this.#wanted = false;
      this.#say({ type: "shot", ...picture, from, styles: styles.slice(from) });
      Object.assign(this.#shot, { text: picture.text, styles: styles.length });
      setTimeout(() => this.#look(), 1000); // figures are drawn late, and nothing tells that they were
    }
    const took = performance.now() - began;
    performance.measure?.("rerun-speaker-picture", { start: began, duration: took });
    this.#shot.next = performance.now() + Math.max(PICTURES.every, PICTURES.share * took);
  }

  // A browser may keep windows from opening; the page is not told whether it did.
  #offerByHand() {
    const { playgrounds } = this.stage;
    const { root } = playgrounds.find(({ host }) => host.getClientRects().length) ?? playgrounds[0];
    this.#dialog?.remove();
    this.#dialog = Object.assign(document.createElement("dialog"), { className: "rp-ask" });
    this.#dialog.setAttribute("aria-labelledby", "rp-speaker");
    this.#dialog.innerHTML = BY_HAND;
    const link = this.#dialog.querySelector("a");
    link.href = this.address;
    this.#dialog.addEventListener("close", () => this.#dialog?.remove());
    root.querySelector(".rp").append(this.#dialog);
    this.#dialog.showModal();
  }
}

const BY_HAND = `<p id="rp-speaker">The speaker window has not answered yet. If the browser has kept it from opening, open it by hand:</p>
<form method="dialog" class="rp-ask__buttons"><button class="rp-btn">Close</button>
<a class="rp-btn rp-btn--primary" target="_blank" rel="noopener">Open the speaker window</a></form>`;

/** @param {() => void} work */
function whenIdle(work) {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work);
  else setTimeout(work, 50); // Safari has none
}
