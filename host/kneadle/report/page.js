// The page: light and dark, jumps from the tables, paper.
const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");
const theme = document.getElementById("theme");

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : dark.matches;
}

function named() {
  theme.textContent = isDark() ? "Light" : "Dark";
}

theme.hidden = false;
theme.addEventListener("click", () => {
  root.dataset.theme = isDark() ? "light" : "dark";
  named();
});
dark.addEventListener("change", named);
named();

// A table wider than the screen says so.
const wide = new ResizeObserver((all) => {
  for (const { target } of all) {
    target.classList.toggle("more", target.scrollWidth > target.clientWidth + 2);
  }
});
for (const each of document.querySelectorAll(".wide")) wide.observe(each);

const plotted = document.getElementById("plot");
const plot = plotted && makePlot(plotted);
if (plot) {
  controlled(plot);
  jumping(plot);
}
printing(plot);

// Escape leads back to the row that one came from.
function jumping({ where, go }) {
  let from = null;
  for (const button of document.querySelectorAll(".jump")) {
    button.addEventListener("click", () => {
      from = button;
      go(Number(button.dataset.start), Number(button.dataset.end));
      where.focus({ preventScroll: true });
      where.scrollIntoView({ block: "center" });
    });
  }
  where.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && from) from.focus();
  });
}

// On paper everything is open and the plot shows all, at the width of a sheet.
function printing(plot) {
  const PAPER_PX = 900;
  let closed = [];
  let before = null;
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const each of closed) each.open = true;
    if (plot) {
      before = { ...plot.view.now };
      plot.view.all();
      plot.resize(PAPER_PX);
    }
  });
  addEventListener("afterprint", () => {
    for (const each of closed) each.open = false;
    if (plot) {
      plot.view.show(before.fromS, before.toS);
      plot.resize();
    }
  });
}
