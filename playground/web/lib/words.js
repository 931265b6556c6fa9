// Shows a message in which backticks set off what is code.
export function showWords(element, text) {
  const parts = text.split(/`([^`\n]+)`/);
  element.replaceChildren(
    ...parts.map((part, place) =>
      place % 2 ? Object.assign(document.createElement("code"), { textContent: part }) : part,
    ),
  );
}
