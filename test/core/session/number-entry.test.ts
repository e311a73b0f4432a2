import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCount, readNumber, writeNumber } from "#core/session/number-entry.ts";
import { anyText } from "../arbitraries.ts";

function read(text: string): number | string {
  const entry = readNumber(text);
  return entry.ok ? entry.value : entry.fault.kind;
}

describe("a number is read", () => {
  it.each([
    ["0.1", 0.1],
    [".5", 0.5],
    ["5.", 5],
    ["007", 7],
    ["+3", 3],
    ["-3", -3],
    ["−3", -3],
    ["–3", -3],
    ["1e-3", 0.001],
    ["1E3", 1000],
    ["2.5e+2", 250],
    ["1e−3", 0.001],
    ["  0.25\t", 0.25],
    ["\u30000.25\u3000", 0.25],
    ["１．５", 1.5],
    ["０。５", 0.5],
    ["3。", 3],
    ["－２", -2],
    ["＋２", 2],
    ["１ｅ－３", 0.001],
    ["1.7976931348623157e308", Number.MAX_VALUE],
    ["5e-324", 5e-324],
    ["1e-999", 0],
    ["10²", 100],
    ["10⁻³", 0.001],
    ["3 × 10⁻⁵", 3e-5],
    ["−2.5×10⁻⁷", -2.5e-7],
    ["3*10^-5", 3e-5],
    ["-10^-2", -0.01],
    ["1.5e3×10^2", 150_000],
  ])("from “%s”", (text, value) => {
    expect(readNumber(text)).toEqual({ ok: true, value });
  });

  it("back as the same double from what a field shows", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(read(writeNumber(value))).toBe(value + 0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("no number is read", () => {
  it.each(["", " ", "\u3000\t\n"])("from “%s”, which is empty", (text) => {
    expect(readNumber(text)).toEqual({ ok: false, fault: { kind: "entry-empty" } });
  });

  it.each([
    "abc",
    "1,5",
    "1 000",
    "1.2.3",
    "--1",
    "1e",
    "e5",
    ".",
    "-",
    "1e1.5",
    "0x10",
    "1_000",
    "Infinity",
    "NaN",
    "①",
    "½",
    "10⁻",
    "三",
  ])("from “%s”", (text) => {
    expect(readNumber(text)).toEqual({ ok: false, fault: { kind: "entry-not-a-number", text } });
  });

  it("from a text with space around it, which the fault leaves out", () => {
    const fault = { kind: "entry-not-a-number", text: "abc" };
    expect(readNumber("  abc ")).toEqual({ ok: false, fault });
  });

  it.each(["1e999", "-1e400", "１ｅ９９９"])("from “%s”, which is too large", (text) => {
    expect(readNumber(text)).toEqual({ ok: false, fault: { kind: "entry-too-large", text } });
  });

  it("from arbitrary text but with a fault, never an error, nor anything that is not finite", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const entry = readNumber(text);
        expect(entry.ok ? Number.isFinite(entry.value) : entry.fault.kind.slice(0, 6)).toBe(
          entry.ok ? true : "entry-",
        );
      }),
      { numRuns: 500 },
    );
  });

  it("from 200 000 digits with a letter at their end, which is said within a moment", () => {
    expect(read(`${"1".repeat(200_000)}x`)).toBe("entry-not-a-number");
    expect(read(`${"1".repeat(200_000)}.${"1".repeat(200_000)}x`)).toBe("entry-not-a-number");
  });
});

describe("a count", () => {
  it.each([
    ["1000", 1000],
    ["1e3", 1000],
    ["2.0", 2],
    ["０", 0],
    ["-4", -4],
  ])("is read from “%s”", (text, value) => {
    expect(readCount(text)).toEqual({ ok: true, value });
  });

  it.each(["1.5", ".1", "1e-3"])("is not “%s”", (text) => {
    expect(readCount(text)).toEqual({ ok: false, fault: { kind: "entry-not-whole", text } });
  });

  it("is refused as what it is not: with a whole number as the example", () => {
    expect(readCount(" ")).toEqual({ ok: false, fault: { kind: "entry-no-count" } });
    expect(readCount("abc")).toEqual({
      ok: false,
      fault: { kind: "entry-not-whole", text: "abc" },
    });
    expect(readCount("1e999")).toEqual(readNumber("1e999"));
  });
});

describe("a number in a field", () => {
  it.each([
    [0.1, "0.1"],
    [-3, "−3"],
    [1e-7, "1e-7"],
    [-1e-7, "−1e-7"],
    [1e21, "1e21"],
    [-2.5e300, "−2.5e300"],
    [0, "0"],
    [-0, "0"],
  ])("%d is shown as %s", (value, text) => {
    expect(writeNumber(value)).toBe(text);
  });
});

describe("numbers as people write them", () => {
  it.each([
    ["1/3", 1 / 3],
    ["−1 / 4", -0.25],
    ["１／８", 0.125],
    ["10^-3", 0.001],
    ["2×10^-3", 0.002],
    ["2.5*10^4", 25_000],
    ["-10^2", -100],
    ["2^-4", 0.0625],
    ["2⁻⁴", 0.0625],
    ["2^(-4)", 0.0625],
    ["3×2^10", 3072],
    ["1/2^3", 0.125],
  ])("reads %s", (text, value) => {
    expect(readNumber(text)).toEqual({ ok: true, value });
  });

  it.each(["1/0", "1/2/3", "/3", "1/", "10^", "x×10^2", "10^2.5"])("refuses %s", (text) => {
    expect(readNumber(text).ok).toBe(false);
  });
});
