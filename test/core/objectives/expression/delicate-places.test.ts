import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findObjective, ObjectiveFinder } from "#core/objectives/find-objective.ts";
import type { Objective } from "#core/objectives/objective.ts";
import { gradientOf, hessianOf } from "../../finite-differences.ts";
import { compile } from "../compile.ts";

const compiled = new ObjectiveFinder(compile);

/** The function walked and compiled; both must give the same numbers. */
function both(text: string): readonly Objective[] {
  return [findObjective(text), compiled.byText(text)].map((search) => {
    if (!search.ok) throw new Error(`${text}: ${search.fault.kind}`);
    return search.objective;
  });
}

describe("the slope where the rules say 0 · ∞, and the function is smooth", () => {
  it.each<[string, number[], number[]]>([
    ["hypot(x,y)^2", [0, 0], [0, 0]],
    ["hypot(x,y)^4", [0, 0], [0, 0]],
    ["sqrt(x^2+y^2)^2", [0, 0], [0, 0]],
    ["sqrt(x^2+y^2)^2 + 3x - 2y", [0, 0], [3, -2]],
    ["sqrt(x^4)", [0], [0]],
    ["sqrt((x-1)^4) + x", [1], [1]],
    ["cbrt(x)^3", [0], [1]],
    ["cbrt(x)^6", [0], [0]],
    ["sqrt(x^6)", [0], [0]],
    ["sqrt(|x|^3)", [0], [0]],
    ["sqrt(x)^3", [0], [0]],
    ["(x^2)^1.5", [0], [0]],
    ["x^(4/3)", [0], [0]],
    ["x^(5/3)", [0], [0]],
    ["exp(-1/x^2) + 0y", [1e-170, 0], [0, 0]],
    ["sqrt(x^4 + y^4)", [0, 0], [0, 0]],
    ["x^2*y^2/hypot(x,y)^0 + x", [0, 0], [1, 0]],
  ])("of %s at %j is %j", (text, point, slope) => {
    for (const objective of both(text)) {
      expect(objective.value(Float64Array.from(point))).toBeCloseTo(
        text.includes("(x-1)") ? 1 : 0,
        12,
      );
      gradientOf(objective, point).forEach((part, axis) => {
        expect(part).toBeCloseTo(slope[axis], 9);
        if (slope[axis] === 0) expect(part).toBeCloseTo(0, 15);
      });
    }
  });

  it.each<[string, number[], number[]]>([
    ["hypot(x,y)^2", [0, 0], [2, 0, 0, 2]],
    ["sqrt(x^4)", [0], [2]],
    ["sqrt(x^2+y^2)^2", [0, 0], [2, 0, 0, 2]],
  ])("and the curvature of %s at %j is %j", (text, point, curvature) => {
    for (const objective of both(text)) {
      hessianOf(objective, point).forEach((part, place) => {
        expect(part).toBeCloseTo(curvature[place], 9);
      });
    }
  });

  it.each<[string, number[]]>([
    ["sqrt(x^2)", [0]],
    ["sqrt(x^2+y^2)", [0, 0]],
    ["hypot(x,y)", [0, 0]],
    ["x^(2/3) + 0x", [0]],
    ["sqrt(x^2)^1 + y^2", [0, 1]],
    ["x^y", [-2, 2]],
  ])("but at a tip, %s at %j, there is none", (text, point) => {
    for (const objective of both(text)) {
      expect(gradientOf(objective, point).every(Number.isFinite)).toBe(false);
    }
  });
});

