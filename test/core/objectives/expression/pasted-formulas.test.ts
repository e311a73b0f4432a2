import { describe, expect, it } from "vitest";
import { readExpression } from "#core/objectives/expression/read-expression.ts";
import { findObjective } from "#core/objectives/find-objective.ts";
import { en } from "#core/wording/en.ts";
import { zhCn } from "#core/wording/zh-cn.ts";

function valueAt(text: string, ...point: number[]): number {
  const search = findObjective(text);
  if (!search.ok) throw new Error(en.objectiveFault(search.fault));
  return search.objective.value(Float64Array.from(point));
}

function refusal(text: string, wording: typeof en = en): string {
  const reading = readExpression(text);
  if (reading.ok) throw new Error(`${text} was read`);
  return wording.objectiveFault(reading.fault);
}

describe("formulas as people paste them", () => {
  it.each<[string, number[], number]>([
    ["sin⁻¹(x)", [0.5], 0.523598775598299],
    ["sin^-1(x)", [0.5], 0.523598775598299],
    ["sin^(-1)(x)", [0.5], 0.523598775598299],
    ["sin^{-1} x", [0.5], 0.523598775598299],
    ["arcsin x", [0.5], 0.523598775598299],
    ["cos⁻¹(x)", [0.5], Math.acos(0.5)],
    ["tan^-1 x", [3], Math.atan(3)],
    ["sinh⁻¹(x)", [3], Math.asinh(3)],
    ["cosh⁻¹(x)", [3], Math.acosh(3)],
    ["tanh^(-1)(x)", [0.3], Math.atanh(0.3)],
    ["asin⁻¹(x)", [0.3], Math.sin(0.3)],
    ["exp⁻¹(x)", [3], Math.log(3)],
    ["ln⁻¹(x)", [3], Math.exp(3)],
    ["lg⁻¹(x)", [3], 1000],
    ["log2⁻¹(x)", [3], 8],
    ["cbrt⁻¹(x)", [3], 27],
    ["sigmoid⁻¹(x)", [0.2], Math.log(0.25)],
    ["softplus⁻¹(x)", [2], Math.log(Math.exp(2) - 1)],
    ["sin⁻²(x)", [0.5], Math.sin(0.5) ** -2],
    ["sin^-2(x)", [0.5], Math.sin(0.5) ** -2],
    ["sin^(2)(x)", [0.5], Math.sin(0.5) ** 2],
    ["\\sin^{2}x", [0.5], Math.sin(0.5) ** 2],
    ["y=x^2", [3], 9],
    ["y = 2x + 1", [3], 7],
    ["Y＝x²", [3], 9],
    ["L(x) = x^2", [3], 9],
    ["g = x^2", [3], 9],
    ["2∗x", [3], 6],
    ["x ⨯ 2", [3], 6],
    ["x ⁄ 2", [3], 1.5],
    ["x — 2", [3], 1],
    ["½x", [3], 1.5],
    ["¾", [3], 0.75],
    ["x^½", [9], 3],
    ["∛x", [-8], -2],
    ["∛(x+1)y", [7, 3], 6],
    ["∜x", [16], 2],
    ["𝑥²+𝑦", [3, 1], 10],
    ["𝐬𝐢𝐧(𝟐𝘹)", [0.5], Math.sin(1)],
    ["ℯ^𝑥", [1], Math.E],
    ["[x+1]^2", [3], 16],
    ["{x+1}^{2}", [3], 16],
    ["【x＋1】²", [3], 16],
    ["[(x+1)(x-1)]", [3], 8],
    ["⌊x⌋ + ⌈x⌉", [2.5], 5],
    ["x^{2}", [3], 9],
    ["2⁢x", [3], 6],
    ["log(8,2) + 0x", [1], 3],
    ["log(x, 3)", [9], 2],
    ["log₂ x", [8], 3],
    ["log₁₀(x)", [1000], 3],
    ["log_2(x)", [8], 3],
    ["\\log_{10} x", [1000], 3],
    ["mod(x,2)", [5], 1],
    ["mod(x,3)", [-1], 2],
    ["x mod 3", [5], 2],
    ["5 mod 3 + 0x", [1], 2],
    ["2x mod 3 + 1", [5], 2],
    ["x mod(y, 2)", [3, 5], 3],
    ["x mod (y)", [5, 3], 2],
    ["\\frac{x+1}{2}", [3], 2],
    ["\\frac{1}{2}x^{2} + \\sin\\left(\\pi x\\right)", [2], 2],
    ["2\\cdot x \\times 3", [2], 12],
    ["\\sqrt{x}\\,\\sqrt[3]{x}", [64], 32],
    ["relu(x)", [-2], 0],
    ["σ(x)", [0], 0.5],
    ["x^(1/3)", [-8], -2],
    ["x^⅓", [-8], -2],
    ["x^(2/3)", [-8], 4],
    ["x^(2/6)", [-8], -2],
    ["x^(-1/3)", [-8], -0.5],
    ["x^-(1/3)", [-8], -0.5],
    ["x^(1/-3)", [-8], -0.5],
    ["x^(4/3)", [-8], 16],
    ["x^(1/5)", [-32], -2],
    ["x^(3/5)", [-32], -8],
    ["x^(6/3)", [-3], 9],
  ])("%s is read", (text, point, expected) => {
    expect(valueAt(text, ...point)).toBeCloseTo(expected, 12);
    const search = findObjective(text);
    if (search.ok) expect(valueAt(search.objective.expression, ...point)).toBeCloseTo(expected, 12);
  });

  it.each([
    ["x^(1/2)", -4],
    ["x^(3/2)", -4],
    ["x^(1/6)", -4],
    ["x^(2/4)", -4],
    ["x^0.333", -8],
    ["x^(0.1/0.3)", -8],
  ])("%s has no value at %f", (text, x) => {
    expect(valueAt(text, x)).toBeNaN();
  });

  it.each([
    ["1 000 x^2", "000", 3, "1000", "1·000"],
    ["3 .5x", ".5", 3, "3.5", "3·.5"],
    ["2 500.5x", "500.5", 3, "2500.5", "2·500.5"],
    ["2 2 x", "2", 3, "22", "2·2"],
    ["１　０００ｘ", "０００", 3, "１０００", "１·０００"],
    ["1\u202f000x", "000", 3, "1000", "1·000"],
    ["1\u00a0000x", "000", 3, "1000", "1·000"],
    ["1\u2009000x", "000", 3, "1000", "1·000"],
    ["x + sin 2 3", "3", 11, "23", "2·3"],
    ["2½x", "½", 2, "(2 + ½)", "2·½"],
  ])("%s is refused at its second number", (text, second, column, one, product) => {
    const sentence = `“${second}” at column ${column} stands beside another number; write ${one} for one number, or ${product} for a product`;
    expect(refusal(text)).toBe(sentence);
    expect(refusal(text, zhCn)).toContain(`第 ${column} 列的“${second}”紧挨着另一个数`);
  });

  it.each([
    ["1,000x", "“,000” at column 2 breaks a number; write 1000 without a sign in it"],
    ["x + 1，5", "“，5” at column 6 breaks a number; write 15 without a sign in it, or 1.5"],
    ["1'000 x", "“'000” at column 2 breaks a number"],
    ["1_000x", "“_000” at column 2 breaks a number"],
    ["abs⁻¹(x)", "“abs” at column 1 has no inverse function"],
    ["min^-1(x, 2)", "“min” at column 1 has no inverse function"],
    ["sqrt⁻¹(x)", "“sqrt” at column 1 has no inverse function"],
    [`x${"²".repeat(300)}`, "at column 2 is too long for a power; write at most 15 digits"],
    [`x⁻${"³".repeat(16)}`, "at column 2 is too long for a power; write at most 15 digits"],
    ["(x+1]", "“(” at column 1 is never closed; write “)” where it ends"],
    ["2[x+1", "“[” at column 2 is never closed; write “]” where it ends"],
    ["⌊x", "“⌊” at column 1 is never closed; write “⌋” where it ends"],
    ["x % 2", "“%” at column 3 is no part of a formula; write mod(x, 2)"],
    ["y = x + y", "“=” at column 3 is no part of a formula"],
    ["log3(x)", "“log3” at column 1 is not a function"],
    ["log₃(x)", "“₃” at column 4 is no part of a formula"],
    ["sin2(x)", "“sin2” at column 1 is not a function"],
    ["θ²", "“θ” at column 1 is not a variable; write the function in x"],
    ["\\foo{x}", "“\\foo” at column 1 is not a function; did you mean “floor”?"],
    ["\\sqrt[5]{x}", "“[” at column 6 has nothing to work on"],
    ["\\frac{x}", "“\\frac” at column 1 has nothing to be taken of"],
    ["log(x, 2, 3)", "“log” at column 1 is taken of 2 things, not 3"],
    ["𝑥 + 𝑦𝑜", "“𝑦𝑜” at column 6 is not a variable"],
  ])("%s is refused with what to write", (text, expected) => {
    expect(refusal(text)).toContain(expected);
    expect(refusal(text, zhCn)).toMatch(/^第 \d+ 列/);
  });

  it("gives logarithms and absolute values back as people write them", () => {
    const written = (text: string): string => {
      const search = findObjective(text);
      return search.ok ? search.objective.expression : "";
    };
    expect(written("log(x) + abs(y)")).toBe("ln(x) + |y|");
    expect(written("abs(abs(x) - 9)")).toBe("||x| - 9|");
    expect(written("2 abs(x abs(y))")).toBe("2 * |x * |y||");
    expect(written("abs(x)^2 abs(y)")).toBe("|x|^2 * |y|");
    expect(written("sin⁻¹(sigmoid x)")).toBe("asin(sigmoid(x))");
  });
});
