// Joins the parts: addresses such as #a3q12 (a place in a text) and #row-a3q12 (its row), the theme, the charts' links.

const KINDS = { q: "quote", e: "event" };

function recordAt(match) {
  const article = articles[Number(match[1])];
  const list = article && match[2] ? article[`${KINDS[match[2]]}s`] : [];
  return { article, found: list && list.find((one) => one.number === Number(match[3])) };
}

/** Shows what the address names; others are left to the browser. */
function follow(first) {
  const row = /^#row-a(\d+)([qe])(\d+)$/.exec(location.hash);
  const place = /^#a(\d+)(?:([qe])(\d+))?$/.exec(location.hash);
  if (row) {
    const { found } = recordAt(row);
    if (found) showRow(found);
  } else if (place) {
    const { article, found } = recordAt(place);
    if (!article) return;
    if (reading.article !== article) showArticle(article);
    if (found) select(found, { scroll: true, focus: true });
    else {
      byId("sheet").scrollIntoView({ block: "start" });
      byId("article").querySelector("h3").focus({ preventScroll: true });
    }
  } else if (first && articles.length) showArticle(articles[0]);
}

const THEMES = ["system", "light", "dark"];

function startTheme() {
  const button = byId("theme");
  const stored = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const show = (theme) => {
    document.documentElement.dataset.theme = theme;
    button.querySelector("span").textContent = theme;
    button.setAttribute("aria-label", `Colours: ${theme}`);
  };
  button.hidden = false;
  show(THEMES.includes(stored()) ? stored() : "system");
  button.addEventListener("click", () => {
    const theme = THEMES[(THEMES.indexOf(document.documentElement.dataset.theme) + 1) % THEMES.length];
    show(theme);
    try { localStorage.setItem("theme", theme); } catch { /* not kept: the browser forbids it for files */ }
  });
}

function startCharts() {
  const go = (selector, table, filters) => document.querySelectorAll(selector).forEach((link) => link.addEventListener("click", () => {
    chooseTable(table);
    setFilters(filters(link));
  }));
  go("[data-from]", "events", (link) => ({ from: link.getAttribute("data-from"), to: link.getAttribute("data-to") }));
  go("[data-speaker]", "quotes", (link) => ({ party: link.textContent, identity: link.getAttribute("data-speaker") }));
}

document.querySelectorAll(".scripted").forEach((element) => { element.hidden = false; });
startTheme();
startExplorer();
startMap(readAddress());
startText();
startCharts();
byId("find").addEventListener("input", showList);
showList();
if (!articles.length) byId("article").replaceChildren(make("p", { class: "empty" }, "There is no article to show on this page."));
follow(true);
if (!reading.article && articles.length) showArticle(articles[0]);
addEventListener("hashchange", () => { follow(false); keepAddress(); });
