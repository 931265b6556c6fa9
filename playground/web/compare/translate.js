// What the last action in one script is in another: its widgets may have other keys, and the button that means the same
// another label. A widget that the other has is named by its id, so that the page finds it too. `from` and `to` are
// sides: { click, brief }.
/**
 * @param {any} from
 * @param {any} to
 */
export function translated(from, to) {
  const { action, label } = from.brief;
  const kind = Object.keys(action).find((name) => ["click", "set", "type"].includes(name));
  if (!kind) return action;
  const { key: _key, label: _label, id: _id, ...value } = typeof action[kind] === "string" ? {} : action[kind]; // what it is given
  const target = typeof action[kind] === "string" ? { label: action[kind] } : action[kind];
  const known = (to.brief.widgets ?? []).filter((/** @type {any} */ [, , clicked]) => clicked === (kind === "click"));
  const named = (/** @type {{ key?: string, label?: string }} */ { key, label }) => {
    const fitting = known.filter((/** @type {any} */ each) =>
      key === undefined ? each[1] === label : each[0] === key,
    );
    const id = fitting.length === 1 ? fitting[0][3] : null; // else the worker says that there are several, or none
    return { [kind]: { ...(id ? { id } : key === undefined ? { label } : { key }), ...value } };
  };
  if (kind === "click" && from.click && label === from.click && to.click) return named({ label: to.click });
  if (target.key !== undefined && known.some((/** @type {any} */ [key]) => key === target.key))
    return named({ key: target.key });
  return named({ label: label || target.label || target.key });
}
