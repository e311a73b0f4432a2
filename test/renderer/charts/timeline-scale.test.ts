import { describe, expect, it } from "vitest";
import { ExtremesPyramid } from "#core/descent/extremes-pyramid.ts";
import type { TimelineSeries } from "../../../src-renderer/charts/timeline-data.ts";
import {
  createLogarithmicScale,
  createValueScale,
  iterationTicks,
  suggestsLogarithmic,
} from "../../../src-renderer/charts/timeline-scale.ts";

function scaleOf(values: readonly number[]) {
  const pyramid = new ExtremesPyramid();
  pyramid.follow(Float64Array.from(values), values.length);
  return createValueScale(pyramid.finiteRange);
}

function seriesOf(values: readonly number[], base = 0): TimelineSeries {
  return {
    values: Float64Array.from(values),
    count: values.length,
    colour: 0,
    name: "",
    isSelected: false,
    base,
  };
}

describe("ticks of iterations", () => {
  it("are whole, round, and end with the last", () => {
    expect(iterationTicks(16, 760)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16]);
    expect(iterationTicks(3, 760)).toEqual([0, 1, 2, 3]);
    expect(iterationTicks(0, 760)).toEqual([0]);
  });

  it("leave out a round one that the last would touch", () => {
    expect(iterationTicks(1001, 760, 30).slice(-2)).toEqual([900, 1001]);
  });
});

describe("a scale of values", () => {
  it("starts at zero and rounds up to its ticks", () => {
    const scale = scaleOf([9.7, 0.01]);
    expect(scale.ticks).toEqual([0, 5, 10]);
    expect(scale.place(5, 0)).toBe(0.5);
  });

  it("goes below zero where the values do", () => {
    expect(scaleOf([3, -4]).low).toBeLessThanOrEqual(-4);
  });

  it("does not flatten values far above zero", () => {
    expect(scaleOf([1001, 1000]).low).toBeGreaterThan(900);
  });

  it("has room for a single value and for none", () => {
    for (const values of [[], [0], [5], [-5], [Number.NaN]]) {
      const { low, high, ticks } = scaleOf(values);
      expect(high).toBeGreaterThan(low);
      expect(ticks.length).toBeGreaterThan(1);
    }
  });

  it("puts infinity at a finite place", () => {
    expect(Number.isFinite(scaleOf([1]).place(Number.POSITIVE_INFINITY, 0))).toBe(true);
  });
});

describe("a logarithmic scale", () => {
  it("goes from a whole decade to a whole decade, with ticks at decades only", () => {
    const scale = createLogarithmicScale({ low: 0.03, high: 700 }, 8);
    expect(scale.ticks).toEqual([0.01, 0.1, 1, 10, 100, 1000]);
    expect(scale.place(0.01, 0)).toBeCloseTo(0, 12);
    expect(scale.place(1000, 0)).toBeCloseTo(1, 12);
    expect(scale.place(10, 0)).toBeCloseTo(0.6, 12);
  });

  it("leaves out decades where they would crowd", () => {
    const { ticks } = createLogarithmicScale({ low: 1e-12, high: 1e12 }, 5);
    expect(ticks).toEqual([1e-12, 1e-6, 1, 1e6, 1e12]);
  });

  it("measures from the base, and stands what is not above it at the bottom", () => {
    const scale = createLogarithmicScale({ low: 0.01, high: 1 }, 4);
    expect(scale.place(-78.2, -78.3)).toBeCloseTo(0.5, 10);
    for (const value of [-78.3, -79, Number.NEGATIVE_INFINITY]) {
      expect(scale.place(value, -78.3)).toBe(0);
    }
    expect(scale.place(Number.NaN, 0)).toBeNaN();
    expect(Number.isFinite(scale.place(Number.POSITIVE_INFINITY, 0))).toBe(true);
  });

  it("has a decade at least, also for one value and for none", () => {
    for (const gaps of [null, { low: 5, high: 5 }, { low: 10, high: 10 }, { low: 0, high: 1 }]) {
      const { low, high, ticks } = createLogarithmicScale(gaps, 4);
      expect(low).toBeGreaterThan(0);
      expect(high).toBeGreaterThanOrEqual(low * 10);
      expect(ticks.length).toBeGreaterThan(1);
    }
  });
});

describe("whether a logarithmic axis shows more", () => {
  const falling = (count: number, factor: number) =>
    Array.from({ length: count }, (_, step) => 10 * factor ** step);

  it("does for a long run over more than three decades", () => {
    expect(suggestsLogarithmic([seriesOf(falling(100, 0.8))])).toBe(true);
    expect(suggestsLogarithmic([seriesOf(falling(100, 0.99))])).toBe(false);
  });

  it("does not for a few iterates, which people read one by one", () => {
    expect(suggestsLogarithmic([seriesOf(falling(10, 0.1))])).toBe(false);
  });

  it("does where one run grows so that all others are flat", () => {
    const runs = [seriesOf(falling(12, 0.8)), seriesOf(falling(12, 4))];
    expect(suggestsLogarithmic(runs)).toBe(true);
  });

  it("measures from the lowest value known", () => {
    const values = falling(100, 0.8).map((value) => value - 78);
    expect(suggestsLogarithmic([seriesOf(values)])).toBe(false);
    expect(suggestsLogarithmic([seriesOf(values, -78)])).toBe(true);
  });

  it("has nothing to say of nothing", () => {
    expect(suggestsLogarithmic([])).toBe(false);
    expect(suggestsLogarithmic([seriesOf([Number.NaN])])).toBe(false);
  });
});
