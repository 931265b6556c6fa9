// Light or dark: what the host element says, else the host page (Material for MkDocs), else the system.

const system = matchMedia("(prefers-color-scheme: dark)");

/** @param {Host} host */
function schemeOf(host) {
  if (host.dataset.theme) return host.dataset.theme;
  const page = document.body.dataset.mdColorScheme;
  const dark = page ? page === "slate" : system.matches;
  return dark ? "dark" : "light";
}

// Keeps `host.dataset.scheme` right, and says when it changes by the event "rp-scheme".
/** @param {Playground} given */
export function followTheme({ host, leaving }) {
  const update = () => {
    const scheme = schemeOf(host);
    if (host.dataset.scheme === scheme) return;
    host.dataset.scheme = scheme;
    host.dispatchEvent(new Event("rp-scheme"));
  };
  update();
  system.addEventListener("change", update);
  const watch = new MutationObserver(update);
  watch.observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
  watch.observe(host, { attributeFilter: ["data-theme"] });
  leaving.push(() => {
    system.removeEventListener("change", update);
    watch.disconnect();
  });
}
