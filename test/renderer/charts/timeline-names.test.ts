import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ExtremesPyramid } from "#core/descent/extremes-pyramid.ts";
import { overlaps, type PixelBox } from "../../../src-renderer/charts/pixel-box.ts";
import type { TimelineSeries } from "../../../src-renderer/charts/timeline-data.ts";
import { nameFont, nameSizePx } from "../../../src-renderer/charts/timeline-names.ts";
import {
  ballReachPx,
  type TimelinePicture,
} from "../../../src-renderer/charts/timeline-painter.ts";
import { layTimelinePicture } from "../../../src-renderer/charts/timeline-picture.ts";

const context = newContext();

function newContext(): OffscreenCanvasRenderingContext2D {
  const made = new OffscreenCanvas(1, 1).getContext("2d");
  if (!made) throw new Error("no 2D canvas");
  return made;
}

/** A timeline of runs, each given by its values. */
function laid(
  runs: readonly (readonly number[])[],
  { pixelRatio = 1, widthPx = 700, scale = "linear" as "linear" | "logarithmic", base = 0 } = {},
): TimelinePicture {
  const series = runs.map(
    (values, place): TimelineSeries => ({
      values: Float64Array.from(values),
      count: values.length,
      colour: place,
      name: `Run number ${place}`,
      isSelected: place === runs.length - 1,
      base,
    }),
  );
  const lastStep = Math.max(...runs.map(({ length }) => length)) - 1;
  const followed = series.map((one) => {
    const pyramid = new ExtremesPyramid();
    pyramid.follow(one.values, one.count);
    return { series: one, pyramid };
  });
  return layTimelinePicture(
    context,
    { series, lastStep, playhead: 0, scale, theme: "light", formatNumber: String },
    followed,
    { widthPx, heightPx: 118, pixelRatio },
  ).picture;
}

/** What the names cover, in pixels of the canvas. */
function boxesOf({ names, note, layout: { pixelRatio } }: TimelinePicture): PixelBox[] {
  const boxes = names.map(({ text, x, y, isSelected }) => {
    context.font = nameFont(nameSizePx * pixelRatio, isSelected);
    const height = 12 * pixelRatio;
    return { left: x, top: y - height / 2, width: context.measureText(text).width, height };
  });
  return note ? [...boxes, note] : boxes;
}

/** How far a point is from a rectangle; 0 inside. */
function distance({ left, top, width, height }: PixelBox, x: number, y: number): number {
  const across = Math.max(left - x, 0, x - left - width);
  return Math.hypot(across, Math.max(top - y, 0, y - top - height));
}

/** How near the balls of a picture come to one of its texts on their whole way, in radii of theirs. */
function nearestBall(picture: TimelinePicture): number {
  const boxes = boxesOf(picture);
  const distances = picture.lines.flatMap((line) => {
    const reach = ballReachPx(line) * picture.layout.pixelRatio;
    return line.curve.stretches.flatMap(({ xs, lows, highs }) =>
      xs.flatMap((x, at) =>
        [0, 0.25, 0.5, 0.75, 1].flatMap((part) => {
          const next = Math.min(at + 1, xs.length - 1);
          const across = x + (xs[next] - x) * part;
          return [lows, highs].flatMap((ys) =>
            boxes.map((box) => distance(box, across, ys[at] + (ys[next] - ys[at]) * part) / reach),
          );
        }),
      ),
    );
  });
  return Math.min(...distances);
}

function doesAnyOverlap(boxes: readonly PixelBox[]): boolean {
  return boxes.some((box, at) => boxes.slice(at + 1).some((other) => overlaps(box, other)));
}

const someRuns = fc.array(
  fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: 1, maxLength: 60 }),
  { minLength: 2, maxLength: 9 },
);

describe("the texts of a timeline", () => {
  it("lie on no line, no ball and no other text", () => {
    fc.assert(
      fc.property(someRuns, fc.constantFrom(1, 1.5, 2), fc.boolean(), (runs, pixelRatio, isLog) => {
        const scale = isLog ? "logarithmic" : "linear";
        const picture = laid(runs, { pixelRatio, scale, base: -1 });
        expect(doesAnyOverlap(boxesOf(picture))).toBe(false);
        // A radius from the point where a ball may be; corners of a box are measured as the placer does.
        expect(nearestBall(picture)).toBeGreaterThan(0.9);
      }),
      { numRuns: 150 },
    );
  });

  it("stand beside the end of a line that ends early, not in the column", () => {
    const steady = (rate: number, count: number): number[] =>
      Array.from({ length: count }, (_, step) => 9 * rate ** step);
    const picture = laid([steady(0.3, 12), steady(0.99, 101), steady(0.98, 101)]);
    const { box } = picture.layout;
    const named = (text: string) => picture.names.find((name) => name.text === text);
    expect(named("Run number 0")?.x).toBeLessThan(box.left + box.width * 0.5);
    for (const text of ["Run number 1", "Run number 2"]) {
      expect(named(text)?.x).toBeGreaterThan(box.left + box.width);
    }
  });

  it("are left out where a line takes all the room, in the plot as in the column", () => {
    const swinging = Array.from({ length: 6000 }, (_, step) => (step % 2) * 9);
    const picture = laid([[4, 5, 4], [9, 0, 3, 3], swinging]);
    expect(picture.names.map(({ text }) => text)).toEqual(["Run number 2"]);
  });

  it("have a leader where there is room only farther away", () => {
    const falling = Array.from({ length: 12 }, (_, step) => 9 * 0.3 ** step);
    const low = Array.from({ length: 101 }, () => 1.2);
    const picture = laid([falling, low]);
    const [end, name] = [picture.lines[0].end, picture.names.find(({ leader }) => leader)];
    expect(name?.text).toBe("Run number 0");
    expect(name?.leader?.from.x).toBeCloseTo(end?.x ?? 0, 0);
    expect(Math.abs((name?.leader?.from.y ?? 0) - (end?.y ?? 0))).toBeLessThan(11);
  });
});
