import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parabola, shiftedParabola, valley } from "#core/objectives/catalogue.ts";
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
import { referenceRows } from "../../tools/references.ts";
import { finite } from "../arbitraries.ts";
import { agrees, gradientOf } from "../finite-differences.ts";
import { type ReferenceNumbers, referenceRules } from "./reference-rules.ts";

const firstOrder = optimizerNames.filter((name) => name !== "newton");
const stepCount = 300;

/** What each rule remembers, by the letters of its formula. */
const stateSymbols: Readonly<Record<OptimizerName, readonly string[]>> = {
  "gradient-descent": [],
  momentum: ["v"],
  nesterov: ["v"],
  adagrad: ["s"],
  rmsprop: ["s"],
  adadelta: ["s", "u"],
  adam: ["m", "v"],
  adamw: ["m", "v"],
  newton: [],
};

/** θ after each of `count` steps, the start first. */
function descend(
  rule: RuleSettings,
  objective: Objective,
  start: readonly number[],
  count: number,
): number[][] {
  const { dimension } = objective;
  const updateRule = createUpdateRule(rule, dimension);
  const point = Float64Array.from(start);
  const gradient = new Float64Array(dimension);
  const hessian = new Float64Array(dimension * dimension);
  const points = [[...start]];
  const learningRate = learningRateOf(rule);
  for (let step = 0; step < count; step++) {
    objective.gradient(point, gradient);
    if (updateRule.needsHessian) objective.hessian(point, hessian);
    updateRule.step(point, gradient, hessian, learningRate, step + 1);
    points.push(Array.from(point));
  }
  return points;
}

function referenceDescent(
  rule: RuleSettings & { readonly optimizer: keyof typeof referenceRules },
  objective: Objective,
  start: readonly number[],
): number[][] {
  const numbers = numbersOf(rule);
  const histories: number[][] = start.map(() => []);
  const points = [[...start]];
  for (let step = 0; step < stepCount; step++) {
    const point = points[step];
    gradientOf(objective, point).forEach((slope, axis) => {
      histories[axis].push(slope);
    });
    const next = referenceRules[rule.optimizer];
    points.push(point.map((theta, axis) => next(theta, histories[axis], numbers)));
  }
  return points;
}

function numbersOf(rule: RuleSettings): ReferenceNumbers {
  const none = Number.NaN;
  const numbers = {
    learningRate: none,
    momentum: none,
    alpha: none,
    rho: none,
    beta1: none,
    beta2: none,
    epsilon: none,
    weightDecay: none,
  };
  for (const range of optimizerTable[rule.optimizer].hyperparameters) {
    numbers[range.name] = hyperparameter(rule, range);
  }
  return numbers;
}

/** The largest difference of two lists of points, relative to the size of the coordinates. */
function discrepancy(left: readonly number[][], right: readonly number[][]): number {
  const differences = left.flatMap((point, step) =>
    point.map((coordinate, axis) => {
      const other = right[step][axis];
      return Math.abs(coordinate - other) / Math.max(1, Math.abs(coordinate), Math.abs(other));
    }),
  );
  return Math.max(...differences);
}

/** The first update of a rule with a fresh state, in place. */
function firstStep(settings: RuleSettings, point: Float64Array, gradient: Float64Array): void {
  const { length } = point;
  const updateRule = createUpdateRule(settings, length);
  updateRule.step(point, gradient, new Float64Array(length ** 2), learningRateOf(settings), 1);
}

function rule(
  optimizer: OptimizerName,
  hyperparameters: RuleSettings["hyperparameters"] = {},
): RuleSettings {
  return { optimizer, hyperparameters };
}

