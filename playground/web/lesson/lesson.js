// What a lesson's page has beside its playgrounds: the task, and "Predict first".
import { playgroundNamed } from "../playgrounds.js";
import { startPredictions } from "./predict.js";
import { startTask } from "./task.js";

// Brings what is on the page to life, once; what belongs to a playground waits for it.
export function startLesson(playgrounds) {
  startPredictions(playgrounds);
  for (const section of document.querySelectorAll(".rerun-task:not([data-live])")) {
    const playground = playgroundNamed(section.dataset.for);
    if (!playground) continue;
    section.dataset.live = "";
    startTask(section, playground);
  }
}
