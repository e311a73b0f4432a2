import type { DataSet } from "./data-set.ts";

/** A sample whose inputs are the pixels of a square picture. */
export interface SamplePicture {
  /** Pixels on a side. */
  readonly side: number;
  /** Row-major [side, side], 0 (the least of all samples, paper) to 1 (the most, ink). */
  readonly grey: Float64Array;
}

/** Smaller squares than this are not taken for pictures. */
const leastSide = 4;

const ranges = new WeakMap<Float64Array, { readonly low: number; readonly high: number }>();

/**
 * How many pixels a side has where the inputs are a square picture: a square number of columns, named
 * alike and numbered one after the other, as p1 … p64 or pixel0 … pixel783 are; else null.
 */
export function pictureSide({ inputNames }: Pick<DataSet, "inputNames">): number | null {
  const side = Math.sqrt(inputNames.length);
  if (!Number.isInteger(side) || side < leastSide) return null;
  const parts = inputNames.map((name) => /^(\D*)(\d+)$/u.exec(name));
  const first = parts[0];
  if (!first) return null;
  const isRow = parts.every(
    (part, at) => part?.[1] === first[1] && Number(part[2]) === Number(first[2]) + at,
  );
  return isRow ? side : null;
}

/** A sample as the picture that it is; null where the inputs are none. */
export function samplePicture(
  data: Pick<DataSet, "inputNames" | "inputs">,
  sample: number,
): SamplePicture | null {
  const side = pictureSide(data);
  if (side === null) return null;
  const range = ranges.get(data.inputs) ?? rangeOf(data.inputs);
  ranges.set(data.inputs, range);
  const width = range.high - range.low || 1;
  const pixels = data.inputs.subarray(sample * side * side, (sample + 1) * side * side);
  return { side, grey: pixels.map((value) => (value - range.low) / width) };
}

function rangeOf(values: Float64Array): { readonly low: number; readonly high: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}