describe.each(firstOrder)("the rule %s", (optimizer) => {
  it.each([
    ["x² + sin²y", valley, [3, 1]],
    ["x² + sin²y from the other side", valley, [-2, 2.5]],
    ["(x − 1)² + 0.1", shiftedParabola, [-0.8]],
  ])("agrees with its formula to 1e-12 for 300 steps on %s", (_, objective, start) => {
    const settings = { ...rule(optimizer), optimizer };
    const reference = referenceDescent(settings, objective, start);
    const points = descend(settings, objective, start, stepCount);
    expect(points).toHaveLength(stepCount + 1);
    expect(discrepancy(points, reference)).toBeLessThan(1e-12);
    expect(points[stepCount]).not.toEqual(points[0]);
  });

  it("agrees with its formula whatever its hyperparameters and the gradients", () => {
    fc.assert(
      fc.property(
        fc.record({
          learningRate: finite(0.001, 2),
          momentum: finite(0, 0.99),
          alpha: finite(0, 0.99),
          rho: finite(0, 0.99),
          beta1: finite(0, 0.99),
          beta2: finite(0, 0.999),
          epsilon: finite(1e-8, 0.1),
          weightDecay: finite(0, 0.5),
        }),
        fc.array(finite(-100, 100), { minLength: 1, maxLength: 15 }),
        (hyperparameters, gradients) => {
          const updateRule = createUpdateRule({ optimizer, hyperparameters }, 1);
          const point = Float64Array.of(1.5);
          let reference = 1.5;
          gradients.forEach((gradient, i) => {
            const { learningRate } = hyperparameters;
            const slope = Float64Array.of(gradient);
            updateRule.step(point, slope, new Float64Array(1), learningRate, i + 1);
            const next = referenceRules[optimizer];
            reference = next(reference, gradients.slice(0, i + 1), hyperparameters);
          });
          expect(agrees(point[0], reference, 1e-11)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("gives the same point again from a fresh state", () => {
    const once = descend(rule(optimizer), valley, [3, 1], 20);
    expect(descend(rule(optimizer), valley, [3, 1], 20)).toEqual(once);
  });

  it("neither reads the Hessian nor changes the gradient", () => {
    const updateRule = createUpdateRule(rule(optimizer), 2);
    const gradient = Float64Array.of(6, -0.5);
    const point = Float64Array.of(3, 1);
    updateRule.step(point, gradient, new Float64Array(4).fill(Number.NaN), 0.1, 1);
    expect(updateRule.needsHessian).toBe(false);
    expect(Array.from(gradient)).toEqual([6, -0.5]);
    expect(point.every(Number.isFinite)).toBe(true);
  });

  it("goes down the slope, against the sign of each gradient", () => {
    const point = Float64Array.of(3, 1);
    firstStep(rule(optimizer), point, Float64Array.of(2, -2));
    expect(point[0]).toBeLessThan(3);
    expect(point[1]).toBeGreaterThan(optimizer === "adamw" ? 0.99 : 1);
  });

  it("stands still where the gradient is 0, but for the decay of adamw", () => {
    const [, next] = descend(rule(optimizer), valley, [0, 0], 1);
    expect(next).toEqual([0, 0]);
  });

  it("stands still with a learning rate of 0", () => {
    const points = descend(rule(optimizer, { learningRate: 0 }), valley, [3, 1], 5);
    for (const point of points) expect(point).toEqual([3, 1]);
  });

  it("shows the state that it carries, which belongs to it and starts at 0", () => {
    const updateRule = createUpdateRule(rule(optimizer), 2);
    const symbols = updateRule.state.map(({ symbol }) => symbol);
    expect(symbols).toEqual(stateSymbols[optimizer]);
    for (const { values } of updateRule.state) expect(Array.from(values)).toEqual([0, 0]);
    const point = Float64Array.of(3, 1);
    updateRule.step(point, Float64Array.of(2, -3), new Float64Array(4), 0.1, 1);
    for (const { values } of updateRule.state)
      expect(values.every((value) => value !== 0)).toBe(true);
  });

  it("goes on as it would have when its state is written back", () => {
    const settings = rule(optimizer);
    const [whole, broken] = [createUpdateRule(settings, 1), createUpdateRule(settings, 1)];
    const [a, b] = [Float64Array.of(1), Float64Array.of(1)];
    const hessian = new Float64Array(1);
    whole.step(a, Float64Array.of(2), hessian, 0.1, 1);
    b.set(a);
    whole.state.forEach(({ values }, place) => {
      broken.state[place].values.set(values);
    });
    whole.step(a, Float64Array.of(-1.5), hessian, 0.1, 2);
    broken.step(b, Float64Array.of(-1.5), hessian, 0.1, 2);
    expect(b).toEqual(a);
  });

  it("passes NaN on in its own coordinate only", () => {
    const point = Float64Array.of(3, 1);
    const gradient = Float64Array.of(Number.NaN, 1);
    firstStep(rule(optimizer), point, gradient);
    expect(point[0]).toBeNaN();
    expect(point[1]).toBeLessThan(1);
  });
});

describe("the rules", () => {
  it.each([
    ["momentum 0.9, learning rate 0.1", rule("momentum")],
    ["adagrad, learning rate 0.1, epsilon 1e-10", rule("adagrad")],
    ["rmsprop alpha 0.99, learning rate 0.1, epsilon 1e-8", rule("rmsprop")],
    ["adam 0.9/0.999, learning rate 0.1, epsilon 1e-8", rule("adam")],
    ["gradient-descent, learning rate 0.1, until J < 0.01", rule("gradient-descent")],
  ])("give the golden trajectory of %s to 1e-12", (title, settings) => {
    const rows = referenceRows(title);
    const points = descend(settings, valley, [3, 1], rows.length - 1);
    expect(rows.length).toBeGreaterThan(10);
    expect(
      discrepancy(
        points,
        rows.map(([x, y]) => [x, y]),
      ),
    ).toBeLessThan(1e-12);
    const values = points.map((point) => [valley.value(Float64Array.from(point))]);
    expect(
      discrepancy(
        values,
        rows.map(([, , value]) => [value]),
      ),
    ).toBeLessThan(1e-12);
  });

  it("make adamw without decay step for step the same as adam", () => {
    const adamw = descend(rule("adamw", { weightDecay: 0 }), valley, [3, 1], 200);
    expect(adamw).toEqual(descend(rule("adam"), valley, [3, 1], 200));
  });

  it("let adamw shrink the point before it steps, gradient or none", () => {
    const settings = rule("adamw", { learningRate: 0.5, weightDecay: 0.1 });
    const point = Float64Array.of(2, -4);
    firstStep(settings, point, new Float64Array(2));
    expect(Array.from(point)).toEqual([1.9, -3.8]);
  });

  it.each(["momentum", "nesterov"] as const)("make %s without momentum a plain descent", (name) => {
    const points = descend(rule(name, { momentum: 0 }), valley, [3, 1], 200);
    expect(points).toEqual(descend(rule("gradient-descent"), valley, [3, 1], 200));
  });

  it("let momentum overshoot the valley where a plain descent does not", () => {
    const plain = descend(rule("gradient-descent"), valley, [3, 1], 50);
    expect(plain.every(([x]) => x > 0)).toBe(true);
    expect(descend(rule("momentum"), valley, [3, 1], 50).some(([x]) => x < -2)).toBe(true);
  });

  it("make the first steps of adagrad and adam as long as the learning rate", () => {
    for (const name of ["adagrad", "adam"] as const) {
      const [start, next] = descend(rule(name), valley, [3, 1], 1);
      expect(start[0] - next[0]).toBeCloseTo(0.1, 8);
      expect(start[1] - next[1]).toBeCloseTo(0.1, 8);
    }
  });

  it("come near the minimum of the chapter's functions, each in its own time", () => {
    for (const objective of [valley, parabola, shiftedParabola]) {
      for (const optimizer of optimizerNames) {
        if (optimizer === "newton") continue;
        const decay = optimizer === "adamw" ? { weightDecay: 0 } : {};
        const settings = rule(optimizer, decay);
        const points = descend(settings, objective, objective.suggested.start, 20_000);
        const value = objective.value(Float64Array.from(points[20_000]));
        expect(value - objective.knownMinima[0].value, optimizer).toBeLessThan(0.01);
      }
    }
  });
});
