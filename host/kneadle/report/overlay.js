// What lies over and under the line: holds, the ceiling, warnings.
const GLYPH_PX = 13;
const SAME_S = 1e-3; // times in the data are rounded

function visible(scale, fromS, toS) {
  return toS >= scale.fromS && fromS <= scale.toS;
}

function holdShapes(scale, chosen) {
  const here = report.session.numbers.holds.filter((h) => visible(scale, h.start_s, h.end_s));
  return here.flatMap((hold) => {
    const [left, right] = [scale.x(hold.start_s), scale.x(hold.end_s)];
    const place = { x: left, y: scale.top, width: Math.max(1, right - left) };
    const mark = Math.abs(hold.start_s - chosen) < SAME_S ? "hold chosen" : "hold";
    const box = { ...place, height: scale.bottom - scale.top, class: mark };
    const words = right - left > 70 ? `${hold.number} · ${hold.held_s.toFixed(0)} s` : hold.number;
    const label = { x: Math.max(left, scale.left) + 4, y: scale.top + 14 };
    return [shape("rect", box), ...(right - left > 16 ? [shape("text", label, words)] : [])];
  });
}

function ceilingShape(scale) {
  const steps = trace.ceilings.map(([t, n], i) => {
    const untilS = trace.ceilings[i + 1]?.[0] ?? endS;
    return `M${scale.x(t)} ${scale.y(n)}H${scale.x(untilS)}`;
  });
  return shape("path", { class: "ceiling", d: steps.join("") });
}

// Marks that would overlap stand side by side; of the same kind, one stands for all.
function warningShapes(scale) {
  const last = {};
  let free = -Infinity;
  const told = trace.warnings.map(([kind, , , toldS]) => ({ kind, toldS }));
  const here = told.filter(({ toldS }) => visible(scale, toldS, toldS));
  return here.flatMap(({ kind, toldS }) => {
    const x = scale.x(toldS);
    if (x - (last[kind] ?? -Infinity) < GLYPH_PX) return [];
    last[kind] = x;
    const signX = Math.max(x, free);
    free = signX + GLYPH_PX;
    const line = { class: "warned", d: `M${x} ${scale.top - 4}V${scale.bottom}` };
    const sign = { class: "sign", x: signX, y: scale.top - 8, "text-anchor": "middle" };
    return [shape("path", line), shape("text", sign, trace.signs[kind])];
  });
}
