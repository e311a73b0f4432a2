import { describe, expect, it } from "vitest";
import { createNumberWriter } from "#core/wording/numbers.ts";
import { axisText, axisTexts } from "../../../src-renderer/charts/axis-text.ts";
import { stackLabels } from "../../../src-renderer/charts/label-stack.ts";

const write = createNumberWriter("en").tick;

function written(value: number): string {
  const { body, exponent } = axisText(value, write);
  return exponent ? `${body}^${exponent}` : body;
}

describe("numbers at axes", () => {
  it("are written out while they are short", () => {
    expect([0, 0.001, -2.5, 10, 99_999, 1e5].map(written)).toEqual([
      "0",
      "0.001",
      "−2.5",
      "10",
      "99,999",
      "100,000",
    ]);
  });

  it("are powers of ten where they would be rows of zeros", () => {
    expect(written(1e12)).toBe("10^12");
    expect(written(2e12)).toBe("2×10^12");
    expect(written(1e-9)).toBe("10^−9");
    expect(written(-4.5e7)).toBe("−4.5×10^7");
    expect(written(1e6)).toBe("10^6");
    expect(written(9.9999999e-7)).toBe("10^−6");
  });

  it("are finite for the smallest and the largest number there is", () => {
    expect(written(Number.MIN_VALUE)).toMatch(/10\^−32[34]$/);
    expect(written(Number.MAX_VALUE)).toBe("1.79769×10^308");
  });

  it("of one axis are written alike", () => {
    const texts = axisTexts([1e-6, 0.01, 1, 100], write);
    expect(texts.map(({ exponent }) => exponent)).toEqual(["−6", "−2", "", "2"]);
    const short = axisTexts([0.01, 1, 100], write);
    expect(short.every(({ exponent }) => exponent === "")).toBe(true);
  });
});

describe("stacked labels", () => {
  const at = (...heights: number[]) => heights.map((y) => ({ y, isSelected: false }));

  it("stay where they want to be when nothing is in the way", () => {
    expect(stackLabels(at(10, 50), 0, 100, 12).map(({ y }) => y)).toEqual([10, 50]);
  });

  it("never touch and never leave their column", () => {
    const heights = stackLabels(at(95, 96, 97, 98, 3), 0, 100, 12).map(({ y }) => y);
    expect(heights).toHaveLength(5);
    for (let i = 1; i < heights.length; i++) {
      expect(heights[i] - heights[i - 1]).toBeGreaterThanOrEqual(12 - 1e-9);
    }
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...heights)).toBeLessThanOrEqual(100);
  });

  it("leave the selected one and the first when there are too many", () => {
    const labels = Array.from({ length: 9 }, (_, y) => ({ y, isSelected: y === 7 }));
    const kept = stackLabels(labels, 0, 24, 12).map(({ label }) => label.y);
    expect(kept).toEqual([0, 1, 7]);
  });
});
