import { describe, expect, it } from "vitest";
import { DescentRun } from "#core/descent/descent-run.ts";
import { checkpointStride, RuleReplay, type StepInsight } from "#core/descent/rule-replay.ts";
import type { IntermediateName } from "#core/descent/step-intermediates.ts";
import { parabola, valley } from "#core/objectives/catalogue.ts";
import type { Objective } from "#core/objectives/objective.ts";
import type { OptimizerName } from "#core/optimizers/optimizer.ts";
import {
  createUpdateRule,
  hyperparameter,
  learningRateOf,
  optimizerNames,
  optimizerTable,
  type RuleSettings,
} from "#core/optimizers/optimizer-table.ts";
import { constantSchedule, type Schedule, scheduledRate } from "#core/optimizers/schedule.ts";

function runOf(rule: RuleSettings, steps: number, objective: Objective = valley): DescentRun {
  const start = objective.dimension === 1 ? [1.2] : [3, 0.7];
  const stop = { value: null, gradient: null, maximumSteps: steps, goesOnWhenCycling: true };
  const run = new DescentRun(objective, { start, rule, stop });
  run.advance(steps);
  return run;
}

function insightAt(replay: RuleReplay, step: number): StepInsight {
  const insight = replay.at(step);
  if (!insight) throw new Error(`nothing follows step ${step}`);
  return insight;
}

/** The state vectors before the first update, after it, and so on, of a rule that is run along. */
function statesOf(rule: RuleSettings, { trajectory }: DescentRun): number[][][] {
  const updateRule = createUpdateRule(rule, trajectory.dimension);
  const copy = () => updateRule.state.map(({ values }) => Array.from(values));
  const states = [copy()];
  for (let row = 0; row + 1 < trajectory.length; row++) {
    const point = Float64Array.from(trajectory.pointAt(row));
    const gradient = Float64Array.from(trajectory.gradientAt(row));
    const schedule = rule.schedule ?? constantSchedule;
    const rate = scheduledRate(schedule, learningRateOf(rule), row + 1);
    updateRule.step(point, gradient, new Float64Array(point.length ** 2), rate, row + 1);
    states.push(copy());
  }
  return states;
}

const cosine: Schedule = { kind: "cosine", steps: 40, floor: 0.1 };

describe.each(optimizerNames)("the steps of %s, opened up", (optimizer) => {
  const rule: RuleSettings = { optimizer, hyperparameters: { learningRate: 0.05 } };

  it.each([
    ["constant", rule],
    ["scheduled", { ...rule, schedule: cosine }],
  ])("lead from iterate to iterate, bit for bit, in any order: %s rate", (_, settings) => {
    const run = runOf(settings, 60);
    const { trajectory } = run;
    const replay = new RuleReplay(valley, settings, trajectory);
    const states = optimizer === "newton" ? null : statesOf(settings, run);
    for (const step of [0, 1, 2, 59, 58, 7, 30, 31, 0, 45]) {
      const insight = insightAt(replay, step);
      const point = trajectory.pointAt(step);
      const next = trajectory.pointAt(step + 1);
      expect(insight.point).toEqual(point);
      expect(insight.gradient).toEqual(trajectory.gradientAt(step));
      expect(insight.time).toBe(step + 1);
      expect(insight.step).toEqual(next.map((coordinate, axis) => coordinate - point[axis]));
      if (!states) continue;
      expect(insight.state.map(({ before }) => before)).toEqual(states[step]);
      expect(insight.state.map(({ after }) => after)).toEqual(states[step + 1]);
    }
  });

  it("name the learning rate that the schedule gave them", () => {
    const settings = { ...rule, schedule: cosine };
    const replay = new RuleReplay(valley, settings, runOf(settings, 60).trajectory);
    expect(insightAt(replay, 0).learningRate).toBe(0.05);
    expect(insightAt(replay, 20).learningRate).toBeCloseTo(0.0275, 12);
    expect(insightAt(replay, 50).learningRate).toBeCloseTo(0.005, 12);
  });

  it("show the intermediates that their formula makes the step from", () => {
    const { trajectory } = runOf(rule, 20);
    const replay = new RuleReplay(valley, rule, trajectory);
    for (let step = 0; step < 20; step++) {
      const insight = insightAt(replay, step);
      const expected = stepsByFormula[optimizer](insight, numbersOf(rule));
      expected.forEach((part, axis) => {
        expect(Math.abs(insight.step[axis] - part)).toBeLessThan(1e-15 * 8);
      });
      expect(insight.hessian !== null).toBe(optimizer === "newton");
    }
  });
});

