// The panel of the open question, at the lower edge of the window: what is asked, what was counted, and what is right.
//
// It stands in a shadow root of its own at the end of the page, with the styles of the playgrounds; they keep its height free while
// the page is presented (`--rp-asked`).
import { newButton } from "../../lib/button.js";
import { fileAt } from "../../lib/place.js";
import { watchScheme } from "../../lib/scheme.js";
import { VOTES, wordsOf } from "./asked.js";

const root = document.documentElement;

export class QuestionPanel {
  /** @param {import("./question.js").Questions} questions */
  constructor(questions) {
    this.questions = questions;
    this.host = document.createElement("div");
    this.host.className = "rp-stage-host";
    this.host.dataset.stage = "question";
    this.root = this.host.attachShadow({ mode: "open" });
    // Beside the bundle, wherever a page that was swapped in has its own address.
    const href = fileAt("playground.css").href;
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
    this.host.hidden = true; // until it has its styles
    link.onload = () => {
      this.host.hidden = false;
    };
    this.section = make("section", "rp-asked");
    this.section.hidden = true;
    this.section.setAttribute("aria-labelledby", "rp-asked");
    this.said = make("p", "rp-sr");
    this.said.role = "status";
    this.root.append(link, this.section, this.said);
    document.body.append(this.host);
    const { signal } = questions.stage;
    watchScheme((name) => {
      this.host.dataset.scheme = name;
      return !signal.aborted;
    });
    const looks = ["data-contrast", "data-presenting"];
    const look = () => looks.forEach((name) => void this.host.toggleAttribute(name, root.hasAttribute(name)));
    const looking = new MutationObserver(look);
    looking.observe(root, { attributeFilter: looks });
    look();
    const size = new ResizeObserver(() => root.style.setProperty("--rp-asked", `${this.section.offsetHeight}px`));
    size.observe(this.section);
    signal.addEventListener("abort", () => {
      looking.disconnect();
      size.disconnect();
      root.style.removeProperty("--rp-asked");
    });
    this.drawn = "";
    this.told = "";
  }

  // Something else that belongs to the room, as a dialog.
  /** @param {HTMLElement} element */
  add(element) {
    this.root.append(element);
  }

  remove() {
    this.host.remove();
  }

  // Draws what has changed: while votes come in, numbers only.
  draw() {
    const { open, isShown, room } = this.questions;
    this.section.hidden = !open;
    if (open) {
      const { votes, ...rest } = open;
      const drawn = JSON.stringify([rest, votes.length, isShown, room?.isOpen, room?.address]);
      if (drawn !== this.drawn) this.build(open);
      this.drawn = drawn;
      this.fill(open);
    } else this.drawn = "";
    this.say(open);
  }

  /** @param {OpenQuestion} open */
  build(open) {
    const focus = this.root.activeElement?.getAttribute("data-name");
    const head = make("header", "rp-asked__head");
    head.append(
      make("p", "rp-asked__round"),
      Object.assign(make("h2", "rp-asked__question", open.question), { id: "rp-asked" }),
      this.buttons(open),
    );
    head.toggleAttribute("data-revealed", open.revealed);
    const list = make("ol", "rp-asked__options");
    list.style.setProperty("--options", String(open.options.length));
    list.append(...open.options.map((text, option) => this.option(open, text, option)));
    this.section.replaceChildren(head, list);
    if (open.revealed && open.why) this.section.append(make("p", "rp-asked__why", open.why));
    const join = open.revealed ? null : this.questions.room?.card();
    this.section.toggleAttribute("data-joined", Boolean(join));
    if (join) this.section.append(join);
    if (focus) this.section.querySelector(`[data-name="${focus}"]`)?.focus();
  }

  /** @param {OpenQuestion} open */
  buttons(open) {
    const { questions } = this;
    const box = make("div", "rp-asked__buttons");
    /**
     * @param {string} name
     * @param {string} words
     * @param {string} key
     * @param {() => void} work
     */
    const button = (name, words, key, work) => {
      const made = newButton(`${words} `, work, "rp-chip-btn");
      made.dataset.name = name;
      made.append(make("kbd", "", key));
      box.append(made);
    };
    if (!open.revealed) {
      button("counts", questions.isShown ? "Hide counts" : "Show counts", "H", () => questions.showCounts());
      if (open.votes.length < 2) button("again", "Discuss, vote again", "V", () => questions.voteAgain());
      button("answer", open.free ? "Show the result" : "Show the answer", "A", () => questions.answer());
    } else if (open.free) button("answer", "Close", "A", () => questions.answer());
    return box;
  }

