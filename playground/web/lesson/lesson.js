// What a lesson's page has beside its playgrounds: the steps of its text, the task, and "Predict first".
import { playgroundNamed } from "../playgrounds.js";
import { startPredictions } from "./predict.js";
import { startTask } from "./task.js";
import { startWalk } from "./walk.js";

const served = new WeakMap(); // a task's section → the playground that it asks

// Brings what is on the page to life, once; what belongs to a playground waits for it, and starts anew with it.
/** @param {Playground[]} playgrounds */
export function startLesson(playgrounds) {
  startWalk();
  startPredictions(playgrounds);
  for (const section of document.querySelectorAll(".rerun-task")) {
    const playground = playgroundNamed(section.dataset.for);
    if (!playground || served.get(section) === playground) continue;
    served.set(section, playground);
    startTask(section, playground);
  }
}
