import { describe, expect, it } from "vitest";
import { type HeightFunction, sampleHeightField } from "#core/descent/height-field.ts";
import { Draper } from "../../../src-renderer/scenes/drape.ts";
import { clipSegment } from "../../../src-renderer/scenes/segment-clipping.ts";
import { createSurfaceFrame, sceneZ } from "../../../src-renderer/scenes/surface-frame.ts";
import { createSurfaceSampler } from "../../../src-renderer/scenes/surface-sampler.ts";
import { chapterHeight, chapterPath } from "./chapter-picture.ts";

const domain = { low: -3, high: 3 };

function drape(height: HeightFunction, points: Float64Array): Draper {
  const field = sampleHeightField(height, domain, domain, 101, 101);
  const frame = createSurfaceFrame(field);
  const draper = new Draper(
    createSurfaceSampler(field, frame, height, [
      { columns: 1, rows: 1 },
      { columns: 2, rows: 2 },
    ]),
    frame,
  );
  for (let at = 2; at < points.length; at += 2) {
    draper.addStep(points[at - 2] ?? 0, points[at - 1] ?? 0, points[at] ?? 0, points[at + 1] ?? 0);
  }
  return draper;
}

describe("laying a path on the surface", () => {
  it("never lets it sink in, also where it jumps across the valley", () => {
    const field = sampleHeightField(chapterHeight, domain, domain, 101, 101);
    const frame = createSurfaceFrame(field);
    const { points, pointCount } = drape(chapterHeight, chapterPath(1, 6)).lines;
    expect(pointCount).toBeGreaterThan(400);
    for (let point = 0; point < pointCount; point++) {
      const x = ((points[point * 3] ?? 0) / frame.halfWidth) * 3;
      const y = ((points[point * 3 + 1] ?? 0) / frame.halfDepth) * 3;
      const surface = sceneZ(frame, chapterHeight(x, y));
      expect((points[point * 3 + 2] ?? 0) - surface).toBeGreaterThan(0.01);
    }
  });

  it("ends at the border of the domain", () => {
    const { points, pointCount } = drape(chapterHeight, Float64Array.of(0, 0, 90, 30)).lines;
    expect(points[(pointCount - 1) * 3] ?? 0).toBeCloseTo(3, 1);
    expect(pointCount).toBeGreaterThan(10);
  });

  it("breaks off at a hole and goes on behind it", () => {
    const withHole: HeightFunction = (x, y) => (Math.abs(x) < 1 ? Number.NaN : x * x + y);
    const { starts, pointCount } = drape(withHole, Float64Array.of(-3, 0, 3, 0)).lines;
    expect(starts.subarray(0, pointCount).reduce((sum, start) => sum + start, 0)).toBe(2);
  });
});

describe("clipping a segment", () => {
  it("gives the part that is inside", () => {
    expect(clipSegment(-6, 0, 6, 0, domain, domain)?.low).toBeCloseTo(0.25, 6);
    expect(clipSegment(-6, 0, 6, 0, domain, domain)?.high).toBeCloseTo(0.75, 6);
  });

  it("gives nothing for a segment outside or without numbers", () => {
    expect(clipSegment(4, 4, 5, 9, domain, domain)).toBeNull();
    expect(clipSegment(0, 0, Number.NaN, 1, domain, domain)).toBeNull();
  });
});
