// Players of sounds and films begin and end where the script says; what is to be taken away is saved as a file.
import { save } from "../lib/save.js";
import { bytesOf } from "../share/contents.js";

/** @param {HTMLElement} body */
export function listenToPlayers(body) {
  // These events do not bubble.
  body.addEventListener("loadedmetadata", ({ target }) => start(target), true);
  body.addEventListener("timeupdate", ({ target }) => end(target), true);
  body.addEventListener("click", (/** @type {PageEvent} */ event) => {
    const button = event.target.closest("[data-save]");
    if (button) take(button);
  });
}

/** @param {any} player */
function start(player) {
  const at = Number(player.dataset.start);
  if (at > 0) player.currentTime = at;
}

/** @param {any} player */
function end(player) {
  const at = Number(player.dataset.end);
  if (!(at > 0) || player.currentTime < at || player.seeking) return;
  if (player.dataset.loop !== undefined) player.currentTime = Number(player.dataset.start ?? 0);
  else player.pause();
}

/** @param {Part} button of a document */
function take({ dataset: { save: name, content } }) {
  save(name.endsWith(".pdf") ? name : `${name}.pdf`, bytesOf({ base64: content }), "application/pdf");
}
