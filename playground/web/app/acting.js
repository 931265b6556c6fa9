// What the reader does in a pane becomes actions: clicks, values of controls, texts of a chat, entries of menus.
import { hasFiles, listenToAttachers, messageOf } from "./chat_files.js";
import {
  CONTROL,
  changeRows,
  choose,
  giveValue,
  holdValue,
  isTyped,
  parsed,
  readValue,
  selectTab,
  writeValue,
} from "./controls.js";
import { showDirty } from "./drawing.js";
import { LiveTyping } from "./live_typing.js";
import { closeMenu, listenToMenus } from "./offers.js";
import { listenToPlayers } from "./players.js";
import { showDragged } from "./slider_numbers.js";
import { besides } from "./tabs.js";
import { listenToUploads } from "./uploads.js";

/**
 * Listens to the `body` of the pane that shows this `part` of the view; `drawing` is told what was sent.
 * @param {HTMLElement} body
 * @param {{ part: string, session: string, store: Playground["store"], drawing: import("./drawing.js").Live }} pane
 */
export function listen(body, { part, session, store, drawing }) {
  let number = 0;

  /** @param {Action} action */
  const send = (action) => {
    const asked = { seq: ++number, action };
    if (!store.get("hold")?.(asked)) store.set("action", asked);
    return number;
  };
  if (part === "app") store.set("send", send);
  // What the reader does in the app that a new start is about to replace says nothing to the new one. An app whose script
  // has been changed since is asked for first.
  /** @param {Action} action */
  const act = (action) => {
    if (store.get("starting")) return number;
    if (store.get("outdated") !== true) return send(action);
    store.set("asked", { action });
    return number;
  };
  /** @param {Part} button */
  const click = (button) => act({ click: { id: button.dataset.id } });
  /**
   * @param {Part} control
   * @param {any} value
   * @param {Action} action
   */
  const tell = (control, value, action) => drawing.sent.set(control, { text: JSON.stringify(value), seq: act(action) });
  /** @param {Part} control */
  const set = (control, value = readValue(control)) => {
    live.cancel(control);
    if (value === null && control.dataset.read === "free" && control.dataset.clears === undefined)
      return writeValue(control, parsed(control.dataset.v));
    const known = JSON.stringify(value) === (drawing.sent.get(control)?.text ?? control.dataset.v);
    if (value === undefined || (known && !live.owes(control, value))) return;
    tell(control, value, { set: { id: control.dataset.id, value } });
  };
  const live = new LiveTyping((control, text) => {
    if (JSON.stringify(text) !== (drawing.sent.get(control)?.text ?? control.dataset.v))
      tell(control, text, { type: { id: control.dataset.id, text } });
  });
  // The reader has typed an option of several and pressed Enter.
  /** @param {Part} input */
  const add = (input) => {
    const control = input.closest(CONTROL);
    const chosen = readValue(control) ?? [];
    const text = input.value;
    input.value = "";
    if (text && !chosen.includes(text)) set(control, [...chosen, text]);
  };

  /**
   * @param {Part} table
   * @param {Part} button
   */
  const changeTable = (table, button) => {
    changeRows(table, button.dataset);
    set(table);
  };

  /** @param {Part} tab */
  const openTab = (tab) => {
    selectTab(tab);
    const list = tab.closest(CONTROL);
    if (list) set(list);
  };

  // A chat's text is sent once and leaves its input empty: it is no value that lasts.
  /** @param {Part} chat */
  const say = (chat) => {
    const input = chat?.querySelector("input");
    const value = input?.value.trim();
    if (!input || input.disabled) return;
    if (hasFiles(chat)) {
      messageOf(chat, value, session).then((message) => {
        if (!message) return;
        input.value = "";
        act({ set: { id: chat.dataset.id, value: message } });
      });
      return;
    }
    if (!value) return;
    input.value = "";
    act({ set: { id: chat.dataset.id, value } });
  };

  // A button that is part of a control, such as one of many pages.
  /** @param {Part} button */
  const putValue = (button) => {
    const control = button.closest(CONTROL);
    giveValue(control, button.dataset);
    set(control);
  };

  // An entry of a menu counts once, as a chat's text does.
  /** @param {any} entry */
  const offer = (entry) => {
    closeMenu(entry);
    act({ set: { id: entry.dataset.id, value: parsed(entry.dataset.value) } });
  };

  listenToMenus(body);
  listenToPlayers(body);
  listenToAttachers(body);
  listenToUploads(body, { tell, told: (control) => parsed(drawing.sent.get(control)?.text ?? "null"), session });
  body.addEventListener("click", (/** @type {PageEvent} */ event) => {
    const target = event.target.closest("button, a");
    if (!target) return;
    const table = target.matches("[data-grow], [data-gone], [data-taken]") && target.closest(CONTROL);
    if (target.dataset.act === "click" && !target.disabled) click(target);
    else if (table && !target.disabled) changeTable(table, target);
    else if (target.matches("[data-put], [data-by]") && !target.disabled && target.closest(CONTROL)) putValue(target);
    else if (target.dataset.act === "offer" && !target.disabled) offer(target);
    else if (target.hasAttribute("data-say")) say(target.closest("[data-act=say]"));
    else if (target.dataset.act === "dismiss") act({ dismiss: true });
    else if (target.dataset.act === "continue") act({ continue: true });
    else if (target.dataset.act === "again") store.set("again", { seconds: target.dataset.seconds });
    else if (target.matches("[role=tab][data-tab]")) openTab(target);
    else if (target.matches(".rp-line[data-line]"))
      store.set("jump", { line: Number(target.dataset.line), ran: true, file: target.dataset.file });
  });
  body.addEventListener("change", (/** @type {PageEvent} */ event) => {
    const control = event.target.closest(CONTROL);
    if (event.target.hasAttribute("data-more")) {
      event.target.value = "";
      return;
    }
    if (!control || control.dataset.read === "files") return; // uploads.js sends those, with what they hold
    choose(control, event.target);
    set(control);
  });
  // What is selected in a figure that a library has drawn.
  body.addEventListener("rp-set", (/** @type {PageEvent} */ event) => {
    const control = event.target.closest(CONTROL);
    if (!control) return;
    holdValue(control, event.detail);
    set(control);
  });
  // Opening does not bubble; what the script opens itself has the value that it was told of, and sends nothing.
  body.addEventListener(
    "toggle",
    (/** @type {any} */ { target }) => {
      const summary = target.querySelector(":scope > summary");
      if (summary?.matches(CONTROL)) set(summary);
    },
    true,
  );
  body.addEventListener("input", (/** @type {PageEvent} */ event) => {
    const control = event.target.closest(CONTROL);
    if (control) showDirty(control);
    if (control?.dataset.live !== undefined) live.typed(control, event.isComposing);
    if (event.target.type === "range") showDragged(event.target);
  });
  body.addEventListener(
    "compositionend",
    (/** @type {any} */ { target }) => target.dataset.live !== undefined && live.typed(target, false),
  );
  body.addEventListener("keydown", (/** @type {PageEvent} */ event) => {
    const tab = event.target.closest("[role=tab][data-tab]");
    if (tab) {
      const next = besides(event.key, tab);
      if (!next) return;
      event.preventDefault();
      openTab(next);
      return next.focus();
    }
    const chat = event.target.closest("[data-act=say]");
    if (chat && event.key === "Enter" && event.target.localName === "input" && !event.isComposing) {
      event.preventDefault();
      return say(chat);
    }
    if (event.target.hasAttribute("data-more")) {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      return add(event.target);
    }
    const control = event.target.closest(CONTROL);
    const commits = event.key === "Enter" && control && isTyped(event.target);
    if (!commits || (event.target.localName === "textarea" && !event.ctrlKey && !event.metaKey)) return;
    event.preventDefault();
    set(control);
    if (control.dataset.read === "free") return;
    event.target.closest("[data-form]:not([data-patient])")?.querySelector("[data-submit], [data-act=click]")?.click();
  });
}
