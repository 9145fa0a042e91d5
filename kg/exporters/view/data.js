// What the page knows, and how it finds words for it.
const data = JSON.parse(document.getElementById("data").textContent);
const { words, details } = data;
const drawn = { nodes: new vis.DataSet(data.nodes), edges: new vis.DataSet(data.edges) };
const ends = new Map(data.edges.map(edge => [edge.id, edge]));
const touching = details.nodes.map(() => []);
for (const edge of data.edges) {
  touching[edge.from].push(edge.id);
  touching[edge.to].push(edge.id);
}
let language = "nl";

const byId = id => document.getElementById(id);
const word = (kind, name) => words[kind][name]?.[language] ?? name;
const dutch = Object.fromEntries(["facts", "links", "sections"].map(kind =>
  [kind, Object.values(words[kind]).sort((a, b) => b.nl.length - a.nl.length)]));

/** A Dutch phrase in the language of the moment; what follows a known beginning (a number, a host) stays. */
function phrase(kind, text) {
  if (language === "nl") return text;
  const known = dutch[kind].find(entry => text === entry.nl || text.startsWith(entry.nl + " "));
  return known ? known[language] + text.slice(known.nl.length).replace(" en ", " and ") : text;
}

const reasons = words.reasons.map(({ en, nl }) => [new RegExp(en), nl]);

/** Why a name was linked so: said in English in the data; what no phrase fits stays as it is. */
function reasonSpoken(text) {
  const [pattern, inDutch] = (language === "nl" && reasons.find(([known]) => known.test(text))) || [];
  return pattern ? text.replace(pattern, inDutch) : text;
}

const title = node => {
  const { label, short, cls } = details.nodes[node];
  return cls === "Question" || cls === "Answer" ? phrase("sections", short) : label;
};

/** The name of a fact; the texts of a set of questions are called by their sections. */
const factName = name => dutch.facts.some(({ nl }) => nl === name) ? phrase("facts", name) : phrase("sections", name);

/** A day in words; anything else as it is. */
function spoken(value) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  const [year, month, day] = value.split("-").map(Number);
  const form = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  return new Intl.DateTimeFormat(language, form).format(Date.UTC(year, month - 1, day));
}

const period = text => text.split("; ").map(part => {
  const [start, end] = part.split("/");
  return `${spoken(start)} – ${end ? spoken(end) : word("ui", "openEnd")}`;
}).join("; ");

/** Lower case, without accents: `Appèl` is found by `appel`. */
const folded = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** An element with text or other elements inside; never HTML. */
function make(tag, attributes = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...inside.filter(part => part !== null && part !== undefined));
  return element;
}

/** A link, for web addresses only; anything else stays text. */
function link(address, text) {
  if (!/^https?:\/\//i.test(address)) return document.createTextNode(text);
  return make("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, text);
}
