// The map of events: what passes the other filters, by place. A mark chooses its place for the filters, or shows its
// places closer if it stands for several.

const LISTED_PLACES = 12;
const REDRAW = 0.5; // of its size that the map is moved before marks beyond its edge are drawn

const map = { world: null, counts: [], marks: [], total: 0, level: null, drawnAt: null, waiting: false, covered: [] };

const onScreen = ({ x, y }) => [(x - view.x) * view.k + view.width / 2, (y - view.y) * view.k + view.height / 2];
const isChosen = ({ point }) => explorer.spots.includes(point.key);

/** Marks that nearly show, the small ones above the large, and names. */
function drawMarks() {
  const level = Math.round(Math.log2(view.k) * 4) / 4; // marks stay together while the scale changes little
  if (map.level !== level) {
    map.level = level;
    map.marks = marksAt(map.counts, 2 ** level, isChosen);
    for (const mark of map.marks) mark.state = mark.chosen ? "chosen" : explorer.spots.length ? "faded" : "";
  }
  sizeMarks(map.marks, map.total, view.k);
  const shown = map.marks.filter((mark) => {
    const [x, y] = onScreen(mark);
    return x > -view.width * REDRAW && x < view.width * (1 + REDRAW) && y > -view.height * REDRAW && y < view.height * (1 + REDRAW);
  });
  const ordered = [...shown].sort((one, other) => Number(one.chosen) - Number(other.chosen) || Number(one.spot) - Number(other.spot) || other.radius - one.radius);
  const elements = ordered.map((mark) => {
    const element = markElement(mark, onScreen(mark));
    element.mark = mark;
    return element;
  });
  const names = namesAt([...shown].sort((one, other) => Number(other.chosen) - Number(one.chosen) || other.total - one.total), map.world.names, onScreen, map.covered);
  byId("marks").replaceChildren(...names.filter((one) => one.classList.contains("of-country")), ...elements, ...names.filter((one) => one.classList.contains("of-mark")));
  map.drawnAt = { ...view };
}

/** Brings the drawing to the view: what is only moved is not drawn anew. */
function drawMap() {
  map.waiting = false;
  const { x, y, k, width, height } = view;
  byId("land").setAttribute("transform", outlineTransform(x, y, k, view));
  const old = map.drawnAt;
  const [left, top] = old ? [(old.x - x) * k, (old.y - y) * k] : [0, 0];
  const stays = old && old.k === k && old.width === width && old.height === height && Math.abs(left) < width * REDRAW && Math.abs(top) < height * REDRAW;
  if (!stays) drawMarks();
  byId("marks").setAttribute("transform", stays ? `translate(${left} ${top})` : "");
}

function drawSoon() {
  if (map.waiting) return;
  map.waiting = true;
  requestAnimationFrame(drawMap);
}

let settling = 0;

/** After a move: the drawing at once, the list and the address when it rests. */
function viewChanged() {
  hideTip();
  drawSoon();
  clearTimeout(settling);
  settling = setTimeout(() => {
    map.drawnAt = null;
    drawSoon();
    listPlaces();
    keepAddress();
  }, 150);
}

const fits = ({ x, y }) => Math.abs(x - view.x) * view.k <= view.width / 2 && Math.abs(y - view.y) * view.k <= view.height / 2;

function placeButton(one) {
  const { point } = one;
  const sign = make("span", { class: `sign ${isSpot(point) ? "spot" : "area"}`, "aria-hidden": "true" });
  const where = [isSpot(point) ? "" : closenessOf(point)[0], regionOf(point, point.name)].filter(Boolean).join(", ");
  const button = make("button", { type: "button", "aria-pressed": String(isChosen(one)) }, sign, make("span", { dir: "auto" }, point.name, " ", make("small", {}, where)), make("b", {}, one.total.toLocaleString("en")));
  button.addEventListener("click", () => choosePoints(isChosen(one) ? [] : [one]));
  return make("li", {}, button);
}

/** The places within the map, most events first; a chosen one stays in the list. */
function listPlaces() {
  const within = map.counts.filter(({ point }) => fits(point));
  const shown = [...new Set([...map.counts.filter(isChosen), ...within])].slice(0, LISTED_PLACES);
  const focused = document.activeElement && document.activeElement.closest("#places-list") ? [...byId("places-list").querySelectorAll("button")].indexOf(document.activeElement) : -1;
  byId("places-list").replaceChildren(...shown.map(placeButton));
  if (focused >= 0) (byId("places-list").querySelectorAll("button")[Math.min(focused, shown.length - 1)] || byId("world")).focus({ preventScroll: true });
  const more = within.length - shown.length;
  byId("places-more").textContent = more > 0 ? `and ${more.toLocaleString("en")} more: zoom in to list them` : shown.length ? "" : "None of the places lies here.";
}

/** Filters the events by some points, of which the first gives the name; by none if there are none. */
function choosePoints(counts) {
  if (explorer.table !== "events") chooseTable("events");
  const others = counts.length > 1 ? ` and ${counts.length - 1} more` : "";
  filterByPlace(counts.length ? `${counts[0].point.name}${others}` : "", counts.map(({ point }) => point.key));
}

