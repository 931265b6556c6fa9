// The page of a phone: shows what the room is asked, sends what its owner chooses, shows what has come out.
//
// A plain script, written for phones of ten years ago too: no modules, nothing newer than 2016.
(() => {
  const ROUNDS = ["First vote", "Second vote"];
  const LONGEST_WAIT = 8000; // ms between two tries to connect

  /** @param {string} id */
  const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  /** @type {WebSocket | null} */
  let socket = null;
  /** @type {any} */
  let state = { type: "wait" };
  /** @type {number | null} */
  let chosen = null; // what the room has taken
  let tries = 0;
  let over = false;

  function connect() {
    const opened = new WebSocket(`ws://${location.host}${location.pathname.replace(/\/+$/, "")}/live`);
    socket = opened;
    opened.onmessage = ({ data }) => hear(JSON.parse(data));
    opened.onclose = () => {
      if (over || socket !== opened) return;
      say("The connection is lost. Trying again…");
      allow(false);
      tries += 1;
      const wait = Math.min(LONGEST_WAIT, 400 * 2 ** tries);
      setTimeout(connect, wait * (0.5 + Math.random() / 2)); // a whole room does not come back in the same moment
    };
  }

  /** @param {any} message */
  function hear(message) {
    tries = 0;
    if (message.type === "taken") {
      if (message.round !== state.round) return;
      choose(message.option);
      say("Your vote is counted. You may change it until the vote is closed.");
    } else if (message.type === "refused") {
      choose(chosen);
      say(message.says);
    } else if (message.type === "closed") {
      over = true;
      show({ type: "over" });
      say(message.says);
    } else show(message);
  }

  /** @param {any} told */
  function show(told) {
    if (told.type === "wait" || told.type === "over" || told.id !== state.id || told.round !== state.round)
      chosen = null;
    if (told.chosen !== undefined) chosen = told.chosen;
    state = told;
    part("round").hidden = told.type !== "open" || told.round < 2;
    part("round").textContent = "Second vote: discuss it, then choose again";
    part("question").textContent = told.question || (told.type === "over" ? "Thank you" : "Wait for the question");
    part("why").textContent = told.why || "";
    part("options").textContent = "";
    (told.options || []).forEach(told.type === "shown" ? result : option);
    if (told.type === "wait") say("It appears here as soon as it is asked.");
    if (told.type === "open") say(chosen === null ? "Choose one." : "Your vote is counted. You may change it.");
    if (told.type === "shown") say(outcome());
    choose(chosen);
  }

  /**
   * @param {string} text
   * @param {number} at
   */
  function option(text, at) {
    const button = add(part("options"), "button", "");
    add(button, "span", text);
    add(button, "small", "");
    button.onclick = () => {
      if (!socket || socket.readyState !== WebSocket.OPEN) return;
      socket.send(JSON.stringify({ id: state.id, round: state.round, option: at }));
    };
  }

  /**
   * @param {string} text
   * @param {number} at
   */
  function result(text, at) {
    const box = add(part("options"), "section", "");
    if (at === state.answer) box.className = "right";
    add(box, "h2", text);
    const marks = [];
    if (at === state.answer) marks.push("✓ Right");
    if (at === chosen) marks.push("Your vote");
    if (marks.length) add(box, "small", marks.join(" · "));
    state.votes.forEach((/** @type {number[]} */ votes, /** @type {number} */ round) => {
      const all = votes.reduce((sum, each) => sum + each, 0);
      const share = all ? Math.round((100 * votes[at]) / all) : 0;
      const name = state.votes.length > 1 ? `${ROUNDS[round]}: ` : "";
      add(box, "p", `${name}${votes[at]} of ${all} (${share} %)`);
      const bar = /** @type {HTMLMeterElement} */ (add(box, "progress", ""));
      bar.setAttribute("aria-hidden", "true");
      bar.max = Math.max(1, all);
      bar.value = votes[at];
    });
  }

  function outcome() {
    if (state.answer === null) return "This is how the room has voted.";
    const right = `Right is: ${state.options[state.answer]}.`;
    if (chosen === null) return right;
    return chosen === state.answer ? `You are right. ${right}` : right;
  }

  // Marks what is chosen, in words too.
  /** @param {number | null} at */
  function choose(at) {
    chosen = at;
    Array.prototype.forEach.call(part("options").querySelectorAll("button"), (button, place) => {
      button.setAttribute("aria-pressed", String(place === at));
      button.lastChild.textContent = place === at ? "✓ Your vote" : "";
    });
    allow(state.type === "open");
  }

  /** @param {boolean} may */
  function allow(may) {
    Array.prototype.forEach.call(part("options").querySelectorAll("button"), (button) => {
      button.disabled = !may;
    });
  }

  /** @param {string} text */
  function say(text) {
    part("told").textContent = text;
  }

  /**
   * @param {Element} parent
   * @param {string} name
   * @param {string} text
   */
  function add(parent, name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    parent.appendChild(made);
    return made;
  }

  // A phone that was in a pocket has lost its connection, and does not wait for the next try.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && !over && (!socket || socket.readyState > WebSocket.OPEN)) connect();
  });
  connect();
})();
