import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { objectiveById, parabola, shiftedParabola, valley } from "#core/objectives/catalogue.ts";
import type { Objective } from "#core/objectives/objective.ts";
import { createUpdateRule } from "#core/optimizers/optimizer-table.ts";
import { finite } from "../arbitraries.ts";
import { agrees, gradientOf, hessianOf } from "../finite-differences.ts";

function newtonStep(
  point: readonly number[],
  gradient: readonly number[],
  hessian: readonly number[],
  learningRate = 1,
): number[] {
  const next = Float64Array.from(point);
  const rule = createUpdateRule({ optimizer: "newton", hyperparameters: {} }, point.length);
  rule.step(next, Float64Array.from(gradient), Float64Array.from(hessian), learningRate, 1);
  return Array.from(next);
}

const coordinate = finite(-100, 100);

/** The iterates of the rule on an objective, and of a formula written out by hand, side by side. */
function sideBySide(
  objective: Objective,
  start: readonly number[],
  byHand: (point: readonly number[], rate: number) => number[],
): [rule: number[], hand: number[]][] {
  const rate = 0.1;
  const pairs: [number[], number[]][] = [[[...start], [...start]]];
  for (let step = 0; step < 200; step++) {
    const [point, hand] = pairs[step];
    const slope = gradientOf(objective, point);
    pairs.push([newtonStep(point, slope, hessianOf(objective, point), rate), byHand(hand, rate)]);
  }
  return pairs;
}

describe("Newton's rule", () => {
  it("agrees for 200 short steps on x² + sin²y with x ← x − ηx, y ← y − η·tan(2y)/2", () => {
    const pairs = sideBySide(valley, [3, 0.7], ([x, y], rate) => [
      x - rate * x,
      y - (rate * Math.tan(2 * y)) / 2,
    ]);
    for (const [[x, y], [handX, handY]] of pairs) {
      expect(agrees(x, handX, 1e-12) && agrees(y, handY, 1e-12)).toBe(true);
    }
    expect(pairs[200][0][1]).toBeLessThan(1e-6);
  });

  it("agrees for 200 short steps on Rosenbrock's function with elimination by hand", () => {
    const rosenbrock = objectiveById("rosenbrock");
    if (!rosenbrock) throw new Error("the catalogue has no rosenbrock");
    const pairs = sideBySide(rosenbrock, [-1.2, 1], ([x, y], rate) => {
      const [gx, gy] = [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)];
      const [a, b, c] = [2 - 400 * (y - 3 * x * x), -400 * x, 200];
      const stepX = (gx - (b / c) * gy) / (a - (b * b) / c);
      return [x - rate * stepX, y - (rate * (gy - b * stepX)) / c];
    });
    for (const [point, hand] of pairs) {
      expect(point.every((coordinate, axis) => agrees(coordinate, hand[axis], 1e-12))).toBe(true);
    }
    expect(pairs[200][0][0]).toBeCloseTo(1, 4);
  });

  it("reaches the minimum of a parabola in one step from anywhere", () => {
    fc.assert(
      fc.property(coordinate, (x) => {
        for (const objective of [parabola, shiftedParabola]) {
          const [next] = newtonStep([x], gradientOf(objective, [x]), hessianOf(objective, [x]));
          expect(next).toBeCloseTo(objective.knownMinima[0].point[0], 12);
        }
      }),
    );
  });

  it("reaches the stationary point of any quadratic of two variables in one step", () => {
    const entry = finite(-10, 10);
    fc.assert(
      fc.property(
        fc.tuple(entry, entry, entry),
        fc.tuple(coordinate, coordinate),
        fc.tuple(coordinate, coordinate),
        ([a, b, c], [centreX, centreY], [x, y]) => {
          fc.pre(Math.abs(a * c - b * b) > 0.1);
          const [dx, dy] = [x - centreX, y - centreY];
          const next = newtonStep([x, y], [a * dx + b * dy, b * dx + c * dy], [a, b, b, c]);
          expect(next[0]).toBeCloseTo(centreX, 7);
          expect(next[1]).toBeCloseTo(centreY, 7);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("goes the share of the way that its learning rate says", () => {
    expect(newtonStep([4], [8], [2], 0.25)).toEqual([3]);
    expect(newtonStep([4, 2], [8, 12], [2, 0, 0, 6], 0.5)).toEqual([2, 1]);
  });

  it("follows θ − H⁻¹g on x² + sin²y, where H is diagonal", () => {
    const [x, y] = newtonStep([3, 1], gradientOf(valley, [3, 1]), hessianOf(valley, [3, 1]));
    expect(x).toBe(0);
    expect(y).toBeCloseTo(1 - Math.tan(2) / 2, 14);
  });

  it("heads for a maximum as gladly as for a minimum", () => {
    expect(newtonStep([4], [-8], [-2])).toEqual([0]);
  });

  it("keeps the Hessian's rows and columns apart", () => {
    expect(newtonStep([0, 0], [1, 0], [1, 2, 0, 1])).toEqual([-1, 0]);
    expect(newtonStep([0, 0], [0, 1], [1, 2, 0, 1])).toEqual([2, -1]);
  });

  it.each([
    ["a flat line", [1], [0], [0]],
    ["an inflection", [1], [2], [0]],
    ["a flat plane", [1, 1], [0, 0], [0, 0, 0, 0]],
    ["a trough", [1, 1], [2, 0], [2, 0, 0, 0]],
    ["a slanting trough", [1, 1], [2, 2], [1, 1, 1, 1]],
  ])("gives no finite point where the Hessian is singular: %s", (_, point, gradient, hessian) => {
    expect(newtonStep(point, gradient, hessian).some((c) => !Number.isFinite(c))).toBe(true);
  });

  it("asks for the Hessian", () => {
    const rule = createUpdateRule({ optimizer: "newton", hyperparameters: {} }, 2);
    expect(rule.needsHessian).toBe(true);
  });

  it.each([0, 3, 1.5])("refuses %d variables", (dimension) => {
    expect(() => createUpdateRule({ optimizer: "newton", hyperparameters: {} }, dimension)).toThrow(
      RangeError,
    );
  });
});
