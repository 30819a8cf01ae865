// The list of articles: finding one, the one before, the one after.

const LISTED = 150;

function showList() {
  const wanted = plain(byId("find").value).split(/\s+/).filter(Boolean);
  const found = articles.filter((article) => {
    const name = plain(`${article.title}\n${article.id}\n${article.published}`);
    return wanted.every((word) => name.includes(word));
  });
  byId("list").replaceChildren(...found.slice(0, LISTED).map((article) => make("li", {}, make("a", { href: `#a${article.index}`, "aria-current": article === reading.article ? "true" : null }, make("span", { dir: "auto" }, titleOf(article)), make("small", {}, article.published || "no date")))));
  byId("more").textContent = found.length > LISTED ? `and ${count(found.length - LISTED, "more", "more")}: type a word of the title` : found.length || !articles.length ? "" : "No article matches.";
}

function showNeighbours(article) {
  const link = (other, sign, before) => (other ? make("a", { href: `#a${other.index}`, class: before ? "before" : "after" }, `${before ? `${sign} ` : ""}${titleOf(other)}${before ? "" : ` ${sign}`}`) : "");
  byId("neighbours").replaceChildren(link(articles[article.index - 1], "←", true), link(articles[article.index + 1], "→", false));
  byId("list").querySelectorAll("a").forEach((one) => {
    if (one.getAttribute("href") === `#a${article.index}`) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
  });
}
