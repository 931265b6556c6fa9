// The form by which a presenter asks the room something that is in no demo.

const MOST = 5; // options
const PRESETS = [
  { name: "How many runs?", question: "How many runs?", options: ["0", "1", "2", "3"] },
  { name: "Yes or no?", question: "", options: ["Yes", "No"] },
];

export class QuestionForm {
  /** @param {import("./question.js").Questions} questions */
  constructor(questions) {
    this.questions = questions;
    this.dialog = /** @type {HTMLDialogElement} */ (document.createElement("dialog"));
    this.dialog.className = "rp-ask rp-ask-room";
    this.dialog.setAttribute("aria-labelledby", "rp-ask-room");
    this.dialog.innerHTML = FORM;
    questions.panel.add(this.dialog);
    const presets = this.dialog.querySelector(".rp-ask-room__presets");
    for (const preset of PRESETS) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: preset.name });
      button.className = "rp-chip-btn";
      button.addEventListener("click", () => this.fill(preset));
      presets.append(button);
    }
    this.dialog.querySelector("form").addEventListener("submit", (/** @type {PageEvent} */ event) => {
      event.preventDefault();
      if (event.submitter?.value === "ask") this.send();
      else this.close();
    });
  }

  /** @param {string} name */
  field(name) {
    return this.dialog.querySelector(`[name=${name}]`);
  }

  open() {
    if (this.dialog.open) return;
    this.say("");
    this.dialog.showModal();
    this.field("question").select();
  }

  close() {
    this.dialog.close();
  }

  /** @param {{ question: string, options: string[] }} preset */
  fill({ question, options }) {
    this.field("options").value = options.join("\n");
    if (question) this.field("question").value = question;
    this.say("");
    if (question) this.dialog.querySelector("[value=ask]").focus();
    else this.field("question").select();
  }

  send() {
    const question = this.field("question").value.trim();
    const lines = this.field("options").value.split("\n");
    const options = lines.map((/** @type {string} */ line) => line.trim()).filter(Boolean);
    const wrong = this.wrongIn(question, options) || this.questions.ask(question, options);
    this.say(wrong);
    if (!wrong) this.close();
  }

  /**
   * @param {string} question
   * @param {string[]} options
   */
  wrongIn(question, options) {
    if (!question) return "Write the question.";
    if (options.length < 2 || options.length > MOST) return `Write 2 to ${MOST} options, each on a line of its own.`;
    if (new Set(options).size < options.length) return "Two options are the same.";
    if (options.some((option) => option.length > 200)) return "An option has at most 200 characters.";
    return "";
  }

  /** @param {string} words */
  say(words) {
    this.dialog.querySelector("[role=alert]").textContent = words;
  }
}

const FORM = `<h2 class="rp-ask-room__title" id="rp-ask-room">Ask the room</h2>
<div class="rp-ask-room__presets" role="group" aria-label="Ready questions"></div>
<form novalidate>
<label>Question <input name="question" maxlength="500" autocomplete="off"></label>
<label>Options, one a line <textarea name="options" rows="5" maxlength="1100"></textarea></label>
<p role="alert"></p>
<div class="rp-ask__buttons"><button class="rp-btn" value="">Cancel</button>
<button class="rp-btn rp-btn--primary" value="ask">Ask</button></div>
</form>`;
