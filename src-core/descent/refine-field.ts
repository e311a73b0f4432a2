import {
  finiteRange,
  type HeightField,
  type HeightFunction,
  type Interval,
  sampleAt,
} from "./height-field.ts";

/** Cells whose height is further from the straight line than this part of the heights shown miss. */
const tolerance = 0.03;
/** So large a part of the cells may miss beside another that misses. */
const mostMissing = 0.02;
/** Lines of the grid that are looked along: a function that is quick is so in more than one place. */
const linesLookedAlong = 41;
const mostSide = 1601;
const mostSamples = 200_000;
const goldenPart = 0.618_033_988_749_895;

/** A field as fine as its function needs it, or as can be. */
export interface RefinedField {
  /** The field itself where it was fine enough. */
  readonly field: HeightField;
  /** False: the function changes faster than even this field can show. */
  readonly isEnough: boolean;
}

type Axis = "x" | "y";

/**
 * Samples a function as finely as it needs: along each axis that it is quick along, twice as many
 * cells at a time, at most 1,600 a side and 200,000 samples. Whether a field is fine enough is told
 * by heights between its samples: where those are far from the straight line in one cell after
 * another, the picture would show waves that are not there. A single such cell is a kink or a jump,
 * which no mesh takes away. It gives way after each line, so that the work can be spread.
 *
 * @param shown the heights that pictures show; what lies beyond counts as their border
 */
export function* refineField(
  heightAt: HeightFunction,
  field: HeightField,
  shown: Interval,
): Generator<void, RefinedField> {
  let finest = field;
  for (;;) {
    const isQuickX = yield* isQuick(heightAt, finest, "x", shown);
    const isQuickY = yield* isQuick(heightAt, finest, "y", shown);
    if (!isQuickX && !isQuickY) return { field: finest, isEnough: true };
    const columns = isQuickX ? twice(finest.columns) : finest.columns;
    const rows = isQuickY ? twice(finest.rows) : finest.rows;
    if (Math.max(columns, rows) > mostSide || columns * rows > mostSamples) {
      return { field: finest, isEnough: false };
    }
    finest = yield* sampled(heightAt, finest, columns, rows);
  }
}

function twice(samples: number): number {
  return 2 * samples - 1;
}

/** Whether more than a few neighbouring cells along an axis miss. */
function* isQuick(
  heightAt: HeightFunction,
  { x, y, columns, rows, values }: HeightField,
  axis: Axis,
  shown: Interval,
): Generator<void, boolean> {
  const [along, across] = axis === "x" ? [columns, rows] : [rows, columns];
  const lines = Math.min(linesLookedAlong, across);
  const limit = tolerance * (shown.high - shown.low);
  const cut = (height: number): number => Math.min(shown.high, Math.max(shown.low, height));
  let misses = 0;
  for (let looked = 0; looked < lines; looked++) {
    const line = Math.round((looked * (across - 1)) / Math.max(1, lines - 1));
    let hasMissed = false;
    for (let cell = 0; cell < along - 1; cell++) {
      // At uneven places: a wave may have its zeros at all samples and half-way between them.
      const part = 0.3 + 0.4 * (((cell + looked) * goldenPart) % 1);
      const [first, second] =
        axis === "x"
          ? [values[line * columns + cell], values[line * columns + cell + 1]]
          : [values[cell * columns + line], values[(cell + 1) * columns + line]];
      const between = (interval: Interval): number => {
        const low = sampleAt(interval, cell, along);
        return low + part * (sampleAt(interval, cell + 1, along) - low);
      };
      const height =
        axis === "x"
          ? heightAt(between(x), sampleAt(y, line, rows))
          : heightAt(sampleAt(x, line, columns), between(y));
      const straight = cut(first) + part * (cut(second) - cut(first));
      // Beside a hole there is nothing to compare with: NaN is never too much.
      const isMissed = Math.abs(cut(height) - straight) > limit;
      if (isMissed && hasMissed) misses++;
      hasMissed = isMissed;
    }
    yield;
  }
  return misses > mostMissing * lines * (along - 1);
}

function* sampled(
  heightAt: HeightFunction,
  { x, y, isRangeFixed }: HeightField,
  columns: number,
  rows: number,
): Generator<void, HeightField> {
  const values = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const ordinate = sampleAt(y, row, rows);
    for (let column = 0; column < columns; column++) {
      const height = heightAt(sampleAt(x, column, columns), ordinate);
      values[row * columns + column] = Number.isFinite(height) ? height : Number.NaN;
    }
    yield;
  }
  const range = finiteRange(values);
  return { x, y, columns, rows, values, range, ...(isRangeFixed ? { isRangeFixed } : {}) };
}
