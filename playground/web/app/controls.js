// Reads and writes the value of a widget's control, by what its `data-read` says (docs/architecture/protocol.md).

export const CONTROL = "[data-act=set]";

const TYPED = [
  "text",
  "password",
  "number",
  "search",
  "email",
  "url",
  "tel",
  "range",
  "date",
  "time",
  "datetime-local",
  "color",
];

// Whether the reader types or drags this element's value, so that its attribute must not overwrite it.
export function isTyped(/** @type {Part} */ element) {
  return element.localName === "textarea" || (element.localName === "input" && TYPED.includes(element.type));
}

const field = (/** @type {Part} */ control, /** @type {string} */ selector) =>
  control.matches(selector) ? control : control.querySelector(selector);
const fields = (/** @type {Part} */ control, /** @type {string} */ selector) =>
  control.matches(selector) ? [control] : [...control.querySelectorAll(selector)];
// Puts a text into each of a control's inputs, told by its place.
function writeEach(/** @type {Part} */ control, /** @type {(at: number) => any} */ textAt) {
  for (const [at, input] of fields(control, "input").entries()) input.value = textAt(at);
}
const asNumber = (/** @type {Part} */ input) =>
  input.value.trim() === "" || Number.isNaN(Number(input.value)) ? null : Number(input.value);
const textOf = (/** @type {Part} */ option) => option.textContent;

/** @type {Record<string, { read(control: Part): any, write(control: Part, value: any): void }>} */
const KINDS = {
  text: {
    read: (control) => field(control, "input, textarea").value,
    write: (control, value) => (field(control, "input, textarea").value = value ?? ""),
  },
  // What is shown may have fewer digits than the value: it stands for the value until it is changed.
  number: {
    read(control) {
      const input = field(control, "input");
      const { shown, v } = control.dataset;
      return shown !== undefined && input.value === shown ? JSON.parse(v) : asNumber(input);
    },
    write(control, value) {
      const { shown, v } = control.dataset;
      field(control, "input").value = shown !== undefined && JSON.stringify(value) === v ? shown : (value ?? "");
    },
  },
  bool: {
    read: (control) => field(control, "input").checked,
    write: (control, value) => (field(control, "input").checked = value === true),
  },
  option: {
    read(control) {
      const list = field(control, "select");
      if (!list) return fields(control, "input[type=radio]").find((radio) => radio.checked)?.value ?? null;
      const chosen = list.selectedOptions[0];
      return !chosen || chosen.hasAttribute("data-none") ? null : textOf(chosen);
    },
    write(control, value) {
      const list = field(control, "select");
      if (!list) {
        for (const radio of fields(control, "input[type=radio]")) radio.checked = radio.value === value;
        return;
      }
      const options = [...list.options];
      list.selectedIndex = options.findIndex((option) =>
        value === null ? option.hasAttribute("data-none") : textOf(option) === value,
      );
    },
  },
  // In the order they were chosen: those that were before come first.
  options: {
    read(control) {
      const now = checked(control);
      const before = (parsed(control.dataset.v) ?? []).filter((/** @type {Part} */ option) => now.includes(option));
      return [...before, ...now.filter((option) => !before.includes(option))];
    },
    write(control, values) {
      for (const box of fields(control, "input[type=checkbox]")) box.checked = (values ?? []).includes(box.value);
    },
  },
  range: {
    read: (control) =>
      fields(control, "input")
        .map(asNumber)
        .sort((a, b) => Number(a) - Number(b)),
    write: (control, values) => writeEach(control, (/** @type {number} */ at) => values?.[at] ?? ""),
  },
};

// Choices that can be taken back are check boxes of which one at most is checked; "one" keeps its last.
const EXCLUSIVE = ["one", "any-one", "mark"];
const boxes = (/** @type {Part} */ control) => fields(control, "input[type=checkbox]");
const checked = (/** @type {Part} */ control) =>
  boxes(control)
    .filter((box) => box.checked)
    .map((box) => box.value);
