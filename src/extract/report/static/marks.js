// What is marked in a text, and the text cut into segments wherever a mark begins or ends: marks may nest and overlap.

/** One mark a span: which record it belongs to, which part of it, and the layer that shows it. */
function marksOf(article) {
  const marks = [];
  const add = (layer, part, record_, spans) => {
    for (let place = 0; place < spans.length; place += 2) {
      if (spans[place] < spans[place + 1]) marks.push({ start: spans[place], end: spans[place + 1], layer, part, record: record_ });
    }
  };
  for (const quote of article.quotes) {
    add("quote", "content", quote, quote.content);
    add("quote", "cue", quote, quote.cue);
    add("linked", "source", quote, quote.source);
    add("linked", "addressee", quote, quote.addressee);
  }
  for (const event of article.events) {
    add("event", "trigger", event, event.trigger);
    for (const [part, list] of [["actor", event.actors], ["target", event.targets], ["where", event.places]]) {
      for (const party of list) add("linked", part, event, party.spans);
    }
  }
  for (const mention of mentionsOf(article)) add("name", "name", mention, [mention.start, mention.end]);
  for (const found of datesOf(article)) add("date", "date", found, [found.start, found.end]);
  return marks;
}

/** Segments in text order, [start, end, marks that cover all of it], cut at every place of `cuts` too. */
function segmentsOf(length, marks, cuts) {
  const starting = new Map();
  const places = new Set([0, length, ...cuts]);
  for (const mark of marks) {
    places.add(mark.start).add(mark.end);
    if (!starting.has(mark.start)) starting.set(mark.start, []);
    starting.get(mark.start).push(mark);
  }
  const ordered = [...places].filter((place) => place <= length).sort((one, other) => one - other);
  const segments = [];
  let open = [];
  for (let index = 0; index + 1 < ordered.length; index += 1) {
    const start = ordered[index];
    open = open.filter((mark) => mark.end > start);
    open.push(...(starting.get(start) || []));
    segments.push([start, ordered[index + 1], [...open].sort((one, other) => one.end - one.start - (other.end - other.start))]);
  }
  return segments;
}

/** The classes of a segment, by the marks that cover it. */
function classesOf(marks) {
  const classes = new Set(["mark"]);
  for (const { layer, part, record: found } of marks) {
    if (layer === "linked") continue;
    if (layer === "name") classes.add("name").add(found.label).add(found.form);
    else if (layer === "date") classes.add("date");
    else if (part === "content") classes.add(classes.has("quote") ? "nested" : "quote").add(found.type);
    else if (part === "cue") classes.add("cue");
    else if (part === "trigger" && found.what === "action") classes.add("event");
  }
  return [...classes].join(" ");
}
