// The same graph as two tables, for reading aloud, for keyboards and for copying.
const tables = byId("tables");
const PAGE = 500;
let shown = PAGE;

function drawTables() {
  const light = onlyNeighbours ? lit() : null;
  const wanted = search.value.trim() ? new Set(matches(search.value)) : null;
  const visible = node => !isHidden(node, light);
  const nodes = data.nodes.map(({ id }) => id).filter(id => visible(id) && (!wanted || wanted.has(id)))
    .sort((a, b) => title(a).localeCompare(title(b), language, { numeric: true }));
  const edges = data.edges.filter(({ from, to }) => visible(from) && visible(to) && (!wanted || wanted.has(from) || wanted.has(to)));
  const longest = Math.max(nodes.length, edges.length);
  tables.replaceChildren(
    table("nodes", nodes.length, ["name", "kind", "edges"], nodes.slice(0, shown).map(nodeRow)),
    table("edges", edges.length, ["from", "relation", "to", "sentence", "section"], edges.slice(0, shown).map(edgeRow)),
    longest > shown ? make("button", { type: "button", onclick: () => { shown += PAGE; drawTables(); } }, word("ui", "more")) : "",
  );
}

function table(name, count, heads, rows) {
  return make("table", { id: "table-" + name },
    make("caption", {}, `${word("ui", name)} (${count})`),
    make("thead", {}, make("tr", {}, ...heads.map(head => make("th", { scope: "col" }, word("ui", head))))),
    make("tbody", {}, ...rows));
}

const cell = (inside, tight = false) => make("td", { class: tight ? "tight" : "" }, inside);
const opener = (next, text) => make("button", { type: "button", onclick: () => choose(next, { look: false }) }, text);

const nodeRow = node => make("tr", {}, cell(opener({ node }, title(node))),
  cell(word("classes", details.nodes[node].cls), true), cell(String(touching[node].length), true));

function edgeRow({ id, from, to }) {
  const { predicate, evidence, period: during } = details.edges[id];
  const [before, exact, after, section] = evidence[0] ?? ["", "", during ? period(during) : "", ""];
  return make("tr", {}, cell(opener({ node: from }, title(from))), cell(opener({ edge: id }, word("predicates", predicate))),
    cell(opener({ node: to }, title(to))), cell(before + exact + after), cell(phrase("sections", section), true));
}

function showTables(open) {
  tables.hidden = !open;
  byId("canvas").hidden = open;
  shown = PAGE;
  press("table", open);
  if (open) {
    drawTables();
    tables.focus();
  } else {
    network.setSize("100%", "100%");
    network.redraw();
  }
}
