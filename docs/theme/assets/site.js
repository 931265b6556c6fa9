// Material gives each block of code a landmark of buttons without a name: they are told apart by their numbers.
const name = () => {
  document.querySelectorAll(".md-code__nav:not([aria-label])").forEach((nav) => {
    const number = [...document.querySelectorAll(".md-code__nav")].indexOf(nav) + 1;
    nav.setAttribute("aria-label", `Code ${number}`);
  });
};
new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
name();
