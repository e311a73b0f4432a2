import { describe, expect, it } from "vitest";
import { curveRange } from "../../../src-renderer/charts/curve-range.ts";
import { type CurveStretch, sampleCurve } from "../../../src-renderer/charts/curve-sampling.ts";

/** A hundred pixels a unit, clamped far outside like a chart's. */
function sampled(valueAt: (x: number) => number, low: number, high: number): CurveStretch[] {
  return sampleCurve({
    valueAt,
    x: { low, high },
    widthPx: (high - low) * 100,
    toPixelY: (value) => Math.min(1000, Math.max(-1000, -value * 100)),
  });
}

describe("a sampled curve", () => {
  it("is one line for a smooth function, nowhere a third of a pixel off", () => {
    const [line, ...others] = sampled((x) => Math.sin(3 * x), -3, 3);
    expect(others).toHaveLength(0);
    expect(line.xs[0]).toBe(-3);
    expect(line.xs.at(-1)).toBe(3);
    for (let i = 1; i < line.xs.length; i++) {
      expect(line.xs[i]).toBeGreaterThan(line.xs[i - 1]);
      const middle = (line.xs[i] + line.xs[i - 1]) / 2;
      const chord = (line.ys[i] + line.ys[i - 1]) / 2;
      expect(Math.abs(chord + 100 * Math.sin(3 * middle))).toBeLessThan(0.34);
    }
  });

  it("begins where the function does, to a hundredth of a pixel", () => {
    const [line, ...others] = sampled(Math.log, -1, 2);
    expect(others).toHaveLength(0);
    expect(line.xs[0]).toBeGreaterThan(0);
    expect(line.xs[0]).toBeLessThan(1e-3);
  });

  it("is broken at poles, jumps and holes", () => {
    expect(sampled((x) => 1 / x, -1, 1.01)).toHaveLength(2);
    expect(sampled(Math.floor, -1.5, 1.5)).toHaveLength(4);
    expect(sampled((x) => Math.sqrt(x * x - 1), -2, 2)).toHaveLength(2);
    expect(sampled(() => Number.NaN, -2, 2)).toHaveLength(0);
  });

  it("keeps a kink sharp", () => {
    const [line] = sampled((x) => Math.abs(x - 0.1234), -1, 1);
    expect(Math.max(...line.ys)).toBeGreaterThan(-0.3);
  });

  it("ends for a function that swings without end", () => {
    const points = sampled((x) => Math.sin(1 / x), -1, 1).flatMap(({ xs }) => xs);
    expect(points.length).toBeLessThan(25_000);
  });
});

describe("the range of a curve", () => {
  const run = (xs: readonly number[], valueAt: (x: number) => number) => ({
    xs: Float64Array.from(xs),
    values: Float64Array.from(xs.map(valueAt)),
    count: xs.length,
    playhead: 0,
    colour: null,
    name: "",
    isSelected: true,
    showsWhole: false,
  });
  const square = (x: number) => x * x;
  const x = { low: -3, high: 3 };

  it("is the whole curve without runs", () => {
    const { low, high } = curveRange(square, x, []);
    expect(high).toBeCloseTo(9, 3);
    expect(low).toBeLessThan(0);
    expect(low).toBeGreaterThan(-1);
  });

  it("comes nearer for runs far down, and has them all", () => {
    const { high } = curveRange(square, x, [run([1.2, 0.48, 0.192], square)]);
    expect(high).toBeLessThan(4);
    expect(high).toBeGreaterThan(1.44);
  });

  it("takes no heed of what has left the picture", () => {
    const diverging = run([1.2, -40, 1e11], square);
    expect(curveRange(square, x, [diverging]).high).toBeLessThan(4);
  });

  it("is not ruled by a pole, and is a range for anything", () => {
    expect(curveRange((at) => 1 / at ** 2, x, []).high).toBeLessThan(1000);
    for (const valueAt of [() => Number.NaN, () => 5, () => 0, () => Number.POSITIVE_INFINITY]) {
      const { low, high } = curveRange(valueAt, x, []);
      expect(high).toBeGreaterThan(low);
    }
  });
});
