// What the map shows of the world: moved and scaled by mouse, touch and keys. `k` is pixels a unit, x and y its middle.

const CLOSEST = 216; // pixels a unit: some 600 a degree
const NEAR_ENOUGH = 14; // what a view that shows all of some points is not closer than
const MARGIN = 36; // pixels around points that are shown together
const STEP = 1.6; // of a key or a button
const DRAG = 4; // pixels that a click may slip
const PAGE_SCROLL = 400; // milliseconds in which a wheel goes on scrolling the page when it comes over the map

const view = { x: WORLD / 2, y: WORLD / 2, k: 1, width: 0, height: 0, own: false };

const limited = (value, low, high) => (low > high ? (low + high) / 2 : Math.max(low, Math.min(high, value)));

/** Takes a scale and a middle, as far as the world reaches. */
function setView(x, y, k) {
  view.k = limited(k, view.width / WORLD, CLOSEST);
  const [across, up] = [view.width / view.k / 2, view.height / view.k / 2];
  view.x = limited(x, across, WORLD - across);
  view.y = limited(y, TOP + up, BOTTOM - up);
}

/** The view, by its middle and scale, that shows some places whole. */
function viewOf(shown, { width, height } = view, closest = NEAR_ENOUGH) {
  const [xs, ys] = [shown.map(({ x }) => x), shown.map(({ y }) => y)];
  const [west, east, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const room = (size, extent) => Math.max(size - 2 * MARGIN, size / 4) / Math.max(extent, 1e-9);
  return [(west + east) / 2, (top + bottom) / 2, Math.min(room(width, east - west), room(height, bottom - top), closest)];
}

/** Zooms so that what is at a place of the drawing, in pixels from its corner, stays there. */
function zoomAt(factor, left = view.width / 2, top = view.height / 2) {
  const [x, y] = [view.x + (left - view.width / 2) / view.k, view.y + (top - view.height / 2) / view.k];
  const k = limited(view.k * factor, view.width / WORLD, CLOSEST);
  setView(x - (left - view.width / 2) / k, y - (top - view.height / 2) / k, k);
}

const moveBy = (left, top) => setView(view.x - left / view.k, view.y - top / view.k, view.k);

/** The view in the address: longitude and latitude of the middle, degrees from west to east. */
function viewText() {
  const degrees = view.width / view.k / DEGREE;
  const digits = degrees < 2 ? 3 : 2;
  return [longitudeAt(view.x), latitudeAt(view.y), degrees].map((number) => Number(number.toFixed(digits))).join();
}

/** Takes a view as the address has it; false if it has none. */
function readView(text) {
  const numbers = text.split(",").map(Number);
  if (numbers.length !== 3 || !numbers.every(Number.isFinite) || numbers[2] <= 0) return false;
  setView(eastward(numbers[0]), southward(numbers[1]), view.width / (numbers[2] * DEGREE));
  return true;
}

/** Follows pointers, wheel and keys; `changed` is called after each move, `ended` where a drag ends. */
function followHands(box, changed, ended) {
  const held = new Map();
  let dragged = false;
  let [scrolled, zoomed] = [-Infinity, -Infinity];
  const at = (event) => {
    const { left, top } = box.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  const moved = () => { view.own = true; changed(); };
  const middle = (list) => [0, 1].map((axis) => list.reduce((sum, place) => sum + place[axis], 0) / list.length);
  const spread = (list) => (list.length < 2 ? 1 : Math.hypot(list[0][0] - list[1][0], list[0][1] - list[1][1]) || 1);

  box.addEventListener("pointerdown", (event) => {
    if (event.button || held.size > 1) return;
    if (!held.size) dragged = false;
    held.set(event.pointerId, at(event));
  });
  box.addEventListener("pointermove", (event) => {
    if (!held.has(event.pointerId)) return;
    const before = [...held.values()];
    const here = at(event);
    const last = held.get(event.pointerId);
    if (!dragged && held.size === 1 && Math.hypot(here[0] - last[0], here[1] - last[1]) < DRAG) return;
    dragged = true;
    box.setPointerCapture(event.pointerId);
    box.classList.add("dragged");
    held.set(event.pointerId, here);
    const after = [...held.values()];
    const [from, to] = [middle(before), middle(after)];
    moveBy(to[0] - from[0], to[1] - from[1]);
    if (after.length > 1) zoomAt(spread(after) / spread(before), ...to);
    moved();
  });
  const leave = (event) => {
    if (!held.delete(event.pointerId) || held.size) return;
    box.classList.remove("dragged");
    if (dragged) ended();
  };
  for (const name of ["pointerup", "pointercancel"]) box.addEventListener(name, leave);
  box.addEventListener("click", (event) => { if (dragged) { event.stopPropagation(); event.preventDefault(); } dragged = false; }, true);

  addEventListener("wheel", (event) => { if (!box.contains(event.target)) scrolled = event.timeStamp; }, { passive: true });
  box.addEventListener("wheel", (event) => {
    const pixels = event.deltaY * [1, 16, view.height][event.deltaMode];
    const before = view.k;
    const goesOn = !event.ctrlKey && event.timeStamp - scrolled < PAGE_SCROLL && event.timeStamp - zoomed > PAGE_SCROLL;
    if (!goesOn) zoomAt(Math.exp(-limited(pixels, -240, 240) * (event.ctrlKey ? 0.01 : 0.0025)), ...at(event));
    if (view.k === before && event.timeStamp - zoomed > PAGE_SCROLL) { scrolled = event.timeStamp; return; } // no closer, no farther: the page moves
    event.preventDefault();
    zoomed = event.timeStamp;
    if (view.k !== before) moved();
  }, { passive: false });

  const far = () => view.width / 6;
  const keys = {
    "+": () => zoomAt(STEP), "=": () => zoomAt(STEP), "-": () => zoomAt(1 / STEP), _: () => zoomAt(1 / STEP),
    ArrowLeft: () => moveBy(far(), 0), ArrowRight: () => moveBy(-far(), 0), ArrowUp: () => moveBy(0, far()), ArrowDown: () => moveBy(0, -far()),
  };
  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
    moved();
  });
}
