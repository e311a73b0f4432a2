import { describe, expect, it } from "vitest";
import { Trajectory } from "#core/descent/trajectory.ts";
import { steepestSlope } from "../../../src-renderer/state/steepest-slope.ts";

const domain = { x: { low: -3, high: 3 }, y: { low: -1, high: 1 } };

function trajectoryOf(rows: readonly (readonly [x: number, y: number, slope: number])[]) {
  const trajectory = new Trajectory(2);
  for (const [x, y, slope] of rows) {
    trajectory.append(Float64Array.of(x, y), 0, Float64Array.of(0.6 * slope, -0.8 * slope));
  }
  return trajectory;
}

describe("the steepest slope of a run", () => {
  it("is the largest at an iterate inside the domain", () => {
    const run = trajectoryOf([
      [1, 0, 2],
      [-3, 1, 5],
      [2, 1.5, 40],
      [9, 0, 70],
      [0, 0, 3],
    ]);
    expect(steepestSlope(run, 5, domain)).toBeCloseTo(5, 12);
    expect(steepestSlope(run, 1, domain)).toBeCloseTo(2, 12);
    const wider = { ...domain, y: { low: -2, high: 2 } };
    expect(steepestSlope(run, 5, wider)).toBeCloseTo(40, 12);
  });

  it("follows a run that grows, and knows no slope that is not a number", () => {
    const run = trajectoryOf([
      [1, 0, Number.NaN],
      [0, 0, Number.POSITIVE_INFINITY],
    ]);
    expect(steepestSlope(run, 2, domain)).toBe(0);
    run.append(Float64Array.of(0, 0), 0, Float64Array.of(3, 4));
    expect(steepestSlope(run, 3, domain)).toBe(5);
  });

  it("is known of one variable", () => {
    const run = new Trajectory(1);
    run.append(Float64Array.of(2), 4, Float64Array.of(-4));
    expect(steepestSlope(run, 1, domain)).toBe(4);
  });
});
