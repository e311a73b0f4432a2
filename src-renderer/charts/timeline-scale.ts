import { nice, tickStep, ticks } from "d3-array";
import type { Interval } from "#core/descent/height-field.ts";
import type { TimelineSeries } from "./timeline-data.ts";

/** A scale for values, rounded to its ticks; its ends are `place`d at 0 and 1. */
export interface ValueScale {
  /** In units of the values, or of what they are above their base. */
  readonly low: number;
  readonly high: number;
  /** Rising; where hairlines and labels stand. */
  readonly ticks: readonly number[];
  /** Where a tick stands: 0 the lower end, 1 the upper end. */
  placeTick(tick: number): number;
  /**
   * Where a value stands; beyond 0 and 1 for values outside; never ±∞.
   *
   * @param base what a logarithmic scale measures the value from; nothing to a linear one
   */
  place(value: number, base: number): number;
}

/** Heights beyond this part of the plot are all alike: out of sight, and safe to draw. */
const farOutside = 2;
/** Zero is shown as long as the values would still fill this much of what is above it. */
const baselineReach = 0.75;
/** A tick label is given at least this much room along the axis. */
const roomPerTickPx = 72;
/** More than this below the top of a logarithmic axis is rounding, not descent. */
const mostDecades = 24;
/** What is spread over more than this factor is seen better on a logarithmic axis … */
const wideSpread = 1e3;
/** … once there are more iterates than people look at one by one. */
const manyIterates = 30;
/** Values looked at to tell how far a series is spread. */
const mostLookedAt = 512;

/**
 * A scale for everything between two values; starts at 0 unless values lie below or far above it.
 *
 * @param range lowest and highest finite value; null when there is none
 */
export function createValueScale(range: Interval | null): ValueScale {
  const { low: lowest, high: highest } = range ?? { low: 0, high: 1 };
  const isNearZero = lowest >= 0 && lowest < baselineReach * highest;
  const base = isNearZero || lowest === highest ? Math.min(0, lowest) : lowest;
  const isFlat = !(highest > base);
  const top = isFlat ? base + Math.max(1, Math.abs(base)) : highest;
  const [low, high] = nice(base, top, 2);
  const place = (value: number) => clampFar((value - low) / (high - low));
  return { low, high, ticks: ticks(low, high, 2), placeTick: place, place };
}

/**
 * A scale of powers of ten for what values are above their bases, from a whole decade to a whole
 * decade. What is at the base or below it stands at the bottom.
 *
 * @param gaps lowest and highest distance above a base that is more than 0; null when there is none
 * @param mostTicks at least 2
 */
export function createLogarithmicScale(gaps: Interval | null, mostTicks: number): ValueScale {
  const { low: lowest, high: highest } = gaps ?? { low: 0.1, high: 1 };
  const lastDecade = Math.ceil(Math.log10(highest) - 1e-9);
  const firstDecade = Math.min(
    lastDecade - 1,
    Math.max(Math.floor(Math.log10(lowest) + 1e-9), lastDecade - mostDecades),
  );
  const decades = lastDecade - firstDecade;
  const stride = Math.ceil(decades / Math.max(1, mostTicks - 1));
  const exponents: number[] = [];
  const lowestTick = Math.ceil(firstDecade / stride) * stride;
  for (let at = lowestTick; at <= lastDecade; at += stride) exponents.push(at);
  const placeTick = (gap: number) => clampFar((Math.log10(gap) - firstDecade) / decades);
  return {
    low: 10 ** firstDecade,
    high: 10 ** lastDecade,
    ticks: exponents.map((exponent) => Number(`1e${exponent}`)),
    placeTick,
    place: (value, base) => {
      if (Number.isNaN(value)) return Number.NaN;
      return value > base ? Math.max(0, placeTick(value - base)) : 0;
    },
  };
}

/**
 * Whether a logarithmic axis would show more: the values' distances above their bases are spread
 * over more than three decades, and there are either more iterates than people look at one by one
 * or a run that grows so far that it flattens all others. Looks at no more than some hundred values
 * of each series.
 */
export function suggestsLogarithmic(series: readonly TimelineSeries[]): boolean {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  let mostAtStart = 0;
  let longest = 0;
  for (const { values, count, base } of series) {
    longest = Math.max(longest, count);
    if (count > 0 && values[0] - base < Number.POSITIVE_INFINITY) {
      mostAtStart = Math.max(mostAtStart, values[0] - base);
    }
    const stride = Math.max(1, Math.floor(count / mostLookedAt));
    for (let step = 0; step < count; step += stride) {
      const gap = values[step] - base;
      if (!(gap > 0 && gap < Number.POSITIVE_INFINITY)) continue;
      least = Math.min(least, gap);
      most = Math.max(most, gap);
    }
  }
  const isWide = most > wideSpread * least;
  const isFlattened = mostAtStart > 0 && most > wideSpread * mostAtStart;
  return isWide && (longest > manyIterates || isFlattened);
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