// A field for an option of one's own, with the list of those that there are.
KINDS.free = {
  read: (control) => field(control, "input").value || null,
  write(control, value) {
    field(control, "input").value = value ?? "";
    const list = field(control, "select");
    list.selectedIndex = [...list.options].findIndex((option) =>
      value === null ? option.hasAttribute("data-none") : textOf(option) === value,
    );
  },
};
KINDS.one = KINDS["any-one"] = KINDS.options;
KINDS.mark = {
  read: (control) => (checked(control).length ? Number(checked(control)[0]) : ""),
  write(control, value) {
    for (const box of boxes(control)) box.checked = box.value === String(value);
  },
};
KINDS.moment = {
  read: (control) => control.value || (control.required ? undefined : null),
  write: (control, value) => (control.value = value ?? ""),
};
KINDS.days = {
  read: (control) =>
    fields(control, "input")
      .map((input) => input.value)
      .filter(Boolean)
      .sort(),
  write: (control, days) => writeEach(control, (/** @type {number} */ at) => days?.[at] ?? ""),
};
// Sliders over the places of options: the script knows the options, the input their numbers.
const optionsOf = (/** @type {Part} */ control) => JSON.parse(control.dataset.options);
KINDS.place = {
  read: (control) => optionsOf(control)[Number(control.value)],
  write: (control, option) => (control.value = optionsOf(control).indexOf(option)),
};
KINDS.places = {
  read: (control) =>
    fields(control, "input")
      .map((input) => Number(input.value))
      .sort((a, b) => a - b)
      .map((at) => optionsOf(control)[at]),
  write: (control, values) =>
    writeEach(control, (/** @type {number} */ at) => optionsOf(control).indexOf(values?.[at])),
};

// Sliders over days and times: their inputs count the seconds since the first of them, which `data-start` has.
const beginning = (/** @type {any} */ { start, kind }) =>
  Date.parse(`${kind === "time" ? "2000-01-01T" : ""}${start}${kind === "date" ? "T00:00" : ""}Z`);
export function instantAt(/** @type {Part} */ control, /** @type {number} */ seconds) {
  const { kind } = control.dataset;
  const text = new Date(beginning(control.dataset) + seconds * 1000).toISOString();
  if (kind === "date") return text.slice(0, 10);
  return text.slice(kind === "time" ? 11 : 0, text.slice(17, 19) === "00" ? 16 : 19);
}
const secondsOf = (/** @type {Part} */ control, /** @type {string} */ text) =>
  (beginning({ ...control.dataset, start: text }) - beginning(control.dataset)) / 1000;
KINDS.instant = {
  read: (control) => instantAt(control, Number(control.value)),
  write: (control, text) => (control.value = secondsOf(control, text)),
};
KINDS.instants = {
  read: (control) =>
    fields(control, "input")
      .map((input) => Number(input.value))
      .sort((a, b) => a - b)
      .map((at) => instantAt(control, at)),
  write: (control, texts) => writeEach(control, (/** @type {number} */ at) => secondsOf(control, texts?.[at])),
};

