// The first script of each page: notes what goes wrong, and does for a test what WebDriver cannot.
(function () {
  var wrong = (window.wrong = []);
  addEventListener("error", function (event) { wrong.push(String(event.message)); });
  addEventListener("unhandledrejection", function (event) { wrong.push(String(event.reason)); });
  addEventListener("securitypolicyviolation", function (event) { wrong.push(event.violatedDirective + " forbids " + event.blockedURI); });
  // Whether the browser has tried to fetch ahead what `<link rel="next">` names.
  window.ahead = false;
  ["load", "error"].forEach(function (type) {
    addEventListener(type, function (event) { if (event.target.rel === "next") window.ahead = true; }, true);
  });
  var log = console.error;
  console.error = function () {
    wrong.push([].map.call(arguments, String).join(" "));
    log.apply(console, arguments);
  };
  // `data` and `dataType` are Firefox's own: it takes nothing from `clipboardData`.
  window.paste = function (element, text) {
    var clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, data: text, dataType: "text/plain", bubbles: true, cancelable: true }));
  };
})();
