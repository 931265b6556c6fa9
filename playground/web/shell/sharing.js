// The buttons "Share": what is behind them comes when one of them is pressed first.
import { later } from "./later.js";

/** @param {Playground} playground */
export function sharing(playground) {
  /** @type {import("./share_dialog.js").ShareDialog | undefined} */
  let dialog;
  for (const button of playground.root.querySelectorAll("[data-do=share]"))
    button.addEventListener("click", async () => {
      const part = await later(playground, () => import("./share_dialog.js"));
      if (!part) return;
      dialog ??= new part.ShareDialog(playground);
      dialog.open();
    });
}
