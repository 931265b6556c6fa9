// Says which engine runs the script, where that is not the playground's own.

/**
 * @param {Playground} playground
 * @param {string} runner such as "Streamlit 1.67"; empty for the playground's own
 */
export function showRunBy({ find }, runner) {
  const words = runner && `Run by ${runner} on this machine`;
  let said = find(".rp-head__by");
  if (!words || said?.textContent === words) return;
  if (!said) {
    said = document.createElement("span");
    said.className = "rp-head__by";
    find(".rp-head__file").after(said);
  }
  said.textContent = words;
}