const CELLS = ":is(input, select)[data-row]";
const NEW_CELLS = ":is(input, select)[data-new]";
const cellValue = (/** @type {Part} */ input) => {
  if (input.dataset.kind === "bool") return input.checked;
  if (MOMENTS.includes(input.type)) return momentOf(input.type, input.value);
  return input.type === "number" ? asNumber(input) : input.value;
};
const MOMENTS = ["date", "time", "datetime-local"];
// A day or a time as Streamlit's page sends it: times with thousandths, which browsers leave out where they are 0.
const momentOf = (/** @type {string} */ type, /** @type {any} */ text) => {
  const [, begins, seconds = "00", parts = ""] = /^(.*?\d\d:\d\d)(?::(\d\d)(?:\.(\d+))?)?$/.exec(text ?? "") ?? [];
  return type === "date" || !begins ? text || null : `${begins}:${seconds}.${parts.padEnd(3, "0")}`;
};
const MOST_ROWS = 1000; // that a reader adds; a script's HTML may say any number
const wasOf = (/** @type {Part} */ input) => parsed(input.dataset.was);
const put = (/** @type {Part} */ input, /** @type {any} */ value) => {
  if (input.dataset.kind === "bool") input.checked = value === true;
  else input.value = value ?? "";
};
const newCells = (/** @type {Part} */ control) => fields(control, NEW_CELLS);
KINDS.cells = {
  // Only what differs from the script's data; a cell left empty that was so before is no difference. Of a new row all
  // that is not empty; where rows have labels, only one with a label is a row.
  read(control) {
    const { deleted = "[]", added = "0", labels } = control.dataset;
    const gone = JSON.parse(deleted);
    const rows = new Map(); // a row may be called "__proto__"
    for (const input of fields(control, CELLS)) {
      if (gone.includes(Number(input.dataset.row))) continue;
      const was = MOMENTS.includes(input.type) ? momentOf(input.type, wasOf(input)) : wasOf(input);
      const value = cellValue(input);
      const isChanged =
        JSON.stringify(value) !==
        JSON.stringify(was ?? (["number", "checkbox", ...MOMENTS].includes(input.type) ? was : ""));
      if (!isChanged) continue;
      if (!rows.has(input.dataset.row)) rows.set(input.dataset.row, new Map());
      rows.get(input.dataset.row).set(input.dataset.column, value);
    }
    /** @type {Record<string, any>[]} */
    const more = Array.from({ length: Math.min(Number(added) || 0, MOST_ROWS) + (labels ? 1 : 0) }, () => ({}));
    for (const input of newCells(control)) {
      const value = cellValue(input);
      const empty = value === null || (value === "" && !wasOf(input)) || (value === false && wasOf(input) === null);
      const row = more[Number(input.dataset.new)];
      if (row && !empty) row[input.dataset.column] = value;
    }
    const edited = Object.fromEntries([...rows].map(([row, cells]) => [row, Object.fromEntries(cells)]));
    return {
      edited_rows: edited,
      added_rows: labels ? more.filter((row) => (row._index ?? "") !== "") : more,
      deleted_rows: gone,
    };
  },
  write(control, value) {
    for (const input of fields(control, CELLS)) {
      const cells = value?.edited_rows?.[input.dataset.row] ?? {};
      put(input, input.dataset.column in cells ? cells[input.dataset.column] : wasOf(input));
    }
    for (const input of newCells(control))
      put(input, value?.added_rows?.[Number(input.dataset.new)]?.[input.dataset.column]);
  },
};

// The reader adds a row to a table or takes one away: what it is until the script has answered.
export function changeRows(/** @type {Part} */ control, /** @type {any} */ { grow, gone, taken }) {
  const { dataset } = control;
  if (grow !== undefined) dataset.added = Number(dataset.added) + 1;
  if (gone !== undefined)
    dataset.deleted = JSON.stringify(
      [...new Set([...JSON.parse(dataset.deleted), Number(gone)])].sort((a, b) => a - b),
    );
  if (taken === undefined) return;
  const cells = newCells(control);
  const next = (/** @type {Part} */ input) =>
    cells.find(
      ({ dataset: { new: row, column } }) =>
        Number(row) === Number(input.dataset.new) + 1 && column === input.dataset.column,
    );
  for (const input of cells.filter((each) => Number(each.dataset.new) >= Number(taken))) {
    const from = next(input);
    input.dataset.was = from?.dataset.was ?? "null";
    put(input, from ? cellValue(from) : null);
  }
  dataset.added = Number(dataset.added) - 1;
}

// Files are given and taken away by `uploads.js`: what the control itself has is what the script knows.
KINDS.files = {
  read: (control) => parsed(control.dataset.v),
  write() {},
};

const picks = (/** @type {Part} */ control, /** @type {string} */ kind) => fields(control, `input[data-pick=${kind}]`);
const place = (/** @type {Part} */ box) => [Number(box.dataset.row), box.dataset.column];
KINDS.selection = {
  read(control) {
    const found = (/** @type {string} */ kind) =>
      picks(control, kind)
        .filter((box) => box.checked)
        .map(place);
    return {
      selection: {
        rows: found("row").map(([row]) => row),
        columns: found("column").map(([, name]) => name),
        cells: found("cell"),
      },
    };
  },
  write(control, value) {
    const { rows = [], columns = [], cells = [] } = value?.selection ?? {};
    for (const box of picks(control, "row")) box.checked = rows.includes(place(box)[0]);
    for (const box of picks(control, "column")) box.checked = columns.includes(place(box)[1]);
    for (const box of picks(control, "cell"))
      box.checked = cells.some((/** @type {Part} */ cell) => `${cell}` === `${place(box)}`);
  },
};

