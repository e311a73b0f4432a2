import { describe, expect, it } from "vitest";
import { DescentRun } from "#core/descent/descent-run.ts";
import type { Outcome } from "#core/descent/outcome.ts";
import { type RunSettings, suggestedRunSettings } from "#core/descent/run-settings.ts";
import { parabola, shiftedParabola, valley } from "#core/objectives/catalogue.ts";
import type { Objective } from "#core/objectives/objective.ts";
import { optimizerNames } from "#core/optimizers/optimizer-table.ts";
import type { Schedule } from "#core/optimizers/schedule.ts";
import { referenceRows } from "../tools/references.ts";

function settings(objective: Objective, changes: Partial<RunSettings> = {}): RunSettings {
  return { ...suggestedRunSettings(objective), ...changes };
}

function rate(learningRate: number): RunSettings["rule"] {
  return { optimizer: "gradient-descent", hyperparameters: { learningRate } };
}

function runToEnd(objective: Objective, changes: Partial<RunSettings> = {}) {
  const run = new DescentRun(objective, settings(objective, changes));
  const outcome = run.advance(Number.POSITIVE_INFINITY);
  if (outcome === null) throw new Error("the run did not end");
  return { run, outcome, trajectory: run.trajectory };
}

function expectKind<Kind extends Outcome["kind"]>(outcome: Outcome, kind: Kind) {
  expect(outcome.kind).toBe(kind);
  return outcome as Extract<Outcome, { kind: Kind }>;
}

describe("a descent", () => {
  it("gives the chapter's 17 points for x² + sin²y", () => {
    const { trajectory, outcome } = runToEnd(valley);
    const reference = referenceRows("gradient-descent, learning rate 0.1, until J < 0.01");
    expect(trajectory.length).toBe(17);
    reference.forEach(([x, y, value], step) => {
      expect(trajectory.pointAt(step)[0]).toBeCloseTo(x, 12);
      expect(trajectory.pointAt(step)[1]).toBeCloseTo(y, 12);
      expect(trajectory.values[step]).toBeCloseTo(value, 12);
    });
    expect(outcome).toMatchObject({ kind: "converged", steps: 16, reason: "value", bound: 0.01 });
  });

  it("gives the chapter's list for x² from 1.2 with η = 0.3, which goes on until J < 0.001", () => {
    const { trajectory, outcome } = runToEnd(parabola);
    const reference = referenceRows("J(x)=x^2 from 1.2, learning rate 0.3; row = [x, J]");
    for (let step = 0; step < trajectory.length; step++) {
      expect(trajectory.pointAt(step)[0]).toBeCloseTo(reference[step][0], 12);
      expect(trajectory.values[step]).toBeCloseTo(reference[step][1], 12);
    }
    expect(trajectory.length).toBe(5);
    expect(outcome.kind).toBe("converged");
  });

  it("keeps the gradient at every iterate", () => {
    const { trajectory } = runToEnd(valley);
    expect(trajectory.gradientAt(0)).toEqual([6, Math.sin(2)]);
    const [x, y] = trajectory.pointAt(7);
    expect(trajectory.gradientAt(7)).toEqual([2 * x, Math.sin(2 * y)]);
  });

  it("makes the same numbers whether advanced at once or step by step", () => {
    const whole = runToEnd(valley).trajectory;
    const pieces = new DescentRun(valley, settings(valley));
    while (pieces.advance(1) === null);
    expect(pieces.trajectory.chunk(0, 100)).toEqual(whole.chunk(0, 100));
  });

  it("has arrived after 0 steps when it starts at the goal", () => {
    const { outcome, trajectory } = runToEnd(valley, { start: [0, 0] });
    expect(outcome).toMatchObject({ kind: "converged", steps: 0 });
    expect(trajectory.length).toBe(1);
  });

  it("makes no step when 0 steps are allowed", () => {
    const stop = { value: 0.01, gradient: null, maximumSteps: 0 };
    const { outcome, trajectory } = runToEnd(valley, { stop });
    expect(outcome).toMatchObject({ kind: "step-limit", steps: 0, motion: { kind: "moving" } });
    expect(trajectory.length).toBe(1);
  });

  it("stops where the gradient is small, when asked to", () => {
    const stop = { value: null, gradient: 0.5, maximumSteps: 1000 };
    const outcome = expectKind(runToEnd(valley, { stop }).outcome, "converged");
    expect(outcome.reason).toBe("gradient");
    expect(outcome.measured).toBeLessThan(0.5);
    const [x, y] = outcome.point;
    expect(outcome.measured).toBeCloseTo(Math.hypot(2 * x, Math.sin(2 * y)), 12);
  });

  it("says after how many steps it was cut off while still moving", () => {
    const stop = { value: 0.01, gradient: null, maximumSteps: 5 };
    const outcome = expectKind(runToEnd(valley, { stop }).outcome, "step-limit");
    expect(outcome).toMatchObject({ steps: 5, motion: { kind: "moving" } });
    expect(outcome.lowestValue).toBe(outcome.value);
  });

  it("says that it rests where the goal cannot be reached", () => {
    const stop = { value: 0.01, gradient: null, maximumSteps: 300 };
    const outcome = expectKind(runToEnd(shiftedParabola, { stop }).outcome, "step-limit");
    expect(outcome.motion.kind).toBe("resting");
    expect(outcome.value).toBeCloseTo(0.1, 12);
  });
});

