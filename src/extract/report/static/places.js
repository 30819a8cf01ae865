// Where events took place: each point of the map with its events. A spot is a town or a site in it; what is known no
// closer than a country, a region or a division of one has a point too, but none where it happened.

const CLOSENESS = {
  site: ["site", "at or in this town; a site has its town's point"],
  city: ["town", "a town"],
  admin2: ["district", "somewhere in this district"],
  admin1: ["division", "somewhere in this state or province"],
  country: ["country", "somewhere in this country"],
  region: ["region", "somewhere in this region"],
};
const isSpot = (place) => place.precision === "site" || place.precision === "city";
const closenessOf = (place) => (Object.hasOwn(CLOSENESS, place.precision) ? CLOSENESS[place.precision] : [place.precision, place.precision]);

const regionNames = new Intl.DisplayNames(["en"], { type: "region" });

function countryName(code) {
  try { return code ? regionNames.of(code) : ""; } catch { return code; }
}

/** What a point is called in the address and in filters: sites share the one of their town. */
const pointKey = (place) => `${place.latitude},${place.longitude}${isSpot(place) ? "" : `,${place.precision}`}`;

/** The places of an event that have a point, as its article has them. */
const locatedPlaces = (event) => event.places.map((party) => event.article.places.get(party.entity)).filter(Boolean);

/** The keys of the points of a row; those of a quote are of its statement. */
function pointsOf(row) {
  if (row.kind === "quote") return row.event ? pointsOf(row.event) : [];
  if (row.points === undefined) row.points = [...new Set(locatedPlaces(row).map(pointKey))];
  return row.points;
}

/** The names of the places of a row: names, aliases and the divisions that they lie in. */
function placeNamesOf(row) {
  if (row.kind === "quote") return row.event ? placeNamesOf(row.event) : [];
  if (row.placed === undefined) {
    const names = row.places.flatMap((party) => [nameOf(party), party.name, ...aliasesOf(party.entity)]);
    const around = locatedPlaces(row).flatMap((place) => [place.admin1, place.admin2, countryName(place.country)]);
    row.placed = [...new Set([...names, ...around])].filter(Boolean).map(spaced);
  }
  return row.placed;
}

/** All points by key; `name` is the most frequent of those that events give it, a town's before a site's. */
function readPoints() {
  const found = new Map();
  for (const event of events) {
    for (const place of locatedPlaces(event)) {
      const key = pointKey(place);
      if (!found.has(key)) found.set(key, { key, ...place, x: eastward(place.longitude), y: southward(place.latitude), names: new Map() });
      const point = found.get(key);
      const name = entityName(place.entity, place.entity);
      point.names.set(name, (point.names.get(name) || 0) + (place.precision === "site" ? 1 : 1000));
    }
  }
  for (const point of found.values()) point.name = [...point.names].sort((one, other) => other[1] - one[1] || compare(one[0], other[0]))[0][0];
  return found;
}

const points = readPoints();

/** Where a point lies, in words: “Ohio, United States”. */
function regionOf(place, name) {
  const parts = [isSpot(place) || place.precision === "admin2" ? place.admin1 : "", place.precision === "country" ? "" : countryName(place.country)];
  return parts.filter((part) => part && part !== name).join(", ");
}

/** Points with how many of some events each has, most first. */
function tally(rows) {
  const counts = new Map();
  for (const event of rows) {
    for (const key of pointsOf(event)) {
      if (!counts.has(key)) counts.set(key, { point: points.get(key), action: 0, statement: 0, total: 0 });
      const one = counts.get(key);
      one[event.what] += 1;
      one.total += 1;
    }
  }
  return [...counts.values()].sort((one, other) => other.total - one.total || compare(one.point.name, other.point.name) || (one.point.key < other.point.key ? -1 : 1));
}
