import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkRunSettings } from "#core/descent/check-run-settings.ts";
import { type RunSettings, suggestedRunSettings } from "#core/descent/run-settings.ts";
import { catalogue, parabola, valley } from "#core/objectives/catalogue.ts";
import type { Objective } from "#core/objectives/objective.ts";
import { optimizerNames, optimizerTable } from "#core/optimizers/optimizer-table.ts";
import { runSettings } from "../arbitraries.ts";

function valleyFault(changes: Partial<RunSettings>) {
  return checkRunSettings(valley, { ...suggestedRunSettings(valley), ...changes });
}

function stopFault(changes: Partial<RunSettings["stop"]>) {
  return valleyFault({ stop: { ...suggestedRunSettings(valley).stop, ...changes } });
}

const notNumbers = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

describe("settings are in order", () => {
  it("as they are suggested for every objective", () => {
    for (const objective of catalogue) {
      expect(checkRunSettings(objective, suggestedRunSettings(objective))).toBeNull();
    }
  });

  it("with any start, rule and stop in range", () => {
    const settings = fc
      .constantFrom(...catalogue)
      .chain((objective) => fc.tuple(fc.constant(objective), runSettings(objective)));
    fc.assert(
      fc.property(settings, ([objective, run]) => {
        expect(checkRunSettings(objective, run)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it("at every limit", () => {
    expect(stopFault({ value: null, gradient: null, maximumSteps: 0 })).toBeNull();
    expect(stopFault({ value: -1e300, gradient: 0, maximumSteps: 5_000_000 })).toBeNull();
    expect(valleyFault({ start: [1e6, 0] })).toBeNull();
    expect(valleyFault({ start: [0, -1e12] })).toBeNull();
    const rule = {
      optimizer: "momentum",
      hyperparameters: { learningRate: 0, momentum: 0 },
    } as const;
    expect(valleyFault({ rule })).toBeNull();
  });
});

describe("settings are refused", () => {
  it.each([[[]], [[1]], [[1, 2, 3]]])("with the start %j for two variables", (start) => {
    const fault = { kind: "start-length", expected: 2, actual: start.length };
    expect(valleyFault({ start })).toEqual(fault);
  });

  it("with two coordinates for one variable", () => {
    const settings = { ...suggestedRunSettings(parabola), start: [1, 2] };
    expect(checkRunSettings(parabola, settings)).toEqual({
      kind: "start-length",
      expected: 1,
      actual: 2,
    });
  });

  it.each([...notNumbers, 1.0001e12, -1e13])("with a start of %d on either axis", (wrong) => {
    const fault = { kind: "start-out-of-range", bound: 1e12 };
    expect(valleyFault({ start: [wrong, 1] })).toEqual({ ...fault, axis: 0 });
    expect(valleyFault({ start: [1, wrong] })).toEqual({ ...fault, axis: 1 });
  });

  it("with a start where J is too large", () => {
    const fault = { kind: "start-undefined", start: [1e7, 0], value: 1e14 };
    expect(valleyFault({ start: [1e7, 0] })).toEqual(fault);
  });

  it.each(notNumbers)("with a start where J is %d", (value) => {
    const broken: Objective = { ...parabola, value: () => value };
    const fault = { kind: "start-undefined", start: [1.2], value };
    expect(checkRunSettings(broken, suggestedRunSettings(parabola))).toEqual(fault);
  });

  it("with any hyperparameter of any rule out of its range", () => {
    for (const optimizer of optimizerNames) {
      for (const { name, low, below } of optimizerTable[optimizer].hyperparameters) {
        for (const value of [low - 1e-9, below, ...notNumbers]) {
          const fault = { kind: "hyperparameter-out-of-range", name, value, low, below };
          const rule = { optimizer, hyperparameters: { [name]: value } };
          expect(valleyFault({ rule })).toEqual(fault);
        }
      }
    }
  });

  it("but not for a hyperparameter that the rule does not have", () => {
    const rule = { optimizer: "gradient-descent", hyperparameters: { momentum: 7 } } as const;
    expect(valleyFault({ rule })).toBeNull();
  });

  it.each(notNumbers)("with a value of %d to stop below", (value) => {
    expect(stopFault({ value })).toEqual({ kind: "stop-value-not-a-number" });
  });

  it.each([...notNumbers, -1e-9])("with a gradient of %d to stop below", (gradient) => {
    expect(stopFault({ gradient })).toEqual({ kind: "stop-gradient-negative" });
  });

  it.each([...notNumbers, -1, 0.5, 5_000_001])("with at most %d steps", (maximumSteps) => {
    const fault = { kind: "maximum-steps-out-of-range", limit: 5_000_000 };
    expect(stopFault({ maximumSteps })).toEqual(fault);
  });

  it("for the first fault of several: the start, then the rule, then the stop", () => {
    const rule = { optimizer: "momentum", hyperparameters: { momentum: 1 } } as const;
    const stop = { value: Number.NaN, gradient: -1, maximumSteps: -1 };
    expect(valleyFault({ start: [], rule, stop })?.kind).toBe("start-length");
    expect(valleyFault({ rule, stop })?.kind).toBe("hyperparameter-out-of-range");
    expect(valleyFault({ stop })?.kind).toBe("stop-value-not-a-number");
    expect(stopFault({ gradient: -1, maximumSteps: -1 })?.kind).toBe("stop-gradient-negative");
  });
});
