// The recorder of the page `demos/own/`: opens and saves demos, and changes their steps.
import { blockEnds } from "../blocks.js";
import { readDeck } from "../deck.js";
import { editorOf } from "../editors.js";
import { knownOf } from "../light/targets.js";
import { localProcess } from "../../lib/local.js";
import { save } from "../../lib/save.js";
import { box } from "../../lib/storage.js";
import { showWords } from "../../lib/words.js";
import { hindrance, inserted, joined, moved, removed, wordsOf } from "./edits.js";
import { isText } from "../../share/contents.js";
import { zipped } from "../../share/zip.js";
import { deckOf, filesOf } from "./folder.js";
import { chooseFiles } from "./files.js";
import { Recorder } from "./recorder.js";
import { askedOf, filled, proposed } from "./questions.js";

const STARTER = `import streamlit as st

st.title("My demo")
count = st.session_state.setdefault("count", 0)
if st.button("Add"):
    st.session_state.count += 1
st.write("Count:", count)
`;
const { read, write } = box("sessionStorage");
export const HANDED = "stage.script"; // a script that another page hands over to be recorded

/** @param {import("../stage.js").Stage} stage */
export function startRecording(stage) {
  const place = document.querySelector("[data-record]");
  if (place && stage.player) new Panel(stage, place);
  else for (const playground of stage.playgrounds) offer(playground);
}

// Where the site has a stage for it, the script of another page can be taken there.
/** @param {Playground} playground */
function offer({ host, find, data, store, signal }) {
  const button = find("[data-do=record]");
  if (!button || !host.dataset.own) return;
  button.hidden = false;
  button.addEventListener(
    "click",
    () => {
      const texts = Object.entries(store.get("files")).filter(([, content]) => isText(content));
      write(HANDED, { name: data.filename, source: store.get("source"), files: Object.fromEntries(texts) });
      location.assign(String(host.dataset.own));
    },
    { signal },
  );
}

class Panel {
  /**
   * @param {import("../stage.js").Stage} stage
   * @param {Part} place
   */
  constructor(stage, place) {
    this.stage = stage;
    this.place = place;
    this.player = /** @type {import("../player.js").Player} */ (stage.player);
    this.recorder = new Recorder(this.player, () => this.show());
    this.form = this.part("edit");
    /** @type {DemoQuestion | undefined} */
    this.asked = undefined; // what the form of the question shows, and of which step
    this.askedAt = -1;
    this.isSure = false; // whether the author has been asked once
    place.hidden = false;
    const { signal } = stage;
    place.addEventListener(
      "click",
      (/** @type {PageEvent} */ { target }) => this.clicked(target.closest("[data-record-do]")),
      { signal },
    );
    this.form.addEventListener("change", (/** @type {PageEvent} */ { target }) => this.edited(target), { signal });
    this.form.addEventListener("submit", (/** @type {PageEvent} */ event) => event.preventDefault(), { signal });
    chooseFiles(place.querySelector("[type=file]"), signal, (came) => this.open(came));
    stage.store.on("deck", (deck) => this.opened(deck));
    const draft = handedOver() ?? this.recorder.draft;
    if (draft && !stage.store.get("deck") && !localProcess()) this.player.open(draft);
    if (stage.store.get("deck")) this.opened(stage.store.get("deck"));
  }

  /** @param {string} name */
  part(name) {
    return this.place.querySelector(`[data-record-part=${name}]`);
  }

  /** @param {string} name */
  field(name) {
    return this.form.elements.namedItem(name);
  }

  /** @param {Deck | null} deck */
  opened(deck) {
    this.part("start").hidden = deck !== null;
    this.form.hidden = deck === null;
    this.show();
  }

  // Opens what came; what cannot be is told.
  /** @param {() => Promise<import("./folder.js").Came[]>} came */
  async open(came) {
    try {
      const data = deckOf(await came());
      readDeck(data); // what cannot be shown is told here
      this.tell("");
      this.player.open(data);
      this.recorder.isOn = !data.steps?.length;
      this.recorder.adopt(/** @type {Deck} */ (this.recorder.deck), -1);
    } catch (error) {
      this.tell(/** @type {Error} */ (error).message);
    }
  }

  /** @param {string} words */
  tell(words) {
    showWords(this.part("told"), words);
    this.part("told").hidden = !words;
  }