  /**
   * @param {OpenQuestion} open
   * @param {string} text
   * @param {number} option
   */
  option(open, text, option) {
    const { questions } = this;
    const item = make("li", "rp-asked__option");
    const isRight = open.revealed && text === open.answer;
    item.toggleAttribute("data-right", isRight);
    const name = open.revealed
      ? make("p", "rp-asked__text")
      : newButton("", () => questions.count(option, 1), "rp-asked__text");
    const words = make("span", "", text);
    if (isRight) words.append(" ", make("strong", "rp-asked__right", "✓ Right"));
    name.append(make("kbd", "", String(option + 1)), words);
    if (!open.revealed) {
      name.setAttribute("data-name", `add ${option}`);
      name.title = "One hand more";
    }
    item.append(name);
    if (open.revealed || questions.isShown) item.append(...open.votes.map((_, vote) => bar(vote, open.votes.length)));
    if (open.revealed && open.free) {
      const mark = newButton(isRight ? "Not right" : "Mark as right", () => questions.mark(option), "rp-chip-btn");
      mark.dataset.name = `mark ${option}`;
      mark.setAttribute("aria-label", `${mark.textContent}: ${text}`);
      item.append(mark);
    }
    if (!open.revealed) item.append(this.hands(text, option));
    return item;
  }

  // What counts by mouse, or all at once by a number.
  /**
   * @param {string} text
   * @param {number} option
   */
  hands(text, option) {
    const { questions } = this;
    const box = make("div", "rp-asked__hands");
    box.role = "group";
    box.ariaLabel = `Hands for ${text}`;
    const less = newButton("−", () => questions.count(option, -1), "rp-asked__less");
    less.setAttribute("aria-label", `One hand fewer for ${text}`);
    less.dataset.name = `less ${option}`;
    box.append("Hands", less);
    if (questions.isShown) {
      const field = /** @type {HTMLInputElement} */ (make("input", "rp-asked__field"));
      Object.assign(field, { type: "number", min: "0", max: "9999", inputMode: "numeric" });
      field.setAttribute("aria-label", `Number of hands for ${text}`);
      field.dataset.name = `field ${option}`;
      field.addEventListener("change", () => questions.setHands(option, field.valueAsNumber || 0));
      box.append(field);
    }
    const more = newButton("+", () => questions.count(option, 1), "rp-asked__less");
    more.setAttribute("aria-label", `One hand more for ${text}`);
    more.dataset.name = `more ${option}`;
    box.append(more);
    return box;
  }

  /** @param {OpenQuestion} open */
  fill(open) {
    const { questions } = this;
    const { votes } = open;
    const sums = votes.map((row) => row.reduce((sum, each) => sum + each, 0));
    const state = open.revealed
      ? "How the room voted"
      : votes.length < 2
        ? "Vote"
        : "Discuss with your neighbour, then vote again";
    const round = this.section.querySelector(".rp-asked__round");
    const last = sums.at(-1) ?? 0;
    const text = open.revealed ? state : `${state} · ${last === 1 ? "1 vote" : `${last} votes`}`;
    if (round.textContent !== text) round.textContent = text;
    for (const [option, item] of [...this.section.querySelectorAll(".rp-asked__option")].entries()) {
      for (const [vote, row] of [...item.querySelectorAll(".rp-asked__vote")].entries()) {
        const share = sums[vote] ? votes[vote][option] / sums[vote] : 0;
        row.style.setProperty("--share", `${100 * share}%`);
        row.querySelector(".rp-asked__number").textContent = `${votes[vote][option]} · ${Math.round(100 * share)} %`;
      }
      const field = item.querySelector(".rp-asked__field");
      const hands = String(questions.hands.at(-1)?.[option] ?? 0);
      if (field && field !== this.root.activeElement) field.value = hands;
    }
    questions.room?.fill(this.section);
  }

  // To those who do not see it: each turn of a question once, never each vote.
  /** @param {OpenQuestion | null} open */
  say(open) {
    const told = open ? wordsOf(open) : "";
    if (told === this.told) return;
    this.told = told;
    this.said.textContent = told;
  }
}

/**
 * @param {number} vote
 * @param {number} votes
 */
function bar(vote, votes) {
  const row = make("p", "rp-asked__vote");
  if (votes > 1) {
    const [which, ...rest] = VOTES[vote].split(" "); // the bar needs the room
    const name = make("span", "rp-asked__name", which);
    name.append(make("span", "rp-sr", ` ${rest.join(" ")}`));
    row.append(name);
  }
  row.append(make("span", "rp-asked__bar"), make("span", "rp-asked__number"));
  return row;
}

/**
 * @param {string} tag
 * @param {string} [kind]
 * @param {string} [text]
 * @returns {HTMLElement}
 */
export function make(tag, kind = "", text = "") {
  const made = document.createElement(tag);
  if (kind) made.className = kind;
  made.textContent = text;
  return made;
}
