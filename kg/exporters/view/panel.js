// The panel beside the drawing: a node with its facts, links and edges.
const panel = byId("panel");
const trail = [];

/** Shows a node or an edge; `remember` keeps the one before for the way back. */
function choose(next, { remember = true, look = true } = {}) {
  if (remember && chosen && next) trail.push(chosen);
  chosen = next;
  if (!next) trail.length = 0;
  panel.hidden = !next;
  if (next) {
    panel.replaceChildren(bar(), ...(next.node !== undefined ? nodePage(next.node) : edgePage(next.edge)));
    panel.scrollTop = 0;
  }
  refresh();
  network.setSelection(
    { nodes: next?.node !== undefined ? [next.node] : [], edges: next?.edge !== undefined ? [next.edge] : [] },
    { highlightEdges: false },
  );
  if (next && look) bringInView(next);
}

function back() {
  const before = trail.pop() ?? null;
  choose(before, { remember: false });
}

function bar() {
  return make("div", { class: "bar" },
    make("button", { type: "button", id: "back", onclick: back }, "← " + word("ui", "back")),
    make("button", { type: "button", id: "close", onclick: () => choose(null) }, word("ui", "close") + " ✕"));
}

const kindLine = cls => make("div", { class: "kind" }, swatch(cls), word("classes", cls));

function part(name, ...inside) {
  return inside.length ? [make("h3", {}, word("ui", name)), ...inside] : [];
}

function nodePage(node) {
  const { cls, facts, links } = details.nodes[node];
  const rows = facts.flatMap(([name, value]) => {
    const wide = value.length > 120 ? "wide" : "";
    return [make("dt", { class: wide }, factName(name)), make("dd", { class: wide }, spoken(value))];
  });
  const addresses = links.map(([text, address]) => make("li", {}, link(address, phrase("links", text))));
  return [
    kindLine(cls),
    make("h2", {}, title(node)),
    ...part("facts", ...(rows.length ? [make("dl", {}, ...rows)] : [])),
    ...part("links", ...(addresses.length ? [make("ul", { class: "list" }, ...addresses)] : [])),
    ...part("edges", ...(touching[node].length ? [edgeList(node)] : [])),
  ];
}

function edgeList(node) {
  const rows = touching[node].map(id => {
    const { from, to } = ends.get(id);
    const other = from === node ? to : from;
    const arrow = from === node ? "→" : "←";
    return make("li", {}, make("button", { type: "button", class: "row", "data-edge": String(id), onclick: () => choose({ edge: id }) },
      swatch(details.nodes[other].cls),
      make("span", {}, make("span", { class: "kind" }, `${word("predicates", details.edges[id].predicate)} ${arrow} `), title(other))));
  });
  return make("ul", { class: "list" }, ...rows);
}