  /** @param {string} words */
  say(words) {
    showWords(this.part("said"), words);
  }

  // What is shown of the demo and of its present step.
  show() {
    const { deck, step, at } = this.recorder;
    if (!deck) return;
    fill(this.field("deck-title"), deck.title);
    fill(this.field("deck-summary"), deck.summary);
    this.field("recording").checked = this.recorder.isOn;
    this.part("hint").hidden = deck.steps.length > 0;
    this.part("step").hidden = !step;
    if (!step) return;
    this.part("legend").textContent = `Step ${at + 1} of ${deck.steps.length}`;
    showWords(this.part("does"), does(step));
    for (const name of /** @type {const} */ (["title", "notes", "minutes"])) fill(this.field(name), step[name]);
    if (this.asked !== step.ask || this.askedAt !== at) {
      [this.asked, this.askedAt] = [step.ask, at];
      const asked = filled(step.ask);
      for (const [name, value] of Object.entries(asked)) fill(this.field(name), value);
      this.form.querySelector("details").open = Boolean(step.ask);
    }
    for (const [name, can] of /** @type {[string, boolean][]} */ ([
      ["up", at > 0],
      ["down", at < deck.steps.length - 1],
      ["join", !hindrance(deck, at)],
    ]))
      this.form.querySelector(`[data-record-do=${name}]`).setAttribute("aria-disabled", String(!can));
  }

  /** @param {Part} input */
  edited({ name, value, checked }) {
    const { recorder } = this;
    const { deck, at } = recorder;
    if (!deck) return;
    if (name === "recording") recorder.isOn = checked;
    else if (name === "deck-title") recorder.adopt({ ...deck, title: value.trim() || "My demo" }, at);
    else if (name === "deck-summary") recorder.adopt({ ...deck, summary: value.trim() }, at);
    else if (name === "title" || name === "notes")
      recorder.set({ [name]: value.trim() || undefined, ...(name === "notes" && { notes_html: undefined }) });
    else if (name === "minutes") recorder.set({ minutes: Number(value) || undefined });
    else if (name === "by") this.propose(value);
  }

  // The question that has this answer, with the answer that is true now.
  /** @param {string} by */
  propose(by) {
    const playground = this.player.playgroundOf(String(this.recorder.name));
    const known = playground && by ? proposed(by, playground, this.recorder.lastRuns) : null;
    for (const [name, value] of Object.entries(known ?? {})) fill(this.field(name), value);
  }

  /** @param {Part} button */
  clicked(button) {
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    /** @type {string} */
    const what = button.dataset.recordDo;
    const { recorder } = this;
    const { deck, at } = recorder;
    this.say("");
    if (what !== "discard") this.isSure = false;
    if (what === "new") return this.open(async () => [{ path: "app.py", text: STARTER }]);
    if (what === "open") return this.place.querySelector("[type=file]").click();
    if (!deck) return;
    /** @type {Record<string, () => any>} */
    const work = {
      try: () => this.try(),
      save: () => this.save(),
      discard: () => this.discard(),
      add: () => recorder.adopt(inserted(deck, at + 1, { title: "A new step" }), at + 1),
      up: () => recorder.adopt(moved(deck, at, at - 1), at - 1, { there: false }),
      down: () => recorder.adopt(moved(deck, at, at + 1), at + 1, { there: false }),
      join: () => recorder.adopt(joined(deck, at), at - 1),
      delete: () => recorder.adopt(removed(deck, at), at - 1, { there: false }),
      whole: () => recorder.set({ upto: "all" }),
      dark: () => recorder.set({ spot: null }),
      run: () => recorder.set({ spot: { run: this.lastRun } }),
      element: () => this.point(button),
      ask: () => this.ask(),
      unask: () => recorder.set({ ask: undefined }),
    };
    if (Object.hasOwn(work, what)) work[what]();
    else this.inScript(what);
  }

  // What is said by the cursor of the script's editor.
  /** @param {string} what */
  inScript(what) {
    const { recorder } = this;
    const playground = this.player.playgroundOf(String(recorder.name));
    const view = playground && editorOf(playground);
    if (!view) return;
    const { doc, selection } = view.state;
    const [first, last] = [selection.main.from, selection.main.to].map((at) => doc.lineAt(at).number);
    if (what === "lines") recorder.set({ spot: { lines: [first, last] } });
    else if (what === "cursor") recorder.set({ upto: last < doc.lines ? last : "all" });
    else if (what === "block") {
      const shown = this.player.place.upto[String(recorder.name)] ?? 0;
      const end = blockEnds(view.state).find((each) => each > shown) ?? doc.lines;
      recorder.set({ upto: end < doc.lines ? end : "all" });
    }
  }