// Containers that tell of their opening: the summary stands for its details, the list of tabs for the chosen one.
const tabs = (/** @type {Part} */ list) => [...list.querySelectorAll("[role=tab]")];
KINDS.open = {
  read: (summary) => summary.parentElement.open,
  write: (summary, value) => (summary.parentElement.open = value === true),
};
KINDS.tab = {
  read: (list) => tabs(list).find((tab) => tab.getAttribute("aria-selected") === "true")?.dataset.value,
  write(list, value) {
    const tab = tabs(list).find((each) => each.dataset.value === value);
    if (tab) selectTab(tab);
  },
};

// A figure that a library has drawn: what is selected in it is known here, and the library is told of another value.
/** @type {WeakMap<Part, any>} */
const held = new WeakMap();
KINDS.figure = {
  read: (figure) => (held.has(figure) ? held.get(figure) : parsed(figure.dataset.v)),
  write(figure, value) {
    if (JSON.stringify(value) === JSON.stringify(KINDS.figure.read(figure))) return;
    held.set(figure, value);
    figure.dispatchEvent(new CustomEvent("rp-given", { bubbles: true }));
  },
};
export function holdValue(/** @type {Part} */ figure, /** @type {any} */ value) {
  if (figure.dataset.read === "figure") held.set(figure, value);
}

// A button of a control has a value for it (`data-put`), or goes on from the one that it has (`data-by`), within its ends.
export function giveValue(/** @type {Part} */ control, /** @type {any} */ { put: value, by }) {
  if (value !== undefined) return writeValue(control, parsed(value));
  const { min, max } = field(control, "input");
  writeValue(control, Math.max(Number(min), Math.min(Number(max), readValue(control) + Number(by))));
}

// What a tab controls is a panel of the app: a script's HTML cannot name one of the page's.
export function selectTab(/** @type {Part} */ tab) {
  const list = tab.closest("[role=tablist]");
  const root = tab.getRootNode();
  for (const other of list ? tabs(list) : []) {
    const chosen = other === tab;
    other.setAttribute("aria-selected", chosen);
    other.tabIndex = chosen ? 0 : -1;
    const panel = root.getElementById(other.getAttribute("aria-controls"));
    if (panel?.closest(".rp-pane__body")) panel.hidden = !chosen;
  }
}

// The reader has ticked or unticked `box`: where one at most may be ticked, the others give way.
export function choose(/** @type {Part} */ control, /** @type {Part} */ box) {
  const kind = box.dataset.pick;
  if (kind && !control.dataset.modes.includes(`multi-${kind}`)) {
    const required = control.dataset.modes.includes("required") && kind === "row";
    for (const other of picks(control, kind)) other.checked = other === box && (box.checked || required);
  }
  if (control.dataset.read === "free") return chooseFreely(control, box);
  if (!EXCLUSIVE.includes(control.dataset.read) || box.type !== "checkbox") return;
  for (const other of boxes(control)) other.checked = other === box && (box.checked || control.dataset.read === "one");
}

// In a field for new options, one of the list is chosen as soon as it is there; a new one is, by Enter.
function chooseFreely(/** @type {Part} */ control, /** @type {Part} */ target) {
  const input = field(control, "input");
  const [chosen] = target.localName === "select" ? target.selectedOptions : [];
  if (chosen) input.value = chosen.hasAttribute("data-none") ? "" : textOf(chosen);
  const known = [...field(control, "select").options].some(
    (option) => !option.hasAttribute("data-none") && textOf(option) === input.value,
  );
  if (!known && !chosen) writeValue(control, parsed(control.dataset.v));
}

// The control's value as the script would see it; undefined for what only looks like a control, as a script's HTML may.
export function readValue(/** @type {Part} */ control) {
  return using(control, (kind) => kind.read(control));
}

export function writeValue(/** @type {Part} */ control, /** @type {any} */ value) {
  using(control, (kind) => kind.write(control, value));
}

// The value in an attribute; undefined where that is no JSON.
export function parsed(/** @type {string} */ text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function using(
  /** @type {Part} */ control,
  /** @type {(kind: { read(control: Part): any, write(control: Part, value: any): void }) => any} */ work,
) {
  const { read } = control.dataset;
  if (!Object.hasOwn(KINDS, read)) return undefined;
  try {
    return work(KINDS[read]);
  } catch {
    return undefined;
  }
}
