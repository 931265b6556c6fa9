// Files that the reader adds to a message of a chat: named below it until the message is sent, and read then.
import { sorted } from "./upload_rules.js";
import { nameOf, Reading, roomFor, say, tooMuch, wantedBy } from "./uploads.js";

const CHAT = "[data-act=say]";

/** @typedef {{ files: File[], audio: File[] }} Added */

/** @type {WeakMap<Part, Added>} */
const added = new WeakMap(); // what was added to each chat's next message

/** @param {HTMLElement} body */
export function listenToAttachers(body) {
  body.addEventListener("change", (/** @type {PageEvent} */ event) => {
    const chat = event.target.closest(CHAT);
    const what = event.target.dataset.attach;
    if (!chat || (what !== "files" && what !== "audio")) return;
    const chosen = [...event.target.files];
    event.target.value = "";
    const { taken, refused } = sorted(chosen, wantedFor(chat, what));
    const several = what === "files" && chat.dataset.accept !== "one";
    const before = added.get(chat) ?? { files: [], audio: [] };
    if (taken.length) added.set(chat, { ...before, [what]: several ? [...before.files, ...taken] : taken });
    show(
      chat,
      refused.map(({ file, why }) => `${nameOf(file)}: ${why}`),
    );
  });
}

/**
 * @param {Part} chat
 * @param {"files" | "audio"} what
 */
const wantedFor = (chat, what) =>
  what === "files" ? wantedBy(chat) : { ...wantedBy(chat), accept: "one", kind: "audio_input" };

// Names below the field what goes with the next message, with a button that takes it away.
/**
 * @param {Part} chat
 * @param {string[]} words
 */
function show(chat, words) {
  const place = chat.nextElementSibling;
  say(place, words);
  const found = added.get(chat) ?? { files: [], audio: [] };
  for (const what of /** @type {const} */ (["files", "audio"]))
    for (const file of found[what]) {
      const line = document.createElement("p");
      const remove = document.createElement("button");
      remove.type = "button";
      remove.className = "rp-upload__remove";
      remove.textContent = "×";
      remove.setAttribute("aria-label", `Remove ${nameOf(file)}`);
      remove.addEventListener("click", () => {
        added.set(chat, { ...found, [what]: found[what].filter((each) => each !== file) });
        show(chat, []);
        chat.querySelector("input").focus();
      });
      line.append(nameOf(file), remove);
      place.append(line);
    }
  place.toggleAttribute("data-drawn", place.childElementCount > 0);
}

// Whether something goes with the next message of a chat.
/** @param {Part} chat */
export function hasFiles(chat) {
  const { files, audio } = added.get(chat) ?? { files: [], audio: [] };
  return files.length + audio.length > 0;
}

// The value of a message with what was added to it; null where it cannot go, which is said below the field.
/**
 * @param {Part} chat
 * @param {string} text
 * @param {string} session
 */
export async function messageOf(chat, text, session) {
  const { files, audio } = /** @type {Added} */ (added.get(chat));
  const place = chat.nextElementSibling;
  const room = roomFor(session);
  if ([...files, ...audio].reduce((sum, { size }) => sum + size, 0) > room) {
    show(chat, [tooMuch(room)]);
    return null;
  }
  try {
    const sent = (await new Reading(place).all(files, wantedFor(chat, "files"))) ?? [];
    const [recorded] = (await new Reading(place).all(audio, wantedFor(chat, "audio"))) ?? [];
    added.delete(chat);
    show(chat, []);
    return { text, ...(sent.length && { files: sent }), ...(recorded && { audio: recorded }) };
  } catch (error) {
    show(chat, [`It could not be read: ${/** @type {Error} */ (error).message}`]);
    return null;
  }
}