  get lastRun() {
    const playground = this.player.playgroundOf(String(this.recorder.name));
    return Number(playground?.store.get("latest")?.totals?.session_runs) || 1;
  }

  // The next click in an app says what the light is on, and does nothing else.
  /** @param {Part} button */
  point(button) {
    this.pointing?.abort();
    this.pointing = new AbortController();
    const { signal } = this.pointing;
    button.setAttribute("aria-pressed", "true");
    this.say("Click on an element of the app. Esc: on none.");
    const end = () => {
      this.pointing?.abort();
      button.setAttribute("aria-pressed", "false");
      this.say("");
    };
    addEventListener("keydown", ({ key }) => key === "Escape" && end(), { signal });
    for (const [name, playground] of this.player.scripts())
      for (const type of ["click", "pointerdown", "mousedown"])
        playground.pane("app").addEventListener(
          type,
          (/** @type {PageEvent} */ event) => {
            event.preventDefault();
            event.stopImmediatePropagation();
            if (type !== "click") return;
            const element = event.target.closest(".rp-el");
            end();
            if (element) this.recorder.set({ spot: { element: knownOf(playground, element), ...this.of(name) } });
          },
          { capture: true, signal },
        );
  }

  /** @param {string} name */
  of(name) {
    return name === this.recorder.name ? {} : { script: name };
  }

  ask() {
    const asked = askedOf((name) => this.field(name).value);
    if (typeof asked === "string") return this.say(asked);
    this.recorder.set({ ask: asked });
    this.say("Next asks this now, and Next again does what the step does.");
  }

  async try() {
    this.say("Playing it there and back…");
    const said = await this.recorder.tryOut();
    this.say(said.length ? `Not all of it can be done. ${said.join(" ")}` : "All of it can be done, there and back.");
  }

  save() {
    const { deck } = this.recorder;
    if (!deck) return;
    const slug =
      deck.title
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "_")
        .replace(/^_|_$/g, "") || "demo";
    const files = Object.entries(filesOf(deck)).map(([path, text]) => [`01_${slug}/${path}`, text]);
    save(`01_${slug}.zip`, zipped(Object.fromEntries(files)), "application/zip");
    this.say(`Unpack it, and prove it: \`rerun-playground demo check 01_${slug}\``);
  }

  // At the second press: what was not saved is lost.
  discard() {
    if (!this.isSure) {
      this.isSure = true;
      return this.say("What you have not saved will be lost. Press once more to discard it.");
    }
    this.recorder.forget();
    location.reload();
  }
}

/**
 * @param {Part} field
 * @param {any} value
 */
function fill(field, value) {
  if (field.getRootNode().activeElement !== field) field.value = value ?? "";
}

// What a step does beside what its fields say.
/** @param {DemoStep} step */
function does({ upto, spot, do: actions = [], show, ask }) {
  const parts = [];
  if (show) parts.push(`Shows ${show.map((name) => `\`${name}\``).join(", ")}.`);
  if (upto !== undefined)
    parts.push(upto === "all" ? "Shows the whole script." : `Shows the script up to line ${upto}.`);
  if (spot === null) parts.push("Puts the light out.");
  else if (spot && "lines" in spot) parts.push(`Light on lines ${spot.lines.join(" to ")}.`);
  else if (spot && "run" in spot) parts.push(`Light on run ${spot.run}.`);
  else if (spot) parts.push(`Light on \`${Object.values(spot.element).at(-1)}\`.`);
  if (ask) parts.push(`Asks: ${ask.question}`);
  if (actions.length) parts.push(`Does: ${actions.map(wordsOf).join(", ")}.`);
  return parts.join(" ") || "It does nothing yet.";
}

// A script that the page to play on has handed over, once.
function handedOver() {
  const { name, source, files } = Object(read(HANDED));
  write(HANDED, null);
  if (typeof source !== "string") return null;
  return { name: "own", title: "My demo", scripts: { [name]: source }, files, steps: [] };
}
