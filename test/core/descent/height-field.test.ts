import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { finiteRange, sampleAt, sampleHeightField } from "#core/descent/height-field.ts";
import { catalogue, valley } from "#core/objectives/catalogue.ts";
import { heightOf } from "#core/objectives/objective.ts";
import { finite } from "../arbitraries.ts";

const unit = { low: 0, high: 1 };

describe("samples of an interval", () => {
  it("are evenly spaced, ends included", () => {
    const samples = Array.from({ length: 5 }, (_, i) => sampleAt({ low: -3, high: 5 }, i, 5));
    expect(samples).toEqual([-3, -1, 1, 3, 5]);
  });

  it("begin and end on the borders of every objective's domain exactly", () => {
    for (const { low, high } of catalogue.flatMap(({ domain }) => domain)) {
      for (const count of [2, 51, 100, 101, 201]) {
        expect(sampleAt({ low, high }, 0, count)).toBe(low);
        expect(sampleAt({ low, high }, count - 1, count)).toBe(high);
      }
    }
  });

  it("rise, and begin and end on any border, a border of −0 too", () => {
    const bound = finite(-1e6, 1e6);
    fc.assert(
      fc.property(bound, bound, fc.integer({ min: 2, max: 50 }), (a, b, count) => {
        fc.pre(Math.abs(a - b) > 1e-6);
        const interval = { low: Math.min(a, b), high: Math.max(a, b) };
        expect(sampleAt(interval, 0, count)).toBe(interval.low);
        expect(sampleAt(interval, count - 1, count)).toBe(interval.high);
        for (let i = 1; i < count; i++) {
          expect(sampleAt(interval, i, count)).toBeGreaterThan(sampleAt(interval, i - 1, count));
        }
      }),
      { examples: [[-0, 1, 2]] },
    );
  });
});

describe("a height field", () => {
  it("holds the heights row by row, x along a row", () => {
    const field = sampleHeightField((x, y) => 10 * y + x, { low: 0, high: 2 }, unit, 3, 2);
    expect(Array.from(field.values)).toEqual([0, 1, 2, 10, 11, 12]);
    expect(field).toMatchObject({ columns: 3, rows: 2, range: { low: 0, high: 12 } });
    expect([field.x, field.y]).toEqual([{ low: 0, high: 2 }, unit]);
  });

  it("holds the heights of the chapter's valley, borders included", () => {
    const [x, y] = valley.domain;
    const field = sampleHeightField(heightOf(valley), x, y, 100, 100);
    const corner = 9 + Math.sin(3) ** 2;
    for (const i of [0, 99, 9900, 9999]) expect(field.values[i]).toBe(corner);
    expect(field.values[99 * 100 + 50]).toBe(sampleAt(x, 50, 100) ** 2 + Math.sin(3) ** 2);
    expect(field.range.high).toBeCloseTo(10, 2);
    expect(field.range.low).toBeCloseTo(0, 2);
  });

  it("has holes where the height is not a finite number", () => {
    const heights = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 7];
    const field = sampleHeightField((x, y) => heights[2 * y + x], unit, unit, 2, 2);
    expect(Array.from(field.values)).toEqual([Number.NaN, Number.NaN, Number.NaN, 7]);
    expect(field.range).toEqual({ low: 7, high: 7 });
  });

  it("has a range of 0 to 1 when it is all holes", () => {
    const field = sampleHeightField(() => Number.NaN, unit, unit, 4, 4);
    expect(field.values.every(Number.isNaN)).toBe(true);
    expect(field.range).toEqual({ low: 0, high: 1 });
  });

  it.each([
    [1, 5],
    [5, 1],
    [0, 0],
    [-3, 5],
    [Number.NaN, 5],
    [5, Number.NaN],
  ])("is refused with %d × %d samples", (columns, rows) => {
    expect(() => sampleHeightField(() => 0, unit, unit, columns, rows)).toThrow(RangeError);
  });

  it("asks for each height once, within the rectangle", () => {
    const asked: string[] = [];
    sampleHeightField((x, y) => asked.push(`${x} ${y}`), unit, unit, 3, 3);
    expect(new Set(asked).size).toBe(9);
    expect(asked).toHaveLength(9);
  });
});

describe("the finite range", () => {
  it("is that of the finite numbers alone", () => {
    const values = Float64Array.of(
      Number.NaN,
      3,
      Number.POSITIVE_INFINITY,
      -2,
      Number.NEGATIVE_INFINITY,
    );
    expect(finiteRange(values)).toEqual({ low: -2, high: 3 });
  });

  it("is 0 to 1 when there is none", () => {
    expect(finiteRange(new Float64Array(0))).toEqual({ low: 0, high: 1 });
    expect(finiteRange(Float64Array.of(Number.NaN, Number.POSITIVE_INFINITY))).toEqual({
      low: 0,
      high: 1,
    });
  });
});
