import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createNumberWriter, texOfNumber } from "#core/wording/numbers.ts";

const superscript = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** The number that a written one stands for. */
function readBack(text: string): number {
  const plain = text
    .replaceAll("−", "-")
    .replaceAll(",", "")
    .replace("⁻", "-")
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String(superscript.indexOf(digit)));
  const power = /^(-?)(?:([\d.]+)×)?10(-?\d+)$/.exec(plain);
  const isPower = /[⁰¹²³⁴⁵⁶⁷⁸⁹]/.test(text) && power !== null;
  return isPower ? Number(`${power[1]}${power[2] ?? 1}e${power[3]}`) : Number(plain);
}

/** −1, 0 or 1; never −0. */
function signOf(value: number): number {
  return Math.sign(value) + 0;
}

const usual = fc.double({ min: -1e15, max: 1e15, noNaN: true });
/** Two numbers, which may be anything, near one another, or the same. */
const near = fc
  .tuple(
    fc.oneof(usual, fc.double({ min: -2, max: 2, noNaN: true }), fc.constantFrom(0.01, 1e-8, 0)),
    fc.oneof(
      fc.constant(0),
      fc.integer({ min: -17, max: 3 }).map((order) => 10 ** order),
    ),
    fc.double({ min: -9, max: 9, noNaN: true }),
  )
  .map(([value, size, part]): [number, number] => [value, value + size * part]);

