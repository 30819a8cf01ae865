// The filters and the map's view in the address, so that they stay when the page is loaded again or a link is passed on.

/** Names in the address, and what they hold. */
const ADDRESS = {
  ...Object.fromEntries(FILTERS.map((name) => [name, [() => byId(`filter-${name}`).value, ""]])),
  who: [() => explorer.identity, ""],
  at: [() => explorer.spots.join(";"), ""],
  table: [() => explorer.table, "quotes"],
  map: [() => (view.own ? viewText() : ""), ""],
};

let keeping = 0;

/** Writes the state into the address, what differs from a fresh page; browsers bear only so many changes a second. */
function keepAddress() {
  clearTimeout(keeping);
  keeping = setTimeout(writeAddress, 120);
}

function writeAddress() {
  const asked = new URLSearchParams();
  for (const [name, [valueOf, usual]] of Object.entries(ADDRESS)) if (valueOf() !== usual) asked.set(name, valueOf());
  const search = asked.size ? `?${asked}` : "";
  if (search !== location.search) history.replaceState(history.state, "", `${location.pathname}${search}${location.hash}`);
}

/** Sets the filters as the address has them, and gives what it asks of the map. */
function readAddress() {
  const asked = Object.fromEntries(new URLSearchParams(location.search));
  if (asked.table === "events") chooseTable("events");
  if (FILTERS.some((name) => asked[name])) {
    setFilters({ ...asked, identity: asked.who, spots: (asked.at || "").split(";").filter((key) => points.has(key)) });
  }
  return asked.map || "";
}
