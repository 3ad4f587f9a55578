// A stretch of the session as SVG: scales, holds, ceiling, force, warnings.
const ROOM = { left: 46, right: 10, top: 26, bottom: 28 };
const topN = 1.1 * Math.max(highestN(), ...(trace.ceilings ?? []).map(([, ceilingN]) => ceilingN));
const bottomN = Math.min(0, lowestN());

function highestN() {
  const [, high] = extremes(0, trace.bins);
  return Math.max(1, high * trace.step_n);
}

function lowestN() {
  const [low] = extremes(0, trace.bins);
  return low === Infinity ? 0 : low * trace.step_n;
}

function shape(name, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function scales({ fromS, toS }, width, height) {
  const perS = (width - ROOM.left - ROOM.right) / (toS - fromS);
  const perN = (height - ROOM.top - ROOM.bottom) / (topN - bottomN);
  return {
    x: (t) => Math.round((ROOM.left + (t - fromS) * perS) * 10) / 10,
    y: (n) => Math.round((height - ROOM.bottom - (n - bottomN) * perN) * 10) / 10,
    t: (x) => fromS + (x - ROOM.left) / perS,
    left: ROOM.left,
    right: width - ROOM.right,
    top: ROOM.top,
    bottom: height - ROOM.bottom,
    fromS,
    toS,
  };
}

function drawing(view, width, height, chosen) {
  const scale = scales(view, width, height);
  const clip = { "clip-path": "url(#plot-inside)" };
  const size = { x: scale.left, y: 0, width: scale.right - scale.left, height };
  return [
    shape("clipPath", { id: "plot-inside" }, shape("rect", size)),
    shape("g", clip, ...holdShapes(scale, chosen)),
    ...grid(scale),
    shape("g", clip, forceShape(scale), ceilingShape(scale), ...warningShapes(scale)),
  ];
}

function grid(scale) {
  const labelPx = scale.toS >= 3600 ? 110 : 80;
  const stepS = roundStep(STEPS_S, scale.toS - scale.fromS, (scale.right - scale.left) / labelPx);
  const stepN = roundStep(STEPS_N, topN - bottomN, (scale.bottom - scale.top) / 40);
  const forces = marks(bottomN, topN, stepN).flatMap((n) => [
    shape("path", { class: "grid", d: `M${scale.left} ${scale.y(n)}H${scale.right}` }),
    shape("text", { x: scale.left - 6, y: scale.y(n) + 4, "text-anchor": "end" }, String(n)),
  ]);
  const times = marks(scale.fromS, scale.toS, stepS).flatMap((t) => [
    shape("path", { class: "grid", d: `M${scale.x(t)} ${scale.bottom}v5` }),
    timeText(scale, t, stepS),
  ]);
  return [...forces, ...times, shape("text", { x: 4, y: 16 }, trace.unit)];
}

function timeText(scale, t, stepS) {
  const near = scale.right - scale.x(t) < 20; // else it would leave the picture
  const anchor = near ? "end" : "middle";
  const place = { x: near ? scale.right : scale.x(t), y: scale.bottom + 19, "text-anchor": anchor };
  return shape("text", place, clock(t, stepS));
}

function forceShape(scale) {
  const most = (scale.right - scale.left) * 1.5;
  const d = runs(columns(scale.fromS, scale.toS, most)).map((run) => {
    const there = run.map(({ t, high }) => `${scale.x(t)} ${scale.y(high)}`);
    const back = run.map(({ t, low }) => `${scale.x(t)} ${scale.y(low)}`).reverse();
    return `M${there.concat(back).join("L")}Z`;
  });
  return shape("path", { class: "force", d: d.join("") });
}
