// BokehJS with Panel's model of a component: what a page needs of them to come to life. plots.js has the rest.
import { ReactiveESM } from "panel/models/reactive_esm";
import { Models, register_models } from "@bokehjs/base";
import { Document, documents } from "@bokehjs/document";
import { add_document_standalone, embed_items, index } from "@bokehjs/embed";
import { Notifications } from "@bokehjs/models/ui/notifications";
import { version } from "@bokehjs/version";

ReactiveESM.__qualified__ = "panel.models.esm.ReactiveESM"; // the bundle has shortened its name
register_models([ReactiveESM, Notifications]);

export const bokeh = { Document, Models, add_document_standalone, documents, embed_items, index, version };

// To be looked at by who wants to know what the page keeps; another BokehJS on the page stays where it is.
globalThis.Bokeh ??= bokeh;

/** @type {Promise<unknown> | null} */
let coming = null;

// Brings the models of figures, once. Rejects where they cannot be had; the next call tries again.
export function plots() {
  coming ??= import("./plots.js").then(
    ({ models }) => register_models(models),
    (error) => {
      coming = null;
      throw error;
    },
  );
  return coming;
}