describe("a descent that fails", () => {
  it("cycles on x² with η = 1, with period 2", () => {
    const outcome = expectKind(runToEnd(parabola, { rule: rate(1) }).outcome, "cycling");
    expect(outcome.period).toBe(2);
    expect(outcome.axes).toEqual([{ axis: 0, low: -1.2, high: 1.2 }]);
    expect(outcome.lowestValue).toBeCloseTo(1.44, 12);
  });

  it("cycles on (x − 1)² + 0.1 from −0.8 with η = 1, rounding notwithstanding", () => {
    const outcome = expectKind(runToEnd(shiftedParabola, { rule: rate(1) }).outcome, "cycling");
    expect(outcome.period).toBe(2);
    expect(outcome.axes[0].low).toBeCloseTo(-0.8, 12);
    expect(outcome.axes[0].high).toBeCloseTo(2.8, 12);
  });

  it("does not call rounding at rest a cycle", () => {
    const stop = { value: 0, gradient: null, maximumSteps: 2000 };
    const { outcome } = runToEnd(shiftedParabola, { stop, rule: rate(0.9) });
    expect(outcome).toMatchObject({ kind: "step-limit", motion: { kind: "resting" } });
  });

  it("swings on x² + sin²y with η = 1: x jumps for ever although y still creeps", () => {
    const outcome = expectKind(runToEnd(valley, { rule: rate(1) }).outcome, "step-limit");
    expect(outcome.motion).toEqual({ kind: "swinging", axes: [{ axis: 0, low: -3, high: 3 }] });
    expect(outcome.lowestValue).toBeGreaterThan(9);
  });

  it("diverges on x² with η = 1.1, every step 1.2 times as far", () => {
    const { outcome, trajectory } = runToEnd(parabola, { rule: rate(1.1) });
    const diverged = expectKind(outcome, "diverged");
    expect(diverged.growth).toBeCloseTo(1.2, 10);
    expect(diverged.quantity).toEqual({ kind: "value" });
    expect(Math.abs(diverged.number)).toBeGreaterThan(1e12);
    expect(diverged.steps).toBe(trajectory.length - 1);
    expect(trajectory.values[diverged.steps]).toBe(diverged.number);
  });

  it("keeps only finite iterates when one step overflows", () => {
    const { outcome, trajectory } = runToEnd(parabola, { rule: rate(1e308) });
    const diverged = expectKind(outcome, "diverged");
    expect(diverged.number).toBe(Number.NEGATIVE_INFINITY);
    expect(diverged.quantity).toEqual({ kind: "coordinate", axis: 0 });
    expect(diverged.growth).toBeNull();
    expect(trajectory.length).toBe(1);
  });

  it("leaves the domain where the value becomes NaN", () => {
    const broken: Objective = {
      ...parabola,
      evaluate(point, out) {
        out[0] = 1;
        out[1] = point[0] < 1 ? Number.NaN : point[0];
      },
    };
    const left = expectKind(runToEnd(broken, { start: [1.2] }).outcome, "left-domain");
    expect(left.undefinedPart).toBeNull();
    expect(left.value).toBe(1.2);
    expect(left.next[0]).toBeLessThan(1);
  });

  it("has no step from where the gradient is infinite", () => {
    const broken: Objective = {
      ...parabola,
      evaluate(point, out) {
        out[0] = point[0] < 1 ? Number.POSITIVE_INFINITY : 1;
        out[1] = point[0];
      },
    };
    const { cause } = expectKind(runToEnd(broken, { start: [1.2] }).outcome, "no-step");
    expect(cause).toEqual({ kind: "slope", axis: 0, slope: Number.POSITIVE_INFINITY });
  });
});

