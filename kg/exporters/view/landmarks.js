// Landmarks: where the drawing is too small for every name, the names of what most lines lead to.
const MOST_LANDMARKS = 40;
const LANDMARK_FONT = 12; // pixels on the screen, whatever the zoom
const landmarks = data.nodes.map(({ id }) => id)
  .filter(id => !["ParliamentaryQuestion", "Question", "Answer", "NewsItem"].includes(details.nodes[id].cls))
  .sort((a, b) => touching[b].length - touching[a].length || a - b);
let named = []; // the landmarks drawn last

/** The landmarks in the light that have room, each with its lines of text and its box on the screen. */
function roomy(ctx, scale) {
  const light = lit();
  const taken = [];
  for (const id of landmarks) {
    if (taken.length === MOST_LANDMARKS) break;
    const { hidden, label, size } = drawn.nodes.get(id);
    if (hidden || (light && !light.has(id))) continue;
    const { [id]: place } = network.getPositions([id]);
    const { x, y } = network.canvasToDOM(place);
    const lines = label.split("\n");
    const wide = Math.max(...lines.map(line => ctx.measureText(line).width)) * scale;
    const top = y + size * scale + 2;
    const box = { left: x - wide / 2, right: x + wide / 2, top, bottom: top + lines.length * (LANDMARK_FONT + 2) };
    const free = taken.every(({ box: other }) => box.right + 4 < other.left || other.right + 4 < box.left
      || box.bottom < other.top || other.bottom < box.top);
    if (free) taken.push({ id, box, lines, place, under: size + 2 / scale });
  }
  return taken;
}

network.on("afterDrawing", ctx => {
  const scale = network.getScale();
  named = [];
  if (scale * looked.nodes.font.size >= fixed.nodes.scaling.label.drawThreshold) return; // vis writes them all
  const high = LANDMARK_FONT / scale;
  ctx.save();
  ctx.font = `${high}px ${looked.nodes.font.face}`;
  Object.assign(ctx, { textAlign: "center", textBaseline: "top", lineJoin: "round", lineWidth: 4 / scale });
  Object.assign(ctx, { strokeStyle: css("--paper"), fillStyle: css("--ink") });
  named = roomy(ctx, scale);
  for (const { lines, place, under } of named) {
    lines.forEach((line, row) => {
      const y = place.y + under + row * (high + 2 / scale);
      ctx.strokeText(line, place.x, y);
      ctx.fillText(line, place.x, y);
    });
  }
  ctx.restore();
});
