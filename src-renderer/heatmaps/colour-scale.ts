import { roundToDigits } from "#core/common/rounding.ts";
/** How values become colours, and how their numbers are written: one for all heatmaps of a view. */
export interface ColourScale {
  /** ±limit have the end colours; above 0. */
  readonly limit: number;
  /** Whether some values are beyond the limit. */
  readonly isClipped: boolean;
  /** Cells write value / 10^exponent. */
  readonly exponent: number;
}

/** Below this many values none is an outlier. */
const fewValues = 100;
const binCount = 512;
/** The part of many values that the scale has to reach. */
const coveredPart = 0.995;
const niceFactors: readonly number[] = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/** A scale for some values, symmetric about 0, that ends at a round number. */
export function colourScaleOf(values: Float64Array): ColourScale {
  const largest = largestSize(values);
  if (!(largest > 0)) return { limit: 1, isClipped: false, exponent: 0 };
  const limit = niceCeiling(values.length < fewValues ? largest : covering(values, largest));
  return { limit, isClipped: largest > limit, exponent: exponentFor(limit) };
}

function largestSize(values: Float64Array): number {
  let largest = 0;
  for (let at = 0; at < values.length; at++) {
    const size = Math.abs(values[at]);
    if (size > largest && size < Number.POSITIVE_INFINITY) largest = size;
  }
  return largest;
}

/** A size that all but a few values stay below; from counts, as sorting would take too long. */
function covering(values: Float64Array, largest: number): number {
  const counts = new Uint32Array(binCount + 1);
  const factor = binCount / largest;
  for (let at = 0; at < values.length; at++) {
    const size = Math.abs(values[at]);
    if (size <= largest) counts[Math.floor(size * factor)]++;
  }
  const needed = values.length * coveredPart;
  let sum = 0;
  for (let bin = 0; bin < binCount; bin++) {
    sum += counts[bin];
    if (sum >= needed) return ((bin + 1) / binCount) * largest;
  }
  return largest;
}

function niceCeiling(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  if (!(power > 0)) return size;
  const factor = niceFactors.find((candidate) => candidate * power >= size * (1 - 1e-9)) ?? 10;
  return roundToDigits(factor * power, 3);
}

/** Numbers from 0.5 to 999 are written as they are. */
function exponentFor(limit: number): number {
  return limit >= 0.5 && limit < 1000 ? 0 : Math.floor(Math.log10(limit));
}
