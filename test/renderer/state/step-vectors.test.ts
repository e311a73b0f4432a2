import { describe, expect, it } from "vitest";
import { DescentRun } from "#core/descent/descent-run.ts";
import type { RunSettings } from "#core/descent/run-settings.ts";
import { parabola, valley } from "#core/objectives/catalogue.ts";
import type { Objective } from "#core/objectives/objective.ts";
import type { OptimizerName } from "#core/optimizers/optimizer.ts";
import { optimizerNames, type RuleSettings } from "#core/optimizers/optimizer-table.ts";
import type { ShownRun } from "../../../src-renderer/state/run-view.ts";
import { insightOf, velocityOf } from "../../../src-renderer/state/step-insight.ts";
import { stepVectors } from "../../../src-renderer/state/step-vectors.ts";

const step = 6;

function runOf(rule: RuleSettings, objective: Objective = valley): ShownRun {
  const settings: RunSettings = {
    start: objective.dimension === 1 ? [1.2] : [3, 1],
    rule,
    stop: { value: null, gradient: null, maximumSteps: 12 },
  };
  const run = new DescentRun(objective, settings);
  run.advance(12);
  const { trajectory } = run;
  return { objective, settings, trajectory, rowCount: trajectory.length, ending: null };
}

function vectorsOf(run: ShownRun): Map<string, readonly number[]> {
  const insight = insightOf(run, step);
  if (!insight) throw new Error("the run ends there");
  const vectors = stepVectors(run.settings.rule, insight);
  return new Map(vectors.map(({ tex, values }) => [tex, values]));
}

function expectClose(found: readonly number[] | undefined, expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  expected.forEach((value, axis) => {
    expect(Math.abs((found?.[axis] ?? Number.NaN) - value)).toBeLessThanOrEqual(
      1e-12 * Math.max(1, Math.abs(value)),
    );
  });
}

/** ∇J of x² + sin²y. */
const slope = ([x, y]: readonly number[]) => [2 * x, Math.sin(2 * y)];

/** The chapter's descent by hand, with a rule that gives each step from slope and time. */
function byHand(stepOf: (slope: readonly number[], time: number) => readonly number[]) {
  let point: readonly number[] = [3, 1];
  let moved: readonly number[] = [0, 0];
  for (let time = 1; time <= step + 1; time++) {
    moved = stepOf(slope(point), time);
    if (time <= step) point = point.map((coordinate, axis) => coordinate + moved[axis]);
  }
  return { point, moved };
}

