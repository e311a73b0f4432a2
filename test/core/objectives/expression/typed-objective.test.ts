import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findObjective, ObjectiveFinder } from "#core/objectives/find-objective.ts";
import type { Objective } from "#core/objectives/objective.ts";
import {
  differenceGradient,
  differenceHessian,
  gradientOf,
  hessianOf,
} from "../../finite-differences.ts";
import { compile } from "../compile.ts";

/** An expression, JavaScript's own way of saying the same, and where it is smooth (x and y). */
interface Sample {
  readonly text: string;
  readonly value: (x: number, y: number) => number;
  readonly low?: number;
  readonly high?: number;
}

const { sin, cos, tan, exp, log, sqrt, abs, PI, E } = Math;

/** Fifty-five functions as people type them. */
const samples: readonly Sample[] = [
  { text: "2x", value: (x) => 2 * x },
  { text: "x y", value: (x, y) => x * y },
  { text: "xy", value: (x, y) => x * y },
  { text: "2x·y − π", value: (x, y) => 2 * x * y - PI },
  { text: "exp(-x^2)", value: (x) => exp(-(x ** 2)) },
  { text: "e^x + e^-x", value: (x) => E ** x + E ** -x },
  { text: "|x - 5| + |y + 5|", value: (x, y) => abs(x - 5) + abs(y + 5) },
  { text: "||x| - 9|", value: (x) => abs(abs(x) - 9), low: 0.1 },
  { text: "ln(x)", value: (x) => log(x), low: 0.2 },
  { text: "log x + lg x", value: (x) => log(x) + Math.log10(x), low: 0.2 },
  { text: "log2(x)·y", value: (x, y) => Math.log2(x) * y, low: 0.2 },
  { text: "sqrt(x) + √y", value: (x, y) => sqrt(x) + sqrt(y), low: 0.2 },
  { text: "√(x²+y²+1)", value: (x, y) => sqrt(x * x + y * y + 1) },
  { text: "cbrt(x)", value: (x) => Math.cbrt(x), low: 0.3 },
  { text: "min(x, 10) + max(y, -10, 2y)", value: (x, y) => x + Math.max(y, 2 * y), low: 0.2 },
  { text: "sin²(x) + cos²(y)", value: (x, y) => sin(x) ** 2 + cos(y) ** 2 },
  { text: "sin² x cos y", value: (x, y) => sin(x) ** 2 * cos(y) },
  { text: "sin 2x", value: (x) => sin(2 * x) },
  { text: "sin 2πx + cos πy", value: (x, y) => sin(2 * PI * x) + cos(PI * y) },
  { text: "sin τx", value: (x) => sin(2 * PI * x) },
  { text: "pow(x, 3) + pow(2, y)", value: (x, y) => x ** 3 + 2 ** y },
  { text: "sigmoid(2x) + sigmoid y", value: (x, y) => 1 / (1 + exp(-2 * x)) + 1 / (1 + exp(-y)) },
  { text: "sigmoid²(x)", value: (x) => (1 / (1 + exp(-x))) ** 2 },
  { text: "sin^3(x)", value: (x) => sin(x) ** 3 },
  { text: "tan(x/4)", value: (x) => tan(x / 4) },
  { text: "asin(x/4) + arccos(y/4)", value: (x, y) => Math.asin(x / 4) + Math.acos(y / 4) },
  { text: "arctan(xy)", value: (x, y) => Math.atan(x * y) },
  {
    text: "sinh(x) + cosh(y) + tanh(x)",
    value: (x, y) => Math.sinh(x) + Math.cosh(y) + Math.tanh(x),
  },
  {
    text: "asinh(x) + acosh(x + 5) + atanh(y/4)",
    value: (x, y) => Math.asinh(x) + Math.acosh(x + 5) + Math.atanh(y / 4),
  },
  { text: "atan2(y, x)", value: (x, y) => Math.atan2(y, x), low: 0.3 },
  { text: "hypot(x, y)", value: (x, y) => Math.hypot(x, y), low: 0.3 },
  { text: "floor(x) + x", value: (x) => x + 1, low: 1.1, high: 1.9 },
  { text: "ceil(x) + round(x) + sign(x) + x", value: (x) => 2 + 1 + 1 + x, low: 1.1, high: 1.4 },
  { text: "x^2 - 3x + 2", value: (x) => x * x - 3 * x + 2 },
  { text: "-x^2", value: (x) => -(x * x) },
  { text: "(-x)^2", value: (x) => x * x },
  { text: "x³ − 3xy²", value: (x, y) => x ** 3 - 3 * x * y * y },
  { text: "x^9 / 1000", value: (x) => x ** 9 / 1000 },
  { text: "x⁻²", value: (x) => 1 / (x * x), low: 0.4 },
  { text: "x^0.5 + x^1.7", value: (x) => sqrt(x) + x ** 1.7, low: 0.3 },
  { text: "2^x^2 / 100", value: (x) => 2 ** (x ** 2) / 100 },
  { text: "x^y", value: (x, y) => x ** y, low: 0.4 },
  { text: "1/(1 + x²)", value: (x) => 1 / (1 + x * x) },
  { text: "x/y/2", value: (x, y) => x / y / 2, low: 0.5 },
  { text: "1/2x", value: (x) => (1 / 2) * x },
  { text: "2(x+1)(x-1)", value: (x) => 2 * (x + 1) * (x - 1) },
  { text: "3pi x", value: (x) => 3 * PI * x },
  { text: "πx + e y", value: (x, y) => PI * x + E * y },
  { text: "1e-3x + 1.5E2", value: (x) => 1e-3 * x + 150 },
  { text: "f(x, y) = x - y", value: (x, y) => x - y },
  { text: "z = sin(x) × cos(y)", value: (x, y) => sin(x) * cos(y) },
  { text: "ｓｉｎ（ｘ）＋２．５ｙ", value: (x, y) => sin(x) + 2.5 * y },
  { text: "（ｘ－１）²＋ｙ÷２", value: (x, y) => (x - 1) ** 2 + y / 2 },
  { text: "log(1 + exp(x - y))", value: (x, y) => log(1 + exp(x - y)) },
  { text: "x**2 + y**2 - 10*cos(2*pi*x)", value: (x, y) => x * x + y * y - 10 * cos(2 * PI * x) },
];

