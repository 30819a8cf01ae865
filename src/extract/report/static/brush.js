// A drag over the time line sets the days of the filters: from the first bar it touches to the last.

const BRUSHED = 6; // pixels that a click may slip

/** The days of the bars between two places on the screen, nothing where no bar is. */
function daysBetween(bars, left, right) {
  const touched = bars.filter((bar) => {
    const box = bar.querySelector(".hit").getBoundingClientRect();
    return box.right > left && box.left < right;
  });
  return touched.length ? { from: touched[0].dataset.from, to: touched.at(-1).dataset.to } : null;
}

function startBrush() {
  const box = document.querySelector(".timeline");
  if (!box) return;
  const bars = [...box.querySelectorAll("[data-from]")];
  const band = make("div", { class: "band", hidden: true });
  box.append(band);
  let begun = null;
  let dragged = false;
  const reach = (event) => [Math.min(begun, event.clientX), Math.max(begun, event.clientX)];
  box.addEventListener("dragstart", (event) => event.preventDefault());
  box.addEventListener("pointerdown", (event) => { if (!event.button) [begun, dragged] = [event.clientX, false]; });
  addEventListener("pointermove", (event) => {
    if (begun === null || (!dragged && Math.abs(event.clientX - begun) < BRUSHED)) return;
    dragged = true;
    const [left, right] = reach(event);
    const { left: edge, width } = box.getBoundingClientRect();
    band.hidden = false;
    band.style.left = `${limited(left - edge, 0, width)}px`;
    band.style.width = `${limited(right - edge, 0, width) - limited(left - edge, 0, width)}px`;
  });
  addEventListener("pointerup", (event) => {
    const days = begun !== null && dragged ? daysBetween(bars, ...reach(event)) : null;
    begun = null;
    band.hidden = true;
    if (!days) return;
    for (const [name, value] of Object.entries(days)) fillFilter(name, value);
    applyFilters();
    byId("explorer").scrollIntoView();
  });
  addEventListener("pointercancel", () => { begun = null; band.hidden = true; });
  box.addEventListener("click", (event) => { if (dragged) { event.preventDefault(); event.stopPropagation(); } dragged = false; }, true);
}
