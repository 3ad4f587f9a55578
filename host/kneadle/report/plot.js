// The plot: drawn again whenever its view or its size changes; moved by mouse, wheel, keys, buttons.
const MOVE = 0.25;
const ZOOM = 0.6;

function makePlot(where) {
  const svg = shape("svg", { "aria-hidden": "true" });
  const shows = document.getElementById("plot-shows");
  let waiting = false;
  let chosen = NaN;
  const view = makeView(draw);
  where.append(svg);
  const overview = makeOverview(where, view);

  function draw() {
    if (!waiting) requestAnimationFrame(drawNow);
    waiting = true;
  }

  function drawNow() {
    waiting = false;
    drawAt(where.clientWidth);
  }

  function drawAt(width) {
    const height = width < 600 ? 260 : 340;
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    svg.replaceChildren(...drawing(view.now, width, height, chosen));
    overview.follow();
    shows.value = told(view.now);
  }

  function resize(width = where.clientWidth) {
    overview.draw(width);
    drawAt(width);
  }

  function go(fromS, toS) {
    const aroundS = Math.max(1, (toS - fromS) * 0.2);
    chosen = fromS;
    view.show(fromS - aroundS, toS + aroundS);
  }

  new ResizeObserver(() => resize()).observe(where);
  return { svg, view, go, resize, where };
}

function told({ fromS, toS }) {
  const stepS = toS - fromS < 60 ? 0.1 : 1;
  const [, high] = extremes(
    Math.max(0, Math.floor((fromS - startS) / trace.step_s)),
    Math.min(trace.bins, Math.ceil((toS - startS) / trace.step_s)),
  );
  const most = high > -Infinity ? `highest ${(Math.round(high * trace.step_n * 10) / 10 + 0).toFixed(1)} ${trace.unit}` : "no data";
  return `Shown: ${clock(fromS, stepS)} to ${clock(toS, stepS)}, ${most}.`;
}