/** A mark of one place, or of places that no scale sets apart, is chosen; else its places are shown closer. */
function openMark(mark) {
  const found = mark.counts.map(({ point }) => point);
  const closer = viewOf(found, view, CLOSEST);
  if (found.length === 1 || marksAt(mark.counts, Math.min(closer[2], CLOSEST)).length === 1) {
    choosePoints(mark.counts.every(isChosen) ? [] : mark.counts);
    return;
  }
  setView(closer[0], closer[1], Math.min(closer[2], Math.max(view.k * 8, NEAR_ENOUGH)));
  view.own = true;
  viewChanged();
}

const unlocated = events.filter((event) => event.places.length && !pointsOf(event).length).length;
const located = events.filter((event) => pointsOf(event).length).length;

/** Shows the events that pass the filters, but for the points that were chosen. */
function showMap(rows) {
  if (!points.size) return;
  const placed = rows.filter((event) => pointsOf(event).length);
  map.counts = tally(placed);
  map.total = placed.length;
  map.level = map.drawnAt = null;
  const all = located === placed.length ? "" : ` of ${located.toLocaleString("en")}`;
  const chosen = explorer.spots.length ? map.counts.filter(isChosen) : [];
  byId("mapped").replaceChildren(
    `${placed.length.toLocaleString("en")}${all} ${placed.length === 1 && !all ? "event" : "events"} at ${count(map.counts.length, "place", "places")}`,
    all ? ", as the filters of the table let them through" : "",
    ...(chosen.length ? [". In the table: ", make("a", { href: "#explorer" }, `${rows.filter((event) => pointsOf(event).some((key) => explorer.spots.includes(key))).length.toLocaleString("en")} at ${byId("filter-place").value}`)] : []),
  );
  byId("every-place").hidden = !explorer.spots.length;
  drawSoon();
  listPlaces();
}

/** The view that shows all places, or the one of the address. */
function showAllPlaces() {
  setView(...viewOf(map.counts.length ? map.counts.map(({ point }) => point) : [...points.values()]));
  view.own = false;
  viewChanged();
}

function markAt(event) {
  const element = event.target.closest && event.target.closest(".spot-mark");
  return element && element.mark;
}

function startMap(asked) {
  byId("map").classList.toggle("no-places", !points.size);
  if (!byId("world-outline")) return;
  map.world = readWorld();
  byId("land-shape").setAttribute("d", map.world.land);
  byId("land-borders").setAttribute("d", map.world.borders);
  if (!points.size) return;
  const box = byId("world");
  followHands(box, viewChanged, viewChanged);
  box.addEventListener("click", (event) => { const mark = markAt(event); if (mark) openMark(mark); });
  box.addEventListener("pointerover", (event) => {
    const mark = event.pointerType === "mouse" && !event.buttons && markAt(event);
    if (mark) tell(aboutMark(mark).map((line, place) => make("p", {}, place ? line : make("b", {}, line))), event.target.closest(".spot-mark").getBoundingClientRect());
    else hideTip();
  });
  box.addEventListener("pointerleave", hideTip);
  box.addEventListener("keydown", (event) => {
    if (event.key === "0") showAllPlaces();
    else if (event.key === "Escape" && explorer.spots.length) choosePoints([]);
  });
  const press = (id, act) => byId(id).addEventListener("click", act);
  press("closer", () => { zoomAt(STEP); view.own = true; viewChanged(); });
  press("farther", () => { zoomAt(1 / STEP); view.own = true; viewChanged(); });
  press("whole", showAllPlaces);
  press("every-place", () => { choosePoints([]); box.focus({ preventScroll: true }); });
  new ResizeObserver(() => resizeMap(asked)).observe(box);
  resizeMap(asked);
  byId("unmapped").textContent = unmappedText();
}

/** Keeps what is shown when the size changes; at first it is what the address asks for. */
function resizeMap(asked) {
  const { width, height } = byId("world").getBoundingClientRect();
  if (!width || (width === view.width && height === view.height)) return;
  map.covered = [...byId("world").parentElement.querySelectorAll(".scale, .source")].map((one) => {
    const [outer, inner] = [byId("world").getBoundingClientRect(), one.getBoundingClientRect()];
    return [inner.left - outer.left, inner.top - outer.top, inner.right - outer.left, inner.bottom - outer.top];
  });
  const degrees = view.width / view.k;
  const first = !view.width;
  Object.assign(view, { width, height });
  if (first && readView(asked)) view.own = true;
  else if (first || !view.own) setView(...viewOf([...points.values()]));
  else setView(view.x, view.y, width / degrees);
  drawMap();
  listPlaces();
}

function unmappedText() {
  const left = [
    [events.length - located - unlocated, "without a place"],
    [unlocated, "at a place that was not found"],
  ].filter(([number]) => number).map(([number, why]) => `${number.toLocaleString("en")} ${why}`);
  return left.length ? `Not drawn: ${left.join(", ")}.` : "";
}