describe("functions whose exponentials overflow before they do", () => {
  const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

  it.each<[string, number, number, number]>([
    ["sigmoid(x)", -800, 0, 0],
    ["sigmoid(x)", 800, 1, 0],
    ["1/(1+exp(-x))", -800, 0, 0],
    ["1/(1+e^(-x))", -800, 0, 0],
    ["1/(exp(-x)+1)", -800, 0, 0],
    ["exp(x)/(1+exp(x))", 800, 1, 0],
    ["3/(2+5exp(-x))", -800, 0, 0],
    ["e^x/(e^x+e^(2x))", 800, 0, 0],
    ["exp(-x)/(1+exp(-x))^2", -800, 0, 0],
    ["ln(1+exp(x))", 800, 800, 1],
    ["ln(1+exp(x))", -800, 0, 0],
    ["ln(exp(x)+3)", 800, 800, 1],
    ["ln(2exp(x)+3exp(-x))", -800, 800 + Math.log(3), -1],
    ["ln(cosh(x))", 800, 800 - Math.LN2, 1],
    ["ln(cosh(x))", -800, 800 - Math.LN2, -1],
    ["softplus(x)", 800, 800, 1],
    ["(exp(x)-exp(-x))/(exp(x)+exp(-x))", 800, 1, 0],
    ["(1-exp(-2x))/(1+exp(-2x))", -800, -1, 0],
    ["-ln(sigmoid(-x)+0) + 0x", 30, -Math.log(sigmoid(-30)), sigmoid(30)],
  ])("%s at %f is %f with the slope %f", (text, x, value, slope) => {
    for (const objective of both(text)) {
      expect(objective.value(Float64Array.of(x))).toBeCloseTo(value, 9);
      expect(gradientOf(objective, [x])[0]).toBeCloseTo(slope, 9);
    }
  });

  it("are what they were where nothing overflows", () => {
    const a = fc.double({ min: 0.1, max: 5, noNaN: true });
    const place = fc.double({ min: -20, max: 20, noNaN: true });
    fc.assert(
      fc.property(a, a, place, (c, d, x) => {
        const at = (text: string): number => both(text)[0].value(Float64Array.of(x));
        const [u, v] = [Math.exp(x), Math.exp(-x)];
        const near = (actual: number, expected: number): void =>
          expect(Math.abs(actual - expected)).toBeLessThanOrEqual(
            1e-12 * Math.max(1, Math.abs(expected)),
          );
        near(at(`${c}/(${d}+exp(x))`), c / (d + u));
        near(at(`exp(x)/(${c}*exp(x)+${d}*exp(-x))`), u / (c * u + d * v));
        near(at(`ln(${c}*exp(x)+${d})`), Math.log(c * u + d));
        near(at(`(exp(x)-exp(-x))/(exp(-x)+exp(x))`), (u - v) / (u + v));
      }),
      { numRuns: 100 },
    );
  });
});

describe("the slope where two parts of a function meet", () => {
  it.each<[string, number[], number[]]>([
    ["max(x,0)", [0], [0]],
    ["max(0,x)", [0], [0]],
    ["min(x,0)", [0], [0]],
    ["min(0,x)", [0], [0]],
    ["relu(x)", [0], [0]],
    ["max(x,-x)", [0], [0]],
    ["max(2x,3x)", [0], [2]],
    ["max(3x,2x)", [0], [2]],
    ["min(-3x,-2x,-5x)", [0], [-2]],
    ["max(x,y)", [1, 1], [0.5, 0.5]],
    ["max(y,x)", [1, 1], [0.5, 0.5]],
    ["max(x+y,x-y)", [1, 0], [1, 0]],
    ["max(x,x)", [1], [1]],
    ["max(x^2,y^2)", [0, 0], [0, 0]],
  ])("of %s at %j is %j", (text, point, slope) => {
    for (const objective of both(text)) {
      gradientOf(objective, point).forEach((part, axis) => {
        expect(part).toBeCloseTo(slope[axis], 15);
      });
      expect(hessianOf(objective, point).every(Number.isFinite)).toBe(true);
    }
  });

  it("does not ask which of two was written first", () => {
    const number = fc.integer({ min: -4, max: 4 });
    fc.assert(
      fc.property(number, number, number, number, (a, b, c, d) => {
        for (const name of ["min", "max"]) {
          const [one, other] = [`(${a})x + (${b})y`, `(${c})x + (${d})y`];
          const [first] = both(`${name}(${one}, ${other}) + 0x + 0y`);
          const [second] = both(`${name}(${other}, ${one}) + 0x + 0y`);
          for (const point of [
            [0, 0],
            [1, -1],
            [2, 3],
          ]) {
            if (first.dimension === 2 && second.dimension === 2) {
              const [left, right] = [gradientOf(first, point), gradientOf(second, point)];
              left.forEach((part, axis) => {
                expect(part).toBeCloseTo(right[axis], 12);
              });
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