function found(text: string): Objective {
  const search = findObjective(text);
  if (!search.ok) throw new Error(`${text}: ${search.fault.kind}`);
  return search.objective;
}

const compiledObjectives = new ObjectiveFinder(compile);

function compiled(text: string): Objective {
  const search = compiledObjectives.byText(text);
  if (!search.ok) throw new Error(`${text}: ${search.fault.kind}`);
  return search.objective;
}

describe("fifty-five typed functions", () => {
  it("are fifty-five", () => {
    expect(samples).toHaveLength(55);
  });

  describe.each(samples)("$text", ({ text, value, low = -2.5, high = 2.5 }) => {
    const objective = found(text);
    const coordinate = fc.double({ min: low, max: high, noNaN: true });
    const point = fc.array(coordinate, {
      minLength: objective.dimension,
      maxLength: objective.dimension,
    });

    it("has the value that it says", () => {
      fc.assert(
        fc.property(point, (coordinates) => {
          const [x, y = 0] = coordinates;
          const expected = value(x, y);
          const actual = objective.value(Float64Array.from(coordinates));
          expect(Math.abs(actual - expected)).toBeLessThanOrEqual(
            1e-12 * Math.max(1, abs(expected)),
          );
        }),
        { numRuns: 200 },
      );
    });

    it("has the gradient and the Hessian that central differences give", () => {
      fc.assert(
        fc.property(point, (coordinates) => {
          const gradient = gradientOf(objective, coordinates);
          const size = Math.max(
            1,
            abs(objective.value(Float64Array.from(coordinates))),
            ...gradient.map(abs),
          );
          differenceGradient(objective, coordinates).forEach((slope, axis) => {
            expect(abs(gradient[axis] - slope)).toBeLessThan(5e-6 * size);
          });
          const hessian = hessianOf(objective, coordinates);
          const bend = Math.max(size, ...hessian.map(abs));
          differenceHessian(objective, coordinates).forEach((curvature, place) => {
            expect(abs(hessian[place] - curvature)).toBeLessThan(5e-6 * bend);
          });
        }),
        { numRuns: 200 },
      );
    });

    it("gives the same numbers compiled and walked", () => {
      const twin = compiled(text);
      fc.assert(
        fc.property(point, (coordinates) => {
          const at = Float64Array.from(coordinates);
          expect(twin.value(at)).toBe(objective.value(at));
          expect(gradientOf(twin, coordinates)).toEqual(gradientOf(objective, coordinates));
          expect(hessianOf(twin, coordinates)).toEqual(hessianOf(objective, coordinates));
        }),
        { numRuns: 60 },
      );
    });

    it("is written so that it reads back to the same function", () => {
      const again = found(objective.expression);
      expect(again.expression).toBe(objective.expression);
      fc.assert(
        fc.property(point, (coordinates) => {
          const at = Float64Array.from(coordinates);
          expect(again.value(at)).toBe(objective.value(at));
        }),
        { numRuns: 30 },
      );
    });
  });
});

