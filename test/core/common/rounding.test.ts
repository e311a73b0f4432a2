import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roundDown } from "#core/common/rounding.ts";

describe("a number rounded down", () => {
  it.each([
    [2 / 3, 3, 0.666],
    [1, 3, 1],
    [0.9999, 3, 0.999],
    [1.3571, 3, 1.35],
    [0.00079999, 1, 0.0007],
    [99.96, 3, 99.9],
  ])("%d to %d digits is %d", (value, digits, rounded) => {
    expect(roundDown(value, digits)).toBe(rounded);
  });

  it("is never above it, and less than a unit of its last digit below", () => {
    const positive = fc.double({ min: 1e-300, max: 1e300, noNaN: true });
    fc.assert(
      fc.property(positive, fc.integer({ min: 1, max: 12 }), (value, digits) => {
        const rounded = roundDown(value, digits);
        expect(rounded).toBeLessThanOrEqual(value);
        expect(value - rounded).toBeLessThanOrEqual(value * 10 ** (1 - digits) * (1 + 1e-9));
      }),
    );
  });
});
