// Which part of the world a map shows: web Mercator, in which the world is 512 pixels wide at zoom 0; and its grid of degrees.
const WORLD = 512;
const TOP = 85.051129; // degrees, where the projection ends
const AROUND = 40_075_016.686; // meters
const STEPS = [30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002, 0.0001];
const APART = 90; // pixels between two lines, at least

/** @param {number} latitude */
const upOf = (latitude) => {
  const sine = Math.sin((Math.min(TOP, Math.max(-TOP, latitude)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
};
/** @param {number} up */
const latitudeOf = (up) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * up))) * 180) / Math.PI;

export class Sight {
  /**
   * @param {number} longitude
   * @param {number} latitude
   * @param {number} zoom
   */
  constructor(longitude, latitude, zoom) {
    this.x = longitude / 360 + 0.5;
    this.y = upOf(latitude);
    this.zoom = Math.min(20, Math.max(0, zoom));
    this.width = this.height = 0;
  }

  get scale() {
    return WORLD * 2 ** this.zoom;
  }

  /**
   * @param {number} width
   * @param {number} height
   */
  size(width, height) {
    this.width = width;
    this.height = height;
  }

  // Where a place of the world is, in pixels.
  /**
   * @param {number} longitude
   * @param {number} latitude
   */
  at(longitude, latitude) {
    const { scale } = this;
    return [
      (longitude / 360 + 0.5 - this.x) * scale + this.width / 2,
      (upOf(latitude) - this.y) * scale + this.height / 2,
    ];
  }

  /**
   * @param {number} dx
   * @param {number} dy
   */
  moveBy(dx, dy) {
    this.x -= dx / this.scale;
    this.y = Math.min(1, Math.max(0, this.y - dy / this.scale));
  }

  // The ends that are seen, in degrees.
  ends() {
    const { scale, width, height } = this;
    const [half, tall] = [width / 2 / scale, height / 2 / scale];
    return {
      west: Math.max(-360, (this.x - half - 0.5) * 360),
      east: Math.min(360, (this.x + half - 0.5) * 360),
      south: latitudeOf(Math.min(1, this.y + tall)),
      north: latitudeOf(Math.max(0, this.y - tall)),
    };
  }

  pixelsPerMeter() {
    return this.scale / (AROUND * Math.cos((latitudeOf(this.y) * Math.PI) / 180));
  }
}

// The lines of the grid, with their degrees.
/**
 * @param {Sight} sight
 * @param {FigureLook} look
 * @param {(name: string, attributes: Record<string, any>, text?: string) => Element} make
 */
export function lines(sight, look, make) {
  const { west, east, south, north } = sight.ends();
  const wide = STEPS.findLast((each) => (each / 360) * sight.scale >= APART * look.scale) ?? STEPS[0];
  const digits = Math.max(0, Math.ceil(-Math.log10(wide)));
  const style = { stroke: look.line, "stroke-width": 1 };
  const text = { fill: look.muted, "font-size": 11 * look.scale, "font-family": look.font };
  const found = [];
  for (let degrees = Math.ceil(west / wide) * wide; degrees <= east; degrees += wide) {
    const [x] = sight.at(degrees, 0);
    const words = `${Math.abs(degrees).toFixed(digits)}°${side(degrees, "E", "W")}`;
    found.push(make("line", { x1: x, x2: x, y1: 0, y2: sight.height, ...style }));
    found.push(make("text", { x: x + 4, y: sight.height - 5, ...text }, words));
  }
  for (let degrees = Math.ceil(south / wide) * wide; degrees <= north; degrees += wide) {
    const [, y] = sight.at(0, degrees);
    const words = `${Math.abs(degrees).toFixed(digits)}°${side(degrees, "N", "S")}`;
    found.push(make("line", { y1: y, y2: y, x1: 0, x2: sight.width, ...style }));
    found.push(make("text", { x: 4, y: y - 4, ...text }, words));
  }
  return found;
}

/**
 * @param {number} degrees
 * @param {string} plus
 * @param {string} minus
 */
const side = (degrees, plus, minus) => (Math.abs(degrees) < 1e-9 ? "" : degrees > 0 ? plus : minus);
