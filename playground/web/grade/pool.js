// Several sandboxes at once, each of which grades one script after the other.
import { Client } from "../sandbox/client.js";
import { faultOf } from "../sandbox/files.js";

/** @import { Graded } from "../messages.js" */
/** @typedef {{ name: string, source: string, check: string, actions: Action[], files: Record<string, any> }} Paper what is graded */

const RERUNS = 50;

// A client whose worker is replaced as soon as its memory has grown, whoever has used it: no session goes on there.
class Grader extends Client {
  /** @param {import("../sandbox/engine.js").Engine} engine */
  grown(engine) {
    engine.heavy = true;
    this.next();
  }
}

// Why a script has no grade: `dead` if nothing can be graded here any more.
export class NoGrade extends Error {
  /** @param {string} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

export class Pool {
  /**
   * @param {number} size
   * @param {() => import("../sandbox/engine.js").Source} [source] for tests: what makes a worker
   */
  constructor(size, source) {
    const version = new URL(import.meta.url).search;
    const folder = new URL("sandbox/", import.meta.url);
    const worker = source?.() ?? new URL(`worker.js${version}`, folder);
    this.clients = Array.from(
      { length: size },
      () => new Grader(worker, (looking) => (source ? Promise.resolve("") : faultOf(folder, version, looking))),
    );
    this.asked = 0;
  }

  // Why Python could not start, as far as it is known.
  get trouble() {
    return this.clients.map(({ trouble }) => trouble).find(Boolean) ?? "";
  }

  // Calls `work` for each item, as many at once as there are sandboxes, until there are none or `signal` ends it.
  /**
   * @template Item
   * @param {Iterable<Item>} items
   * @param {(item: Item, client: Client) => Promise<void>} work
   * @param {AbortSignal} signal
   */
  async each(items, work, signal) {
    const rest = items[Symbol.iterator]();
    const busy = this.clients.map(async (client) => {
      for (let next = rest.next(); !next.done && !signal.aborted; next = rest.next()) await work(next.value, client);
    });
    await Promise.all(busy);
  }

  // Grades one script; `seconds` are for what its learner did, and for the check. Rejects with NoGrade.
  /**
   * @param {Client} client
   * @param {Paper} paper
   * @param {number} seconds
   * @returns {Promise<Graded>}
   */
  async grade(client, paper, seconds) {
    const session = `grade/${++this.asked}`; // another one for each: what is left behind is seen, and meets nobody
    const limits = { reruns: RERUNS, seconds };
    const ask = () => client.request({ type: "grade", session, ...paper, limits });
    try {
      return await ask().catch((reason) => {
        if (reason !== "fault") throw reason; // what the script before has left behind may have ended the worker
        return ask();
      });
    } catch (reason) {
      throw new NoGrade(String(reason));
    }
  }

  // Ends what runs, and gives its memory back.
  end() {
    for (const client of this.clients) {
      for (const name of client.queue.sessions) client.queue.drop(name);
      client.end();
    }
  }
}
