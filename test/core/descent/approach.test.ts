import { describe, expect, it } from "vitest";
import { approachOf, levelJump } from "#core/descent/approach.ts";
import { DescentRun } from "#core/descent/descent-run.ts";
import { diagnose } from "#core/descent/diagnose.ts";
import type { Approach } from "#core/descent/diagnosis.ts";
import { Trajectory } from "#core/descent/trajectory.ts";
import { parabola, shiftedParabola, valley } from "#core/objectives/catalogue.ts";
import { findObjective } from "#core/objectives/find-objective.ts";
import type { Objective } from "#core/objectives/objective.ts";

/** The chapter's nine steps of a plain descent. */
function nineSteps(objective: Objective, start: readonly number[], learningRate: number): Approach {
  const settings = {
    start,
    rule: { optimizer: "gradient-descent" as const, hyperparameters: { learningRate } },
    stop: { value: null, gradient: null, maximumSteps: 9, goesOnWhenCycling: true },
  };
  const run = new DescentRun(objective, settings);
  const outcome = run.advance(9);
  if (!outcome) throw new Error("nine steps have not ended");
  return diagnose(objective, settings, run.trajectory, outcome).approach;
}

function expectKind<Kind extends Approach["kind"]>(
  approach: Approach,
  kind: Kind,
): Extract<Approach, { kind: Kind }> {
  if (approach.kind !== kind) throw new Error(`${kind} expected, not ${JSON.stringify(approach)}`);
  return approach as Extract<Approach, { kind: Kind }>;
}

const chapter: readonly [string, Objective, readonly number[], low: number, high: number][] = [
  ["(x − 1)² + 0.1", shiftedParabola, [-0.8], -0.8, 2.8],
  ["x²", parabola, [1.2], -1.2, 1.2],
  ["x² + sin²y", valley, [3, 1], -3, 3],
];

describe.each(chapter)("nine steps on %s", (_, objective, start, low, high) => {
  it("jump between two places and never come lower with η = 1", () => {
    const { range } = expectKind(nineSteps(objective, start, 1), "jumping");
    expect(range.axis).toBe(0);
    expect(range.low).toBeCloseTo(low, 12);
    expect(range.high).toBeCloseTo(high, 12);
  });

  it("swing from side to side with η = 0.8, each swing 0.6 of the last", () => {
    expect(expectKind(nineSteps(objective, start, 0.8), "swinging").factor).toBeCloseTo(0.6, 9);
  });

  it("come down one side with η = 0.4 and are there after four", () => {
    const approach = nineSteps(objective, start, 0.4);
    expect(approach).toEqual({ kind: "one-side", arrivedAfter: 4, isMinimum: true });
  });

  it("swing wider and wider with η = 1.1", () => {
    const { factor, isSwinging } = expectKind(nineSteps(objective, start, 1.1), "growing");
    expect(factor).toBeCloseTo(1.2, 9);
    expect(isSwinging).toBe(true);
  });
});

describe("nine steps that come down one side and fall short", () => {
  it("say by how much, as the distance to the minimum", () => {
    const short = expectKind(nineSteps(shiftedParabola, [-0.8], 0.1), "one-side-short");
    expect(short.steps).toBe(9);
    expect(short.distance).toBeCloseTo(1.8 * 0.8 ** 9, 12);
    expect(short.distance?.toFixed(2)).toBe("0.24");
    const square = expectKind(nineSteps(parabola, [1.2], 0.1), "one-side-short");
    expect(square.distance).toBeCloseTo(1.2 * 0.8 ** 9, 12);
    expect(expectKind(nineSteps(valley, [3, 1], 0.1), "one-side-short").distance).toBeCloseTo(
      0.4669,
      4,
    );
  });

  it("do not say it where no minimum is known", () => {
    const search = findObjective("x^2+x+exp(x)");
    if (!search.ok) throw new Error("no function");
    const short = expectKind(nineSteps(search.objective, [2], 0.01), "one-side-short");
    expect(short).toEqual({ kind: "one-side-short", distance: null, steps: 9 });
  });
});

describe("a way", () => {
  it("is none when the point never moved", () => {
    expect(nineSteps(parabola, [1.2], 0)).toEqual({ kind: "still" });
    expect(nineSteps(parabola, [0], 0.1)).toEqual({ kind: "still" });
  });

  it("winds when it turns now and then", () => {
    const spiral = along(40, (step) => [Math.cos(step / 2) * 0.98 ** step, Math.sin(step / 2)]);
    expect(approachOf(valley, spiral, stopped, { kind: "moving" })).toEqual({ kind: "winding" });
  });

  it("runs away when it grows on one side and J diverged, but not on the way down", () => {
    const growing = along(20, (step) => [1.5 ** step]);
    const diverged = { ...stopped, kind: "diverged" as const, number: 1e13, growth: 1.5 };
    const outcome = { ...diverged, quantity: { kind: "value" as const } };
    const away = approachOf(parabola, growing, outcome, { kind: "moving" });
    expect(expectKind(away, "growing")).toMatchObject({ isSwinging: false });
    const down = approachOf(
      parabola,
      along(20, (step) => [20 - 1.15 ** step]),
      stopped,
      { kind: "moving" },
    );
    expect(down.kind).toBe("one-side-short");
  });
});

describe("a level jump", () => {
  it("needs at least four jumps, all of the same width", () => {
    expect(levelJump(along(4, (step) => [step % 2]))).toBeNull();
    expect(levelJump(along(5, (step) => [step % 2]))).toEqual({ axis: 0, low: 0, high: 1 });
    expect(levelJump(along(9, (step) => [(-0.999) ** step]))).toBeNull();
    expect(levelJump(along(9, (step) => [step]))).toBeNull();
    expect(levelJump(along(9, () => [1]))).toBeNull();
  });

  it("is found on the coordinate that moves most", () => {
    const run = along(9, (step) => [0.5 ** step, step % 2 ? 5 : -5]);
    expect(levelJump(run)).toEqual({ axis: 1, low: -5, high: 5 });
  });
});

const stopped = {
  kind: "step-limit" as const,
  steps: 9,
  point: [0],
  value: 0,
  lowestValue: 0,
  motion: { kind: "moving" as const },
};

function along(count: number, at: (step: number) => readonly number[]): Trajectory {
  const trajectory = new Trajectory(at(0).length);
  for (let step = 0; step < count; step++) {
    const point = Float64Array.from(at(step));
    trajectory.append(point, 0, new Float64Array(point.length));
  }
  return trajectory;
}
