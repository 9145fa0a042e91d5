// From which day to which day: only the sets of questions submitted then, and what they lead to.
const SUBMITTED = words.facts.dateSubmitted.nl;
const submitted = details.nodes.map(({ cls, facts }) =>
  cls === "ParliamentaryQuestion" ? facts.find(([name]) => name === SUBMITTED)?.[1] ?? "" : "");
const known = submitted.filter(Boolean).sort();
const [firstDay, lastDay] = [known[0] ?? "", known[known.length - 1] ?? ""];

/** The sets between the two days, what they name, and what that is tied to; a day left empty is no limit. */
function reached(first, last) {
  const seen = new Set(submitted.flatMap((day, node) => day && (!first || day >= first) && (!last || day <= last) ? [node] : []));
  let edge = [...seen];
  for (let step = 0; step < 2; step += 1) {
    edge = edge.flatMap(node => touching[node].map(id => ends.get(id)).filter(({ from }) => from === node).map(({ to }) => to))
      .filter(node => !seen.has(node) && !submitted[node]);
    for (const node of edge) seen.add(node);
  }
  return seen;
}

function drawDays() {
  const field = name => {
    const input = make("input", { type: "date", id: name, min: firstDay, max: lastDay, value: byId(name)?.value ?? "", onchange: chooseDays });
    return make("label", {}, word("ui", name), input);
  };
  byId("days").replaceChildren(make("strong", {}, word("ui", "days")), field("firstDay"), field("lastDay"));
  byId("days").hidden = firstDay === lastDay;
}

function chooseDays() {
  const [first, last] = [byId("firstDay").value, byId("lastDay").value];
  inSpan = first || last ? reached(first, last) : null;
  drawLegend();
  shownAgain();
}
