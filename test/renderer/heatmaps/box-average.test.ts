import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boxAverage } from "../../../src-renderer/heatmaps/box-average.ts";

const matrices = fc
  .record({ rows: fc.integer({ min: 1, max: 40 }), columns: fc.integer({ min: 1, max: 40 }) })
  .chain(({ rows, columns }) =>
    fc.record({
      rows: fc.constant(rows),
      columns: fc.constant(columns),
      height: fc.integer({ min: 1, max: rows }),
      width: fc.integer({ min: 1, max: columns }),
      numbers: fc.array(fc.double({ min: -9, max: 9, noNaN: true }), {
        minLength: rows * columns,
        maxLength: rows * columns,
      }),
    }),
  );

/** The same mean by summing over every pair of pixel and cell. */
function slowly(
  values: readonly number[],
  [rows, columns]: readonly [number, number],
  [height, width]: readonly [number, number],
): number[] {
  const overlap = (one: number, other: number, parts: number, count: number): number =>
    Math.max(
      0,
      Math.min(one + 1, ((other + 1) * count) / parts) - Math.max(one, (other * count) / parts),
    );
  return Array.from({ length: height * width }, (_, at) => {
    const [y, x] = [Math.floor(at / width), at % width];
    let sum = 0;
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const share = overlap(row, y, height, rows) * overlap(column, x, width, columns);
        sum += values[row * columns + column] * share;
      }
    }
    return (sum * height * width) / (rows * columns);
  });
}

describe("a matrix averaged to pixels", () => {
  it("has under each pixel the mean of what lies there, cells on an edge by their part", () => {
    fc.assert(
      fc.property(matrices, ({ rows, columns, width, height, numbers }) => {
        // The matrix stands behind other numbers, and others come after it.
        const values = Float64Array.of(7, 7, ...numbers, 7);
        const found = boxAverage({ values, start: 2, rows, columns, width, height });
        const wanted = slowly(numbers, [rows, columns], [height, width]);
        expect(found).toHaveLength(width * height);
        wanted.forEach((mean, at) => {
          expect(found[at]).toBeCloseTo(mean, 9);
        });
      }),
      { numRuns: 200 },
    );
  });

  it("is the matrix itself at its own size", () => {
    const values = Float64Array.of(1, -2, 3, 4, 5, -6);
    expect(boxAverage({ values, start: 0, rows: 2, columns: 3, width: 3, height: 2 })).toEqual(
      values,
    );
  });
});
