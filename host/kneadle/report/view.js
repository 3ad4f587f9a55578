// What stretch of time is shown. Every change is told to `changed`.
const SHORTEST_S = 1;

function makeView(changed) {
  const view = { fromS: startS, toS: endS };

  function show(fromS, toS) {
    const spanS = Math.min(Math.max(toS - fromS, SHORTEST_S), endS - startS);
    const middleS = (fromS + toS) / 2;
    view.fromS = Math.min(Math.max(middleS - spanS / 2, startS), endS - spanS);
    view.toS = view.fromS + spanS;
    changed(view);
  }

  return {
    now: view,
    show,
    all: () => show(startS, endS),
    move: (byS) => show(view.fromS + byS, view.toS + byS),
    moveShare: (share) => show(...moved(view, share)),
    zoom: (factor, atS = (view.fromS + view.toS) / 2) => show(...zoomed(view, factor, atS)),
    whole: () => view.toS - view.fromS >= endS - startS,
  };
}

function moved({ fromS, toS }, share) {
  const byS = (toS - fromS) * share;
  return [fromS + byS, toS + byS];
}

// The time under the pointer stays under the pointer.
function zoomed({ fromS, toS }, factor, atS) {
  return [atS - (atS - fromS) * factor, atS + (toS - atS) * factor];
}
