import { describe, expect, it } from "vitest";
import { type IteratePath, thinPath } from "../../../src-renderer/scenes/path-thinning.ts";
import { chapterPath } from "./chapter-picture.ts";

const frame = { x: { low: -3, high: 3 }, y: { low: -3, high: 3 } };

function pathOf(points: Float64Array): IteratePath {
  return { points, values: new Float64Array(points.length / 2), count: points.length / 2 };
}

/** A walk all over the domain, the same every time. */
function restlessPath(count: number): IteratePath {
  const points = new Float64Array(count * 2);
  for (let step = 0; step < count; step++) {
    points[step * 2] = 3 * Math.sin(step * 2.3);
    points[step * 2 + 1] = 3 * Math.cos(step * 1.7);
  }
  return pathOf(points);
}

describe("thinning a path", () => {
  it("keeps every iterate of a short run", () => {
    expect([...thinPath(pathOf(chapterPath(0.1, 17)), frame)]).toEqual([...Array(17).keys()]);
  });

  it("keeps the ends and the first steps of a million, and few enough to draw", () => {
    const chosen = [...thinPath(restlessPath(1_000_000), frame)];
    expect(chosen.length).toBeLessThanOrEqual(2000);
    expect(chosen.slice(0, 64)).toEqual([...Array(64).keys()]);
    expect(chosen.at(-1)).toBe(999_999);
    expect(chosen.every((index, at) => at === 0 || index > (chosen[at - 1] ?? 0))).toBe(true);
  });

  it("leaves out late iterates that lie on top of each other", () => {
    const chosen = thinPath(pathOf(chapterPath(0.1, 100_000)), frame);
    expect(chosen.length).toBeLessThan(200);
    expect(chosen.at(-1)).toBe(99_999);
  });

  it("stands a path without points and one that ran away", () => {
    expect(thinPath(pathOf(new Float64Array()), frame)).toHaveLength(0);
    const wild = pathOf(Float64Array.of(0, 0, 1e300, 1, Number.POSITIVE_INFINITY, Number.NaN));
    expect([...thinPath(wild, frame)]).toEqual([0, 1, 2]);
  });
});
