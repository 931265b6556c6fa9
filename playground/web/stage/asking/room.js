// The room of phones that the local process keeps (`serve --room`): asks it what the stage asks, counts its votes, shows how to join.
import { localProcess } from "../../lib/local.js";
import { newButton } from "../../lib/button.js";
import { qr, qrSvg } from "../../share/qr.js";
import { keyOf } from "./asked.js";
import { make } from "./question_panel.js";

/** @typedef {import("./question.js").Questions} Questions */
/**
 * @typedef {{ open: boolean, url: string, code?: string, phones?: number, id?: string | null, votes?: number[][], asked?: any }}
 *   State what the process tells of the room
 */

// The room of this page, or null where a web server has served it.
/** @param {Questions} questions */
export function startRoom(questions) {
  const local = localProcess();
  return local && new Room(questions, local);
}

const MOST = { question: 500, option: 200, why: 2000 }; // signs that a phone is sent; `demo check` refuses more

export class Room {
  /** @type {State | null} */
  state = null; // nothing was told of a room yet
  #page = crypto.randomUUID().slice(0, 8); // the questions of this page have names that no other page gives
  #count = 0;
  /** @type {{ id: string, key: string } | null} */
  #known = null; // the question that the room was last asked
  #told = "null";
  #code = "";

  /**
   * @param {Questions} questions
   * @param {NonNullable<ReturnType<typeof localProcess>>} local
   */
  constructor(questions, local) {
    this.questions = questions;
    this.local = local;
    this.dialog = /** @type {HTMLDialogElement} */ (make("dialog", "rp-ask rp-join"));
    this.dialog.setAttribute("aria-labelledby", "rp-join");
    questions.panel.add(this.dialog);
    const stops = [local.on("room", (state) => this.hear(state)), local.on("connection", () => this.connection())];
    questions.stage.signal.addEventListener("abort", () => {
      for (const stop of stops) stop();
    });
    this.connection();
  }

  get isOpen() {
    return Boolean(this.state?.open) && this.local.state === "open";
  }

  // Where phones go.
  get address() {
    return this.state?.open ? this.state.url + this.state.code : "";
  }

  /** @param {State} state */
  hear(state) {
    const isNew = state.open && state.code !== this.#code;
    this.state = state;
    if (isNew) this.#meet(state);
    const { questions } = this;
    if (questions.open && state.id === this.#known?.id) questions.setPhones(state.votes ?? []);
    questions.panel.draw();
    this.drawDialog();
  }

  // A room that this page has not seen before: asks it what is open here, or else goes on with what it was asked.
  /** @param {State} state */
  #meet({ code = "", asked }) {
    this.#code = code;
    this.#told = "null";
    const { questions } = this;
    if (asked) this.#known = { id: asked.id, key: keyOf(asked) };
    if (questions.open) this.tell();
    else if (asked) questions.adopt(asked);
  }

  connection() {
    this.#code = ""; // what this page asks is asked anew once it is connected again
    this.local.tell({ type: "room-here" }); // a process without a room does not know that
    this.questions.panel.draw();
    this.drawDialog();
  }

