// What the reader does in an app while its script runs is done at once, where the worker hears of it, as Streamlit does it: the
// action that goes on is overtaken, and answered together with the last one.
import { aboutRequest, elapsed, STEPS, unwatch } from "./requests.js";

/** @import { Service } from "./service.js" */

const AFTER = ["wait", "continue"]; // what is done when all before is done

// Whether a request may be done while another one goes on: both are what the reader does in one app.
/**
 * @param {Pending} request
 * @param {Pending} current
 */
function overtakes({ message, session, restores, reply }, current) {
  if (restores || reply || current.restores || current.stops || session !== current.session) return false;
  if (message.type !== "act" || AFTER.some((kind) => kind in message.action)) return false;
  if (current.message.type === "open") return !current.message.actions.length;
  return current.message.type === "act" && !AFTER.some((kind) => kind in current.message.action);
}

// Sends the next action that waits for the app that runs beside the current one, if it may be.
/** @param {Service} service */
export function overtake(service) {
  const { current, engine, queue } = service;
  const request = queue.find(({ session, message }) => session === current?.session && STEPS.has(message.type));
  if (!engine?.hears || !current || !request || !overtakes(request, current)) return;
  queue.remove(request);
  unwatch(current);
  service.overtaken.push(current);
  service.send(request);
}

// An action that others have overtaken is done, or was stopped with them.
/**
 * @param {Service} service
 * @param {any} message
 */
export function answeredLate(service, message) {
  const request = service.overtaken.find(({ message: { id } }) => id === message.id);
  if (!request || message.type === "progress") return;
  service.overtaken = service.overtaken.filter((each) => each !== request);
  if (message.type === "fault") return service.restart("fault", message.message, message.line);
  const session = service.sessions.get(request.session);
  if (message.type !== "view" || !session) return;
  session.answered(request, message.outcome, elapsed(request));
  session.listener.view(message, { ...aboutRequest(request), looked: false });
}
