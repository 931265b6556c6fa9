// Requests to the store of learning records that a launch names, one after the other.

const VERSION = "1.0.3";
const KEPT_ALIVE = 60_000; // bytes: of what is on its way when the page goes, browsers carry on with so much

export class Lrs {
  /**
   * @param {string} endpoint
   * @param {string} key what stands in the header `Authorization`
   * @param {typeof fetch} [ask]
   */
  constructor(endpoint, key, ask = globalThis.fetch.bind(globalThis)) {
    this.endpoint = endpoint;
    this.key = key;
    this.ask = ask;
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {Record<string, string>} query
   * @param {any} [body]
   */
  async send(method, path, query, body) {
    const address = new URL(path, this.endpoint);
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = { "X-Experience-API-Version": VERSION, ...(this.key && { Authorization: this.key }) };
    return this.ask(address, {
      method,
      headers: text === undefined ? headers : { ...headers, "Content-Type": "application/json" },
      body: text,
      credentials: "omit",
      cache: "no-store",
      keepalive: (text?.length ?? 0) < KEPT_ALIVE / 2,
    });
  }

  // Sends statements, in their order. Throws where they are not taken.
  /** @param {any[]} statements */
  async tell(statements) {
    const answer = await this.send("POST", "statements", {}, statements);
    // What has come twice is there already.
    if (!answer.ok && answer.status !== 409) throw new Error(`the record store answers ${answer.status}`);
  }

  // A document of the learner's; null where there is none. Throws where it cannot be asked for.
  /**
   * @param {string} path
   * @param {Record<string, string>} query
   */
  async document(path, query) {
    const answer = await this.send("GET", path, query);
    if (answer.status === 404) return null;
    if (!answer.ok) throw new Error(`the record store answers ${answer.status}`);
    try {
      return await answer.json();
    } catch {
      return null;
    }
  }

  /**
   * @param {Record<string, string>} query
   * @param {any} document
   */
  async keep(query, document) {
    const answer = await this.send("PUT", "activities/state", query, document);
    if (!answer.ok) throw new Error(`the record store answers ${answer.status}`);
  }
}

// The key that a launch's address gives, once. Throws where it gives none.
/**
 * @param {string} address
 * @param {typeof fetch} [ask]
 */
export async function fetchKey(address, ask = globalThis.fetch.bind(globalThis)) {
  const answer = await ask(address, { method: "POST", credentials: "omit", cache: "no-store" });
  const found = await answer.json().catch(() => null);
  const token = found?.["auth-token"];
  if (typeof token === "string" && token) return `Basic ${token}`;
  const why = String(found?.["error-text"] ?? `it answers ${answer.status}`).slice(0, 200);
  throw new Error(`this launch was used before, or is too old (${why})`);
}
