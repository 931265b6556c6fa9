// Runs inline, right behind a playground's HTML: keeps what the reader does before the components live, and starts
// the worker. hydrate.js takes the kept events over (`host.early.release()`) and sends them again, in order.
(function () {
  var host = document.currentScript.previousElementSibling;
  var root = host.shadowRoot;
  if (!root) {
    root = host.attachShadow({ mode: "open" });
    root.append(host.querySelector("template").content);
    host.querySelector("template").remove();
  }
  var events = [];
  var types = ["click", "change", "keydown", "toggle"];
  var keep = function (event) {
    var target = event.target;
    if (event.type === "click") target = target.closest("button");
    if (event.type === "keydown" && (event.key !== "Enter" || target.localName !== "input")) target = null;
    if (!target) return;
    event.stopImmediatePropagation();
    events.push({ type: event.type, target: target });
  };
  types.forEach(function (type) {
    root.addEventListener(type, keep, true);
  });
  host.early = {
    release: function () {
      types.forEach(function (type) {
        root.removeEventListener(type, keep, true);
      });
      return events;
    },
  };
  var scheme = document.body.dataset.mdColorScheme;
  var dark = scheme ? scheme === "slate" : matchMedia("(prefers-color-scheme: dark)").matches;
  host.dataset.scheme = host.dataset.theme || (dark ? "dark" : "light");
  // The panes stand where the reader left them, before anything is painted.
  var frame = root.querySelector(".rp");
  var saved = null;
  try {
    saved = JSON.parse(localStorage.getItem("rerun-playground.layout." + frame.className.match(/rp--(\w+)/)[1]));
  } catch {}
  arrange(root, saved);
  host.dataset.scripted = "";
  document.documentElement.dataset.sandbox = document.documentElement.dataset.sandbox || "loading";
  // A script of the page that cannot be had leaves nobody else to say so.
  if (!window.rerunWatch) {
    window.rerunWatch = "watching";
    window.addEventListener(
      "error",
      function (event) {
        var file = (event.target && event.target.src) || event.filename || "";
        var base = new URL(host.dataset.bundle, location.href).href.replace(/[^/]*$/, "");
        if (file.slice(0, base.length) !== base || window.rerunWatch === "told") return;
        // The others only miss the first one.
        window.rerunWatch = "told";
        Array.prototype.forEach.call(document.querySelectorAll(".rp-host:not([data-live=true])"), function (each) {
          if (!each.shadowRoot) return;
          var notice = each.shadowRoot.querySelector(".rp-notice");
          notice.textContent =
            new URL(file).pathname +
            " could not be loaded as a script. Reload the page; if that does not help, whoever keeps this site" +
            " should look whether the file is on the server, whole, and is sent as text/javascript.";
          notice.hidden = false;
          each.shadowRoot.querySelector(".rp-status").textContent = "The playground could not start.";
        });
      },
      true,
    );
  }
  // Python boots while Bokeh is still being read; client.js takes the worker over.
  var startWorker = function () {
    if (window.rerunEarly !== undefined) return;
    var early = { worker: new Worker(host.dataset.worker, { type: "module" }), heard: [], began: performance.now() };
    window.rerunEarly = early;
    early.worker.onmessage = function (event) {
      early.heard.push(event.data.type);
      early.at = performance.now();
    };
    early.worker.onerror = function () {
      early.heard.push("fault");
    };
  };
  var seen = function () {
    requestAnimationFrame(function () {
      requestAnimationFrame(function () {
        if (!performance.getEntriesByName("playground:screen").length) performance.mark("playground:screen");
        startWorker();
      });
    });
  };
  var sheet = root.querySelector("link");
  if (sheet.sheet) seen();
  else sheet.addEventListener("load", seen);
})();
