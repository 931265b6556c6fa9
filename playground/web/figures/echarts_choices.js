// Tells what is selected in a chart of ECharts as Streamlit's page does, and selects what the script's session has.
const PAUSE = 150;
/** @type {Record<string, number>} */
const TYPES = { main: 0, node: 1, edge: 2 };

export class Choices {
  /**
   * @param {any} chart
   * @param {any} option
   * @param {FigureLook} look
   */
  constructor(chart, option, look) {
    this.chart = chart;
    this.option = option;
    this.look = look;
    /** @type {any[]} */
    this.points = []; // as ECharts tells them
    /** @type {any[]} */
    this.brushed = [];
    this.deaf = false; // while the page itself selects
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pause = undefined;
    chart.on("selectchanged", (/** @type {any} */ { selected }) => {
      this.points = selected ?? [];
      this.soon();
    });
    chart.on("brushSelected", (/** @type {any} */ { batch }) => (this.brushed = batch ?? []));
    chart.on("brushEnd", () => this.soon());
    chart.getZr().on("dblclick", () => this.clear());
    this.show(look.value());
  }

  soon() {
    clearTimeout(this.pause);
    if (!this.deaf) this.pause = setTimeout(() => this.tell(), PAUSE);
  }

  tell() {
    const selection = { selected: groups(this.option, this.points, this.brushed), areas: areas(this.brushed) };
    if (JSON.stringify({ selection }) !== JSON.stringify(this.look.value())) this.look.tell({ selection });
  }

  // What is drawn anew shows what is selected still.
  /** @param {any} value */
  show(value) {
    this.deaf = true;
    for (const { series_index: seriesIndex, data_type: type, data_indices: dataIndex } of value?.selection?.selected ??
      [])
      this.chart.dispatchAction({
        type: "select",
        seriesIndex,
        dataIndex,
        ...(type === "main" ? {} : { dataType: type }),
      });
    const drawn = (value?.selection?.areas ?? []).map((/** @type {any} */ area) => ({
      brushType: area.brush_type,
      coordRange: area.coord_range,
      xAxisIndex: 0,
      yAxisIndex: 0,
    }));
    if (drawn.length) this.chart.dispatchAction({ type: "brush", areas: drawn });
    this.deaf = false;
  }

  clear() {
    this.deaf = true;
    this.chart.dispatchAction({ type: "brush", areas: [] });
    for (const { seriesIndex, dataIndex, dataType } of this.points)
      this.chart.dispatchAction({ type: "unselect", seriesIndex, dataIndex, dataType });
    this.points = [];
    this.brushed = [];
    this.deaf = false;
    this.tell();
  }

  end() {
    clearTimeout(this.pause);
  }
}

// What is selected, by series and kind of data, each place once.
/**
 * @param {any} option
 * @param {any[]} points
 * @param {any[]} brushed
 */
function groups(option, points, brushed) {
  /** @type {Map<string, { at: number, type: string, places: Set<number> }>} */
  const found = new Map();
  for (const { seriesIndex: at, dataType: type = "main", dataIndex } of [
    ...points,
    ...brushed.flatMap(({ selected }) => selected ?? []),
  ]) {
    if (typeof at !== "number") continue;
    const name = `${at} ${type}`;
    const group = found.get(name) ?? { at, type, places: new Set() };
    for (const place of dataIndex ?? []) group.places.add(place);
    found.set(name, group);
  }
  return [...found.values()]
    .filter(({ places }) => places.size)
    .sort((one, two) => one.at - two.at || (TYPES[one.type] ?? 3) - (TYPES[two.type] ?? 3))
    .map(({ at, type, places }) => {
      const series = [option.series].flat()[at];
      return {
        series_index: at,
        series_id: named(series?.id),
        series_name: named(series?.name),
        data_type: type,
        data_indices: [...places].sort((one, two) => one - two),
      };
    });
}

/** @param {any} name */
const named = (name) => (typeof name === "number" || (typeof name === "string" && name) ? name : null);

/** @param {any[]} brushed */
function areas(brushed) {
  return [...brushed]
    .sort((one, two) => one.brushIndex - two.brushIndex)
    .flatMap(({ brushIndex, areas: drawn }) =>
      (drawn ?? [])
        .filter((/** @type {any} */ area) => typeof area.brushType === "string" && Array.isArray(area.coordRange))
        .map((/** @type {any} */ { brushType, coordRange }) => ({
          brush_index: brushIndex,
          brush_type: brushType,
          coord_range: coordRange,
        })),
    );
}