describe("a typed function", () => {
  it("has one variable without a y, and two with one", () => {
    expect(found("x + 1").dimension).toBe(1);
    expect(found("5").dimension).toBe(1);
    expect(found("y").dimension).toBe(2);
    expect(found("x + 0y").dimension).toBe(2);
  });

  it("is set in TeX as in a book", () => {
    expect(found("2x·y − π").tex).toBe("2 x y - \\pi");
    expect(found("sin²(y) + 1/x").tex).toBe("\\sin^2 y + \\frac{1}{x}");
    expect(found("(x+1)(x-1)").tex).toBe("(x + 1)\\, (x - 1)");
    expect(found("exp(-x^2)").tex).toBe("e^{-x^2}");
    expect(found("|x|·√y").tex).toBe("\\left|x\\right|\\, \\sqrt{y}");
  });

  it("has no value where mathematics has none", () => {
    const at = (text: string, ...point: number[]): number =>
      found(text).value(Float64Array.from(point));
    expect(at("ln(x)", -1)).toBeNaN();
    expect(at("sqrt(x)", -1)).toBeNaN();
    expect(at("x^0.3", -8)).toBeNaN();
    expect(at("cbrt(x)", -8)).toBe(-2);
    expect(at("1/x", 0)).toBe(Number.POSITIVE_INFINITY);
  });

  it("has a slope of 0 where |x| turns", () => {
    expect(gradientOf(found("|x|"), [0])).toEqual([0]);
    expect(gradientOf(found("|x|"), [-2])).toEqual([-1]);
  });

  it("is shown and started where it has values", () => {
    const logarithm = found("ln(x - 1) + ln(y - 1)");
    expect(Number.isFinite(logarithm.value(Float64Array.from(logarithm.suggested.start)))).toBe(
      true,
    );
    const far = found("ln(x - 4) + y^2");
    const [x] = far.domain;
    expect(x.high).toBeGreaterThan(4);
    expect(Number.isFinite(far.value(Float64Array.from(far.suggested.start)))).toBe(true);
  });

  it("is the same object as long as it is asked for", () => {
    const objective = found("x^2 + 3y");
    for (let other = 0; other < 200; other++) {
      found(`x + ${other}`);
      expect(found("x^2 + 3y")).toBe(objective);
    }
  });
});

describe("a formula in TeX", () => {
  it.each([
    ["exp^2(x)", "(e^{x})^2"],
    ["(cos x)^(-1)", "(\\cos x)^{-1}"],
    ["cos²x", "\\cos^2 x"],
    ["sqrt(x)^2", "\\sqrt{x}^2"],
    ["|x|³", "\\left|x\\right|^3"],
    ["asinh(x)^2", "(\\operatorname{asinh} x)^2"],
  ])("of %s leaves no doubt what is raised", (text, tex) => {
    expect(found(text).tex).toBe(tex);
  });
});
