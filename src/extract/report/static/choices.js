// Filters of several values at once: a list of boxes behind a button that names what is chosen. In the address the
// values stand behind one another with a bar between them.

const outletOf = (article) => article.publisher || "outlet not told";

/** What each looks at, and its name to read; `only` has the rows that it is for, others pass. */
const CHOICES = {
  outlet: { title: "Outlet", valueOf: (row) => outletOf(row.article) },
  sex: { title: "Woman or man", only: "quote", valueOf: (row) => sexOf(row.entity) },
  kind: { title: "Kind", only: "event", valueOf: (row) => row.what },
  type: { title: "Type", valueOf: (row) => row.type },
  realis: { title: "Certainty", only: "event", valueOf: (row) => row.realis },
};

const CERTAINTY = {
  actual: "told as a fact", reported: "somebody says so", alleged: "suspected or disputed", future: "planned or announced", negated: "did not happen",
};

const DAY_SOURCES = {
  explicit: "the text names it", relative: "counted from another day", inherited: "taken from the passage around it", published: "that of publication",
};

/** What a class of events or a degree of certainty means, "" for what needs no explanation. */
function meaningOf(value) {
  if (Object.hasOwn(data.classes, value)) return data.classes[value];
  return Object.hasOwn(CERTAINTY, value) ? CERTAINTY[value] : "";
}

const joinValues = (values) => values.map((value) => value.replace(/[%|]/g, encodeURIComponent)).join("|");

function splitValues(text) {
  return text.split("|").filter(Boolean).map((value) => value.replaceAll("%7C", "|").replaceAll("%25", "%"));
}

/** Tells of a row whether it has one of the values; all have if none is chosen. */
function choiceTest({ only, valueOf }, text) {
  const wanted = new Set(splitValues(text));
  return (row) => !wanted.size || (only && row.kind !== only) || wanted.has(valueOf(row));
}

const boxesOf = (name) => [...byId(`filter-${name}`).querySelectorAll("input")];
const choiceValue = (name) => joinValues(boxesOf(name).filter((box) => box.checked).map((box) => box.value));

/** Checks the boxes of some values; an address may ask for what there is not. */
function fillChoice(name, text) {
  const wanted = new Set(splitValues(text));
  for (const box of boxesOf(name)) box.checked = wanted.has(box.value);
}

/** The boxes of a choice by the rows of a table, the most frequent first; nothing to choose hides it. */
function offerChoice(name, rows) {
  const { only, valueOf } = CHOICES[name];
  const values = only && rows.length && rows[0].kind !== only ? [] : frequent(rows.map(valueOf), 200);
  const label = (value) => (name === "outlet" ? value : value.toLowerCase());
  byId(`filter-${name}`).hidden = values.length < 2;
  byId(`filter-${name}`).querySelector(".options").replaceChildren(...values.map(([value, times]) => make("label", {}, make("input", { type: "checkbox", value }), make("span", { dir: "auto" }, label(value), meaningOf(value) ? make("small", { class: "meaning" }, meaningOf(value)) : ""), make("small", {}, times.toLocaleString("en")))));
}

/** Says on the button what is chosen. */
function nameChoice(name) {
  const chosen = boxesOf(name).filter((box) => box.checked).map((box) => box.nextSibling.firstChild.data);
  byId(`filter-${name}`).querySelector("summary b").textContent = chosen.length > 2 ? `${chosen.length} chosen` : chosen.join(", ") || "all";
}

/** An opened list that would leave the window on the right is drawn towards the left. */
function keepWithin(choice) {
  const options = choice.querySelector(".options");
  options.classList.remove("leftward");
  options.classList.toggle("leftward", options.getBoundingClientRect().right > document.documentElement.clientWidth - 8);
}

function startChoices() {
  document.querySelectorAll("details.choice").forEach((one) => one.addEventListener("toggle", () => { if (one.open) keepWithin(one); }));
  const opened = () => document.querySelectorAll("details.choice[open]");
  addEventListener("click", ({ target }) => opened().forEach((one) => { if (!one.contains(target)) one.open = false; }));
  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    for (const one of opened()) {
      if (one.contains(document.activeElement)) one.querySelector("summary").focus();
      one.open = false;
    }
  });
}
