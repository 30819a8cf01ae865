// The places of the open article beside its text: a small map, and each with the way to where it is named.

const SMALL = { width: 280, height: 144 }; // pixels of the small map, which is stretched to its frame

/** The places of an article that have a point, those of most events first. */
function placesOf(article) {
  const times = new Map();
  for (const event of article.events) for (const { entity } of event.places) times.set(entity, (times.get(entity) || 0) + 1);
  const found = [...article.places.values()].map((place) => ({ place, name: entityName(place.entity, place.entity), events: times.get(place.entity) || 0 }));
  return found.sort((one, other) => other.events - one.events || compare(one.name, other.name));
}

function smallMap(found) {
  const shown = found.map(({ place }) => ({ x: eastward(place.longitude), y: southward(place.latitude) }));
  const [x, y, k] = viewOf(shown, SMALL, 5);
  const at = (one) => [(one.x - x) * k + SMALL.width / 2, (one.y - y) * k + SMALL.height / 2];
  const land = draw("g", { transform: outlineTransform(x, y, k, SMALL) }, draw("use", { class: "land", href: "#land-shape" }), draw("use", { class: "borders", href: "#land-borders" }));
  const marks = found.map(({ place, name, events: times }, index) => {
    const [left, top] = at(shown[index]);
    const spot = isSpot(place);
    return draw("g", { class: spot ? "spot" : "area" }, draw("title", {}, name), draw("circle", { class: "shape", cx: left.toFixed(1), cy: top.toFixed(1), r: (spot ? 4.5 : 8) + Math.min(times, 9) / 3 }));
  });
  const hollowFirst = [...marks].sort((one, other) => Number(one.classList.contains("spot")) - Number(other.classList.contains("spot")));
  return draw("svg", { viewBox: `0 0 ${SMALL.width} ${SMALL.height}`, preserveAspectRatio: "xMidYMid slice", role: "img", "aria-label": `Map of the places of this article: ${found.map(({ name }) => name).join(", ")}` }, land, ...hollowFirst);
}

function toMention({ place, name, events: times }) {
  const told = [closenessOf(place)[0], regionOf(place, name), times ? count(times, "event", "events") : ""].filter(Boolean).join(", ");
  const button = make("button", { type: "button" }, make("span", { class: `sign ${isSpot(place) ? "spot" : "area"}`, "aria-hidden": "true" }), make("span", { dir: "auto" }, name, " ", make("small", {}, told)));
  button.addEventListener("click", () => {
    const mention = [...reading.elements.keys()].find((one) => one.kind === "mention" && one.entity === place.entity);
    if (mention) select(mention, { scroll: true, focus: true });
  });
  return make("li", {}, button);
}

function showArticlePlaces(article) {
  const found = placesOf(article);
  byId("article-places").hidden = !found.length;
  if (found.length) byId("article-places").replaceChildren(make("h3", { id: "article-places-title" }, "Places in this article"), smallMap(found), make("ol", { class: "place-list" }, ...found.map(toMention)));
}
