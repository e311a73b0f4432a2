import { describe, expect, it } from "vitest";
import {
  addClassMark,
  classColour,
  classMarkOutline,
} from "../../../src-renderer/charts/class-marks.ts";

const sidePx = 40;
const radiusPx = 12;

/** Which pixels a way of filling covers. */
function covered(fill: (context: OffscreenCanvasRenderingContext2D) => void): boolean[] {
  const context = new OffscreenCanvas(sidePx, sidePx).getContext("2d");
  if (!context) throw new Error("no 2D canvas");
  context.translate(sidePx / 2, sidePx / 2);
  fill(context);
  const { data } = context.getImageData(0, 0, sidePx, sidePx);
  return Array.from({ length: sidePx * sidePx }, (_, at) => data[at * 4 + 3] > 127);
}

function markPixels(place: number): boolean[] {
  return covered((context) => {
    const path = new Path2D();
    addClassMark(path, place, 0, 0, radiusPx);
    context.fill(path);
  });
}

/** The part that two shapes have in common of what either covers. */
function likeness(one: readonly boolean[], other: readonly boolean[]): number {
  const both = one.filter((isIn, at) => isIn && other[at]).length;
  const either = one.filter((isIn, at) => isIn || other[at]).length;
  return both / either;
}

/** sRGB of a colour, 0 … 1 and linear. */
function linearOf(hex: string): number[] {
  return [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
}

/** Full deficiencies on linear sRGB: Machado, Oliveira and Fernandes (2009), severity 1. */
const deficiencies = {
  none: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  deutan: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
  tritan: [
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039,
  ],
} as const;

/** CIE L*a*b* (D65) of a linear colour. */
function labOf([red, green, blue]: readonly number[]): number[] {
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (841 / 108) * t + 4 / 29);
  const x = f((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047);
  const y = f(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = f((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function seenBy(kind: keyof typeof deficiencies, hex: string): number[] {
  const matrix = deficiencies[kind];
  const linear = linearOf(hex);
  const seen = [0, 1, 2].map((row) =>
    linear.reduce((sum, part, column) => sum + matrix[row * 3 + column] * part, 0),
  );
  return labOf(seen.map((part) => Math.min(1, Math.max(0, part))));
}

function distance(one: readonly number[], other: readonly number[]): number {
  return Math.hypot(...one.map((part, at) => part - other[at]));
}

describe("the marks of classes", () => {
  it("have ten shapes of which no two look alike", () => {
    const shapes = Array.from({ length: 10 }, (_, place) => markPixels(place));
    for (let one = 0; one < 10; one++) {
      for (let other = one + 1; other < 10; other++) {
        expect(likeness(shapes[one], shapes[other]), `${one} and ${other}`).toBeLessThan(0.82);
      }
    }
  });

  it("are never the same in shape and colour, up to a hundred classes", () => {
    const pairs = Array.from({ length: 100 }, (_, place) =>
      [classColour("light", place), classMarkOutline(place)].join(" "),
    );
    expect(new Set(pairs).size).toBe(100);
  });

  it("look the same in keys and tables as among the samples", () => {
    for (let place = 0; place < 10; place++) {
      const outline = covered((context) => {
        context.scale(radiusPx, radiusPx);
        context.fill(new Path2D(classMarkOutline(place)));
      });
      expect(likeness(outline, markPixels(place)), `class ${place}`).toBeGreaterThan(0.95);
    }
  });

  it("differ in colour in both themes, two classes also for every deficiency", () => {
    for (const theme of ["light", "dark"] as const) {
      for (const kind of ["none", "protan", "deutan", "tritan"] as const) {
        const labs = Array.from({ length: 10 }, (_, place) =>
          seenBy(kind, classColour(theme, place)),
        );
        expect(distance(labs[0], labs[1]), `${theme}, ${kind}`).toBeGreaterThan(30);
        const nearest = Math.min(
          ...labs.flatMap((one, at) => labs.slice(at + 1).map((other) => distance(one, other))),
        );
        if (kind === "none") expect(nearest, theme).toBeGreaterThan(15);
      }
    }
  });
});
