import { describe, expect, it } from "vitest";
import { type HeightField, sampleHeightField } from "#core/descent/height-field.ts";
import { contourLayersOf } from "../../../src-renderer/charts/contour-layers.ts";
import {
  type ContourMapData,
  drawContourMap,
  type MapPath,
  mapGripAt,
  mapPointAt,
} from "../../../src-renderer/charts/contour-map.ts";
import { PathThinner } from "../../../src-renderer/charts/map-path.ts";
import { placeMap } from "../../../src-renderer/charts/map-placement.ts";
import { paletteColour } from "../../../src-renderer/scenes/palette.ts";
import { runColour, themeTokens } from "../../../src-renderer/scenes/theme-tokens.ts";

const square = { low: -3, high: 3 };
const slope = sampleHeightField((x) => x, square, square, 61, 61);

type Shown = Partial<ContourMapData> & Partial<MapPath> & { readonly field: HeightField };

function pathOf(path: Partial<MapPath> = {}): MapPath {
  const points = path.points ?? Float64Array.of(-1, -2, 1, 2);
  return {
    points,
    count: points.length / 2,
    playhead: 0,
    colour: null,
    name: "",
    isSelected: false,
    showsWhole: false,
    ...path,
  };
}

/** Draws one run that is alone, or the paths given. */
function drawn(
  { points = Float64Array.of(-1, -2, 1, 2), count = points.length / 2, playhead, ...data }: Shown,
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
      paths: [pathOf({ points, count, playhead: playhead ?? 0 })],
      crossHair: null,
      minima: [],
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
    const hole = context.getImageData(10, 60, 60, 80).data;
    const hatching = rgb(themeTokens.light.hairline);
    let blank = 0;
    for (let at = 0; at < hole.length; at += 4) {
      if (hole[at + 3] < 8) blank++;
      else expect(distance([...hole.subarray(at, at + 3)], hatching)).toBeLessThan(60);
    }
    expect(blank).toBeGreaterThan((hole.length / 4) * 0.4);
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

describe("several runs on a map", () => {
  const red = rgb(runColour("light", 0));
  const green = rgb(runColour("light", 3));
  const level = { ...slope, values: slope.values.map((value) => value * 1e-9) };
  const down = pathOf({ points: Float64Array.of(-2, -2, -2, 2), playhead: 1, colour: 0 });
  const across = pathOf({ points: Float64Array.of(-1, 1.485, 2, 1.485), playhead: 1, colour: 3 });

  it("are lines and balls in their colours", () => {
    const context = drawn({ field: level, paths: [down, across] });
    expect(distance(pixel(context, 200 / 6, 100), red)).toBeLessThan(40);
    expect(distance(pixel(context, 120, 50), green)).toBeLessThan(40);
    expect(distance(pixel(context, 200 / 6, 200 / 6), red)).toBeLessThan(10);
    expect(distance(pixel(context, 1000 / 6, 50), green)).toBeLessThan(10);
  });

  it("have the selected one on top", () => {
    const under = { ...down, isSelected: false };
    const over = { ...down, colour: 3, isSelected: true };
    const context = drawn({ field: level, paths: [over, under] });
    expect(distance(pixel(context, 200 / 6, 200 / 6), green)).toBeLessThan(10);
  });

  it("are drawn pale beyond the playhead while they are to be shown whole", () => {
    const begun = { ...across, playhead: 0 };
    const ground = pixel(drawn({ field: level, paths: [] }), 120, 50);
    const parted = pixel(drawn({ field: level, paths: [begun] }), 120, 50);
    expect(parted).toEqual(ground);
    const whole = pixel(drawn({ field: level, paths: [{ ...begun, showsWhole: true }] }), 120, 50);
    expect(distance(whole, green)).toBeLessThan(distance(ground, green));
    expect(distance(whole, green)).toBeGreaterThan(40);
  });

  it("have their names beside their balls", () => {
    const count = (name: string) => {
      const context = drawn({ field: level, paths: [{ ...across, name }] }, 400);
      return countOf(context, green);
    };
    expect(count("η = 0.4")).toBeGreaterThan(count("") + 40);
  });

  function countOf(context: CanvasRenderingContext2D, colour: readonly number[]): number {
    const { data } = context.getImageData(0, 0, context.canvas.width, context.canvas.height);
    let found = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (distance([data[at], data[at + 1], data[at + 2]], colour) < 40) found++;
    }
    return found;
  }
});

