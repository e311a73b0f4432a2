import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stripHeight, stripWidths } from "../../../src-renderer/state/heatmap-strip.ts";

const layers = fc.array(fc.integer({ min: 1, max: 784 }), { minLength: 2, maxLength: 8 });

describe("the strip of heatmaps", () => {
  it("never is wider than the page, and no heatmap is narrower than its layer's name", () => {
    fc.assert(
      fc.property(layers, fc.integer({ min: 640, max: 2400 }), (sizes, width) => {
        const places = sizes.slice(1).map((outputCount, at) => ({
          inputCount: sizes[at],
          outputCount,
        }));
        const height = stripHeight(places, 700);
        const widths = stripWidths(places, width, height, 0.57);
        const gaps = 24 * (widths.length - 1);
        const sum = widths.reduce((total, one) => total + one, 0);
        expect(sum + gaps).toBeLessThanOrEqual(width - 48 + 1e-6);
        for (const one of widths) expect(one).toBeGreaterThanOrEqual(59.9);
      }),
    );
  });

  it("puts two that are small enough under drawing and prediction", () => {
    const places = [
      { inputCount: 2, outputCount: 6 },
      { inputCount: 6, outputCount: 2 },
    ];
    const [first, second] = stripWidths(places, 1072, stripHeight(places, 700), 0.6);
    expect(first / (first + second)).toBeCloseTo(0.6, 9);
  });

  it("is as high as the tallest needs, within a third of the view or so", () => {
    expect(stripHeight([{ inputCount: 784, outputCount: 6 }], 1000)).toBe(360);
    const small = stripHeight([{ inputCount: 2, outputCount: 3 }], 1000);
    expect(small).toBeLessThan(stripHeight([{ inputCount: 6, outputCount: 3 }], 1000));
  });
});
