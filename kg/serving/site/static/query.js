"use strict";
// The query page: choose a named question or write SPARQL, see the answer as a table. Text only ever becomes text.

const place = document.getElementById("ask");
const words = JSON.parse(place.dataset.words);
const base = place.dataset.base;
const at = (id) => document.getElementById(id);
const ROWS_SHOWN = 1000;
const SHORT = 12;
let chosen = null;

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function choose(button) {
  for (const other of document.querySelectorAll("[aria-current]")) other.removeAttribute("aria-current");
  button.setAttribute("aria-current", "true");
  chosen = { name: button.dataset.name, text: button.dataset.text };
  at("asked").textContent = button.textContent.trim();
  at("text").value = chosen.text;
  at("params").replaceChildren();
  for (const param of JSON.parse(button.dataset.params)) {
    const id = `param-${param.name}`;
    at("params").append(
      element("label", param.name, { for: id }),
      element("input", "", { id, name: param.name, value: param.value, placeholder: param.hint }),
    );
  }
}

function link(iri) {
  if (iri.startsWith(base)) return `/id/${iri.slice(base.length)}?lang=${place.dataset.language}`;
  return /^https?:\/\//.test(iri) ? `/resource?lang=${place.dataset.language}&iri=${encodeURIComponent(iri)}` : null;
}

function cell(term) {
  const made = element("td", "");
  const address = term && term.type === "uri" ? link(term.value) : null;
  if (address) made.append(element("a", term.value.startsWith(base) ? term.value.slice(base.length) : term.value, { href: address }));
  else made.textContent = term ? term.value : "";
  if (made.textContent.length <= SHORT) made.className = "short";
  return made;
}

function table(answer) {
  const made = element("table", "");
  const head = element("tr", "");
  head.append(...answer.head.vars.map((name) => element("th", name, { scope: "col" })));
  made.append(element("thead", ""), element("tbody", ""));
  made.tHead.append(head);
  for (const row of answer.results.bindings.slice(0, ROWS_SHOWN)) {
    const line = element("tr", "");
    line.append(...answer.head.vars.map((name) => cell(row[name])));
    made.tBodies[0].append(line);
  }
  return made;
}

function address() {
  if (chosen && at("text").value === chosen.text) {
    const given = [...at("params").querySelectorAll("input")].filter((input) => input.value !== "");
    return `/queries/${chosen.name}?${new URLSearchParams(given.map((input) => [input.name, input.value]))}`;
  }
  return `/query?${new URLSearchParams({ query: at("text").value })}`;
}

function show(kind, text) {
  if (kind.includes("sparql-results")) {
    const answer = JSON.parse(text);
    if ("boolean" in answer) at("answer").replaceChildren(element("p", answer.boolean ? words.yes : words.no));
    else {
      at("answer").replaceChildren(table(answer));
      const all = answer.results.bindings.length;
      at("state").textContent = all > ROWS_SHOWN ? `${ROWS_SHOWN} ${words.shown} ${all} ${words.rows}` : `${all} ${words.rows}`;
    }
  } else at("answer").replaceChildren(element("pre", text));
}

async function ask(event) {
  event.preventDefault();
  at("run").disabled = true;
  at("state").textContent = words.running;
  at("error").hidden = at("links").hidden = true;
  at("answer").replaceChildren();
  const where = address();
  try {
    const own = where.startsWith("/query?");
    const accept = { Accept: "application/sparql-results+json, text/turtle;q=0.5" };
    const reply = own
      ? await fetch("/query", { method: "POST", headers: accept, body: new URLSearchParams({ query: at("text").value }) })
      : await fetch(where, { headers: accept });
    const text = await reply.text();
    at("state").textContent = "";
    if (!reply.ok) throw new Error(text);
    show(reply.headers.get("Content-Type") || "", text);
    at("csv").href = `${where}&format=csv`;
    at("json").href = `${where}&format=json`;
    at("links").hidden = false;
  } catch (error) {
    at("state").textContent = "";
    at("error").textContent = error instanceof TypeError ? words.failed : error.message;
    at("error").hidden = false;
  }
  at("run").disabled = false;
}

at("form").addEventListener("submit", ask);
at("library").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) choose(button);
});
at("find").addEventListener("input", (event) => {
  const wanted = event.target.value.toLowerCase();
  for (const item of at("library").children) item.hidden = !item.textContent.toLowerCase().includes(wanted);
});
