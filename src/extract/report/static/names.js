// What is known of each person, body and place: where they are named, what they say, what is said of them, what they do.

const LABELS = { PERSON: "person", ORG: "organisation", PLACE: "place" };
const isKnown = (entity) => Object.hasOwn(data.entities, entity);

const SEXES = { female: "woman", male: "man" };

const sexOf = (entity) => (isKnown(entity) && SEXES[data.entities[entity][4]]) || "not told";

const MENTION = Object.fromEntries(data.fields.mention.map((field, place) => [field, place]));
const entityOf = (mention) => data.strings[mention[MENTION.$entity]];

/** The entities that are named within what a quote says, without its speaker. */
function namedIn(quote) {
  if (quote.about === undefined) {
    quote.about = new Set();
    for (let place = 0; place < quote.content.length; place += 2) {
      for (const mention of quote.article.mentions) {
        if (mention[MENTION.start] >= quote.content[place] && mention[MENTION.end] <= quote.content[place + 1]) quote.about.add(entityOf(mention));
      }
    }
    quote.about.delete("");
    quote.about.delete(identityOf(quote.entity, quote.speaker));
  }
  return quote.about;
}

/** How often each entity is named, the most frequent first: [entity, times]. */
function namedMost() {
  const counts = new Map();
  for (const article of articles) {
    for (const mention of article.mentions) counts.set(mention[MENTION.$entity], (counts.get(mention[MENTION.$entity]) || 0) + 1);
  }
  const found = [...counts].map(([place, times]) => [data.strings[place], times]).filter(([entity]) => isKnown(entity));
  return found.sort((one, other) => other[1] - one[1] || compare(entityName(one[0]), entityName(other[0])));
}

const mostNamed = namedMost();

/** In how many paragraphs each other entity is named beside this one, the most frequent first. */
function namedWith(entity, within) {
  const beside = [];
  for (const article of within) {
    const inParagraph = new Map();
    for (const mention of article.mentions) {
      const paragraph = article.paragraphs.findLastIndex((start) => start <= mention[MENTION.start]);
      if (!inParagraph.has(paragraph)) inParagraph.set(paragraph, new Set());
      inParagraph.get(paragraph).add(entityOf(mention));
    }
    for (const names of inParagraph.values()) if (names.has(entity)) beside.push(...[...names].filter((one) => one !== entity && isKnown(one)));
  }
  return frequent(beside, 12);
}

const hasParty = (parties, entity) => parties.some((party) => party.entity === entity);

/** All that the articles of this page tell of an entity; a statement is its quote, and stands there alone. */
function profileOf(entity) {
  const within = articles.filter((article) => article.mentions.some((mention) => entityOf(mention) === entity) || article.quotes.some((quote) => quote.entity === entity));
  const deeds = events.filter((event) => event.what === "action");
  const found = {
    within,
    by: quotes.filter((quote) => quote.entity === entity),
    about: quotes.filter((quote) => namedIn(quote).has(entity)),
    actor: deeds.filter((event) => hasParty(event.actors, entity)),
    target: deeds.filter((event) => hasParty(event.targets, entity)),
    here: deeds.filter((event) => hasParty(event.places, entity)),
  };
  const places = [...new Set([...found.actor, ...found.target])].flatMap((event) => [...new Set(event.places.map((party) => party.entity))]);
  return {
    ...found,
    named: within.reduce((sum, article) => sum + article.mentions.filter((mention) => entityOf(mention) === entity).length, 0),
    places: frequent(places.filter(isKnown), 12),
    with: namedWith(entity, within),
    outlets: frequent(within.map((article) => article.publisher || "outlet not told"), 12),
  };
}

const profileAddress = (entity) => `#who-${encodeURIComponent(entity)}`;

/** A name that leads to the page of whom it names; text alone if that is nobody known. */
const nameLink = (entity, name) => (isKnown(entity) ? make("a", { href: profileAddress(entity), class: "who", dir: "auto" }, name) : name);
