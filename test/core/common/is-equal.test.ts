import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isEqual } from "#core/common/is-equal.ts";

describe("two values of plain data", () => {
  it("are equal when one is a copy of the other", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(isEqual(value, JSON.parse(JSON.stringify(value)))).toBe(
          // JSON has no negative zero.
          !JSON.stringify(value, (_, part) => (Object.is(part, -0) ? "−0" : part)).includes("−0"),
        );
      }),
    );
  });

  it.each([
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: 1 }],
    [{ a: [1, 2] }, { a: [2, 1] }],
    [[1], [1, 2]],
    [{}, []],
    [{}, null],
    [0, "0"],
    [Float64Array.of(1, 2), Float64Array.of(1, 3)],
    [Float64Array.of(1), Float64Array.of(1, 1)],
    [Float64Array.of(1), [1]],
  ])("are not when they differ: %j and %j", (left, right) => {
    expect(isEqual(left, right)).toBe(false);
    expect(isEqual(right, left)).toBe(false);
  });

  it("are equal with doubles in one array, and where one lacks what is undefined", () => {
    const weights = (): object => ({ deep: [{ weights: Float64Array.of(1, Number.NaN, -0) }] });
    expect(isEqual(weights(), weights())).toBe(true);
    expect(isEqual({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  });
});