describe("a replay", () => {
  const rule: RuleSettings = { optimizer: "adam", hyperparameters: { learningRate: 1e-4 } };

  it("has nothing after the last iterate, before the first, or past the end", () => {
    const replay = new RuleReplay(parabola, rule, runOf(rule, 5, parabola).trajectory);
    expect(replay.at(4)).not.toBeNull();
    for (const step of [5, 6, 1000, -1]) expect(replay.at(step)).toBeNull();
  });

  it("gives the same whether it remembers the way, made it, or goes back", () => {
    const steps = 3 * checkpointStride + 100;
    const { trajectory } = runOf(rule, steps);
    const [prepared, unprepared] = [1, 2].map(() => new RuleReplay(valley, rule, trajectory));
    let calls = 1;
    while (!prepared.advanceTo(trajectory.length, checkpointStride)) calls++;
    expect(calls).toBe(3);
    const places = [steps - 1, checkpointStride, checkpointStride - 1, 5, 2 * checkpointStride + 1];
    for (const step of places) {
      expect(prepared.at(step)).toEqual(unprepared.at(step));
      expect(new RuleReplay(valley, rule, trajectory).at(step)).toEqual(prepared.at(step));
    }
  });

  it("follows a run that is still growing", () => {
    const stop = { value: null, gradient: null, maximumSteps: 3 * checkpointStride };
    const run = new DescentRun(valley, { start: [3, 1], rule, stop });
    const replay = new RuleReplay(valley, rule, run.trajectory);
    expect(replay.at(0)).toBeNull();
    for (let part = 0; part < 6; part++) {
      run.advance(checkpointStride / 2);
      expect(replay.advanceTo(run.trajectory.length)).toBe(true);
      replay.at(part * 10);
    }
    const last = run.trajectory.length - 2;
    expect(replay.at(last)).toEqual(new RuleReplay(valley, rule, run.trajectory).at(last));
  });
});

type Numbers = (name: Parameters<typeof hyperparameter>[1]["name"]) => number;

function numbersOf(rule: RuleSettings): Numbers {
  return (name) => {
    const ranges = optimizerTable[rule.optimizer].hyperparameters;
    const range = ranges.find((candidate) => candidate.name === name);
    if (!range) throw new Error(`${rule.optimizer} has no ${name}`);
    return hyperparameter(rule, range);
  };
}

function part(insight: StepInsight, name: IntermediateName): readonly number[] {
  const found = insight.intermediates.find((intermediate) => intermediate.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found.values;
}

/** −η times what the rules’ formulas have there, from what the insight shows. */
const stepsByFormula: Readonly<
  Record<OptimizerName, (insight: StepInsight, numbers: Numbers) => number[]>
> = {
  "gradient-descent": ({ gradient, learningRate }) => gradient.map((g) => -learningRate * g),
  momentum: ({ state: [v], learningRate }) => v.after.map((velocity) => -learningRate * velocity),
  nesterov: (insight) => part(insight, "look-ahead").map((ahead) => -insight.learningRate * ahead),
  adagrad: byRoot,
  rmsprop: byRoot,
  adadelta: (insight) => part(insight, "update").map((d) => -insight.learningRate * d),
  adam: byMoments,
  adamw: (insight, numbers) =>
    byMoments(insight, numbers).map((step, axis) => step + part(insight, "decay")[axis]),
  newton: (insight) => part(insight, "direction").map((d) => -insight.learningRate * d),
};

function byRoot(insight: StepInsight): number[] {
  const { gradient, learningRate } = insight;
  return part(insight, "root").map((root, axis) => (-learningRate * gradient[axis]) / root);
}

function byMoments(insight: StepInsight, numbers: Numbers): number[] {
  const squares = part(insight, "corrected-squares");
  return part(insight, "corrected-mean").map(
    (mean, axis) =>
      (-insight.learningRate * mean) / (Math.sqrt(squares[axis]) + numbers("epsilon")),
  );
}
