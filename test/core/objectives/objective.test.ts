import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parabola, valley } from "#core/objectives/catalogue.ts";
import { heightOf, type Objective, variableNames } from "#core/objectives/objective.ts";

const anyDouble = fc.double();

describe("the height over the plane", () => {
  it("is J for a function of two variables", () => {
    const height = heightOf(valley);
    fc.assert(
      fc.property(anyDouble, anyDouble, (x, y) => {
        expect(height(x, y)).toBe(valley.value(Float64Array.of(x, y)));
      }),
    );
  });

  it("is the same for every y for a function of one variable", () => {
    const height = heightOf(parabola);
    fc.assert(
      fc.property(anyDouble, anyDouble, (x, y) => {
        expect(height(x, y)).toBe(parabola.value(Float64Array.of(x)));
      }),
    );
  });

  it("is NaN where the function is not defined", () => {
    const root: Objective = { ...parabola, value: (point) => Math.sqrt(point[0]) };
    expect(heightOf(root)(-1, 0)).toBeNaN();
    expect(heightOf(root)(4, 0)).toBe(2);
  });

  it("keeps apart what two heights are asked", () => {
    const left = heightOf(valley);
    const right = heightOf(valley);
    expect([left(1, 0), right(2, 0), left(3, 0)]).toEqual([1, 4, 9]);
  });
});

it("names the variables in the order of the coordinates", () => {
  expect(variableNames(1)).toEqual(["x"]);
  expect(variableNames(2)).toEqual(["x", "y"]);
});
