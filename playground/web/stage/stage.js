// The stage of a page: where a demo stands, and what its parts tell each other. Each page with a playground has one.
//
// The values, and who sets them: `deck` is the demo, or null where one presents without (player.js); `at` is the step that is
// shown, -1 before the first, and `phase` is "asked" while its question is open; `go` is a wish of the presenter, by key, button
// or speaker window, which player.js grants; `presenting` is whether the page is in present mode, `frozen` whether it
// lets nothing new be seen, `black` whether it shows nothing at all: keys, buttons and the speaker window set these two, present.js
// makes them true, and marks what it lays over the page for them with data-stage="cover" (the speaker sees below it); `veil` has for each script, by the id of its
// playground, how many lines are shown, and none of those that are shown whole (veil.js); `spot` is what the light is on, or null
// (spotlight.js); `question` is what the room is asked, with the hands so far, or null (question.js); `hand` is a wish like `go`: one
// more hand for the option of this number, from 0, or one fewer, which question.js counts.
//
// What stands over the playgrounds while the page is presented is a child of the body with an attribute `data-stage`: all else is
// hidden then. Its sizes are multiples of `--rp-scale` (present.js), and it lies between the playgrounds and the covers (rerun-stage.css).
import { Store } from "../lib/store.js";
import { startQuestions } from "./asking/question.js";
import { startPlayer } from "./player.js";
import { startRecording } from "./record/record.js";
import { openServed } from "./served.js";
import { startPresenting } from "./present.js";
import { startSpeaker } from "./speaker.js";

/** @type {Stage | null} */
let current = null;

export class Stage {
  /** @param {Playground[]} playgrounds */
  constructor(playgrounds) {
    this.playgrounds = playgrounds;
    /** @type {import("./player.js").Player | null} */
    this.player = null;
    /** @type {Store<StageValues>} */
    this.store = new Store({
      deck: null,
      at: -1,
      phase: null,
      presenting: false,
      frozen: false,
      black: false,
      veil: {},
      spot: null,
      question: null,
    });
    this.off = new AbortController(); // ends what listens to the page for this stage
  }

  get signal() {
    return this.off.signal;
  }
}

// The stage of the page as it is now, or null where nothing can be shown.
export const currentStage = () => current;

// A page gets its stage with its first playground; one that was swapped in gets its own.
/** @param {Playground[]} playgrounds */
export function startStage(playgrounds) {
  if (current?.playgrounds.some(({ left }) => !left)) {
    current.playgrounds = playgrounds;
    return;
  }
  current?.off.abort();
  current = playgrounds.length ? new Stage(playgrounds) : null;
  if (!current) return;
  startQuestions(current);
  startPlayer(current);
  startRecording(current);
  openServed(current);
  startPresenting(current);
  startSpeaker(current);
}
