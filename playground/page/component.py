"""The page in whose frame the HTML of a script runs: it stands beside the playground's assets, and asks no server."""

from __future__ import annotations

from typing import Final

COMPONENT = "component.html"
COMPONENT_POLICY: Final = (
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' data: blob:; style-src 'unsafe-inline' data: blob:; "
    "img-src data: blob:; font-src data: blob:; media-src data: blob:; connect-src data: blob:; worker-src blob:; "
    "frame-src 'none'; base-uri 'none'; form-action 'none'"
)
"""Its own HTML may do what it likes, and hear of nobody. The frame within takes over this policy, and cannot leave it:
what that frame may load next is decided by `frame-src` here, whatever page the playground stands in."""

_WITHIN: Final = """\
function within() {
  document.currentScript.remove();
  const { parent } = window;
  const post = parent.postMessage;
  const tell = (data) => post.call(parent, { rerun: "component", ...data }, "*");
  // No policy knows of these connections: they are taken away before anything else runs.
  for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "mozRTCPeerConnection"])
    Object.defineProperty(window, name, { value: undefined });
  addEventListener("securitypolicyviolation", ({ blockedURI }) => tell({ refused: blockedURI }));
  addEventListener("click", (event) => {
    const link = event.composedPath().find((each) => each.localName === "a" || each.localName === "area");
    if (!link?.href || link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    tell({ refused: link.href });
  });
  // A frame of its own would have all that was taken away here; it says what it would have been.
  const withoutFrames = () => {
    for (const frame of document.querySelectorAll("iframe, frame, object, embed, fencedframe")) {
      const address = frame.getAttribute("src") ?? frame.getAttribute("data") ?? "";
      const note = document.createElement("p");
      note.textContent = `A page within this component is not shown${address ? `: ${address}` : "."}`;
      frame.replaceWith(note);
    }
  };
  let before = 0;
  const measure = () => {
    const height = Math.max(document.documentElement?.offsetHeight ?? 0, document.body?.scrollHeight ?? 0);
    if (height !== before) tell({ height: (before = height) });
  };
  const sizes = new ResizeObserver(measure);
  let root = null;
  const look = () => {
    withoutFrames();
    if (document.documentElement !== root && (root = document.documentElement)) sizes.observe(root);
    measure();
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  addEventListener("load", measure);
  look();
}
"""
_AROUND: Final = """\
addEventListener("message", function start({ source, data, ports: [port] }) {
  if (source !== parent || !port || typeof data?.html !== "string") return;
  removeEventListener("message", start);
  const frame = document.createElement("iframe");
  frame.sandbox = "allow-scripts";
  frame.title = document.title = String(data.title);
  frame.setAttribute("scrolling", data.scrolling ? "auto" : "no");
  if (data.tab === -1) frame.tabIndex = -1;
  frame.srcdoc = `<script>(${within})()<\\/script>${data.html}`;
  addEventListener("message", ({ source, data }) => {
    if (source !== frame.contentWindow || data?.rerun !== "component") return;
    if (typeof data.height === "number") port.postMessage({ height: data.height });
    if (typeof data.refused === "string") port.postMessage({ refused: data.refused.slice(0, 300) });
  });
  // One that goes elsewhere, or hides frames from the look inside, ends here.
  const end = () => {
    clearInterval(looking);
    frame.remove();
    port.postMessage({ ended: true });
  };
  const looking = setInterval(() => frame.contentWindow?.length && end(), 50);
  addEventListener("securitypolicyviolation", end);
  document.body.append(frame);
  port.postMessage({ ready: true });
});
"""


def component_html() -> str:
    """The page: it takes the HTML by one message of the page around it, and puts it into a frame that is nobody's.

    So the HTML has no origin even where somebody opens this page outside of a frame.
    """
    return f"""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{COMPONENT_POLICY}">
<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">
<title>Component</title>
<style>html, body {{ height: 100%; margin: 0; overflow: hidden }}
iframe {{ display: block; width: 100%; height: 100%; border: 0 }}</style></head>
<body><script>
{_WITHIN}{_AROUND}</script></body>
</html>
"""
