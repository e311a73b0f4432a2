import { describe, expect, it } from "vitest";
import { DescentRun } from "#core/descent/descent-run.ts";
import {
  RateSweep,
  type RateSweepResult,
  sweepGoal,
  sweepSteps,
} from "#core/descent/rate-sweep.ts";
import { type RunSettings, suggestedRunSettings } from "#core/descent/run-settings.ts";
import { parabola, shiftedParabola, valley } from "#core/objectives/catalogue.ts";
import { findObjective } from "#core/objectives/find-objective.ts";
import type { Objective } from "#core/objectives/objective.ts";

function sweep(objective: Objective, rates: readonly number[], changes: Partial<RunSettings> = {}) {
  const settings = { ...suggestedRunSettings(objective), ...changes };
  const all = new RateSweep(objective, settings, Float64Array.from(rates));
  let result: RateSweepResult | null = null;
  for (let calls = 0; result === null && calls <= rates.length; calls++) result = all.advance();
  if (!result) throw new Error("the sweep does not end");
  return result;
}

describe("a sweep over learning rates", () => {
  it("counts for each rate the steps that the run itself takes", () => {
    const rates = [0.01, 0.1, 0.3, 0.5, 0.77, 0.95];
    const { steps, endings } = sweep(valley, rates);
    rates.forEach((learningRate, place) => {
      const rule = { optimizer: "gradient-descent" as const, hyperparameters: { learningRate } };
      const stop = { value: null, gradient: sweepGoal, maximumSteps: sweepSteps };
      const run = new DescentRun(valley, { start: [3, 1], rule, stop });
      expect(steps[place]).toBe(run.advance(sweepSteps)?.steps);
      expect(endings[place]).toBe("reached");
    });
  });

  it("is fewest for 1/λ, where a parabola is solved in one step", () => {
    const { steps } = sweep(parabola, [0.3, 0.4, 0.5, 0.6, 0.7]);
    expect(steps[2]).toBe(1);
    for (const place of [0, 1, 3, 4]) expect(steps[place]).toBeGreaterThan(1);
    expect(steps[1]).toBe(steps[3]);
  });

  it("has no steps where the goal was not reached, and says what happened instead", () => {
    const { steps, endings } = sweep(shiftedParabola, [0, 1e-5, 0.2, 1, 1.2]);
    expect(endings).toEqual(["not-reached", "not-reached", "reached", "cycling", "diverged"]);
    expect(Array.from(steps, Number.isNaN)).toEqual([true, true, false, true, true]);
  });

  it("knows the edge, 2/λmax, which parts the rates that arrive from those that do not", () => {
    for (const objective of [parabola, shiftedParabola, valley]) {
      const { edge } = sweep(objective, [0.1, 0.2]);
      expect(edge).toBe(1);
      expect(sweep(objective, [0.98, 1.02]).endings).toEqual(["reached", "diverged"]);
    }
    const hyperparameters = { momentum: 0.5 };
    const momentum = { optimizer: "momentum" as const, hyperparameters };
    expect(sweep(parabola, [0.1, 0.2], { rule: momentum }).edge).toBeCloseTo(1.5, 12);
  });

  it("knows no edge for other rules, for rates that change, and where no minimum is known", () => {
    const adam = { optimizer: "adam" as const, hyperparameters: {} };
    expect(sweep(parabola, [0.1], { rule: adam }).edge).toBeNull();
    const schedule = { kind: "exponential" as const, decay: 0.99 };
    const { rule } = suggestedRunSettings(parabola);
    expect(sweep(parabola, [0.1], { rule: { ...rule, schedule } }).edge).toBeNull();
    const search = findObjective("x^2+x");
    if (!search.ok) throw new Error("no function");
    expect(sweep(search.objective, [0.1]).edge).toBeNull();
  });

  it("gives its rates back, one step a call, and nothing else for none", () => {
    const { rates, steps } = sweep(valley, [0.1, 0.2, 0.3]);
    expect(Array.from(rates)).toEqual([0.1, 0.2, 0.3]);
    expect(steps).toHaveLength(3);
    expect(sweep(valley, []).steps).toHaveLength(0);
  });
});
