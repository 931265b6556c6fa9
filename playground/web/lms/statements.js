// Statements of xAPI, as the profile cmi5 wants them.
import { cut, idOf, joined } from "./answers.js";
import { duration } from "./times.js";

/** @import { Answered } from "./answers.js" */
/** @import { Launch } from "./launch.js" */

const VERBS = "http://adlnet.gov/expapi/verbs";
const CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
const MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon";
const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
const INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction";
const [SCRIPT, GUESS, ABOUT] = [20_000, 1000, 500]; // letters

/** @type {Record<string, string>} */
const ADDRESSES = {
  terminated: "terminated",
  initialized: "initialized",
  answered: "answered",
  passed: "passed",
  completed: "completed",
};

/** @typedef {{ launch: Launch, template: any, mastery: number | null }} Session what all statements of a session share: `template` is what the system wants in each context */

/**
 * @param {Session} session
 * @param {string} verb
 * @param {any} [more] parts of the statement
 * @param {Date} [at]
 */
function statement({ launch, template }, verb, more = {}, at = new Date()) {
  const { contextActivities: activities = {}, ...context } = structuredClone(template ?? {});
  if (more.categories && launch.kind === "cmi5")
    activities.category = [
      ...(activities.category ?? []),
      ...more.categories.map((/** @type {string} */ id) => ({ id })),
    ];
  if (Object.keys(activities).length) context.contextActivities = activities;
  if (more.extensions) context.extensions = { ...context.extensions, ...more.extensions };
  if (launch.registration) context.registration = launch.registration;
  return {
    id: crypto.randomUUID(),
    actor: launch.actor,
    verb: { id: `${VERBS}/${ADDRESSES[verb]}`, display: { en: verb } },
    object: more.object ?? { objectType: "Activity", id: launch.activity },
    ...(more.result && { result: more.result }),
    ...(Object.keys(context).length && { context }),
    timestamp: at.toISOString(),
  };
}

/** @param {Session} session */
export const initialized = (session) => statement(session, "initialized", { categories: [CMI5] });

/**
 * @param {Session} session
 * @param {number} elapsed ms
 */
export const terminated = (session, elapsed) =>
  statement(session, "terminated", { categories: [CMI5], result: { duration: duration(elapsed) } });

/**
 * @param {Session} session
 * @param {number} elapsed ms
 */
export const completed = (session, elapsed) =>
  statement(session, "completed", {
    categories: [CMI5, MOVE_ON],
    result: { completion: true, duration: duration(elapsed) },
  });

/**
 * @param {Session} session
 * @param {number} score from 0 to 1
 * @param {number} elapsed ms
 */
export const passed = (session, score, elapsed) =>
  statement(session, "passed", {
    categories: [CMI5, MOVE_ON],
    extensions: session.mastery === null || session.launch.kind !== "cmi5" ? undefined : { [MASTERY]: session.mastery },
    result: {
      success: true,
      score: { scaled: rounded(score, 4), raw: rounded(score * 100, 2), min: 0, max: 100 },
      duration: duration(elapsed),
    },
  });

/**
 * @param {Session} session
 * @param {Answered} answer
 */
export function answered(session, { kind, question, about, response, right, began, at }) {
  const isScript = kind === "check";
  return statement(
    session,
    "answered",
    {
      object: {
        objectType: "Activity",
        id: `${session.launch.activity}${session.launch.activity.endsWith("/") ? "" : "/"}${idOf(question)}`,
        definition: {
          type: INTERACTION,
          name: { en: cut(about, ABOUT) },
          interactionType: isScript ? "long-fill-in" : "fill-in",
        },
      },
      result: {
        response: isScript ? cut(response[0], SCRIPT) : joined(response, GUESS),
        success: right,
        duration: duration(at - began),
      },
    },
    new Date(at),
  );
}

/**
 * @param {number} value
 * @param {number} places
 */
const rounded = (value, places) => Math.round(value * 10 ** places) / 10 ** places;
