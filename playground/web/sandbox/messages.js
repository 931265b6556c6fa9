// What the worker says is a stranger's: here it gets the shape that the page counts on, or is turned into a fault.
const PARTS = ["app", "runs", "state", "order", "actions"];
const TEXTS = ["html", "verdict", "tried", "error", "test", "message"];
const MOST = 16_000_000; // characters of one part's HTML

export function checked(data) {
  if (!isObject(data) || typeof data.type !== "string") return { type: "noise" };
  if (data.type === "view" ? isAnswer(data) : isReply(data)) return data;
  return { type: "fault", id: data.id ?? -1, session: data.session, message: "the answer could not be read" };
}

function isAnswer({ view, step, notice, left_out: leftOut }) {
  if (!isObject(view) || !(isMissing(step) || isObject(step))) return false; // a look at the past has no step
  if (!isMissing(notice) && typeof notice !== "string") return false;
  if (!isMissing(leftOut) && !Array.isArray(leftOut)) return false;
  if (!isMissing(step?.notes) && !isListOfObjects(step.notes)) return false;
  if (!isMissing(view.marks) && !isListOfObjects(view.marks)) return false;
  return PARTS.every((part) => isMissing(view[part]) || (typeof view[part] === "string" && view[part].length <= MOST));
}

// The answers of other types: texts and HTML in these fields, and actions.
function isReply(data) {
  if (!TEXTS.every((name) => isMissing(data[name]) || typeof data[name] === "string")) return false;
  return !Array.isArray(data.actions) || data.actions.every(isObject);
}

const isListOfObjects = (value) => Array.isArray(value) && value.every(isObject);
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isMissing = (value) => value === undefined || value === null;