describe("the vectors of a step", () => {
  it("of momentum are v ← μv + g and Δθ = −ηv", () => {
    let [before, after]: readonly (readonly number[])[] = [
      [0, 0],
      [0, 0],
    ];
    const { point, moved } = byHand((g) => {
      before = after;
      after = before.map((velocity, axis) => 0.8 * velocity + g[axis]);
      return after.map((velocity) => -0.05 * velocity);
    });
    const run = runOf({
      optimizer: "momentum",
      hyperparameters: { learningRate: 0.05, momentum: 0.8 },
    });
    const vectors = vectorsOf(run);
    expect([...vectors.keys()]).toEqual(["g = \\nabla J", "v_{6}", "v_{7}", "\\Delta\\theta"]);
    expectClose(vectors.get("g = \\nabla J"), slope(point));
    expectClose(vectors.get("v_{6}"), before);
    expectClose(vectors.get("v_{7}"), after);
    expectClose(vectors.get("\\Delta\\theta"), moved);
    const insight = insightOf(run, step);
    expectClose((insight && velocityOf(run.settings, insight)) ?? undefined, after);
  });

  it("of Adam are its averages, the same without their pull to 0, and the step of those", () => {
    let m: readonly number[] = [0, 0];
    let v: readonly number[] = [0, 0];
    let hats: readonly (readonly number[])[] = [];
    const { moved } = byHand((g, time) => {
      m = m.map((mean, axis) => 0.7 * mean + 0.3 * g[axis]);
      v = v.map((square, axis) => 0.95 * square + 0.05 * g[axis] ** 2);
      hats = [m.map((mean) => mean / (1 - 0.7 ** time)), v.map((s) => s / (1 - 0.95 ** time))];
      return hats[0].map((mean, axis) => (-0.2 * mean) / (Math.sqrt(hats[1][axis]) + 1e-8));
    });
    const hyperparameters = { learningRate: 0.2, beta1: 0.7, beta2: 0.95 };
    const vectors = vectorsOf(runOf({ optimizer: "adam", hyperparameters }));
    expectClose(vectors.get("m_{7}"), m);
    expectClose(vectors.get("v_{7}"), v);
    expectClose(vectors.get("\\hat m"), hats[0]);
    expectClose(vectors.get("\\hat v"), hats[1]);
    expectClose(vectors.get("\\Delta\\theta"), moved);
  });

  it("of Newton's rule have the Hessian, row by row", () => {
    const run = runOf({ optimizer: "newton", hyperparameters: { learningRate: 0.5 } });
    const vectors = vectorsOf(run);
    const [, y] = run.trajectory.pointAt(step);
    expectClose(vectors.get("H_{1}"), [2, 0]);
    expectClose(vectors.get("H_{2}"), [0, 2 * Math.cos(2 * y)]);
  });

  it.each(["gradient-descent", "adagrad", "rmsprop", "adadelta", "newton"] as const)(
    "of %s have no velocity",
    (optimizer) => {
      const run = runOf({ optimizer, hyperparameters: {} });
      const insight = insightOf(run, 2);
      if (!insight) throw new Error("the run ends there");
      expect(velocityOf(run.settings, insight)).toBeNull();
      expect(stepVectors(run.settings.rule, insight).some((v) => v.arrow === "velocity")).toBe(
        false,
      );
    },
  );

  describe.each(optimizerNames)("of %s", (optimizer) => {
    it.each([valley, parabola])("make the step, to 1e-12: $expression", (objective) => {
      const schedule = { kind: "exponential", decay: 0.1 } as const;
      const run = runOf(
        { optimizer, hyperparameters: { learningRate: 0.05 }, schedule },
        objective,
      );
      const insight = insightOf(run, step);
      if (!insight) throw new Error("the run ends there");
      const vectors = vectorsOf(run);
      const axes = insight.point.map((_, axis) => axis);
      const values = (tex: string) => vectors.get(tex) ?? [];
      const expected = axes.map((axis) =>
        stepFrom[optimizer]((tex) => values(tex)[axis], insight.learningRate),
      );
      expectClose(vectors.get("\\Delta\\theta"), expected);
    });
  });

  it("are the same whichever step was looked at before, and none at the run's end", () => {
    const run = runOf({ optimizer: "adam", hyperparameters: {} });
    const first = insightOf(run, 3);
    insightOf(run, 10);
    expect(insightOf(run, 3)).toEqual(first);
    expect(insightOf(run, 12)).toBeNull();
  });
});

/** How a formula makes the step from the vectors that are shown, by what they are called. */
const stepFrom: Readonly<
  Record<OptimizerName, (shown: (tex: string) => number, rate: number) => number>
> = {
  "gradient-descent": (shown, rate) => -rate * shown("g = \\nabla J"),
  momentum: (shown, rate) => -rate * shown("v_{7}"),
  nesterov: (shown, rate) => -rate * shown("g + \\mu v"),
  adagrad: (shown, rate) => (-rate * shown("g = \\nabla J")) / shown("\\sqrt{s} + \\varepsilon"),
  rmsprop: (shown, rate) => (-rate * shown("g = \\nabla J")) / shown("\\sqrt{s} + \\varepsilon"),
  adadelta: (shown, rate) => -rate * shown("d"),
  adam: (shown, rate) => (-rate * shown("\\hat m")) / shown("\\sqrt{\\hat v} + \\varepsilon"),
  adamw: (shown, rate) =>
    shown("-\\eta\\lambda\\theta_n") -
    (rate * shown("\\hat m")) / shown("\\sqrt{\\hat v} + \\varepsilon"),
  newton: (shown, rate) => -rate * shown("H^{-1}g"),
};
