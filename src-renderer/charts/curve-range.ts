import { quantile, quantileSorted } from "d3-array";
import type { Interval } from "#core/descent/height-field.ts";
import { branchesOf } from "./curve-branches.ts";
import type { CurveRun } from "./curve-data.ts";

const sampleCount = 513;
/** Iterates looked at of each run: a diverging one has left the picture by then. */
const mostIterates = 256;
/** Above the highest iterate. */
const headroom = 1.15;
/** At most this part of the curve's height is left when only low iterates are to be seen. */
const smallestPart = 1 / 8;
/** A branch beside a pole is kept in sight when it takes up so much of the width. */
const leastBranchPart = 0.01;
/** Below the lowest value, in parts of the height: room for the ring of an iterate at rest. */
const footroom = 0.04;

/**
 * What to show upwards: from the curve's lowest value to its highest, without the outliers of poles;
 * of a curve that goes far above all iterates only a half, a quarter or an eighth, so that the range
 * seldom changes while a start is dragged. Something of every branch stays in sight. Iterates outside
 * `x` count for nothing.
 */
export function curveRange(
  valueAt: (x: number) => number,
  x: Interval,
  runs: readonly CurveRun[],
): Interval {
  const curve = rangeOfCurve(valueAt, x);
  const height = curve.high - curve.low;
  const highest = highestIterate(runs, x);
  let part = 1;
  if (highest !== null) {
    const seen = Math.max(highest, curve.seenTo);
    const needed = ((seen - curve.low) / height) * headroom;
    while (part / 2 >= Math.max(needed, smallestPart)) part /= 2;
  }
  const low = curve.low >= 0 && curve.low < height * 0.1 ? 0 : curve.low;
  const high = curve.low + height * part;
  return { low: low - (high - low) * footroom, high };
}

/** The heights of a curve, and how far up something of its highest branch is seen. */
interface CurveHeights extends Interval {
  readonly seenTo: number;
}

function rangeOfCurve(valueAt: (x: number) => number, x: Interval): CurveHeights {
  const samples = Float64Array.from({ length: sampleCount }, (_, i) =>
    valueAt(x.low + ((x.high - x.low) * i) / (sampleCount - 1)),
  );
  const values = [...samples].filter(Number.isFinite).sort((one, other) => one - other);
  if (values.length === 0) return { low: 0, high: 1, seenTo: 0 };
  let low = values[0];
  let high = values[values.length - 1];
  const lower = quantileSorted(values, 0.05) ?? low;
  const upper = quantileSorted(values, 0.95) ?? high;
  const spread = upper - lower;
  if (spread > 0 && high - upper > 4 * spread) high = upper;
  if (spread > 0 && lower - low > 4 * spread) low = lower;
  const branches = branchesOf(samples).filter(
    ({ length }) => length >= Math.max(2, leastBranchPart * sampleCount),
  );
  let seenTo = low;
  if (branches.length > 1) {
    high = Math.max(high, ...branches.map((branch) => quantile(branch, 0.25) ?? high));
    // Not its lowest point alone: half of each branch, or as much of it as the poles leave.
    seenTo = Math.min(high, Math.max(...branches.map((branch) => quantile(branch, 0.5) ?? low)));
    low = Math.min(low, ...branches.map((branch) => Math.max(...branch)));
  }
  const isFlat = !(high - low > Math.max(Math.abs(low), Math.abs(high)) * 1e-9);
  const margin = isFlat ? Math.max(Math.abs(low) * 0.5, 0.5) : 0;
  return { low: low - margin, high: high + margin, seenTo };
}

function highestIterate(runs: readonly CurveRun[], x: Interval): number | null {
  let highest: number | null = null;
  for (const { xs, values, count } of runs) {
    const end = Math.min(count, mostIterates);
    for (let step = 0; step < end; step++) {
      const isInside = xs[step] >= x.low && xs[step] <= x.high;
      if (!isInside || !Number.isFinite(values[step])) continue;
      highest = Math.max(highest ?? values[step], values[step]);
    }
  }
  return highest;
}
