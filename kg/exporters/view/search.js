// The search box: by label or other name, accents do not matter; Enter walks through the hits.
const search = byId("search"), hits = byId("hits");
const sought = details.nodes.map(({ label, short, aliases }) => folded([label, short, ...aliases].join("\n")));
const SHOWN = 12;
let found = [], at = -1;

/** Nodes whose name holds every word sought; those that begin with it first, then those with most edges. */
function matches(text) {
  const parts = folded(text).split(/\s+/).filter(Boolean);
  if (!parts.length) return [];
  const begins = node => sought[node].split("\n").some(name => name.startsWith(parts[0])) ? 0 : 1;
  return sought.flatMap((names, node) => parts.every(one => names.includes(one)) ? [node] : [])
    .sort((a, b) => begins(a) - begins(b) || touching[b].length - touching[a].length || a - b);
}

function listHits() {
  const open = Boolean(search.value.trim());
  hits.hidden = !open;
  search.setAttribute("aria-expanded", String(open));
  const rows = found.slice(0, Math.max(SHOWN, at + 1)).map((node, index) =>
    make("li", { role: "option", id: "hit" + index, "aria-selected": String(index === at), onmousedown: event => { event.preventDefault(); goTo(index); } },
      swatch(details.nodes[node].cls), make("span", {}, title(node)), make("small", {}, word("classes", details.nodes[node].cls))));
  hits.replaceChildren(...(rows.length ? rows : [make("li", { class: "kind" }, word("ui", "noHits"))]));
  if (at >= 0) search.setAttribute("aria-activedescendant", "hit" + at);
  else search.removeAttribute("aria-activedescendant");
  hits.children[at]?.scrollIntoView({ block: "nearest" });
}

function goTo(index) {
  at = index;
  const node = found[at];
  if (hiddenClasses.delete(details.nodes[node].cls)) drawLegend();
  choose({ node });
  listHits();
}

function closeHits() {
  hits.hidden = true;
  search.setAttribute("aria-expanded", "false");
}

search.addEventListener("input", () => {
  found = matches(search.value);
  at = -1;
  listHits();
  if (!byId("tables").hidden) drawTables();
});
search.addEventListener("focus", () => search.value.trim() && listHits());
search.addEventListener("blur", closeHits);
search.addEventListener("keydown", event => {
  const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && found.length) {
    event.preventDefault();
    goTo((at + step + found.length) % found.length);
  } else if (event.key === "Escape" && !hits.hidden) {
    event.stopPropagation();
    closeHits();
  }
});
