import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type HeatmapPlacement,
  placeHeatmap,
} from "../../../src-renderer/heatmaps/heatmap-placement.ts";
import {
  type HeatmapShape,
  stripGap,
  stripHeight,
  stripWidths,
} from "../../../src-renderer/state/heatmap-strip.ts";

const sizesOfNets = fc.array(fc.integer({ min: 1, max: 1024 }), { minLength: 2, maxLength: 8 });

function shapesOf(sizes: readonly number[]): HeatmapShape[] {
  return sizes.slice(1).map((columns, at) => ({ rows: sizes[at], columns, gutterPx: 34 }));
}

/** The heatmaps of a network as they stand in a view of some size. */
function placedIn(sizes: readonly number[], width: number, viewHeight: number): HeatmapPlacement[] {
  const shapes = shapesOf(sizes);
  const height = stripHeight(shapes, viewHeight);
  const widths = stripWidths(shapes, width, height, 0.57);
  return shapes.map((shape, at) =>
    placeHeatmap(shape, { left: 0, top: 0, width: widths[at], height: height - 20 }),
  );
}

describe("the strip of heatmaps", () => {
  it("never is wider than the page, and no heatmap is narrower than its layer's name", () => {
    fc.assert(
      fc.property(sizesOfNets, fc.integer({ min: 640, max: 2400 }), (sizes, width) => {
        const shapes = shapesOf(sizes);
        const widths = stripWidths(shapes, width, stripHeight(shapes, 700), 0.57);
        const gaps = stripGap(widths.length) * (widths.length - 1);
        const sum = widths.reduce((total, one) => total + one, 0);
        expect(sum + gaps).toBeLessThanOrEqual(width - 48 + 1e-6);
        for (const one of widths) expect(one).toBeGreaterThanOrEqual(59.9);
      }),
    );
  });

  it("puts two that are small enough under drawing and prediction", () => {
    const shapes = shapesOf([2, 6, 2]);
    const [first, second] = stripWidths(shapes, 1072, stripHeight(shapes, 700), 0.6);
    expect(first / (first + second)).toBeCloseTo(0.6, 9);
  });

  it("is as high as the tallest needs, within a third of the view or so", () => {
    expect(stripHeight(shapesOf([784, 6]), 1000)).toBe(360);
    expect(stripHeight(shapesOf([2, 3]), 1000)).toBeLessThan(stripHeight(shapesOf([6, 3]), 1000));
  });

  it("keeps the numbers of small layers, alone and in deep networks", () => {
    for (const sizes of [
      [2, 2],
      [2, 8, 1],
      [4, 16, 3],
      [2, 4, 4, 4, 4, 4, 4, 2],
    ]) {
      const rows = Math.max(...sizes.slice(0, -1));
      const placed = placedIn(sizes, 1040, 728);
      placed.forEach(({ hasNumbers }, at) => {
        const isLow = (sizes[at] + 1) * 19 <= 728 * 0.36 - 47;
        expect(hasNumbers, `layer ${at + 1} of ${sizes.join()}, ${rows} rows`).toBe(isLow);
      });
    }
  });

  it("gives a large layer most of the room, and leaves none of it unused beside it", () => {
    const [wide, large, narrow] = placedIn([2, 1024, 1024, 2], 1040, 728);
    expect(large.cells.width).toBeGreaterThan(1.4 * wide.cells.width);
    expect(wide.cells.width).toBeGreaterThan(200);
    expect(narrow.cells.width).toBeGreaterThanOrEqual(2 * 8);
    const used = [wide, large, narrow].reduce((sum, { box }) => sum + box.width, 0);
    expect(used).toBeGreaterThan(0.9 * (1040 - 48 - 48));
  });
});
