// Hands on the plot.
function controlled(plot) {
  const { svg, view, where } = plot;
  const does = {
    in: () => view.zoom(ZOOM),
    out: () => view.zoom(1 / ZOOM),
    back: () => view.moveShare(-MOVE),
    on: () => view.moveShare(MOVE),
    all: () => view.all(),
  };
  const keys = { "+": "in", "=": "in", "-": "out", ArrowLeft: "back", ArrowRight: "on", 0: "all" };

  for (const button of document.querySelectorAll("[data-does]")) {
    button.addEventListener("click", does[button.dataset.does]);
  }
  where.addEventListener("keydown", (event) => {
    const action = does[keys[event.key]];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action();
  });
  wheeled(svg, view, where);
  dragged(svg, view);
}

function timeAt(event, svg, view) {
  return scales(view.now, svg.clientWidth, svg.clientHeight).t(event.offsetX);
}

// Only once the plot has the focus, or with Ctrl: whoever scrolls past is left alone.
function wheeled(svg, view, where) {
  svg.addEventListener(
    "wheel",
    (event) => {
      const out = event.deltaY > 0;
      if (!(event.ctrlKey || document.activeElement === where) || (out && view.whole())) return;
      event.preventDefault();
      view.zoom(out ? 1 / ZOOM : ZOOM, timeAt(event, svg, view));
    },
    { passive: false },
  );
}

function dragged(svg, view) {
  let heldS = null;
  svg.addEventListener("pointerdown", (event) => {
    svg.setPointerCapture(event.pointerId);
    heldS = timeAt(event, svg, view);
  });
  svg.addEventListener("pointermove", (event) => {
    if (heldS !== null) view.move(heldS - timeAt(event, svg, view));
  });
  for (const ended of ["pointerup", "pointercancel"]) {
    svg.addEventListener(ended, () => (heldS = null));
  }
}