  // Tells the phones what is asked now, unless they know.
  tell() {
    const asked = this.#asked();
    const text = JSON.stringify(asked);
    if (text === this.#told || !this.#code) return;
    if (this.local.tell({ type: "room-ask", asked })) this.#told = text;
  }

  #asked() {
    const { open } = this.questions;
    if (!open) {
      this.#known = null;
      return null;
    }
    const { question, options, votes, revealed, answer, why = "" } = open;
    const key = keyOf(open);
    if (this.#known?.key !== key) this.#known = { id: `${this.#page}.${++this.#count}`, key };
    const right = options.indexOf(answer);
    const told = {
      id: this.#known.id,
      question: question.slice(0, MOST.question),
      options: options.map((option) => option.slice(0, MOST.option)),
      round: votes.length,
    };
    if (!revealed) return told;
    return { ...told, revealed, votes, why: why.slice(0, MOST.why), answer: right < 0 ? null : right };
  }

  // How to join, small, beside an open question; null while there is no room.
  card() {
    if (!this.isOpen) return null;
    const card = make("div", "rp-asked__join");
    card.role = "group";
    card.setAttribute("aria-label", "Vote with a phone");
    const words = make("p");
    words.append(
      make("span", "", hostOf(this.state)),
      make("strong", "", this.state?.code),
      make("span", "rp-asked__phones"),
    );
    const large = newButton("", () => this.show(), "rp-asked__code");
    large.dataset.name = "join";
    large.setAttribute("aria-label", "Show large how to join");
    large.title = "Show it large (J)";
    large.append(picture(this.address));
    card.append(large, words);
    return card;
  }

  // What changes with each phone and vote.
  /** @param {Part} section */
  fill(section) {
    const place = section.querySelector(".rp-asked__phones");
    if (place) place.textContent = phones(this.state?.phones ?? 0);
  }

  show() {
    this.drawDialog(true);
    if (!this.dialog.open) this.dialog.showModal();
  }

  hide() {
    this.dialog.close();
  }

  drawDialog(anyway = false) {
    if (!anyway && !this.dialog.open) return;
    const { state, dialog } = this;
    const shown = JSON.stringify([this.isOpen, this.address, this.local.state, state === null]);
    if (dialog.dataset.shown !== shown) {
      dialog.dataset.shown = shown;
      dialog.replaceChildren(...(this.isOpen ? this.joining() : this.closed()));
    }
    const place = dialog.querySelector(".rp-join__phones");
    const words = phones(state?.phones ?? 0);
    if (place && place.textContent !== words) place.textContent = words;
  }

  joining() {
    const words = make("div", "rp-join__words");
    const code = make("p", "rp-join__code", this.state?.code);
    words.append(
      title("Vote with your phone"),
      make("p", "", "Scan the code, or open"),
      make("p", "rp-join__address", hostOf(this.state)),
      make("p", "", "and type"),
      code,
      make("p", "rp-join__phones"),
      make("p", "rp-join__note", "Votes are anonymous. Nothing is kept after the room is closed."),
    );
    const buttons = make("div", "rp-ask__buttons");
    const end = () => this.local.tell({ type: "room-close" });
    buttons.append(newButton("Close the room", end, "rp-btn"), this.#leave("Hide", "rp-btn rp-btn--primary"));
    words.append(buttons);
    return [picture(this.address), words];
  }

  closed() {
    const words = make("div", "rp-join__words");
    const [head, text] = this.#why();
    words.append(title(head), make("p", "", text));
    const buttons = make("div", "rp-ask__buttons");
    buttons.append(this.#leave("Hide", "rp-btn"));
    if (this.state && this.local.state === "open")
      buttons.append(newButton("Open a room", () => this.local.tell({ type: "room-open" }), "rp-btn rp-btn--primary"));
    words.append(buttons);
    return [words];
  }

  // Why no phone can vote now.
  #why() {
    if (this.local.state === "connecting") return ["Connecting…", "The local process has not answered yet."];
    if (this.local.state !== "open")
      return [
        "Phones cannot vote",
        "The local process has ended. Start it again, and open the address that it prints.",
      ];
    if (!this.state) return ["There is no room", "Start the local process with --room, and phones can vote."];
    return ["The room is closed", "Nothing of it was kept. A new room has a new code."];
  }

  /**
   * @param {string} words
   * @param {string} kind
   */
  #leave(words, kind) {
    return Object.assign(
      newButton(words, () => this.hide(), kind),
      { autofocus: true },
    );
  }
}

/** @param {string} words */
const title = (words) => Object.assign(make("h2", "rp-join__title", words), { id: "rp-join" });

/** @param {State | null} state */
const hostOf = (state) => (state?.url ?? "").replace(/^http:\/\/|\/$/g, "");

/** @param {number} number */
const phones = (number) => (number === 1 ? "1 phone is here" : `${number} phones are here`);

/** @param {string} address */
function picture(address) {
  const image = new Image();
  const code = qr(address);
  image.className = "rp-join__picture";
  image.alt = `QR code of ${address}`;
  if (code) image.src = `data:image/svg+xml,${encodeURIComponent(qrSvg(code))}`;
  return image;
}
