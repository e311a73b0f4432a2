import { describe, expect, it } from "vitest";
import { formulaSpoken, formulaTex, type NetworkFormula } from "#core/wording/network-formula.ts";
import { formulaWordsEn } from "#core/wording/network-formula-en.ts";
import { formulaWordsZhCn } from "#core/wording/network-formula-zh-cn.ts";
import {
  neuronSymbol,
  parameterSymbol,
  parameterText,
  symbolTex,
  symbolText,
} from "#core/wording/network-symbols.ts";

describe("the symbols of a network", () => {
  const delta = neuronSymbol("δ", 2, 1);

  it("carry their layer in text, in TeX and when they are said", () => {
    expect(symbolText(delta)).toBe("δ₁⁽²⁾");
    expect(symbolTex(delta)).toBe("\\delta_{1}^{(2)}");
    expect(formulaWordsEn.symbol(delta)).toBe("delta 1 of layer 2");
    expect(formulaWordsZhCn.symbol(delta)).toBe("第 2 层的 δ 1");
  });

  it("number a weight by both its ends and the layer that it leads to", () => {
    expect(parameterText({ layer: 1, from: 1, to: 2 })).toBe("w₁₂⁽¹⁾");
    expect(parameterText({ layer: 1, from: 12, to: 3 })).toBe("w₁₂,₃⁽¹⁾");
    expect(parameterText({ layer: 10, from: null, to: 4 })).toBe("b₄⁽¹⁰⁾");
    expect(formulaWordsEn.symbol(parameterSymbol({ layer: 1, from: 1, to: 2 }))).toBe(
      "w 1 2 of layer 1",
    );
  });

  it("make formulas with brackets where a factor needs them, also for those who hear them", () => {
    const y = neuronSymbol("y", 1, 3);
    const slope: NetworkFormula = {
      kind: "product",
      factors: [y, { kind: "difference", from: { kind: "number", value: "1" }, taken: y }],
    };
    expect(formulaTex(slope)).toBe("y_{3}^{(1)}\\,(1 - y_{3}^{(1)})");
    expect(formulaSpoken(slope, formulaWordsEn)).toBe(
      "y 3 of layer 1 times open bracket 1 minus y 3 of layer 1 close bracket",
    );
    const rest: NetworkFormula = { kind: "sum", of: y, range: { first: 11, last: 32 } };
    expect(formulaTex(rest)).toContain("\\sum_{r=11}^{32}");
    expect(formulaSpoken(rest, formulaWordsZhCn)).toContain("r 从 11 到 32");
  });
});
