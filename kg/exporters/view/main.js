// Buttons, legend, keys: everything above put to work.
const press = (id, on) => byId(id).setAttribute("aria-pressed", String(on));
const label = (id, name) => { byId(id).textContent = word("ui", name); };
const present = new Set(details.nodes.map(({ cls }) => cls));

/** How many of each class there are, in the days that are chosen. */
function counted() {
  const counts = new Map([...present].map(cls => [cls, 0]));
  details.nodes.forEach(({ cls }, node) => { if (!inSpan || inSpan.has(node)) counts.set(cls, counts.get(cls) + 1); });
  return counts;
}

function drawLegend() {
  const counts = counted();
  const rows = Object.keys(colours).filter(cls => counts.has(cls)).map(cls => {
    const box = make("input", { type: "checkbox", "data-class": cls, onchange: event => {
      hiddenClasses[event.target.checked ? "delete" : "add"](cls);
      shownAgain();
    } });
    box.checked = !hiddenClasses.has(cls);
    const other = language === "nl" ? "en" : "nl";
    return make("li", {}, make("label", { title: words.classes[cls][other] }, box, swatch(cls), word("classes", cls),
      make("span", { class: "count" }, String(counts.get(cls)))));
  });
  document.querySelector("#legend ul").replaceChildren(...rows);
}

function shownAgain() {
  refresh();
  if (!tables.hidden) drawTables();
}

function switchAll(on) {
  for (const cls of present) hiddenClasses[on ? "delete" : "add"](cls);
  drawLegend();
  shownAgain();
}

function speak(next) {
  language = next;
  document.documentElement.lang = language;
  for (const name of ["neighbours", "table", "fit", "language", "all", "none", "hint"]) label(name, name);
  for (const name of ["zoomIn", "zoomOut"]) {
    byId(name).title = word("ui", name);
    byId(name).setAttribute("aria-label", word("ui", name));
  }
  document.querySelector("#legend summary").textContent = word("ui", "legend");
  search.placeholder = word("ui", "search");
  search.setAttribute("aria-label", word("ui", "search"));
  byId("canvas").setAttribute("aria-label", word("ui", "canvas"));
  drawLegend();
  drawDays();
  renameDrawn();
  if (chosen) choose(chosen, { remember: false, look: false });
  if (!tables.hidden) drawTables();
}

/** Questions and answers carry a word on the drawing; names stay. */
function renameDrawn() {
  drawn.nodes.update(data.nodes.flatMap(({ id, label: inDutch }) => {
    const cls = details.nodes[id].cls;
    return cls === "Question" || cls === "Answer" ? [{ id, label: language === "nl" ? inDutch : title(id) }] : [];
  }));
}

const zoom = factor => network.moveTo({ scale: Math.min(4, Math.max(0.03, network.getScale() * factor)), animation: calm() });

byId("canvas").setAttribute("role", "application");
byId("fit").addEventListener("click", () => network.fit({ animation: calm() }));
byId("zoomIn").addEventListener("click", () => zoom(1.4));
byId("zoomOut").addEventListener("click", () => zoom(1 / 1.4));
byId("all").addEventListener("click", () => switchAll(true));
byId("none").addEventListener("click", () => switchAll(false));
byId("language").addEventListener("click", () => speak(language === "nl" ? "en" : "nl"));
byId("table").addEventListener("click", () => showTables(tables.hidden));
byId("neighbours").addEventListener("click", () => {
  onlyNeighbours = !onlyNeighbours;
  press("neighbours", onlyNeighbours);
  shownAgain();
});
document.addEventListener("keydown", event => {
  if (event.key === "Escape") {
    if (chosen) choose(null);
    else if (!tables.hidden) showTables(false);
  } else if (event.key === "/" && document.activeElement.tagName !== "INPUT") {
    event.preventDefault();
    search.focus();
  }
});
network.on("click", ({ nodes, edges }) => {
  if (nodes.length) choose({ node: nodes[0] });
  else if (edges.length) choose({ edge: edges[0] });
  else choose(null);
});
network.on("hoverNode", () => { byId("canvas").style.cursor = "pointer"; });
network.on("hoverEdge", () => { byId("canvas").style.cursor = "pointer"; });
network.on("blurNode", () => { byId("canvas").style.cursor = ""; });
network.on("blurEdge", () => { byId("canvas").style.cursor = ""; });
dark.addEventListener("change", () => {
  network.setOptions(merged(fixed, looks()));
  drawLegend();
  if (chosen) choose(chosen, { remember: false, look: false });
  refresh(true);
});

if (matchMedia("(max-width: 760px)").matches) byId("legend").open = false;
speak("nl");
network.once("afterDrawing", () => network.fit());
window.kamergraaf = { network, nodes: drawn.nodes, edges: drawn.edges, choose, named: () => named.map(({ id }) => title(id)) };
