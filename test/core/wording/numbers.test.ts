import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createNumberWriter } from "#core/wording/numbers.ts";

const superscript = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** The number that a written one stands for. */
function readBack(text: string): number {
  const plain = text
    .replaceAll("−", "-")
    .replace("⁻", "-")
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String(superscript.indexOf(digit)));
  const power = /^(-?)(?:([\d.]+)×)?10(-?\d+)$/.exec(plain);
  const isPower = /[⁰¹²³⁴⁵⁶⁷⁸⁹]/.test(text) && power !== null;
  return isPower ? Number(`${power[1]}${power[2] ?? 1}e${power[3]}`) : Number(plain);
}

const usual = fc.double({ min: -1e15, max: 1e15, noNaN: true });

describe.each(["en", "zh-CN"])("numbers in %s", (locale) => {
  const numbers = createNumberWriter(locale);

  it("leave no sign at a zero that is negative, nor a decimal where none is asked for", () => {
    expect([numbers.plain(-0), numbers.count(-0), numbers.fixed(-0, 2)]).toEqual([
      "0",
      "0",
      "0.00",
    ]);
    expect(numbers.fixed(2.6e9, 0)).toBe("3×10⁹");
  });

  it.each([
    [0.084442, "0.084442"],
    [9.708073418273571, "9.70807"],
    [-0.8, "−0.8"],
    [1234567.5, "1234570"],
    [0.1, "0.1"],
    [3, "3"],
    [0, "0"],
    [0.00001, "0.00001"],
    [0.000001, "10⁻⁶"],
    [1e9, "10⁹"],
    [1.5e-7, "1.5×10⁻⁷"],
    [-2.5e12, "−2.5×10¹²"],
    [-1e9, "−10⁹"],
    [-0, "0"],
    [1.23456789e-10, "1.235×10⁻¹⁰"],
    [1e308, "10³⁰⁸"],
    [Number.NaN, "NaN"],
    [Number.POSITIVE_INFINITY, "∞"],
    [Number.NEGATIVE_INFINITY, "−∞"],
  ])("writes %d plainly as %s", (value, text) => {
    expect(numbers.plain(value)).toBe(text);
  });

  it("writes powers of ten with as many decimals as asked, whatever they are", () => {
    expect(numbers.power(-23_614_000_000, 3)).toBe("−2.361×10¹⁰");
    expect(numbers.power(1000, 2)).toBe("1.00×10³");
    expect(numbers.power(0.00099996, 1)).toBe("1.0×10⁻³");
    expect(numbers.power(Number.NEGATIVE_INFINITY, 3)).toBe("−∞");
  });

  it("writes as many significant digits as asked", () => {
    expect(numbers.plain(Math.PI, 3)).toBe("3.14");
    expect(numbers.plain(Math.PI, 10)).toBe("3.141592654");
    expect(numbers.plain(1.23456e-9, 2)).toBe("1.2×10⁻⁹");
  });

  it.each([
    [0.08444249301319681, "0.084442"],
    [9.708073418273571, "9.708073"],
    [-1.2, "−1.200000"],
    [3, "3.000000"],
    [0, "0.000000"],
    [-0, "0.000000"],
    [-1e-9, "0.000000"],
    [-0.0000005, "−0.000001"],
    [123456789.123, "123456789.123000"],
    [-2.5e9, "−2.5×10⁹"],
    [Number.NaN, "NaN"],
    [Number.POSITIVE_INFINITY, "∞"],
    [Number.NEGATIVE_INFINITY, "−∞"],
  ])("writes %d with six decimals as %s", (value, text) => {
    expect(numbers.fixed(value)).toBe(text);
  });

  it("writes as many decimals as asked", () => {
    expect(numbers.fixed(Math.PI, 2)).toBe("3.14");
    expect(numbers.fixed(2.5, 0)).toMatch(/^[23]$/);
    expect(numbers.fixed(-0.4, 0)).toBe("0");
  });

  it("groups the digits of counts only", () => {
    expect(numbers.count(1_000_000)).toBe("1,000,000");
    expect(numbers.count(0)).toBe("0");
    expect(numbers.count(-1234)).toBe("−1,234");
    expect(numbers.plain(100_000)).toBe("100000");
    expect(numbers.fixed(100_000, 1)).toBe("100000.0");
  });

  it("writes a point with its coordinates in brackets, a single one without", () => {
    expect(numbers.point([0.08444249301319681, 0.0508188883269346])).toBe("(0.084442, 0.050819)");
    expect(numbers.point([0.48])).toBe("0.480000");
    expect(numbers.point([-1.5, Number.NaN], 1)).toBe("(−1.5, NaN)");
  });

  it("writes numbers that read back to what they stand for", () => {
    fc.assert(
      fc.property(usual, (value) => {
        const size = Math.abs(value);
        expect(Math.abs(readBack(numbers.plain(value)) - value)).toBeLessThanOrEqual(6e-4 * size);
        expect(Math.abs(readBack(numbers.fixed(value)) - value)).toBeLessThanOrEqual(
          Math.max(6e-7, size < 1e9 ? 0 : 6e-4 * size),
        );
      }),
      { numRuns: 500 },
    );
  });

  it("never writes a hyphen for a minus, nor a minus before nothing but zeros with fixed decimals", () => {
    fc.assert(
      fc.property(fc.double(), fc.integer({ min: 1, max: 12 }), (value, digits) => {
        const fixed = numbers.fixed(value, digits);
        for (const text of [fixed, numbers.plain(value, digits + 1)]) {
          expect(text).not.toMatch(/-/);
        }
        expect(fixed).not.toMatch(/^−0(\.0*)?$/);
      }),
      { numRuns: 500 },
    );
  });
});
