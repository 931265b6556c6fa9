// What is still to be asked of the worker, in order.
export class Queue {
  /** @type {Pending[]} */
  #requests = [];

  get first() {
    return this.#requests[0];
  }

  get sessions() {
    return new Set(this.#requests.map(({ session }) => session));
  }

  /** @param {Pending[]} requests */
  add(...requests) {
    this.#requests.push(...requests);
  }

  /** @param {Pending} request */
  addFirst(request) {
    this.#requests.unshift(request);
  }

  /** @returns {Pending} */
  take() {
    return /** @type {Pending} */ (this.#requests.shift());
  }

  // The first one that `fits`, or nothing.
  /** @param {(request: Pending) => boolean} fits */
  find(fits) {
    return this.#requests.find(fits);
  }

  /** @param {Pending} request */
  remove(request) {
    this.#requests.splice(this.#requests.indexOf(request), 1);
  }

  // Takes all there is.
  empty() {
    return this.#requests.splice(0);
  }

  // Whether something waits for a session: anything, or what `fits`.
  /**
   * @param {string} session
   * @param {(request: Pending) => boolean} [fits]
   */
  has(session, fits = (_request) => true) {
    return this.#requests.some((request) => request.session === session && fits(request));
  }

  // Takes out what a session still asks for: anything, or what `fits`. Who waits for an answer hears that there is none.
  /**
   * @param {string} session
   * @param {(request: Pending) => boolean} [fits]
   */
  drop(session, fits = (_request) => true) {
    /** @param {Pending} request */
    const isIts = (request) => request.session === session && fits(request);
    const dropped = this.#requests.filter(isIts);
    this.#requests = this.#requests.filter((request) => !isIts(request));
    for (const { reply } of dropped) reply?.reject("dropped");
  }
}

/** @param {Pending} request */
export const isOpening = ({ message }) => message.type === "open";
