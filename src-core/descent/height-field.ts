/** A closed interval of real numbers, `low` < `high`. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * A grid of heights over a rectangle, wherever they came from: a formula, what a network predicts,
 * a network's loss. The one thing that surface scenes and maps draw.
 */
export interface HeightField {
  readonly x: Interval;
  readonly y: Interval;
  /** Samples along x, at least 2. */
  readonly columns: number;
  /** Samples along y, at least 2. */
  readonly rows: number;
  /** Heights, row-major [rows, columns]; NaN where the function is not defined (a hole). */
  readonly values: Float64Array;
  /** Lowest and highest finite height; {low: 0, high: 1} when there is none. */
  readonly range: Interval;
  /** Whether pictures show `range` as it is, so that several have the same heights; default: no. */
  readonly isRangeFixed?: boolean;
}

/** A height over the plane; NaN or an infinity where it is not defined. */
export type HeightFunction = (x: number, y: number) => number;

/** The abscissa of sample `index` of `count` evenly spaced ones, ends included. */
export function sampleAt(interval: Interval, index: number, count: number): number {
  // The ends are the borders themselves: rounding must not put one where J may not be defined.
  if (index === 0) return interval.low;
  if (index === count - 1) return interval.high;
  return interval.low + ((interval.high - interval.low) * index) / (count - 1);
}

/**
 * Samples a height function on an evenly spaced grid, borders included.
 * Values that are not finite become holes (NaN).
 *
 * @throws RangeError when there are fewer than two columns or rows
 */
export function sampleHeightField(
  heightAt: HeightFunction,
  x: Interval,
  y: Interval,
  columns: number,
  rows: number,
): HeightField {
  if (!(columns >= 2 && rows >= 2)) {
    throw new RangeError(`a height field needs at least 2 × 2 samples, not ${columns} × ${rows}`);
  }
  const values = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const ordinate = sampleAt(y, row, rows);
    for (let column = 0; column < columns; column++) {
      const height = heightAt(sampleAt(x, column, columns), ordinate);
      values[row * columns + column] = Number.isFinite(height) ? height : Number.NaN;
    }
  }
  return { x, y, columns, rows, values, range: finiteRange(values) };
}

/** Lowest and highest finite number of `values`; {low: 0, high: 1} when there is none. */
export function finiteRange(values: Float64Array): Interval {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? { low, high } : { low: 0, high: 1 };
}
