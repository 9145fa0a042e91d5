// The drawing: colours, what is visible, what stands out.
const colours = {
  ParliamentaryQuestion: ["#1f5fa8", "#6ea8e8"], Question: ["#7fb0e0", "#4d82b8"], Answer: ["#8fcbb8", "#4f9b85"],
  Person: ["#d9822b", "#f0a356"], PoliticalParty: ["#a3435c", "#d97b93"], Post: ["#e3b341", "#e3b341"],
  Ministry: ["#6d5aa8", "#a898dd"], GovernmentBody: ["#9d8fd0", "#8273bd"], Company: ["#2a8c82", "#4fbdb1"],
  Organization: ["#7d8b99", "#94a3b3"], Law: ["#8a5a3c", "#c49070"], LawArticle: ["#c39a7d", "#a17757"],
  Place: ["#5f9e4a", "#86c46f"], Topic: ["#c671b0", "#dd93ca"], NewsItem: ["#5a6b7d", "#a7b4c2"],
};
const dark = matchMedia("(prefers-color-scheme: dark)");
const colour = cls => (colours[cls] ?? colours.Organization)[dark.matches ? 1 : 0];
const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const hiddenClasses = new Set();
let chosen = null; // { node } or { edge }
let onlyNeighbours = false;
let inSpan = null; // what the sets of the chosen days lead to; null is everything

const OPACITY = data.nodes.length > 1000 ? 0.4 : 1; // a thousand lines side by side would be a wall

function looks() {
  const ink = css("--ink"), paper = css("--paper"), accent = css("--accent");
  const groups = {};
  for (const cls of Object.keys(words.classes)) {
    const fill = colour(cls);
    const strong = { background: fill, border: ink };
    groups[cls] = { color: { background: fill, border: paper, highlight: strong, hover: strong } };
  }
  const face = getComputedStyle(document.body).fontFamily;
  const font = { face, color: ink, strokeWidth: 4, strokeColor: paper };
  return {
    groups,
    nodes: { font: { ...font, size: 13 } },
    edges: {
      font: { ...font, size: 11.5, color: accent, align: "middle" },
      color: { color: css("--edge"), highlight: accent, hover: accent, inherit: false, opacity: OPACITY },
      hoverWidth: 0.8, selectionWidth: 1.4,
    },
  };
}

/** vis takes options key by key; ours lie over those computed with the layout. */
function merged(first, second) {
  const both = { ...first };
  for (const [name, value] of Object.entries(second)) {
    const deeper = value && typeof value === "object" && both[name] && typeof both[name] === "object";
    both[name] = deeper ? merged(both[name], value) : value;
  }
  return both;
}

const fixed = JSON.parse(data.options);
const looked = looks();
const network = new vis.Network(byId("canvas"), drawn, merged(fixed, looked));

const around = node => new Set([node, ...touching[node].flatMap(id => [ends.get(id).from, ends.get(id).to])]);

/** The nodes in the light: a chosen node with its neighbours, a chosen edge with its ends; `null` is all. */
function lit() {
  if (!chosen) return null;
  if (chosen.node !== undefined) return around(chosen.node);
  const { from, to } = ends.get(chosen.edge);
  return new Set([from, to]);
}

const isHidden = (node, light) => hiddenClasses.has(details.nodes[node].cls)
  || Boolean(onlyNeighbours && light && !light.has(node)) || Boolean(inSpan && !inSpan.has(node));

/** Brings hidden, dim and labelled in step with what is chosen; only what differs is handed to vis. */
function refresh(all = false) {
  const light = lit();
  const hidden = details.nodes.map((_, node) => isHidden(node, light));
  drawn.nodes.update(data.nodes.flatMap(({ id }) => {
    const next = { id, hidden: hidden[id], opacity: light && !light.has(id) ? 0.22 : 1 };
    const now = drawn.nodes.get(id);
    const same = (now.hidden ?? false) === next.hidden && (now.opacity ?? 1) === next.opacity;
    return same && !all ? [] : [faded(next)];
  }));
  drawn.edges.update(data.edges.flatMap(edge => {
    const next = edgeLooks(edge, hidden);
    const now = drawn.edges.get(edge.id);
    const same = (now.hidden ?? false) === next.hidden && (now.label ?? NO_LABEL) === next.label
      && (now.color?.opacity ?? OPACITY) === next.color.opacity;
    return same && !all ? [] : [next];
  }));
}

const NO_LABEL = " "; // vis keeps the label it has when it is given an empty one

function edgeLooks({ id, from, to }, hidden) {
  const near = chosen && (chosen.edge === id || chosen.node === from || chosen.node === to);
  return {
    id, hidden: hidden[from] || hidden[to], label: near ? labelThatFits(id, from, to) : NO_LABEL, width: near ? 1.6 : 1,
    color: { color: near ? css("--accent") : css("--edge"), opacity: !chosen ? OPACITY : near ? 1 : OPACITY / 4 },
  };
}

/** The name of an edge, where it is long enough to write it on. */
function labelThatFits(id, from, to) {
  const { [from]: a, [to]: b } = network.getPositions([from, to]);
  const room = Math.hypot(a.x - b.x, a.y - b.y) - drawn.nodes.get(from).size - drawn.nodes.get(to).size;
  const name = word("predicates", details.edges[id].predicate);
  return name.length * 6 < room ? name : NO_LABEL;
}

function faded(next) {
  const ink = css("--ink");
  return { ...next, font: { color: next.opacity < 1 ? ink + "55" : ink, strokeWidth: next.opacity < 1 ? 0 : 4 } };
}

const SHAPES = {
  dot: "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z", square: "M3 3h10v10H3z", diamond: "M8 1l6 7l-6 7l-6-7z",
  triangle: "M8 2l7 12H1z", triangleDown: "M1 2h14L8 14z", hexagon: "M4.5 2h7L15 8l-3.5 6h-7L1 8z",
  star: "M8 .8l2.1 4.8 5.2.5-3.9 3.5 1.1 5.1L8 12l-4.5 2.7 1.1-5.1L.7 6.1l5.2-.5z",
};

/** The shape and colour of a class, as in the drawing. */
function swatch(cls) {
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  picture.setAttribute("viewBox", "0 0 16 16");
  picture.setAttribute("class", "swatch");
  picture.setAttribute("aria-hidden", "true");
  path.setAttribute("d", SHAPES[words.classes[cls].shape]);
  path.setAttribute("fill", colour(cls));
  picture.append(path);
  return picture;
}
