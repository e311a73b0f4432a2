import { describe, expect, it } from "vitest";
import { steppedNumber } from "../../../src-renderer/state/number-step.ts";

const free = { isWhole: false, lowest: Number.NEGATIVE_INFINITY };
const count = { isWhole: true, lowest: 0 };

describe("a number in a field is stepped", () => {
  it("by one in its second digit", () => {
    expect(steppedNumber(0.1, 1, free)).toBe(0.11);
    expect(steppedNumber(3, -1, free)).toBe(2.9);
    expect(steppedNumber(1000, 1, count)).toBe(1100);
    expect(steppedNumber(1e-8, 1, free)).toBe(1.1e-8);
  });

  it("without the rounding errors of binary fractions", () => {
    expect(steppedNumber(0.2, 10, free)).toBe(0.3);
    expect(steppedNumber(0.7, 1, free)).toBe(0.71);
  });

  it("from zero by a tenth, and whole numbers by one at least", () => {
    expect(steppedNumber(0, 1, free)).toBe(0.1);
    expect(steppedNumber(0, -1, free)).toBe(-0.1);
    expect(steppedNumber(0, 1, count)).toBe(1);
    expect(steppedNumber(7, 1, count)).toBe(8);
  });

  it("no further than the lowest number allowed", () => {
    expect(steppedNumber(0, -1, count)).toBe(0);
    expect(steppedNumber(0.1, -100, { isWhole: false, lowest: 0 })).toBe(0);
  });
});
