// Round numbers along the axes.
const STEPS_S = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400];
const STEPS_N = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

function roundStep(steps, span, most) {
  const last = steps[steps.length - 1];
  // A device whose time jumps by years must not get a mark for every four hours of them.
  return steps.find((step) => span / step <= most) ?? last * Math.ceil(span / most / last);
}

function marks(from, to, step) {
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.max(0, Math.floor(to / step + 1e-9) - first + 1);
  return Array.from({ length: count }, (_, i) => (first + i) * step);
}

// Device time, as the tables have it; tenths only where they tell something.
function clock(t, stepS = 1) {
  const tenths = stepS < 1;
  const shown = tenths ? Math.round(t * 10) / 10 : Math.floor(t + 1e-6);
  const [sign, whole] = shown < 0 ? ["−", -shown] : ["", shown];
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const seconds = (whole % 60).toFixed(tenths ? 1 : 0).padStart(tenths ? 4 : 2, "0");
  return sign + (hours ? `${hours}:${String(minutes).padStart(2, "0")}` : minutes) + `:${seconds}`;
}