describe("a run under a schedule", () => {
  it("makes each step with the rate of its number", () => {
    const schedule: Schedule = { kind: "step-decay", factor: 0.5, every: 2 };
    const stop = { value: null, gradient: null, maximumSteps: 5 };
    const { trajectory } = runToEnd(parabola, { rule: { ...rate(0.4), schedule }, stop });
    let x = 1.2;
    [0.4, 0.4, 0.2, 0.2, 0.1].forEach((learningRate, step) => {
      x -= learningRate * 2 * x;
      expect(trajectory.pointAt(step + 1)[0]).toBeCloseTo(x, 14);
    });
  });

  it("is the run without one when the schedule is constant", () => {
    for (const optimizer of optimizerNames) {
      const rule = { optimizer, hyperparameters: {} };
      const stop = { value: null, gradient: null, maximumSteps: 50 };
      const constant = { ...rule, schedule: { kind: "constant" as const } };
      const { trajectory } = runToEnd(valley, { rule, stop });
      expect(runToEnd(valley, { rule: constant, stop }).trajectory.chunk(0, 51)).toEqual(
        trajectory.chunk(0, 51),
      );
    }
  });

  it("cools a rate that would have cycled for ever", () => {
    const schedule: Schedule = { kind: "exponential", decay: 0.95 };
    expect(runToEnd(parabola, { rule: rate(1) }).outcome.kind).toBe("cycling");
    const cooled = runToEnd(parabola, { rule: { ...rate(1), schedule } });
    expect(cooled.outcome.kind).toBe("converged");
  });
});

describe("a run that goes on when it cycles", () => {
  it("makes all its steps, and says what it did", () => {
    const stop = { value: null, gradient: null, maximumSteps: 30, goesOnWhenCycling: true };
    const { outcome } = runToEnd(parabola, { rule: rate(1), stop });
    expect(outcome).toMatchObject({
      kind: "step-limit",
      steps: 30,
      motion: { kind: "swinging", axes: [{ axis: 0, low: -1.2, high: 1.2 }] },
    });
  });
});

describe("Newton's rule", () => {
  it("ends at the saddle y = π/2 of x² + sin²y, as gladly as at a minimum", () => {
    const { trajectory } = runToEnd(valley, { rule: { optimizer: "newton", hyperparameters: {} } });
    const last = trajectory.length - 1;
    expect(trajectory.pointAt(last)[0]).toBeCloseTo(0, 12);
    expect(trajectory.pointAt(last)[1]).toBeCloseTo(Math.PI / 2, 12);
    expect(trajectory.values[last]).toBeCloseTo(1, 12);
  });
});
