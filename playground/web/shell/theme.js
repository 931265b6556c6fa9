// Light or dark: what the host element says, else the page around it, else the system.
import { pageScheme, watchScheme } from "../lib/scheme.js";

// Keeps `host.dataset.scheme` right, and says when it changes by the event "rp-scheme".
/** @param {Playground} given */
export function followTheme({ host, leaving }) {
  const update = () => {
    const scheme = host.dataset.theme || pageScheme();
    if (host.dataset.scheme === scheme) return;
    host.dataset.scheme = scheme;
    host.dispatchEvent(new Event("rp-scheme"));
  };
  const stop = watchScheme(update);
  const watch = new MutationObserver(update);
  watch.observe(host, { attributeFilter: ["data-theme"] });
  leaving.push(() => {
    stop();
    watch.disconnect();
  });
}
