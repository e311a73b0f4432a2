import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type HeightFunction, sampleHeightField } from "#core/descent/height-field.ts";
import { Draper } from "../../../src-renderer/scenes/drape.ts";
import { layArrow } from "../../../src-renderer/scenes/gradient-arrow.ts";
import { createSurfaceFrame } from "../../../src-renderer/scenes/surface-frame.ts";
import { createSurfaceSampler } from "../../../src-renderer/scenes/surface-sampler.ts";

const plain: HeightFunction = () => 1;
const wide = { low: -30, high: 30 };
const narrow = { low: -2, high: 2 };
const steepest = 8;

const field = sampleHeightField(plain, wide, narrow, 21, 21);
const frame = createSurfaceFrame(field);
const sampler = createSurfaceSampler(field, frame, plain, [{ columns: 1, rows: 1 }]);

/** The arrow's length over the floor and its way, in units of the scene. */
function arrow(gradient: readonly [number, number]) {
  const draper = new Draper(sampler, frame);
  const end = layArrow(draper, frame, [0, 0], gradient, steepest);
  if (!end) return null;
  const { points } = draper.lines;
  const [across, along] = [end.tip[0] - points[0], end.tip[1] - points[1]];
  return { length: Math.hypot(across, along), across, along };
}

const angle = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });

describe("the arrow of the gradient", () => {
  it("is as long as the slope is large, in every direction", () => {
    fc.assert(
      fc.property(angle, fc.double({ min: 0.16, max: 1, noNaN: true }), (direction, part) => {
        const slope = (size: number) =>
          [size * Math.cos(direction), size * Math.sin(direction)] as const;
        const [full, shorter] = [arrow(slope(steepest)), arrow(slope(steepest * part))];
        expect((shorter?.length ?? 0) / (full?.length ?? 0)).toBeCloseTo(part, 4);
      }),
    );
    const along = arrow([0, steepest])?.length ?? 0;
    expect(arrow([steepest, 0])?.length).toBeCloseTo(along, 4);
  });

  it("leads downhill", () => {
    const end = arrow([-4, 0]);
    expect(end?.across).toBeGreaterThan(0);
    expect(end?.along).toBeCloseTo(0, 6);
  });

  it("can be seen also where it is nearly flat, and leads nowhere far where slopes add up", () => {
    const full = arrow([steepest, 0])?.length ?? 0;
    const least = arrow([1e-6, 0])?.length ?? 0;
    expect(least).toBeGreaterThan(full / 10);
    expect(least).toBeLessThan(full / 6);
    expect(arrow([steepest / 100, 0])?.length).toBeCloseTo(least, 6);
    expect(arrow([1e9, 0])?.length).toBeCloseTo(2 * full, 4);
  });

  it("is not there without a slope", () => {
    expect(arrow([0, 0])).toBeNull();
    expect(arrow([Number.NaN, 1])).toBeNull();
    expect(arrow([Number.POSITIVE_INFINITY, 1])).toBeNull();
  });
});
