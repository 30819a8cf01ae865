// The outline of the world and its projection: Mercator's, true to shape at every scale, on a square of 1,000 units.

const WORLD = 1000; // units from west to east
const DEGREE = WORLD / 360; // units of a degree of longitude
const FARTHEST = 84; // degrees north or south; what lies beyond stands there

const eastward = (longitude) => (longitude + 180) * DEGREE;

function southward(latitude) {
  const radians = (Math.max(-FARTHEST, Math.min(FARTHEST, latitude)) * Math.PI) / 180;
  return WORLD / 2 - (Math.log(Math.tan(Math.PI / 4 + radians / 2)) * WORLD) / (2 * Math.PI);
}

const longitudeAt = (x) => x / DEGREE - 180;
const latitudeAt = (y) => (Math.atan(Math.sinh(((WORLD / 2 - y) * 2 * Math.PI) / WORLD)) * 180) / Math.PI;

const TOP = southward(FARTHEST);
const BOTTOM = southward(-FARTHEST);

const FINE = 100; // of the outline's own whole numbers in a unit

/** The points of an arc, x, y, x, y …: differences on a grid, as scripts/world_outline.py writes them; digits from `half` on are followed by others. */
function readArc(text, digits, half, steps) {
  const found = [];
  let place = 0;
  const next = () => {
    let [value, unit] = [0, 1];
    for (;;) {
      const digit = digits[text.charCodeAt(place++)];
      value += (digit % half) * unit;
      if (digit < half) return value & 1 ? -(value + 1) / 2 : value / 2;
      unit *= half;
    }
  };
  let [longitude, latitude] = [0, 0];
  while (place < text.length) {
    longitude += next();
    latitude += next();
    found.push(Math.round(eastward(longitude / steps) * FINE), Math.round(southward(latitude / steps) * FINE));
  }
  return found;
}

function backwards(line) {
  const turned = [];
  for (let place = line.length - 2; place >= 0; place -= 2) turned.push(line[place], line[place + 1]);
  return turned;
}

/**
 * The outline of a ring. One that crosses the 180th meridian goes on beyond the edge of the square and is drawn at the
 * other edge too; one that goes around the pole is closed below it.
 */
function ringPath(line) {
  const around = WORLD * FINE;
  let beyond = 0;
  for (let place = 2; place < line.length; place += 2) {
    line[place] += Math.round((line[place - 2] - line[place]) / around) * around;
    if (line[place] < 0 || line[place] > around) beyond = line[place] < 0 ? around : -around;
  }
  if (Math.round((line.at(-2) - line[0]) / around)) line.push(line.at(-2), around, line[0], around);
  const ring = `M${line.join(" ")}Z`; // further pairs of numbers are lines
  return beyond ? `${ring}M${line.map((number, place) => (place % 2 ? number : number + beyond)).join(" ")}Z` : ring;
}

/** The world as two paths of SVG, land and the borders on it, and the countries' names with where they may stand. */
function readWorld() {
  const { steps, digits, arcs, countries } = JSON.parse(byId("world-outline").textContent);
  byId("world-outline").remove();
  const values = [];
  [...digits].forEach((digit, value) => { values[digit.charCodeAt(0)] = value; });
  const forward = arcs.map((arc) => readArc(arc, values, digits.length / 2, steps));
  const used = new Map();
  const rings = [];
  for (const ring of countries.flatMap((country) => country[4])) {
    for (const number of ring) used.set(Math.max(number, ~number), (used.get(Math.max(number, ~number)) || 0) + 1);
    rings.push(ringPath(ring.flatMap((number) => (number < 0 ? backwards(forward[~number]) : forward[number]))));
  }
  const borders = forward.filter((line, number) => used.get(number) > 1);
  return {
    land: rings.join(""),
    borders: borders.map((line) => `M${line.join(" ")}`).join(""),
    names: countries.map(([name, longitude, latitude, room]) => ({ name, x: eastward(longitude), y: southward(latitude), room: room * DEGREE })),
  };
}

/** How SVG is to put the outline below a view of x, y and k pixels a unit, in a drawing of some size. */
const outlineTransform = (x, y, k, { width, height }) => `translate(${width / 2 - x * k} ${height / 2 - y * k}) scale(${k / FINE})`;
