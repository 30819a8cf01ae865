"use strict";
// The page's data, and how elements are made: of text nodes only, never from markup.

const byId = (id) => document.getElementById(id);

/** An element with attributes and children; children that are strings become text. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const data = JSON.parse(byId("data").textContent);
byId("data").remove();

/** A row as an object; fields whose name begins with $ hold the index of a string. */
function record(kind, row) {
  const found = { kind };
  data.fields[kind].forEach((field, place) => {
    if (field[0] === "$") found[field.slice(1)] = data.strings[row[place]];
    else found[field] = row[place];
  });
  return found;
}

const parties = (rows) => rows.map((row) => record("party", row));

function readArticle(row, index) {
  const article = record("article", row);
  article.index = index;
  article.places = new Map(article.places.map((place) => record("place", place)).map((place) => [place.entity, place]));
  article.quotes = article.quotes.map((quote) => ({ ...record("quote", quote), article }));
  article.events = article.events.map((row) => {
    const event = record("event", row);
    return { ...event, actors: parties(event.actors), targets: parties(event.targets), places: parties(event.places), article };
  });
  return article;
}

const articles = data.articles.map(readArticle);

/** Mentions and dates are read when an article is shown. */
const mentionsOf = (article) => article.mentions.map((row) => ({ ...record("mention", row), article }));
const datesOf = (article) => article.dates.map((row) => ({ ...record("date", row), article }));

/** The words that spans (start, end, start, end …) cover. */
function words(article, spans, between = " … ") {
  const pieces = [];
  for (let place = 0; place < spans.length; place += 2) {
    pieces.push(article.text.slice(spans[place], spans[place + 1]).replace(/\s+/g, " "));
  }
  return pieces.join(between);
}

const entityName = (entity, otherwise) => (Object.hasOwn(data.entities, entity) ? data.entities[entity][0] : otherwise);
const aliasesOf = (entity) => (Object.hasOwn(data.entities, entity) ? data.entities[entity][3] : []);
const titleOf = (article) => article.title || article.id;

/** The words of a text between blanks, without accents and in lower case. */
function spaced(text) {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return ` ${plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
}

/** Tells of such a text whether every word that someone typed stands in it, as a whole word: “US” is not in “Russia”. */
function typedWords(typed) {
  const wanted = spaced(typed).split(" ").filter(Boolean).map((word) => ` ${word} `);
  return (text) => wanted.every((word) => text.includes(word));
}

const count = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

const LETTER = { quote: "q", event: "e" };
const placeOf = (row) => `#a${row.article.index}${LETTER[row.kind]}${row.number}`;
const idOf = (row) => `${row.article.id}#${LETTER[row.kind]}${row.number}`;
