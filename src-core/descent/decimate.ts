import type { ExtremesPyramid } from "./extremes-pyramid.ts";

/** A series thinned for drawing; the arrays are equally long. */
export interface DecimatedSeries {
  /** Between 0 (first value) and 1 (last value), rising. */
  readonly xs: Float64Array;
  /** Lowest value of each stretch; NaN where there is none. */
  readonly lows: Float64Array;
  /** Highest value of each stretch; the same array as `lows` where each stretch is one value. */
  readonly highs: Float64Array;
  /** Whether stretches were summed up; otherwise there is one stretch a value. */
  readonly isDecimated: boolean;
}

/**
 * Thins a series to what `columnCount` pixel columns can show: each column keeps its lowest and its
 * highest value, so that no peak is lost. Series with at most two values a column stay as they are.
 */
export function decimate(pyramid: ExtremesPyramid, columnCount: number): DecimatedSeries {
  const { length } = pyramid;
  if (length <= 2 * columnCount) return everyValue(pyramid);
  const xs = new Float64Array(columnCount);
  const lows = new Float64Array(columnCount);
  const highs = new Float64Array(columnCount);
  for (let column = 0; column < columnCount; column++) {
    const extremes = pyramid.extremesOf(
      columnStart(column, columnCount, length),
      columnStart(column + 1, columnCount, length),
    );
    xs[column] = column / (columnCount - 1);
    lows[column] = extremes?.low ?? Number.NaN;
    highs[column] = extremes?.high ?? Number.NaN;
  }
  return { xs, lows, highs, isDecimated: true };
}

function everyValue({ length, values }: ExtremesPyramid): DecimatedSeries {
  const ys = values.slice(0, length);
  const xs = Float64Array.from({ length }, (_, index) => index / Math.max(1, length - 1));
  return { xs, lows: ys, highs: ys, isDecimated: false };
}

/** The first value of a column: each takes the values nearest to it. */
function columnStart(column: number, columnCount: number, length: number): number {
  if (column === 0) return 0;
  if (column === columnCount) return length;
  return Math.ceil(((column - 0.5) * (length - 1)) / (columnCount - 1));
}
