// Draws points of the map: those that would cover each other as one mark, names where there is room.

const TOGETHER = 24; // pixels within which points are one mark
const LEAST = 4; // pixels, the radius of a mark
const MOST = 26;
const FEW = 60; // events that are not worth the largest marks
const COVERED = 10; // pixels from the middle of a hollow mark within which a full one hides its number
const DIGIT = 3.7; // half a digit of a mark's number
const TOUCH = 13; // pixels around a mark's middle that are hit at least
const NAMED = 40; // marks whose names are tried
const LONGEST = 28; // characters of a name on the map
const NAME_SIZE = 12.5; // pixels, as in map.css

/** As `make`, of SVG. */
function draw(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * Marks of points, the largest first: each point joins the mark that is within reach, a spot that of spots, another one
 * that of others; a chosen one stays alone. A mark stands where its largest point is.
 */
function marksAt(counts, k, isAlone = () => false) {
  const marks = [];
  const cells = new Map();
  const size = TOGETHER / k;
  for (const one of counts) {
    const { x, y } = one.point;
    const [spot, chosen] = [isSpot(one.point), isAlone(one)];
    const [column, line] = [Math.floor(x / size), Math.floor(y / size)];
    const near = [-1, 0, 1].flatMap((across) => [-1, 0, 1].flatMap((up) => cells.get(`${column + across} ${line + up}`) || []));
    let mark = chosen ? null : near.find((other) => other.spot === spot && Math.hypot(other.x - x, other.y - y) < size);
    if (!mark) {
      mark = { x, y, spot, chosen, counts: [], total: 0 };
      marks.push(mark);
      const cell = `${column} ${line}`;
      if (!chosen) cells.set(cell, [...(cells.get(cell) || []), mark]);
    }
    mark.counts.push(one);
    mark.total += one.total;
  }
  return marks;
}

/** Gives marks their radius: the area goes by the number of events; a hollow one goes around the spot in it. */
function sizeMarks(marks, all, k) {
  const spots = marks.filter((mark) => mark.spot);
  for (const mark of marks) mark.radius = Math.min(MOST, LEAST + 44 * Math.sqrt(mark.total / Math.max(all, FEW)) * (view.width < 600 ? 0.75 : 1));
  for (const mark of marks.filter((one) => !one.spot)) {
    for (const spot of spots) {
      const distance = Math.hypot(spot.x - mark.x, spot.y - mark.y) * k;
      if (distance < spot.radius) mark.radius = Math.max(mark.radius, spot.radius + 5);
      if (distance < spot.radius + COVERED) mark.covered = true;
    }
  }
}

const nameOfMark = ({ counts }) => `${counts[0].point.name}${counts.length > 1 ? ` +${counts.length - 1}` : ""}`;

const widths = new Map();
let pen = null;

/** How wide a name is, in pixels. */
function widthOf(text) {
  if (!pen) {
    pen = document.createElement("canvas").getContext("2d");
    pen.font = `500 ${NAME_SIZE}px ${getComputedStyle(document.body).fontFamily}`;
  }
  if (!widths.has(text)) widths.set(text, pen.measureText(text).width);
  return widths.get(text);
}

/** A place for a text that no other one has, as [left, top, right, bottom]; none if it would lie over something. */
function free(taken, box) {
  if (box[0] < 2 || box[2] > view.width - 2 || taken.some((one) => box[0] < one[2] && box[2] > one[0] && box[1] < one[3] && box[3] > one[1])) return false;
  taken.push(box);
  return true;
}

/** The names of the largest marks beside them, and of countries that have room, in pixels of the drawing. */
function namesAt(marks, countries, placeOf, covered) {
  const taken = marks.slice(0, 300).map((mark) => {
    const [x, y] = placeOf(mark);
    return [x - mark.radius * 0.8, y - mark.radius * 0.8, x + mark.radius * 0.8, y + mark.radius * 0.8];
  });
  taken.push(...covered);
  const marked = new Set(marks.map((mark) => mark.counts[0].point.name));
  const names = [];
  for (const mark of marks.slice(0, NAMED)) {
    const [x, y] = placeOf(mark);
    const text = nameOfMark(mark);
    const gap = mark.radius + 4;
    if (text.length > LONGEST) continue;
    const width = widthOf(text);
    const name = draw("text", { y: y + 4, class: `of-mark ${mark.state}` }, text);
    if (free(taken, [x + gap, y - 8, x + gap + width, y + 8])) name.setAttribute("x", x + gap);
    else if (free(taken, [x - gap - width, y - 8, x - gap, y + 8])) [["x", x - gap], ["text-anchor", "end"]].forEach((attribute) => name.setAttribute(...attribute));
    else continue;
    names.push(name);
  }
  for (const country of countries) {
    const [x, y] = placeOf(country);
    if (marked.has(country.name)) continue;
    const half = widthOf(country.name) / 2 + 3; // and a little air
    if (half > country.room * view.k * 1.4 || country.room * view.k > view.width) continue;
    if (free(taken, [x - half, y - 8, x + half, y + 8])) names.push(draw("text", { x, y: y + 4, class: "of-country", "text-anchor": "middle" }, country.name));
  }
  return names;
}

/** A mark as SVG; its state is how it stands to the points that were chosen. */
function markElement(mark, [x, y]) {
  const { radius, state } = mark;
  const element = draw("g", { class: `spot-mark ${mark.spot ? "spot" : "area"} ${state}`, transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` });
  element.append(draw("circle", { class: "touch", r: Math.max(radius + 2, TOUCH) }), draw("circle", { class: "shape", r: radius.toFixed(1) }));
  const number = compactCount(mark.total);
  if (!mark.covered && number.length * DIGIT + 3 <= radius) element.append(draw("text", { y: 4, "text-anchor": "middle", class: "number" }, number));
  return element;
}

const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const compactCount = (number) => (number < 1000 ? String(number) : compact.format(number));

/** Words about a mark. */
function aboutMark(mark) {
  const [first, ...others] = mark.counts;
  const sum = (what) => mark.counts.reduce((total, one) => total + one[what], 0);
  const told = [[sum("action"), "action", "actions"], [sum("statement"), "statement", "statements"]].filter(([number]) => number).map((parts) => count(...parts)).join(", ");
  if (others.length) return [`${first.point.name} and ${count(others.length, "other place", "other places")}`, told];
  return [[first.point.name, regionOf(first.point, first.point.name)].filter(Boolean).join(", "), closenessOf(first.point)[1], told];
}
