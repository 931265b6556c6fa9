// The question that the room is asked, with the hands of each vote, also while the room does not see them, and the right answer.

export class Hands {
  /** @param {(part: string) => any} find @param {(what: string, option: number) => void} press */
  constructor(find, press) {
    this.find = find;
    this.press = press;
    /** @type {string} */
    this.asked = "";
  }

  /** @param {import("./messages.js").Asked | null} question */
  show(question) {
    this.find("question").hidden = !question;
    if (!question) return;
    const { options, votes, answer, why, revealed } = question;
    this.find("question-text").textContent = question.question;
    this.find("question-why").textContent = why;
    this.find("question-state").textContent = revealed
      ? "The room has seen the answer."
      : "The room has not seen the answer.";
    const asked = JSON.stringify([question.question, options, votes.length]);
    if (asked !== this.asked) this.#rows(options, votes.length);
    this.asked = asked;
    for (const [option, row] of [...this.find("options").rows].entries()) {
      row.toggleAttribute("data-right", options[option] === answer);
      for (const [vote, cell] of [...row.querySelectorAll("[data-vote]")].entries()) {
        const counts = votes[vote] ?? [];
        const most = Math.max(...counts, 1);
        cell.textContent = String(counts[option] ?? 0);
        cell.style.setProperty("--share", `${(100 * (counts[option] ?? 0)) / most}%`);
      }
    }
  }

  // A row for each option; they stay while hands are counted, with the focus that is in them.
  /** @param {string[]} options @param {number} votes */
  #rows(options, votes) {
    const rows = options.map((option, number) => {
      const row = document.createElement("tr");
      const name = Object.assign(document.createElement("th"), { scope: "row" });
      const key = Object.assign(document.createElement("kbd"), { textContent: String(number + 1) });
      const right = Object.assign(document.createElement("span"), {
        className: "right",
        textContent: "✓",
        role: "img",
      });
      right.ariaLabel = "the right answer";
      name.append(key, ` ${option} `, right);
      const cells = Array.from({ length: votes }, () => document.createElement("td"));
      for (const cell of cells) cell.dataset.vote = "";
      const last = document.createElement("td");
      last.append(this.#button("−", `One hand fewer for ${option}`, "unhand", number));
      last.append(this.#button("+", `One hand more for ${option}`, "hand", number));
      row.append(name, ...cells, last);
      return row;
    });
    this.find("options").replaceChildren(...rows);
    const heads = ["Option", ...["First vote", "Second vote"].slice(0, votes), "Hands"];
    const head = document.createElement("tr");
    for (const words of heads)
      head.append(Object.assign(document.createElement("th"), { scope: "col", textContent: words }));
    this.find("votes").replaceChildren(head);
  }

  /** @param {string} sign @param {string} words @param {string} what @param {number} option */
  #button(sign, words, what, option) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: sign });
    button.setAttribute("aria-label", words);
    button.addEventListener("click", () => this.press(what, option));
    return button;
  }
}
