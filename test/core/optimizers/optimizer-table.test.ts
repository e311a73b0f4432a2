import { describe, expect, it } from "vitest";
import { checkHyperparameter } from "#core/descent/check-run-settings.ts";
import {
  createUpdateRule,
  hyperparameter,
  isOptimizerName,
  learningRateOf,
  optimizerNames,
  optimizerTable,
} from "#core/optimizers/optimizer-table.ts";

/** The documented defaults: those of PyTorch 2, but for learning rates that suit the chapter’s functions. */
const defaults = {
  "gradient-descent": { learningRate: 0.1 },
  momentum: { learningRate: 0.1, momentum: 0.9 },
  nesterov: { learningRate: 0.1, momentum: 0.9 },
  adagrad: { learningRate: 0.1, epsilon: 1e-10 },
  rmsprop: { learningRate: 0.1, alpha: 0.99, epsilon: 1e-8 },
  adadelta: { learningRate: 1, rho: 0.9, epsilon: 1e-6 },
  adam: { learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  adamw: { learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01 },
  newton: { learningRate: 1 },
};

describe("the table of optimizers", () => {
  it("holds the nine rules in the order in which they are offered", () => {
    expect(optimizerNames).toEqual(Object.keys(defaults));
  });

  it("has the documented hyperparameters and defaults", () => {
    for (const name of optimizerNames) {
      const entries = optimizerTable[name].hyperparameters.map((range) => [
        range.name,
        range.default,
      ]);
      expect(Object.fromEntries(entries)).toEqual(defaults[name]);
    }
  });

  it("puts the learning rate first in every rule", () => {
    for (const name of optimizerNames) {
      expect(optimizerTable[name].hyperparameters[0].name).toBe("learningRate");
    }
  });

  it.each(["momentum", "alpha", "rho", "beta1", "beta2"])("keeps %s from 0 to below 1", (name) => {
    const ranges = optimizerNames
      .flatMap((optimizer) => optimizerTable[optimizer].hyperparameters)
      .filter((range) => range.name === name);
    expect(ranges.length).toBeGreaterThan(0);
    for (const range of ranges) {
      expect(checkHyperparameter(range, 0)).toBeNull();
      expect(checkHyperparameter(range, 1 - Number.EPSILON)).toBeNull();
      for (const value of [1, 1.5, -0.1, Number.NaN, Number.POSITIVE_INFINITY]) {
        expect(checkHyperparameter(range, value)).toEqual({
          kind: "hyperparameter-out-of-range",
          name,
          value,
          low: 0,
          below: 1,
        });
      }
    }
  });

  it.each(["learningRate", "epsilon", "weightDecay"])(
    "keeps %s from 0 to anything finite",
    (name) => {
      const ranges = optimizerNames
        .flatMap((optimizer) => optimizerTable[optimizer].hyperparameters)
        .filter((range) => range.name === name);
      expect(ranges.length).toBeGreaterThan(0);
      for (const range of ranges) {
        for (const value of [0, 1e-300, 7, Number.MAX_VALUE]) {
          expect(checkHyperparameter(range, value)).toBeNull();
        }
        for (const value of [-1e-300, Number.NaN, Number.POSITIVE_INFINITY]) {
          expect(checkHyperparameter(range, value)).toMatchObject({
            kind: "hyperparameter-out-of-range",
            value,
          });
        }
      }
    },
  );

  it("knows its own names and no others", () => {
    for (const name of optimizerNames) expect(isOptimizerName(name)).toBe(true);
    for (const name of ["", "Adam", "sgd", "toString", "__proto__", "constructor"]) {
      expect(isOptimizerName(name)).toBe(false);
    }
  });
});

describe("a rule's settings", () => {
  it("give the default where nothing was set, and what was set, even 0", () => {
    const [, range] = optimizerTable.momentum.hyperparameters;
    expect(hyperparameter({ optimizer: "momentum", hyperparameters: {} }, range)).toBe(0.9);
    const still = { optimizer: "momentum", hyperparameters: { momentum: 0 } } as const;
    expect(hyperparameter(still, range)).toBe(0);
  });

  it("give the learning rate of the rule", () => {
    expect(learningRateOf({ optimizer: "newton", hyperparameters: {} })).toBe(1);
    const quick = { optimizer: "adam", hyperparameters: { learningRate: 0.3 } } as const;
    expect(learningRateOf(quick)).toBe(0.3);
  });

  it("leave out of account what the rule does not have", () => {
    const hyperparameters = { learningRate: 0.5, momentum: 0.9, beta1: 0.1, weightDecay: 9 };
    const rule = createUpdateRule({ optimizer: "gradient-descent", hyperparameters }, 1);
    const point = Float64Array.of(3);
    const gradient = Float64Array.of(2);
    rule.step(point, gradient, new Float64Array(1), 0.5, 1);
    rule.step(point, gradient, new Float64Array(1), 0.5, 2);
    expect(point[0]).toBe(1);
  });

  it("give every instance a state of its own", () => {
    const settings = { optimizer: "momentum", hyperparameters: {} } as const;
    const [left, right] = [createUpdateRule(settings, 1), createUpdateRule(settings, 1)];
    const [a, b] = [Float64Array.of(0), Float64Array.of(0)];
    for (let time = 1; time <= 5; time++) {
      left.step(a, Float64Array.of(1), new Float64Array(1), 0.1, time);
    }
    right.step(b, Float64Array.of(1), new Float64Array(1), 0.1, 1);
    expect(b[0]).toBe(-0.1);
  });
});
