import { describe, expect, it } from "vitest";
import { axisRange, endingMotion } from "#core/descent/motion.ts";
import { Trajectory } from "#core/descent/trajectory.ts";

function trajectoryOf(
  points: readonly (readonly number[])[],
  gradient: readonly number[] = [3, 4],
): Trajectory {
  const dimension = points[0].length;
  const trajectory = new Trajectory(dimension);
  for (const point of points) {
    trajectory.append(Float64Array.from(point), 0, Float64Array.from(gradient.slice(0, dimension)));
  }
  return trajectory;
}

function along(count: number, at: (step: number) => readonly number[]): Trajectory {
  return trajectoryOf(Array.from({ length: count }, (_, step) => at(step)));
}

/** The end of a run whose last iterate, if the slope is zero there, is a minimum. */
function motionOf(trajectory: Trajectory) {
  return endingMotion(trajectory, () => "minimum");
}

describe("at its end a run", () => {
  it("is moving while the point still moves", () => {
    expect(motionOf(along(50, (step) => [0.9 ** step]))).toEqual({ kind: "moving" });
    expect(motionOf(along(50, (step) => [step, -step]))).toEqual({ kind: "moving" });
  });

  it("is moving when it made no step at all", () => {
    expect(motionOf(trajectoryOf([[3, 1]]))).toEqual({ kind: "moving" });
  });

  it("is stuck when its last step was none although a slope is left", () => {
    const stuck = { kind: "stuck", gradientNorm: 5 };
    const run = trajectoryOf([
      [3, 1],
      [2, 1],
      [2, 1],
    ]);
    expect(motionOf(run)).toEqual(stuck);
    expect(motionOf(along(50, () => [2, 1]))).toEqual(stuck);
  });

  it("rests when its last step was none and no slope is left, at a place of some kind", () => {
    const level = trajectoryOf(
      [
        [2, 1],
        [2, 1],
      ],
      [0, 1e-9],
    );
    for (const place of ["minimum", "maximum", "saddle", "flat"] as const) {
      expect(endingMotion(level, () => place)).toEqual({
        kind: "resting",
        gradientNorm: 1e-9,
        place,
      });
    }
  });

  it("has come to a halt when its last step was no more than rounding, relative to the point", () => {
    expect(motionOf(trajectoryOf([[1e9], [1e9 + 1e-4]])).kind).toBe("stuck");
    expect(motionOf(trajectoryOf([[1], [1 + 1e-11]])).kind).toBe("moving");
  });

  it("swings when a coordinate jumps to and fro, whatever the other does", () => {
    const swing = { axis: 0, low: -3, high: 3 };
    const run = along(40, (step) => [step % 2 ? -3 : 3, 0.9 ** step]);
    expect(motionOf(run)).toEqual({ kind: "swinging", axes: [swing] });
    const still = along(40, (step) => [step % 2 ? -3 : 3, 1]);
    expect(motionOf(still)).toEqual({ kind: "swinging", axes: [swing] });
  });

  it("swings on both axes when both jump", () => {
    const run = along(40, (step) => (step % 2 ? [-3, 5] : [3, 4]));
    expect(motionOf(run)).toEqual({
      kind: "swinging",
      axes: [
        { axis: 0, low: -3, high: 3 },
        { axis: 1, low: 4, high: 5 },
      ],
    });
  });

  it("does not swing while the jumps shrink or grow", () => {
    for (const factor of [-0.99, -0.9999, -1.01]) {
      expect(motionOf(along(40, (step) => [factor ** step])).kind).toBe("moving");
    }
  });

  it("is not said to swing before it did so for twelve steps", () => {
    expect(motionOf(along(12, (step) => [step % 2])).kind).toBe("moving");
    expect(motionOf(along(13, (step) => [step % 2])).kind).toBe("swinging");
  });

  it("is judged by its last steps only", () => {
    const late = along(60, (step) => [step < 40 ? step : step % 2]);
    expect(motionOf(late)).toEqual({ kind: "swinging", axes: [{ axis: 0, low: 0, high: 1 }] });
    expect(motionOf(along(60, (step) => [step < 55 ? step % 2 : step])).kind).toBe("moving");
  });
});

describe("the range of a coordinate", () => {
  const trajectory = trajectoryOf([
    [5, -1],
    [7, -2],
    [6, -4],
    [9, 0],
  ]);

  it("spans the rows asked for, both ends included", () => {
    expect(axisRange(trajectory, 0, 1, 2)).toEqual({ axis: 0, low: 6, high: 7 });
    expect(axisRange(trajectory, 1, 0, 3)).toEqual({ axis: 1, low: -4, high: 0 });
    expect(axisRange(trajectory, 1, 2, 2)).toEqual({ axis: 1, low: -4, high: -4 });
  });
});
