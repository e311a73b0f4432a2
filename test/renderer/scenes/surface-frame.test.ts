import { describe, expect, it } from "vitest";
import { type HeightFunction, sampleHeightField } from "#core/descent/height-field.ts";
import {
  createSurfaceFrame,
  type SurfaceFrame,
  sceneX,
  sceneY,
  sceneZ,
} from "../../../src-renderer/scenes/surface-frame.ts";
import { chapterHeight } from "./chapter-picture.ts";

const unit = { low: -1, high: 1 };

function frameOf(height: HeightFunction, x = unit, y = unit): SurfaceFrame {
  return createSurfaceFrame(sampleHeightField(height, x, y, 101, 101));
}

describe("the frame of a surface", () => {
  it("shows the chapter's heights from 0 to 10 with an isoline every unit", () => {
    const frame = frameOf(chapterHeight, { low: -3, high: 3 }, { low: -3, high: 3 });
    expect(frame.shown).toEqual({ low: 0, high: 10 });
    expect(frame.isolineStep).toBe(1);
    expect(frame.meshStepX).toBe(0.5);
    expect(frame.isCut).toBe(false);
  });

  it("gives heights of any size the same box", () => {
    const small = frameOf((x, y) => 1e-4 * (x * x + y * y));
    const large = frameOf((x, y) => 1e5 * (x * x + y * y));
    for (const frame of [small, large]) {
      expect(sceneZ(frame, frame.shown.low)).toBeCloseTo(small.bottom, 9);
      expect(sceneZ(frame, frame.shown.high)).toBeCloseTo(small.top, 9);
    }
  });

  it("keeps the proportions of the domain, but none too thin", () => {
    const frame = frameOf((x) => x, { low: 0, high: 100 }, { low: 0, high: 50 });
    expect(sceneX(frame, 100) - sceneX(frame, 0)).toBeCloseTo(6, 9);
    expect(sceneY(frame, 50) - sceneY(frame, 0)).toBeCloseTo(3, 9);
    const thin = frameOf((x) => x, { low: 0, high: 1000 }, { low: 0, high: 1 });
    expect(thin.halfDepth / thin.halfWidth).toBeCloseTo(0.4, 9);
  });

  it("cuts off a pole rather than flatten all the rest", () => {
    const frame = frameOf((x, y) => 1 / (x * x + y * y + 1e-9));
    expect(frame.isCut).toBe(true);
    expect(frame.shown.high).toBeLessThan(1000);
  });

  it("gives a flat surface room above and below", () => {
    const { shown } = frameOf(() => 4);
    expect(shown.low).toBeLessThan(4);
    expect(shown.high).toBeGreaterThan(4);
  });

  it("stands with nothing but holes", () => {
    const frame = frameOf(() => Number.NaN);
    expect(frame.shown.high).toBeGreaterThan(frame.shown.low);
  });
});
