// A demo that the local process serves: opened on the stage that waits for one, and taken anew whenever it is saved, at the step
// where it stands.
import { localProcess } from "../lib/local.js";
import { readDeck } from "./deck.js";

/** @param {import("./stage.js").Stage} stage */
export async function openServed({ player, signal }) {
  const process = player?.section && !player.section.dataset.deck ? localProcess() : null;
  if (!player || !process) return;
  signal.addEventListener(
    "abort",
    process.on("saved", (found) => take(player, found)),
  );
  const { status, data } = await process.ask("scripts");
  if (status === 200) take(player, data);
}

/**
 * @param {import("./player.js").Player} player
 * @param {any} found
 */
function take(player, { deck: given, left_out }) {
  const wrong = (Array.isArray(left_out) ? left_out : []).map(({ name, why }) => `${name}: ${why}`);
  if (!given)
    return void (wrong.length && player.bar?.tell([...wrong, ...(player.deck ? ["The demo stays as it was."] : [])]));
  try {
    const { deck, problems } = readDeck(given);
    renew(player, deck, [...wrong, ...problems]);
  } catch (error) {
    player.bar?.tell([/** @type {Error} */ (error).message]);
  }
}

/**
 * @param {import("./player.js").Player} player
 * @param {Deck} deck
 * @param {string[]} problems
 */
function renew(player, deck, problems) {
  const before = player.deck;
  const names = Object.keys(deck.scripts);
  if (!before || names.join() !== Object.keys(before.scripts).join()) return player.start(deck, problems);
  if (JSON.stringify(before) === JSON.stringify(deck)) return player.bar?.tell(problems);
  for (const [name, { store, data, keeper }] of player.scripts()) {
    const isSolved = player.solved.get(name) === true;
    const [old, now] = [before, deck].map((each) => (isSolved ? each.solutions : each.scripts)?.[name]);
    for (const text of [deck.scripts[name], deck.solutions?.[name]])
      if (text !== undefined) keeper.drafts.authors.add(text);
    const files = { ...deck.files, ...Object.fromEntries(Object.entries(deck.scripts).filter(([of]) => of !== name)) };
    store.set("brought", { name: data.filename, files });
    store.set("files", files);
    store.set("original", deck.scripts[name]);
    if (now !== undefined && store.get("source") === old) store.set("source", now); // else it is the presenter's
  }
  player.problems = problems;
  player.adopt(deck, Math.min(player.place.at, deck.steps.length - 1));
  player.restart();
}
