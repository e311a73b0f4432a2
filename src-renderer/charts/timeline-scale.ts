import { nice, tickStep, ticks } from "d3-array";
import type { ExtremesPyramid } from "#core/descent/extremes-pyramid.ts";

/** A scale for values, rounded to its ticks; its ends are `place`d at 0 and 1. */
export interface ValueScale {
  readonly low: number;
  readonly high: number;
  /** Rising; where hairlines and labels stand. */
  readonly ticks: readonly number[];
  /** Where a value stands: 0 the lower end, 1 the upper end; beyond for values outside; never ±∞. */
  place(value: number): number;
}

/** Heights beyond this part of the plot are all alike: out of sight, and safe to draw. */
const farOutside = 2;
/** Zero is shown as long as the values would still fill this much of what is above it. */
const baselineReach = 0.75;
/** A tick label is given at least this much room along the axis. */
const roomPerTickPx = 72;

/** A scale for everything that was seen; starts at 0 unless values lie below or far above it. */
export function createValueScale(pyramid: ExtremesPyramid): ValueScale {
  const range = pyramid.finiteRange ?? { low: 0, high: 1 };
  const isNearZero = range.low >= 0 && range.low < baselineReach * range.high;
  const base = isNearZero || range.low === range.high ? Math.min(0, range.low) : range.low;
  const isFlat = !(range.high > base);
  const top = isFlat ? base + Math.max(1, Math.abs(base)) : range.high;
  const [low, high] = nice(base, top, 2);
  return {
    low,
    high,
    ticks: ticks(low, high, 2),
    place: (value) => clampFar((value - low) / (high - low)),
  };
}

/** Whole iterations with round distances; the last one is always among them, and never crowded. */
export function iterationTicks(lastStep: number, widthPx: number, labelWidthPx = 24): number[] {
  if (lastStep < 1) return [0];
  const count = Math.max(1, Math.floor(widthPx / Math.max(roomPerTickPx, labelWidthPx * 2)));
  const step = Math.max(1, tickStep(0, lastStep, count));
  const crowdedStep = ((labelWidthPx + 12) / widthPx) * lastStep;
  const round = ticks(0, lastStep, lastStep / step).filter(
    (tick) => Number.isInteger(tick) && (tick === 0 || lastStep - tick >= crowdedStep),
  );
  return [...round, lastStep];
}

/** NaN stays NaN. */
function clampFar(place: number): number {
  if (place > farOutside) return farOutside;
  return Math.max(place, 1 - farOutside);
}
