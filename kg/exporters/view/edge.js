// The panel beside the drawing: an edge with the sentences it rests on.
const REGISTER = new Set(["memberOf", "holds", "postIn", "succeededBy", "is_part_of", "publisher", "broader", "subOrganizationOf"]);
const STRUCTURE = new Set(["hasPart", "answers", "refersToAnswerOf"]);

function edgePage(id) {
  const { from, to } = ends.get(id);
  const { predicate, evidence, source, period: during } = details.edges[id];
  const name = word("predicates", predicate);
  return [
    make("div", { class: "ends" }, endButton(from), make("span", { class: "kind" }, name), endButton(to)),
    ...part("period", ...(during ? [make("div", {}, period(during))] : [])),
    ...part("evidence", ...(evidence.length ? evidence.map(quotation) : [ground(predicate, source)])),
  ];
}

const endButton = node => make("button", { type: "button", class: "row", "data-node": String(node), onclick: () => choose({ node }) },
  swatch(details.nodes[node].cls), make("strong", {}, title(node)));

/** One sentence, the name or quote in it marked, then where it stands and how sure we are. */
function quotation([before, exact, after, section, source, confidence, reason]) {
  const facts = [phrase("sections", section), reasonSpoken(reason)].filter(Boolean);
  if (confidence !== null) facts.push(`${word("ui", "confidence")} ${Math.round(confidence * 100)}%`);
  const foot = make("footer", {}, facts.join(" · "));
  if (source) foot.append(make("br"), link(source, word("ui", "source")));
  return make("blockquote", {}, before, exact ? make("mark", {}, exact) : null, after, foot);
}

/** What an edge without a sentence rests on. */
function ground(predicate, source) {
  const said = STRUCTURE.has(predicate) ? word("ui", "structure") : REGISTER.has(predicate) ? word("ui", "register") : "";
  const note = make("div", { class: "kind ground" }, said);
  if (source) note.append(" ", link(source, word("ui", "source")));
  return note;
}

/** The part of the canvas the panel leaves free, in its own pixels. */
function freeRoom() {
  const canvas = byId("canvas").getBoundingClientRect(), over = panel.getBoundingClientRect();
  const beside = over.width < canvas.width;
  return { width: beside ? over.left - canvas.left : canvas.width, height: beside ? canvas.height : over.top - canvas.top };
}

/** Moves the view only when what is chosen stands outside the free room or too small to read. */
function bringInView(next) {
  if (byId("canvas").hidden) return;
  const nodes = next.node !== undefined ? [next.node] : [ends.get(next.edge).from, ends.get(next.edge).to];
  const places = Object.values(network.getPositions(nodes));
  const { width, height } = freeRoom();
  const outside = places.some(place => {
    const { x, y } = network.canvasToDOM(place);
    return x < 40 || y < 30 || x > width - 40 || y > height - 40;
  });
  if (!outside && network.getScale() >= 0.5) return;
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const wide = Math.max(...xs) - Math.min(...xs) + 160, high = Math.max(...ys) - Math.min(...ys) + 120;
  const scale = Math.min(Math.max(network.getScale(), 0.8), Math.max(width, 80) / wide, Math.max(height, 80) / high);
  const { clientWidth, clientHeight } = byId("canvas");
  network.moveTo({
    position: { x: (Math.max(...xs) + Math.min(...xs)) / 2, y: (Math.max(...ys) + Math.min(...ys)) / 2 },
    offset: { x: (width - clientWidth) / 2, y: (height - clientHeight) / 2 }, scale, animation: calm(),
  });
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 350, easingFunction: "easeInOutQuad" };
