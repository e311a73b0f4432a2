import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Random } from "#core/network/random.ts";
import { builtInData } from "#core/training/built-in-data.ts";
import { project } from "#core/training/projection.ts";

function column(places: Float64Array, which: 0 | 1): number[] {
  return [...places].filter((_, at) => at % 2 === which);
}

function spread(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}

describe("the projection", () => {
  it("finds the two directions in which samples differ most", () => {
    // Spread 5 along (3, 0, 4)/5, 2 along (0, 1, 0), 0.1 along (4, 0, −3)/5.
    const random = new Random(1, "test");
    const count = 400;
    const inputs = new Float64Array(3 * count);
    const along: number[][] = [];
    for (let s = 0; s < count; s++) {
      const [a, b, c] = [5 * random.normal(), 2 * random.normal(), 0.1 * random.normal()];
      along.push([a, b]);
      inputs.set([0.6 * a + 0.8 * c + 7, b - 3, 0.8 * a - 0.6 * c], 3 * s);
    }
    const places = project(inputs, 3);
    for (const which of [0, 1] as const) {
      const found = column(places, which);
      const truth = along.map((pair) => pair[which]);
      const error = spread(found.map((value, s) => value - truth[s]));
      expect(error).toBeLessThan(0.02 * spread(truth));
    }
  });

  it("is centred, and its axes are independent of each other and ordered by spread", () => {
    for (const name of ["iris", "digits"] as const) {
      const data = builtInData(name, "classification");
      const places = project(data.inputs, data.inputNames.length);
      const [first, second] = [column(places, 0), column(places, 1)];
      for (const axis of [first, second]) {
        expect(axis.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 8);
      }
      const together = first.reduce((sum, value, s) => sum + value * second[s], 0) / first.length;
      const [most, less] = [spread(first), spread(second)];
      expect(Math.abs(together)).toBeLessThan(0.02 * Math.sqrt(most * less));
      expect(most).toBeGreaterThan(less);
    }
  });

  it("keeps iris as far spread as its principal components are known to be", () => {
    const { inputs } = builtInData("iris", "classification");
    const places = project(inputs, 4);
    // Variances 4.2282 and 0.2427 with n − 1 (R's prcomp; the data of UCI differ in two cells).
    expect((spread(column(places, 0)) * 150) / 149).toBeCloseTo(4.2, 1);
    expect((spread(column(places, 1)) * 150) / 149).toBeCloseTo(0.24, 1);
  });

  it("finds the same directions among more samples than it looks at", () => {
    const { inputs } = builtInData("iris", "classification");
    const many = new Float64Array(inputs.length * 201);
    for (let copy = 0; copy < 201; copy++) many.set(inputs, copy * inputs.length);
    const [few, all] = [project(inputs, 4), project(many, 4)];
    few.forEach((place, at) => {
      expect(Math.abs(all[at] - place)).toBeLessThan(0.05);
    });
    expect(all).toHaveLength(201 * few.length);
  });

  it("gives finite places for any inputs, all alike among them", () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const samples = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.tuple(
          fc.constant(width),
          fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1 }),
        ),
      );
    fc.assert(
      fc.property(samples, ([width, rows]) => {
        const places = project(Float64Array.from(rows.flat()), width);
        expect(places).toHaveLength(2 * rows.length);
        expect(places.every(Number.isFinite)).toBe(true);
      }),
    );
    expect([...project(Float64Array.of(3, 3, 3, 3, 3, 3), 3)]).toEqual([0, 0, 0, 0]);
  });
});
