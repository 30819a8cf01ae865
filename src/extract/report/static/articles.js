// The list of articles: finding one, the one before, the one after.

const LISTED = 150;

/** The articles that the words find; of all of them those around the one that is open. */
function showList() {
  const isWanted = typedWords(byId("find").value);
  const found = articles.filter((article) => isWanted(spaced(`${article.title}\n${article.id}\n${article.published}\n${article.publisher}`)));
  const first = Math.max(0, Math.min(found.indexOf(reading.article) - 20, found.length - LISTED));
  const shown = found.slice(first, first + LISTED);
  byId("list").replaceChildren(...shown.map((article) => make("li", {}, make("a", { href: `#a${article.index}`, "aria-current": article === reading.article ? "true" : null }, make("span", { dir: "auto" }, titleOf(article)), make("small", {}, article.published || "no date")))));
  byId("more").textContent = found.length > shown.length ? `${shown.length} of ${count(found.length, "article", "articles")}: type a word of the title` : found.length || !articles.length ? "" : "No article matches.";
}

function showNeighbours(article) {
  const link = (other, sign, before) => (other ? make("a", { href: `#a${other.index}`, class: before ? "before" : "after" }, `${before ? `${sign} ` : ""}${titleOf(other)}${before ? "" : ` ${sign}`}`) : "");
  byId("neighbours").replaceChildren(link(articles[article.index - 1], "←", true), link(articles[article.index + 1], "→", false));
  showList();
  const current = byId("list").querySelector("[aria-current]");
  for (const box of current ? [byId("contents"), byId("list")] : []) {
    const [inner, outer] = [current.getBoundingClientRect(), box.getBoundingClientRect()];
    if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollTop += inner.top - outer.top - outer.height / 3;
  }
}
