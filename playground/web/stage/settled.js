// Waits for what a playground was asked: an action, a start, both.
import { client } from "../playgrounds.js";

/** @typedef {{ notice: string, stopped?: boolean }} Answer what was not done and why; whether all of it broke off */

// Until the playground has answered what it is asked from now on, or never will. To be called before it is asked.
/**
 * @param {Playground} playground
 * @param {AbortSignal} signal
 * @returns {Promise<Answer>}
 */
export function answered({ store, session, signal: leaves }, signal) {
  if (client.dead) return Promise.resolve({ notice: "Python could not start here: nothing is run.", stopped: true });
  return new Promise((done) => {
    let notice = "";
    /** @type {(() => void)[]} */
    const offs = [];
    /** @param {Answer} answer */
    const end = (answer) => {
      for (const off of offs) off();
      done(answer);
    };
    offs.push(
      store.on("latest", (view) => {
        notice ||= view?.notice ?? "";
        if (client.isIdle(session)) end({ notice });
      }),
      store.on("stopped", ({ words }) => end({ notice: words, stopped: true })),
    );
    const over = () => end({ notice: "", stopped: true });
    for (const each of [signal, leaves]) each.addEventListener("abort", over, { once: true });
    offs.push(() => {
      for (const each of [signal, leaves]) each.removeEventListener("abort", over);
    });
  });
}

// What has been done in a script, also where its session is still to be brought back.
/** @param {Playground} playground */
export function logOf({ store, session, keeper, data }) {
  return store.get("latest") ? client.actions(session) : (keeper.drafts.stay?.actions ?? data.actions ?? []);
}
