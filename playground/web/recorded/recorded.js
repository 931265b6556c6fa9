// Walks through the steps of a recorded trace: the script in a file that `trace --format html` writes. It asks for nothing.
{
  const host = /** @type {HTMLElement} */ (document.getElementById("recorded"));
  const template = host.querySelector("template"); // still there in a browser that makes no shadow root of it
  if (template) host.attachShadow({ mode: "open" }).append(template.content);
  const root = /** @type {ShadowRoot} */ (host.shadowRoot);
  const { steps, signs } = JSON.parse(document.getElementById("steps")?.textContent ?? "");
  const select = /** @type {HTMLSelectElement} */ (root.querySelector(".rp-walk select"));
  const live = /** @type {HTMLElement} */ (root.querySelector(".rp-live"));
  const last = steps.length - 1;
  let now = -1;
  let key = ""; // what depends on this one only is shown, where it is there; all of it for none

  // What a pane shows after each step is a template.
  /** @param {number} at */
  function show(at) {
    const next = Math.max(0, Math.min(last, at));
    if (next === now) return;
    const isFirst = now < 0;
    const old = steps[now];
    now = next;
    const step = steps[now];
    for (const [side, shown] of Object.entries(step.sides))
      for (const [part, page] of Object.entries(shown.panes))
        if (old?.sides[side].panes[part] !== page) fill(side, part, page);
    for (const script of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".rp-recorded__script")))
      mark(script, step.sides[sideOf(script)].marks[script.dataset.file ?? ""] ?? []);
    for (const row of root.querySelectorAll(".rp-timeline [data-look]"))
      row.toggleAttribute("aria-current", isOf(step.sides[sideOf(row)], Number(row.getAttribute("data-look"))));
    for (const button of root.querySelectorAll(".rp-walk [data-by]")) {
      const isEnd = now === (Number(button.getAttribute("data-by")) < 0 ? 0 : last);
      button.setAttribute("aria-disabled", String(isEnd)); // not disabled: the focus stays on it
    }
    rest();
    select.value = String(now);
    if (isFirst) return;
    live.textContent = `Step ${now}: ${step.words}. ${step.announce}`;
    history.replaceState(null, "", `#step-${now}`);
  }

  // Puts what a pane shows into its place; what was opened stays open, and the focus where it was.
  /**
   * @param {string} side
   * @param {string} part
   * @param {number} page
   */
  function fill(side, part, page) {
    const body = root.querySelector(`[data-side="${side}"][data-part=${part}] > .rp-pane__body`);
    if (!body) return;
    const shown = /** @type {HTMLTemplateElement} */ (root.querySelector(`template[data-page="${page}"]`));
    const open = new Set([...body.querySelectorAll("details[open][data-keep]")].map((each) => each.id));
    const focused = body.contains(root.activeElement) ? root.activeElement?.getAttribute("data-history") : null;
    body.replaceChildren(shown.content.cloneNode(true));
    for (const each of body.querySelectorAll("details")) if (open.has(each.id)) each.open = true;
    if (body.querySelector(".rp-over")) body.scrollTop = 0; // a dialog stands at the top
    if (part === "graph") only(body);
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (body.querySelectorAll("button[data-history]")))
      if (focused !== null && button.dataset.history === focused) button.focus();
  }

  // Of what depends on what, leaves what leads to one key of session state and what that leads to.
  /** @param {Element} body */
  function only(body) {
    const buttons = /** @type {HTMLElement[]} */ ([...body.querySelectorAll(".rp-graph__keys [data-key]")]);
    const chosen = key && buttons.find((each) => each.dataset.history === key);
    if (!chosen) return;
    chosen.setAttribute("aria-pressed", "true");
    const edges = [...body.querySelectorAll("[data-edge]")].map((place) => {
      const [start, end] = (place.getAttribute("data-edge") ?? "").split(" ").map(Number);
      return { place, start, end };
    });
    const middle = Number(chosen.dataset.key);
    const after = reached(middle, edges, "start", "end");
    const before = reached(middle, edges, "end", "start");
    const nodes = new Set([middle]);
    for (const { place, start, end } of edges)
      if (after.has(start) || before.has(end)) nodes.add(start).add(end);
      else place.classList.add("rp-recorded__off");
    for (const node of body.querySelectorAll("[data-node]"))
      node.classList.toggle("rp-recorded__off", !nodes.has(Number(node.getAttribute("data-node"))));
    for (const row of body.querySelectorAll(".rp-graph__words > ul > li"))
      row.classList.toggle("rp-recorded__off", !row.querySelector("[data-edge]:not(.rp-recorded__off)"));
    const count = body.querySelectorAll(".rp-graph__words [data-edge]:not(.rp-recorded__off)").length;
    const summary = body.querySelector(".rp-graph__words > summary");
    if (summary) summary.textContent = `In words: ${count} ${count === 1 ? "arrow" : "arrows"}`;
    const figure = body.querySelector("svg.rp-graph");
    if (figure) closeRanks(figure);
  }

  /**
   * @param {number} from
   * @param {{ start: number, end: number }[]} edges
   * @param {"start" | "end"} near
   * @param {"start" | "end"} far
   */
  function reached(from, edges, near, far) {
    const found = new Set([from]);
    for (const here of found) for (const edge of edges) if (edge[near] === here) found.add(edge[far]);
    return found;
  }

  // Takes the rows out of the figure in which nothing is left.
  /** @param {Element} figure */
  function closeRanks(figure) {
    const [top, height] = (figure.getAttribute("data-rows") ?? "").split(" ").map(Number);
    /** @param {number} y */
    const rowOf = (y) => Math.floor((y - top) / height);
    const left = "[data-node]:not(.rp-recorded__off)";
    const rows = new Set(
      [...figure.querySelectorAll(`${left} > rect`)].map((rect) => rowOf(Number(rect.getAttribute("y")))),
    );
    const order = [...rows].sort((one, other) => one - other);
    /** @param {number} y */
    const moved = (y) => y - height * (rowOf(y) - order.indexOf(rowOf(y)));
    for (const each of figure.querySelectorAll(`${left} > :is(rect, text)`))
      each.setAttribute("y", String(moved(Number(each.getAttribute("y")))));
    for (const path of figure.querySelectorAll("[data-edge]:not(.rp-recorded__off) > path")) {
      const pairs = path.matches(".rp-graph__tip") ? /(-?[\d.]+) (-?[\d.]+)/ : /(-?[\d.]+) (-?[\d.]+)/g; // a tip goes on by steps
      /** @type {(pair: string, x: string, y: string) => string} */
      const moves = (_, x, y) => `${x} ${moved(Number(y))}`;
      path.setAttribute("d", (path.getAttribute("d") ?? "").replace(pairs, moves));
    }
    const full = top + order.length * height;
    figure.setAttribute("height", String(full));
    figure.setAttribute("viewBox", `0 0 ${figure.getAttribute("width")} ${full}`);
  }

  // Of two versions in one file, which one something is of; "" where there is one.
  /** @param {Element} place */
  function sideOf(place) {
    return place.closest("[data-side]")?.getAttribute("data-side") ?? "";
  }

  /**
   * @param {any} shown
   * @param {number} run
   */
  function isOf(shown, run) {
    return shown.runs[0] <= run && run <= shown.runs[1];
  }

  // The marks on the lines of one file.
  /**
   * @param {HTMLElement} script
   * @param {{ line: number, kind: string, note: string }[]} marks
   */
  function mark(script, marks) {
    const lines = /** @type {HTMLElement[]} */ ([...script.querySelectorAll(".rp-listing__line")]);
    for (const line of lines) {
      line.className = "rp-listing__line";
      line.title = "";
      /** @type {HTMLElement} */ (line.querySelector(".rp-listing__sign")).textContent = "";
    }
    for (const { line, kind, note } of marks) {
      const place = lines[line - 1];
      if (!place) continue;
      place.classList.add(`rp-mark--${kind}`);
      place.title = [place.title, note].filter(Boolean).join("; ");
      /** @type {HTMLElement} */ (place.querySelector(".rp-listing__sign")).textContent = signs[kind] ?? "";
    }
    inSight(script, marks);
  }

  // What ran is in sight, without moving the page: a callback, or else the first line of several.
  /**
   * @param {HTMLElement} script
   * @param {{ line: number, kind: string }[]} marks
   */
  function inSight(script, marks) {
    const first = marks.find(({ kind }) => kind === "callback") ?? marks.find(({ kind }) => kind !== "skipped");
    const body = script.closest(".rp-pane__body");
    const line = first && script.querySelectorAll(".rp-listing__line")[first.line - 1];
    if (!body || !line) return;
    const top = line.getBoundingClientRect().top - body.getBoundingClientRect().top;
    if (top < 0 || top > body.clientHeight - 80) body.scrollTop += top - 40;
  }

  // The app is a picture of what was: nothing in it can be used, and nothing but what is folded takes the focus.
  function rest() {
    const controls = "[data-part=app] :is(a, button, input, select, textarea, [tabindex]:not(summary, .rp-dialog))";
    for (const control of root.querySelectorAll(controls)) {
      control.setAttribute("tabindex", "-1");
      if (control.localName !== "a") control.setAttribute("aria-disabled", "true");
    }
  }

  // Shows what has to do with one key only; asked for the same one again, all of it.
  /**
   * @param {string} asked
   * @param {string} of
   */
  function choose(asked, of) {
    key = key === asked ? "" : asked;
    for (const [side, shown] of Object.entries(steps[now].sides))
      if ("graph" in shown.panes) fill(side, "graph", shown.panes.graph);
    const pane = root.querySelector(`[data-side="${of}"][data-part=graph]`);
    const words = pane?.querySelector(".rp-graph__words > summary")?.textContent ?? "";
    live.textContent = `${key ? `Only what has to do with ${key}` : "What depends on what, all of it"}. ${words}.`;
  }

  // Brings a line of a script into sight.
  /** @param {Element} link */
  function jump(link) {
    const [file, number] = [link.getAttribute("data-file") ?? "", Number(link.getAttribute("data-line"))];
    const script = [...root.querySelectorAll(".rp-recorded__script")].find(
      (each) => (each.getAttribute("data-file") ?? "") === file && sideOf(each) === sideOf(link),
    );
    for (const old of root.querySelectorAll(".rp-recorded__line")) old.classList.remove("rp-recorded__line");
    const line = script?.querySelectorAll(".rp-listing__line")[number - 1];
    line?.classList.add("rp-recorded__line");
    line?.scrollIntoView({ block: "nearest" });
  }

  root.addEventListener(
    "click",
    (event) => {
      const target = /** @type {Element} */ (event.target);
      if (target.closest("[data-part=app]")) {
        if (!target.closest("summary")) event.preventDefault();
        return;
      }
      const asked = target.closest(".rp-graph__keys [data-key]")?.getAttribute("data-history");
      if (asked) choose(asked, sideOf(target));
      const by = target.closest("[data-by]")?.getAttribute("data-by");
      if (by) show(now + Number(by));
      const look = target.closest("[data-look]");
      if (look) {
        const [run, at] = (look.getAttribute("data-look") ?? "").split("/");
        const step = steps.findIndex((/** @type {any} */ each) => isOf(each.sides[sideOf(look)], Number(run)));
        const line = at && look.closest("li")?.querySelector("[data-line]");
        if (line) jump(line);
        else if (step >= 0) show(step);
      }
      const line = target.closest("[data-line]");
      if (line) jump(line);
    },
    true,
  );
  select.addEventListener("change", () => show(Number(select.value)));
  document.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const target = /** @type {Element} */ (event.composedPath()[0]);
    if (!by || event.ctrlKey || event.metaKey || event.altKey || target.closest?.("select, .rp-scroll, .rp-listing"))
      return;
    event.preventDefault();
    show(now + by);
  });

  // Without a step in the address the first one is shown: a story begins at its beginning.
  const asked = /^#step-(\d+)$/.exec(location.hash);
  show(asked ? Number(asked[1]) : 0);
}
