import { describe, expect, it } from "vitest";
import { type HeightField, sampleHeightField } from "#core/descent/height-field.ts";
import { type ContourMapData, drawContourMap } from "../../../src-renderer/charts/contour-map.ts";
import { PathThinner } from "../../../src-renderer/charts/map-path.ts";
import { placeMap } from "../../../src-renderer/charts/map-placement.ts";
import { paletteColour } from "../../../src-renderer/scenes/palette.ts";
import { themeTokens } from "../../../src-renderer/scenes/theme-tokens.ts";

const square = { low: -3, high: 3 };
const slope = sampleHeightField((x) => x, square, square, 61, 61);

function drawn(
  data: Partial<ContourMapData> & { readonly field: HeightField },
  size = 200,
): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no canvas");
  drawContourMap(
    context,
    { x: 0, y: 0, width: size, height: size },
    {
      points: Float64Array.of(-1, -2, 1, 2),
      count: 2,
      playhead: 0,
      colourMap: "turbo",
      theme: "light",
      ...data,
    },
  );
  return context;
}

function pixel(context: CanvasRenderingContext2D, x: number, y: number): number[] {
  return Array.from(context.getImageData(Math.round(x), Math.round(y), 1, 1).data);
}

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function rgb(hex: string): number[] {
  const packed = Number.parseInt(hex.slice(1), 16);
  return [packed >> 16, (packed >> 8) & 255, packed & 255];
}

describe("the map", () => {
  it("has the surface's colours: low blue, high red", () => {
    const context = drawn({ field: slope });
    expect(distance(pixel(context, 3, 40), paletteColour("turbo", 0))).toBeLessThan(60);
    expect(distance(pixel(context, 196, 40), paletteColour("turbo", 1))).toBeLessThan(60);
  });

  it("has y upwards", () => {
    const context = drawn({ field: sampleHeightField((_x, y) => y, square, square, 61, 61) });
    expect(distance(pixel(context, 40, 4), paletteColour("turbo", 1))).toBeLessThan(60);
    expect(distance(pixel(context, 40, 195), paletteColour("turbo", 0))).toBeLessThan(60);
  });

  it("puts the ball where the iterate is", () => {
    const water = rgb(themeTokens.light.water);
    const start = drawn({ field: slope, playhead: 0 });
    expect(distance(pixel(start, 200 / 3, 200 * (5 / 6)), water)).toBeLessThan(10);
    const next = drawn({ field: slope, playhead: 1 });
    expect(distance(pixel(next, 400 / 3, 200 / 6), water)).toBeLessThan(10);
  });

  it("draws the path up to the playhead, in ink", () => {
    const ink = rgb(themeTokens.light.ink);
    const whole = drawn({ field: slope, playhead: 1 });
    expect(distance(pixel(whole, 100, 100), ink)).toBeLessThan(90);
    const begun = drawn({ field: slope, playhead: 0 });
    expect(distance(pixel(begun, 100, 100), ink)).toBeGreaterThan(90);
  });

  it("leaves holes to the paper", () => {
    const field = sampleHeightField((x) => Math.log(x), square, square, 61, 61);
    const context = drawn({ field, points: Float64Array.of(2, 2), count: 1 });
    expect(pixel(context, 50, 100)[3]).toBe(0);
    expect(pixel(context, 150, 100)[3]).toBe(255);
  });

  it("clips a path that leaves the domain", () => {
    const points = Float64Array.of(0, 0, 1e11, 1e11);
    const context = drawn({ field: slope, points, playhead: 1 }, 400);
    const { plot } = placeMap({ x: 0, y: 0, width: 400, height: 400 }, square, square);
    expect(pixel(context, plot.left + plot.width + 6, plot.top - 6)[3]).toBe(0);
  });

  it("has axes only where there is room", () => {
    const rect = (size: number) => ({ x: 0, y: 0, width: size, height: size });
    expect(placeMap(rect(168), square, square).hasAxes).toBe(false);
    const large = placeMap(rect(400), square, square);
    expect(large.hasAxes).toBe(true);
    expect(large.plot.left).toBeGreaterThan(30);
  });

  it("follows an iterate that comes later", () => {
    const points = Float64Array.of(-1, -2, 1, 2);
    drawn({ field: slope, points, count: 1 });
    const context = drawn({ field: slope, points, count: 2, playhead: 1 });
    expect(distance(pixel(context, 100, 100), rgb(themeTokens.light.ink))).toBeLessThan(90);
  });
});

describe("the place of a map", () => {
  it("has units as long upwards as to the right", () => {
    const wide = { low: -2, high: 2 };
    const tall = { low: -1, high: 1 };
    const placement = placeMap({ x: 10, y: 20, width: 160, height: 160 }, wide, tall);
    expect(placement.plot).toEqual({ left: 10, top: 60, width: 160, height: 80 });
    expect([placement.toPixelX(1), placement.toPixelY(-0.5)]).toEqual([130, 120]);
  });
});

describe("a thinned path", () => {
  it("keeps its first steps and drops those that no pixel can show", () => {
    const points = new Float64Array(2 * 100_000);
    const thinner = new PathThinner({ x: square, y: square }, 0.01);
    const { steps } = thinner.follow(points, 100_000);
    expect(steps).toHaveLength(64);
  });

  it("stays small however far a path wanders", () => {
    const count = 200_000;
    const points = Float64Array.from({ length: 2 * count }, (_, i) => 3 * Math.sin(i * 1.7));
    const { steps, xs } = new PathThinner({ x: square, y: square }, 0.001).follow(points, count);
    expect(steps.length).toBeLessThanOrEqual(1200);
    expect(xs).toHaveLength(steps.length);
    expect(steps.slice(0, 64)).toEqual(Array.from({ length: 64 }, (_, step) => step));
    expect([...steps].sort((a, b) => a - b)).toEqual(steps);
  });

  it("is the same in pieces as at once", () => {
    const points = Float64Array.from({ length: 2000 }, (_, i) => 3 * Math.sin(i * 0.01));
    const atOnce = new PathThinner({ x: square, y: square }, 0.01).follow(points, 1000);
    const inPieces = new PathThinner({ x: square, y: square }, 0.01);
    for (const count of [1, 70, 500, 1000]) inPieces.follow(points, count);
    expect(inPieces.steps).toEqual(atOnce.steps);
  });
});
