// The whole session, small, with the stretch that the plot shows. Press or drag to go there.
const OVERVIEW_PX = 44;

function makeOverview(where, view) {
  const svg = shape("svg", { class: "overview", "aria-hidden": "true" });
  where.append(svg);
  let scale;

  function toward(event) {
    const atS = scale.t(event.offsetX);
    const halfS = (view.now.toS - view.now.fromS) / 2;
    view.show(atS - halfS, atS + halfS);
  }

  svg.addEventListener("pointerdown", (event) => {
    svg.setPointerCapture(event.pointerId);
    toward(event);
  });
  svg.addEventListener("pointermove", (event) => {
    if (svg.hasPointerCapture(event.pointerId)) toward(event);
  });

  return {
    draw(width) {
      const inside = scales({ fromS: startS, toS: endS }, width, OVERVIEW_PX);
      scale = { ...inside, y: (n) => OVERVIEW_PX - 3 - ((n - bottomN) / (topN - bottomN)) * (OVERVIEW_PX - 6) };
      const frame = shape("rect", { class: "shown", y: 1, height: OVERVIEW_PX - 2 });
      svg.setAttribute("viewBox", `0 0 ${width} ${OVERVIEW_PX}`);
      svg.replaceChildren(forceShape(scale), frame);
      this.follow();
    },
    follow() {
      const frame = svg.lastChild;
      const left = scale.x(view.now.fromS);
      frame.setAttribute("x", left);
      frame.setAttribute("width", Math.max(3, scale.x(view.now.toS) - left));
    },
  };
}
