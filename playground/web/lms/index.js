// The launch page of a package for a school's system: its lessons stand in a frame, and what is done there is reported as long
// as this page stays. It finds the system by SCORM or by the launch's address; without one the lessons work all the same.
import { findEither } from "./find.js";
import { follow } from "./follow.js";
import { Keep } from "./keep.js";
import { readLaunch } from "./launch.js";
import { Record } from "./record.js";
import { Writer } from "./reporter.js";
import { Scorm } from "./scorm.js";
import { SCORM12 } from "./scorm12.js";
import { SCORM2004 } from "./scorm2004.js";
import { Xapi } from "./xapi.js";

/** @import { Reporter } from "./reporter.js" */

/** @typedef {{ format: "scorm12" | "scorm2004" | "cmi5", activity: string, start: string, pass: number, lessons: import("./record.js").Lesson[] }} Course what the page says of its package */

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const folder = new URL("./", location.href);
/** @type {Course} */
const course = JSON.parse(part("course").textContent ?? "");
const record = new Record(course.lessons);
const frame = /** @type {HTMLIFrameElement} */ (part("lessons"));
const leave = /** @type {HTMLButtonElement} */ (part("leave"));

// The way to a system; null where there is none. Throws where there is one that cannot be used.
/** @returns {Reporter | null} */
function reporter() {
  const { pass, activity } = course;
  const launch = readLaunch(location.search, activity);
  if (launch) return new Xapi(launch, record, { pass });
  const found = findEither(course.format === "scorm2004" ? "API_1484_11" : "API");
  return found && new Scorm(found.api, found.name === "API" ? SCORM12 : SCORM2004, record, { pass });
}

/** @param {string} words */
function say(words, state = "") {
  const status = part("status");
  if (status.textContent !== words) status.textContent = words;
  document.documentElement.dataset.state = state;
}

// Why nothing is reported although there is a system.
/** @param {unknown} error */
function fail(error) {
  const why = error instanceof Error ? error.message : String(error);
  say(
    `Your course cannot be told of what you do here: ${why}. The lessons work; to have them counted, open this once more from your course.`,
    "trouble",
  );
}

/** @param {Writer} writer */
function tell(writer) {
  const { trouble, isOver } = writer.reporter;
  const done = `${record.finished.length} of ${course.lessons.length} ${course.lessons.length === 1 ? "lesson" : "lessons"} done`;
  if (trouble) {
    const next = isOver
      ? "Open this once more from your course."
      : "It is tried again; if this stays here, tell your teacher.";
    say(`Your course has not taken your results (${trouble}). ${next}`, "trouble");
  } else if (isOver) say(`${done}. Reported to your course: you can close this window.`, "over");
  else say(writer.isDirty || writer.isWriting ? `${done}. Saving…` : `${done}. Saved.`, "known");
}

// Reports what happens in the frame, until the page goes.
/** @param {Writer} writer */
function report(writer) {
  const { reporter } = writer;
  follow(frame, folder.href, course.lessons, {
    opened(lesson) {
      const isNew = record.open(lesson.name);
      if ((!lesson.judged && record.finish(lesson.name)) || isNew) writer.change();
    },
    passed: (lesson) => record.finish(lesson) && writer.change(),
    answered(answer) {
      reporter.answered(answer);
      writer.change();
    },
  });
  // A page that is not seen may go without another word; one that goes is over.
  document.addEventListener("visibilitychange", () => document.hidden && writer.isDirty && writer.write());
  addEventListener("pagehide", () => writer.end(true));
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  leave.hidden = false;
  leave.addEventListener("click", async () => {
    leave.disabled = true;
    const taken = await writer.end();
    leave.hidden = true;
    if (taken && reporter.back) location.href = reporter.back;
  });
}

async function start() {
  let first = course.start;
  let isTold = false;
  try {
    const found = reporter();
    if (found) {
      say("Connecting with your course…");
      const { learner } = await found.start();
      new Keep(folder.pathname).belongTo(learner, record.finished, record.opened?.name ?? "");
      first = record.opened?.url ?? first;
      const writer = new Writer(found, tell);
      report(writer);
      writer.change(0);
      isTold = true;
    } else {
      say("Not opened from a course: nothing is reported, and what you do stays in this browser.", "alone");
    }
  } catch (error) {
    fail(error);
  }
  if (!isTold) follow(frame, folder.href, course.lessons, { opened() {}, passed() {}, answered() {} });
  frame.src = new URL(first, folder).href;
}

start();
