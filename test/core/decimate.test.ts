import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimate } from "#core/descent/decimate.ts";
import { ExtremesPyramid } from "#core/descent/extremes-pyramid.ts";

function pyramidOf(values: Float64Array, count = values.length): ExtremesPyramid {
  const pyramid = new ExtremesPyramid();
  pyramid.follow(values, count);
  return pyramid;
}

function plainExtremes(values: Float64Array, first: number, end: number) {
  const seen = Array.from(values.subarray(first, end)).filter((value) => !Number.isNaN(value));
  return seen.length > 0 ? { low: Math.min(...seen), high: Math.max(...seen) } : null;
}

const series = fc
  .array(fc.oneof(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), fc.constant(Number.NaN)), {
    minLength: 1,
    maxLength: 1500,
  })
  .map((values) => Float64Array.from(values, (value) => value + 0));

describe("the pyramid of extremes", () => {
  it("knows the extremes of every stretch", () => {
    fc.assert(
      fc.property(series, fc.nat(), fc.nat(), (values, a, b) => {
        const first = Math.min(a, b) % values.length;
        const end = first + 1 + (Math.max(a, b) % (values.length - first));
        const found = pyramidOf(values).extremesOf(first, end);
        expect(found).toEqual(plainExtremes(values, first, end));
      }),
    );
  });

  it("is the same whether a series came at once or in pieces, moving house on the way", () => {
    fc.assert(
      fc.property(series, fc.array(fc.nat(), { maxLength: 6 }), (values, cuts) => {
        const growing = new ExtremesPyramid();
        const counts = cuts.map((cut) => cut % (values.length + 1)).sort((a, b) => a - b);
        for (const count of counts) growing.follow(values.slice(0, count + 5), count);
        growing.follow(values, values.length);
        const whole = pyramidOf(values);
        expect(growing.finiteRange).toEqual(whole.finiteRange);
        expect(growing.extremesOf(0, values.length)).toEqual(whole.extremesOf(0, values.length));
      }),
    );
  });

  it("forgets a series when another one comes", () => {
    const pyramid = pyramidOf(Float64Array.of(9, 4, 1));
    pyramid.follow(Float64Array.of(2, 1, 0.5, 0.25), 4);
    expect(pyramid.finiteRange).toEqual({ low: 0.25, high: 2 });
  });

  it("keeps infinities out of the range, and in the extremes", () => {
    const pyramid = pyramidOf(Float64Array.of(1, Number.POSITIVE_INFINITY, -2));
    expect(pyramid.finiteRange).toEqual({ low: -2, high: 1 });
    expect(pyramid.extremesOf(0, 3)).toEqual({ low: -2, high: Number.POSITIVE_INFINITY });
  });
});

describe("a decimated series", () => {
  it("leaves a short one as it is", () => {
    const { xs, lows, highs, isDecimated } = decimate(pyramidOf(Float64Array.of(9, 4, 1)), 100);
    expect(isDecimated).toBe(false);
    expect([...xs]).toEqual([0, 0.5, 1]);
    expect([...lows]).toEqual([9, 4, 1]);
    expect(highs).toBe(lows);
  });

  it("keeps every peak of a long one, at its place", () => {
    const values = Float64Array.from({ length: 100_000 }, (_, i) => Math.sin(i));
    values[70_000] = 50;
    values[12_345] = -50;
    const { xs, lows, highs } = decimate(pyramidOf(values), 500);
    expect(xs).toHaveLength(500);
    const peak = highs.indexOf(50);
    const trough = lows.indexOf(-50);
    expect(xs[peak]).toBeCloseTo(0.7, 2);
    expect(xs[trough]).toBeCloseTo(0.12345, 2);
    expect(xs[0]).toBe(0);
    expect(xs[499]).toBe(1);
  });

  it("looks at each value exactly once", () => {
    const values = Float64Array.from({ length: 10_007 }, (_, i) => i);
    const { lows, highs } = decimate(pyramidOf(values), 313);
    expect(lows[0]).toBe(0);
    expect(highs[312]).toBe(10_006);
    for (let column = 1; column < 313; column++) expect(lows[column]).toBe(highs[column - 1] + 1);
  });
});