describe("marks on a map", () => {
  const ink = rgb(themeTokens.light.ink);

  it("cross the point that is pointed at", () => {
    const context = drawn({ field: slope, paths: [], crossHair: [0.9, -1.48] });
    expect(distance(pixel(context, 130, 20), ink)).toBeLessThan(30);
    expect(distance(pixel(context, 20, 149), ink)).toBeLessThan(30);
    const without = drawn({ field: slope, paths: [], crossHair: [9, 0] });
    expect(without.getImageData(0, 0, 200, 200).data).toEqual(
      drawn({ field: slope, paths: [] }).getImageData(0, 0, 200, 200).data,
    );
  });

  it("stand at known minima", () => {
    const context = drawn({ field: slope, paths: [], minima: [[1, 1]] });
    const at = [400 / 3, 200 / 3] as const;
    expect(distance(pixel(context, ...at), ink)).toBeLessThan(90);
    expect(distance(pixel(drawn({ field: slope, paths: [] }), ...at), ink)).toBeGreaterThan(90);
  });
});

describe("pointing at a map", () => {
  const placement = placeMap({ x: 5, y: 7, width: 420, height: 400 }, square, square);

  it("finds the point of the plane, there and back", () => {
    const point = mapPointAt(placement, placement.toPixelX(1.25), placement.toPixelY(-2.5));
    expect(point?.[0]).toBeCloseTo(1.25, 10);
    expect(point?.[1]).toBeCloseTo(-2.5, 10);
    expect(mapPointAt(placement, placement.plot.left - 1, 100)).toBeNull();
  });

  it("finds balls and starts that are near enough", () => {
    const first = pathOf({ playhead: 1, colour: 0 });
    const second = pathOf({ points: Float64Array.of(2, -2, -2, 0), playhead: 1, colour: 1 });
    const data = { field: slope, paths: [first, second] };
    const at = (x: number, y: number, away = 0) =>
      mapGripAt(placement, data, placement.toPixelX(x) + away, placement.toPixelY(y));
    expect(at(1, 2)).toEqual({ run: 0, what: "ball" });
    expect(at(-1, -2, 11)).toEqual({ run: 0, what: "start" });
    expect(at(2, -2)).toEqual({ run: 1, what: "start" });
    expect(at(-2, 0, -11)).toEqual({ run: 1, what: "ball" });
    expect(at(-2, 0, 13)).toBeNull();
  });

  it("takes the selected run's ball where several things coincide", () => {
    const paths = [pathOf(), pathOf({ isSelected: true }), pathOf()];
    const [x, y] = [placement.toPixelX(-1), placement.toPixelY(-2)];
    expect(mapGripAt(placement, { field: slope, paths }, x, y)).toEqual({ run: 1, what: "ball" });
  });

  it("finds nothing of a run that has no iterates or has left", () => {
    const paths = [pathOf({ count: 0 }), pathOf({ points: Float64Array.of(1e11, 0) })];
    expect(mapGripAt(placement, { field: slope, paths }, 200, 200)).toBeNull();
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

describe("the contours of a small map", () => {
  it("are coarser where nothing is lost by it, and only there", () => {
    const valley = sampleHeightField((x, y) => x * x + Math.sin(y) ** 2, square, square, 101, 101);
    expect(contourLayersOf(valley, "coarse").columns).toBe(51);
    expect(contourLayersOf(valley, "fine").columns).toBe(101);
    const bumps = sampleHeightField((x, y) => Math.cos(9 * x) + y, square, square, 101, 101);
    expect(contourLayersOf(bumps, "coarse").columns).toBe(101);
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