describe.each(["en", "zh-CN"])("numbers in %s", (locale) => {
  const numbers = createNumberWriter(locale);

  it("leave no sign at a zero that is negative, nor a decimal where none is asked for", () => {
    expect([numbers.plain(-0), numbers.count(-0), numbers.fixed(-0, 2)]).toEqual([
      "0",
      "0",
      "0.00",
    ]);
    expect(numbers.fixed(2.6e9, 0)).toBe("2.6×10⁹");
  });

  it.each([
    [0.084442, "0.084442"],
    [9.708073418273571, "9.70807"],
    [-0.8, "−0.8"],
    [1234567.5, "1.235×10⁶"],
    [-123456.789, "−123,457"],
    [999999.9, "10⁶"],
    [0.1, "0.1"],
    [3, "3"],
    [0, "0"],
    [0.0001, "0.0001"],
    [0.00009, "9×10⁻⁵"],
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
    [-1e-9, "−10⁻⁹"],
    [0.00002361, "2.361×10⁻⁵"],
    [0.0009436, "0.000944"],
    [123456.789, "123,456.789000"],
    [123456789.123, "1.235×10⁸"],
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

  it("groups the thousands of all numbers alike", () => {
    expect(numbers.count(1_000_000)).toBe("1,000,000");
    expect(numbers.count(0)).toBe("0");
    expect(numbers.count(-1234)).toBe("−1,234");
    expect(numbers.plain(100_000)).toBe("100,000");
    expect(numbers.fixed(100_000, 1)).toBe("100,000.0");
    expect(numbers.point([1234.5, -2], 1)).toBe("(1,234.5; −2.0)");
  });

  it("writes a number that was chosen whole, unless it has more digits than people type", () => {
    expect([0.123456789, 1 / 3, 1e-7, 2.5e9].map(numbers.chosen)).toEqual([
      "0.123456789",
      "0.333333",
      "10⁻⁷",
      "2.5×10⁹",
    ]);
    expect(numbers.exact(1 / 3)).toBe("0.3333333333333333");
  });

  it("has the same form at axes, in circles and in tables", () => {
    expect([2e-6, -0.5, 1e5, 3e6].map((value) => numbers.tick(value))).toEqual([
      "2×10⁻⁶",
      "−0.5",
      "100,000",
      "3×10⁶",
    ]);
    expect([0.01, 100, 0].map((value) => numbers.tick(value, true))).toEqual(["10⁻²", "10²", "0"]);
    expect([2.1e-6, 0, 0.973, 0.0512, -12.34, 120.4, 4321].map(numbers.short)).toEqual([
      "2×10⁻⁶",
      "0",
      "0.97",
      "0.051",
      "−12.3",
      "120",
      "4×10³",
    ]);
    expect([2e-6, 0.5, -1234, 2.5e7].map((value) => numbers.significant(value, 4))).toEqual([
      "2.000×10⁻⁶",
      "0.5000",
      "−1,234",
      "2.500×10⁷",
    ]);
  });

  it("says 100% of the whole alone, and 0% of nothing", () => {
    expect([0.07, 0.29, 0.57].map(numbers.percent)).toEqual(["7%", "29%", "57%"]);
    expect([0, 1, 0.975, 0.5, 0.99996, 0.00002, 1 / 3].map(numbers.percent)).toEqual([
      "0%",
      "100%",
      "97.5%",
      "50%",
      "99.996%",
      "0.002%",
      "33.3%",
    ]);
  });

  it("says whole per cents without a point, whatever they were rounded from", () => {
    const wrong = Array.from({ length: 101 }, (_, percentage) => percentage).filter(
      (percentage) => numbers.percent(percentage / 100) !== `${percentage}%`,
    );
    expect(wrong).toEqual([]);
    expect([0.0704, 0.070049, 0.9504].map(numbers.percent)).toEqual(["7%", "7%", "95%"]);
  });

  it("shows no goal as missed that was reached, nor one as reached that was missed", () => {
    expect(numbers.beside(0.009998, [0.01])).toBe("0.009998");
    expect(numbers.beside(0.00999999993, [0.01])).toBe("0.0099999999");
    expect(numbers.beside(0.01000000004, [0.01])).toBe("0.01000000004");
    expect(numbers.beside(9.99999e-9, [1e-8])).toBe("9.99999×10⁻⁹");
    fc.assert(
      fc.property(near, ([value, goal]) => {
        fc.pre(value !== goal);
        const shown = readBack(numbers.beside(value, [goal]));
        expect(signOf(shown - readBack(numbers.exact(goal)))).toBe(signOf(value - goal));
      }),
      { numRuns: 500 },
    );
  });

  it("takes no more digits of large and small numbers than tell them apart", () => {
    expect(numbers.beside(2.5e11, [1e11])).toBe("2.500×10¹¹");
    expect(numbers.beside(2.5e-11, [2.500004e-11, 1])).toBe("2.500000×10⁻¹¹");
    expect(numbers.beside(12345678, [12345679])).toBe("1.2345678×10⁷");
    expect(numbers.beside(0.99, [0.9900000004])).toBe("0.9900000000");
  });

  it("tells different numbers that stand beside each other apart, in their order", () => {
    fc.assert(
      fc.property(near, ([one, other]) => {
        const shown = [numbers.beside(one, [other]), numbers.beside(other, [one])].map(readBack);
        expect(signOf(shown[0] - shown[1])).toBe(signOf(one - other));
        const apart = numbers.apart([one, other]).map(readBack);
        expect(signOf(apart[0] - apart[1])).toBe(signOf(one - other));
      }),
      { numRuns: 500 },
    );
  });

  it("never turns the order of two numbers round", () => {
    fc.assert(
      fc.property(near, fc.integer({ min: 1, max: 9 }), ([one, other], digits) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        for (const write of [numbers.plain, numbers.significant] as const) {
          expect(readBack(write(low, digits))).toBeLessThanOrEqual(readBack(write(high, digits)));
        }
        for (const write of [numbers.fixed, numbers.short, numbers.tick, numbers.chosen] as const) {
          expect(readBack(write(low))).toBeLessThanOrEqual(readBack(write(high)));
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is written the same in TeX", () => {
    expect(
      [-1234.5, -2.5e-7, Number.POSITIVE_INFINITY].map((value) =>
        texOfNumber(numbers.plain(value)),
      ),
    ).toEqual(["-1{,}234.5", "-2.5{\\times}10^{-7}", "\\infty"]);
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
          Math.max(6e-7, size < 1e6 ? 0 : 6e-4 * size),
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
