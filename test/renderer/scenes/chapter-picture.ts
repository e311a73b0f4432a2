import { type HeightFunction, sampleHeightField } from "#core/descent/height-field.ts";
import type { ScenePath, SurfacePicture } from "../../../src-renderer/scenes/surface-picture.ts";

/** The chapter's function of two variables. */
export const chapterHeight: HeightFunction = (x, y) => x * x + Math.sin(y) ** 2;

/** The points of the chapter's descent: row-major [count, 2], from (3, 1). */
export function chapterPath(learningRate: number, count: number): Float64Array {
  const points = new Float64Array(count * 2);
  let x = 3;
  let y = 1;
  for (let step = 0; step < count; step++) {
    points[step * 2] = x;
    points[step * 2 + 1] = y;
    x -= learningRate * 2 * x;
    y -= learningRate * Math.sin(2 * y);
  }
  return points;
}

/** The chapter's descent as it lies on the surface, for tests. */
export function chapterScenePath(changes: Partial<ScenePath> = {}): ScenePath {
  const count = 17;
  const points = chapterPath(0.1, count);
  return {
    path: { points, values: new Float64Array(count), count },
    playhead: 9,
    colour: null,
    name: "",
    isSelected: true,
    showsWhole: false,
    gradient: [0.805, 0.456],
    steepest: 6.07,
    velocity: null,
    next: [points[20] ?? 0, points[21] ?? 0],
    ...changes,
  };
}

/** The chapter's picture, for tests. */
export function chapterPicture(changes: Partial<SurfacePicture> = {}): SurfacePicture {
  const domain = { low: -3, high: 3 };
  return {
    field: sampleHeightField(chapterHeight, domain, domain, 101, 101),
    heightAt: chapterHeight,
    paths: [chapterScenePath()],
    crossHair: null,
    hasColourBar: true,
    theme: "light",
    palette: "turbo",
    names: { x: "x", y: "y", height: "J" },
    caption: {
      tex: "J(x,y)=x^2+\\sin^2 y",
      detail: [
        { text: "Gradient descent, ", strong: false },
        { text: "η = 0.1", strong: true },
      ],
    },
    formatNumber: (value) => String(value).replace("-", "−"),
    ...changes,
  };
}
