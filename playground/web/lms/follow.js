// Follows the learner through the lessons in the frame: which page is open, what was answered, what has passed.

/** @import { Answered } from "./answers.js" */
/** @import { Lesson } from "./record.js" */

/**
 * @typedef {object} Hears
 * @property {(lesson: Lesson) => void} opened
 * @property {(lesson: string) => void} passed
 * @property {(answer: Answered) => void} answered
 */

/**
 * @param {HTMLIFrameElement} frame
 * @param {string} folder where the package lies
 * @param {Lesson[]} lessons
 * @param {Hears} hears
 */
export function follow(frame, folder, lessons, hears) {
  frame.addEventListener("load", () => {
    const page = pageIn(frame);
    if (!page) return;
    const lesson = lessons.find(({ url }) => new URL(url, folder).pathname === page.location.pathname);
    const name = lesson?.name ?? page.location.pathname.slice(new URL(folder).pathname.length);
    const began = Date.now();
    page.addEventListener("rerun:done", (event) => hears.passed(String(detailOf(event).lesson)));
    page.addEventListener("rerun:answer", (event) => hears.answered(answerOf(detailOf(event), name, lesson, began)));
    page.addEventListener("click", leaveBeside, { capture: true });
    if (lesson) hears.opened(lesson);
  });
}

// The page in the frame; null where a link has led to somebody else's.
/** @param {HTMLIFrameElement} frame */
function pageIn(frame) {
  try {
    return frame.contentDocument;
  } catch {
    return null;
  }
}

/** @param {Event} event */
const detailOf = (event) => Object(/** @type {CustomEvent} */ (event).detail);

/**
 * @param {any} detail
 * @param {string} name
 * @param {Lesson | undefined} lesson
 * @param {number} opened
 * @returns {Answered}
 */
function answerOf({ kind, place, label, response, said, right, began }, name, lesson, opened) {
  const isCheck = kind === "check";
  const title = lesson?.title ?? name;
  return {
    kind: isCheck ? "check" : "prediction",
    question: isCheck ? `${name}/check` : `${name}/predict-${Number(place) + 1}`,
    about: isCheck ? `${title}: the task` : `${title}: what will “${label}” do?`,
    response: (Array.isArray(response) ? response : [response]).map(String),
    said: String(said ?? ""),
    right: right === true,
    began: Number(began) || opened,
    at: Date.now(),
  };
}

// Another site would not show itself in a frame: its page opens beside this one.
/** @param {Event} event */
function leaveBeside(event) {
  for (const each of event.composedPath()) {
    const link = /** @type {any} */ (each);
    if (link.tagName !== "A" || !link.href || new URL(link.href).origin === location.origin) continue;
    if (!/^https?:$/.test(link.protocol)) continue;
    link.target = "_blank";
    link.relList.add("noopener");
  }
}
