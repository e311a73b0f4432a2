import { describe, expect, it } from "vitest";
import { ExtremesPyramid } from "#core/descent/extremes-pyramid.ts";
import { createValueScale, iterationTicks } from "../../../src-renderer/charts/timeline-scale.ts";

function scaleOf(values: readonly number[]) {
  const pyramid = new ExtremesPyramid();
  pyramid.follow(Float64Array.from(values), values.length);
  return createValueScale(pyramid);
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
    expect(scale.place(5)).toBe(0.5);
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
    expect(Number.isFinite(scaleOf([1]).place(Number.POSITIVE_INFINITY))).toBe(true);
  });
});
