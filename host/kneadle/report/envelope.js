// The force of the session: lowest and highest of each bin, in whole steps of `step_n`.
const report = JSON.parse(document.getElementById("kneadle-report").textContent);
const trace = report.trace ?? { bins: 0, low_high: "" };
const lowHigh = unpacked(trace);
const startS = trace.start_s;
const endS = startS + trace.bins * trace.step_s;

function unpacked({ bins, low_high }) {
  const bytes = Uint8Array.from(atob(low_high), (letter) => letter.charCodeAt(0));
  const words = new DataView(bytes.buffer);
  return Int16Array.from({ length: 2 * bins }, (_, i) => words.getInt16(2 * i, true));
}

// About `most` columns between two times, each with its lowest and highest force. Columns begin
// at the same places however the view moves: else the line would shimmer.
function columns(fromS, toS, most) {
  const first = Math.max(0, Math.floor((fromS - startS) / trace.step_s) - 1);
  const last = Math.min(trace.bins - 1, Math.ceil((toS - startS) / trace.step_s) + 1);
  const wide = Math.max(1, Math.ceil((last - first + 1) / most));
  const found = [];
  for (let bin = first - (first % wide); bin <= last; bin += wide) {
    const [low, high] = extremes(bin, Math.min(bin + wide, trace.bins));
    if (low <= high) {
      const t = startS + bin * trace.step_s;
      found.push({ t, low: low * trace.step_n, high: high * trace.step_n });
    }
  }
  return { found, wideS: wide * trace.step_s };
}

function extremes(first, end) {
  let low = Infinity;
  let high = -Infinity;
  for (let bin = first; bin < end; bin++) {
    if (lowHigh[2 * bin] <= lowHigh[2 * bin + 1]) {
      low = Math.min(low, lowHigh[2 * bin]);
      high = Math.max(high, lowHigh[2 * bin + 1]);
    }
  }
  return [low, high];
}

// Runs without a hole between them: where nothing was measured, nothing is drawn.
function runs({ found, wideS }) {
  const farS = wideS * 1.5 + (wideS < trace.hole_s ? trace.hole_s : 0);
  const all = [];
  found.forEach((column, i) => {
    if (i === 0 || column.t - found[i - 1].t > farS) all.push([]);
    all[all.length - 1].push(column);
  });
  return all;
}
