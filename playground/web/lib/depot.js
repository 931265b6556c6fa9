// What is too large for the browser's small store of texts: contents of files by their keys, in IndexedDB.
const NAME = "rerun-playground";
const STORE = "files";
const OLD = 7 * 24 * 3600 * 1000; // ms that what nobody names any more is kept: another tab may be about to name it

/** @typedef {import("./storage.js").Failure} Failure */

/** @type {Promise<IDBDatabase> | undefined} */
let opened;

function open() {
  opened ??= new Promise((done, failed) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
    asked.onblocked = () => failed(new Error("another page holds the store"));
  });
  opened.catch(() => (opened = undefined));
  return opened;
}

// Does `work` with the store, and ends when all of it is written.
/**
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => T} work
 * @returns {Promise<T>}
 */
async function within(mode, work) {
  const transaction = (await open()).transaction(STORE, mode);
  const made = work(transaction.objectStore(STORE));
  await new Promise((done, failed) => {
    transaction.oncomplete = () => done(undefined);
    transaction.onabort = transaction.onerror = () => failed(transaction.error);
  });
  return made;
}

// Keeps contents by their keys. Tells why it could not; "" if they are kept.
/**
 * @param {Map<string, any>} contents
 * @returns {Promise<Failure>}
 */
export async function deposit(contents) {
  const at = Date.now();
  try {
    await within("readwrite", (store) => {
      for (const [key, content] of contents) store.put({ content, at }, key);
    });
    return "";
  } catch (error) {
    return /** @type {Error} */ (error)?.name === "QuotaExceededError" ? "full" : "forbidden";
  }
}

// Those of the contents that are there.
/**
 * @param {string[]} keys
 * @returns {Promise<Map<string, any>>}
 */
export async function withdraw(keys) {
  try {
    const asked = await within("readonly", (store) => keys.map((key) => ({ key, found: store.get(key) })));
    return new Map(asked.flatMap(({ key, found }) => (found.result ? [[key, found.result.content]] : [])));
  } catch {
    return new Map();
  }
}

// Throws away what is old and has none of these names.
/** @param {Set<string>} used */
export async function tidy(used) {
  try {
    await within("readwrite", (store) => {
      store.openCursor().onsuccess = ({ target }) => {
        const cursor = /** @type {IDBRequest<IDBCursorWithValue | null>} */ (target).result;
        if (!cursor) return;
        if (!used.has(String(cursor.key)) && !(cursor.value?.at > Date.now() - OLD)) cursor.delete();
        cursor.continue();
      };
    });
  } catch {
    // it stays as it is
  }
}
