// What the last action in one script is in another: its widgets may have other keys, and the button that means the same
// another label. `from` and `to` are sides: { click, brief }.
export function translated(from, to) {
  const { action, label } = from.brief;
  const kind = Object.keys(action).find((name) => name === "click" || name === "set");
  if (!kind) return action;
  const value = kind === "set" ? { value: action.set.value } : {};
  if (kind === "click" && from.click && label === from.click && to.click) return { click: { label: to.click } };
  const target = typeof action[kind] === "string" ? { label: action[kind] } : action[kind];
  const known = to.brief.widgets ?? [];
  const fits = ([, , clicked]) => clicked === (kind === "click");
  if (target.key !== undefined && known.some((each) => fits(each) && each[0] === target.key)) return { [kind]: { key: target.key, ...value } };
  return { [kind]: { label: label || target.label || target.key, ...value } };
}
