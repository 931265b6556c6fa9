// What pages with playgrounds need beside the playgrounds: "Click all", and keys that stay in the editor.

const EDITABLE = "input, select, textarea, [contenteditable='true']";

// Material reads single letters as shortcuts (N is "next page") and looks only one shadow root deep for the field
// they were typed into. It listens at the window: what is typed into a field ends here, one step before.
document.addEventListener("keydown", (event) => {
  const [target] = event.composedPath();
  const plain = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
  if (plain && target instanceof Element && target.closest(EDITABLE)) event.stopPropagation();
});

function appButton(host, label) {
  const buttons = host.shadowRoot?.querySelectorAll('[data-act="click"]') ?? [];
  return [...buttons].find((button) => button.textContent.trim() === label);
}

for (const all of document.querySelectorAll("[data-rerun-all]")) {
  const labels = JSON.parse(all.dataset.rerunAll);
  const hosts = [...document.querySelectorAll("[data-playground]")];
  all.disabled = false;
  all.addEventListener("click", () => {
    // Where each action goes to all scripts, one click is enough.
    const clicked = document.querySelector("[data-rerun-together]")?.checked ? hosts.slice(0, 1) : hosts;
    clicked.forEach((host, column) => appButton(host, labels[column])?.click());
  });
}
