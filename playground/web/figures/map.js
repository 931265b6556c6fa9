// Draws points on a map without pictures: over a grid of degrees, in the projection of web maps, to be moved and enlarged.
import { lines, Sight } from "./map_sight.js";
import { Tip } from "./tip.js";

const SVG = "http://www.w3.org/2000/svg";
const HIGHEST = 4000; // pixels
const SMALLEST = 2; // pixels of a point that could not be seen else

/** @type {Draw} */
export async function draw(canvas, given, look) {
  const map = /** @type {any} */ (look.old) ?? new PointMap(canvas);
  map.show(given, look);
  for (const words of given.notes) look.say(words);
  return map;
}

/**
 * @param {string} name
 * @param {Record<string, any>} attributes
 */
function make(name, attributes, text = "") {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  node.textContent = text;
  return node;
}

class PointMap {
  /** @param {HTMLElement} canvas */
  constructor(canvas) {
    this.box = document.createElement("div");
    this.box.className = "rp-map";
    this.svg = make("svg", { "aria-hidden": "true" });
    this.box.append(this.svg, this.buttons());
    canvas.append(this.box);
    this.tip = new Tip(canvas);
    this.tip.attach();
    /** @type {any} */
    this.given = null;
    /** @type {any} */
    this.look = null;
    this.sight = new Sight(0, 0, 1);
    this.seen = "";
    this.moved = false;
    this.listen();
  }

  buttons() {
    const group = document.createElement("div");
    group.className = "rp-map__zoom";
    for (const [label, sign, by] of /** @type {[string, string, number][]} */ ([
      ["Zoom in", "+", 1],
      ["Zoom out", "−", -1],
    ])) {
      const button = document.createElement("button");
      button.type = "button";
      button.setAttribute("aria-label", label);
      button.textContent = sign;
      button.addEventListener("click", () => {
        this.sight.zoom = Math.min(20, Math.max(0, this.sight.zoom + by));
        this.paint();
      });
      group.append(button);
    }
    return group;
  }

  listen() {
    /** @type {{ x: number, y: number, id: number } | null} */
    let held = null;
    const { svg } = this;
    svg.addEventListener("pointerdown", (event) => {
      held = { x: event.clientX, y: event.clientY, id: event.pointerId };
      this.moved = false;
    });
    svg.addEventListener("pointermove", (event) => {
      if (held?.id === event.pointerId && event.buttons & 1) this.drag(held, event);
      else this.tip.show(event, this.pointOf(event)?.[5]);
    });
    for (const name of ["pointerup", "pointercancel"]) svg.addEventListener(name, () => (held = null));
    svg.addEventListener("pointerleave", () => this.tip.hide());
    svg.addEventListener("click", (event) => !this.moved && this.pick(event));
  }

  /**
   * @param {{ x: number, y: number, id: number }} held
   * @param {PointerEvent} event
   */
  drag(held, event) {
    const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
    if (!this.moved && Math.hypot(dx, dy) < 4) return;
    if (!this.moved) this.svg.setPointerCapture?.(held.id);
    this.moved = true;
    this.tip.hide();
    this.sight.moveBy(dx, dy);
    Object.assign(held, { x: event.clientX, y: event.clientY });
    this.paint();
  }

  /**
   * @param {any} given
   * @param {FigureLook} look
   */
  show(given, look) {
    this.given = given;
    this.look = look;
    const seen = JSON.stringify(given.view);
    const { latitude = 0, longitude = 0, zoom = 1 } = given.view;
    if (seen !== this.seen) this.sight = new Sight(longitude, latitude, zoom);
    if (seen !== this.seen && given.fits) this.fit();
    this.seen = seen;
    this.paint();
  }

  size() {
    const { given, look } = this;
    const width = Math.min(typeof given.width === "number" ? given.width : look.width, look.width);
    return { width, height: Math.min(given.height, HIGHEST) * look.scale };
  }

  // A view that the script has left to the map shows all points.
  fit() {
    const { width, height } = this.size();
    this.sight.size(width, height);
    const isIn = (/** @type {any} */ [lon, lat]) => {
      const [x, y] = this.sight.at(lon, lat);
      return x > 8 && y > 8 && x < width - 8 && y < height - 8;
    };
    const points = this.given.layers.flatMap((/** @type {any} */ layer) => layer.points);
    for (let tries = 0; tries < 8 && this.sight.zoom > 0 && !points.every(isIn); tries++)
      this.sight.zoom = Math.max(0, this.sight.zoom - 0.5);
  }

  paint() {
    const { svg, look, sight } = this;
    const { width, height } = this.size();
    sight.size(width, height);
    for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` }))
      svg.setAttribute(name, String(value));
    this.box.style.width = `${width}px`;
    svg.replaceChildren(...lines(sight, look, make), ...this.points());
  }

  points() {
    const { given, sight, look } = this;
    const chosen = look.value?.()?.selection?.indices ?? {};
    const some = Object.values(chosen).some((/** @type {any} */ each) => each?.length);
    const meters = sight.pixelsPerMeter();
    return given.layers.flatMap((/** @type {any} */ layer, /** @type {number} */ number) =>
      layer.points.map((/** @type {any} */ [lon, lat, radius, color, at], /** @type {number} */ place) => {
        const [x, y] = sight.at(lon, lat);
        const r = Math.max(SMALLEST, layer.least, Math.min(layer.most, layer.pixels ? radius : radius * meters));
        const isFaint = some && layer.pickable && !chosen[layer.id]?.includes(at);
        const [red, green, blue, alpha] = color;
        const opacity = (alpha / 255) * layer.opacity * (isFaint ? 0.3 : 1);
        const fill = `rgb(${red}, ${green}, ${blue})`;
        return make("circle", { cx: x, cy: y, r, fill, "fill-opacity": opacity, "data-at": `${number} ${place}` });
      }),
    );
  }

  /** @param {Event} event */
  pointOf(event) {
    const at = event.target instanceof Element ? event.target.getAttribute("data-at") : null;
    if (!at) return null;
    const [layer, place] = at.split(" ").map(Number);
    return this.given.layers[layer].points[place];
  }

  /** @param {MouseEvent} event */
  pick(event) {
    const { given, look } = this;
    if (!given.select.length) return;
    const number = event.target instanceof Element ? event.target.getAttribute("data-at")?.split(" ")[0] : undefined;
    const layer = number === undefined ? null : given.layers[Number(number)];
    const point = this.pointOf(event);
    if (layer && !layer.pickable) return;
    const before = look.value()?.selection?.indices ?? {};
    /** @type {Record<string, number[]>} */
    let indices = {};
    if (layer && point) {
      const was = before[layer.id] ?? [];
      const at = point[4];
      const now = was.includes(at)
        ? was.filter((/** @type {number} */ each) => each !== at)
        : given.many
          ? [...was, at]
          : [at];
      indices = { ...(given.many ? before : {}), [layer.id]: now };
      if (!now.length) delete indices[layer.id];
    }
    if (JSON.stringify(indices) === JSON.stringify(before)) return;
    const rows = new Map(given.layers.map((/** @type {any} */ each) => [each.id, each.rows]));
    const objects = Object.fromEntries(
      Object.entries(indices).map(([id, places]) => [id, places.map((place) => rows.get(id)?.[place] ?? {})]),
    );
    look.tell({ selection: { indices, objects } });
    this.paint();
  }

  choose() {
    this.paint();
  }

  end() {
    this.tip.end();
    this.box.remove();
  }
}
