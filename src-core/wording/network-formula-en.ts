import type { FormulaWords } from "./network-formula.ts";
import type { NetworkSymbol } from "./network-symbols.ts";

/** `delta 1 of layer 2`, `w 1 2 of layer 1`, `t 1`. */
function symbol({ letter, index, layer }: NetworkSymbol): string {
  const name = `${letter === "δ" ? "delta" : letter} ${index.join(" ")}`;
  return layer === null ? name : `${name} of layer ${layer}`;
}

/** How formulas are said in English. */
export const formulaWordsEn: FormulaWords = {
  symbol,
  derivative: (of, by) => `the derivative of ${of} by ${by}`,
  equals: " equals ",
  times: " times ",
  minus: " minus ",
  over: " over ",
  negative: (of) => `minus ${of}`,
  square: (of) => `${of} squared`,
  sum: (of, range) =>
    range
      ? `the sum from r equals ${range.first} to ${range.last} of ${of}`
      : `the sum over r of ${of}`,
  isPositive: (of) => `1 where ${of} is above 0, else 0`,
  brackets: (inside) => `open bracket ${inside} close bracket`,
};
