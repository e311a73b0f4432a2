const digits = "₀₁₂₃₄₅₆₇₈₉";

/** A whole number as small digits below the line. */
export function subscript(value: number): string {
  return Array.from(String(value), (digit) => digits[Number(digit)] ?? digit).join("");
}

/** What a parameter is called, all indices from 1: a weight w_ij, a bias b_j. */
export interface ParameterName {
  /** The neuron it comes from; null: it is a bias. */
  readonly from: number | null;
  readonly to: number;
}

/** The name of a parameter as in the chapter: w₁₃, b₂; `w₁₂,₃` where an index has two digits. */
export function parameterText({ from, to }: ParameterName): string {
  if (from === null) return `b${subscript(to)}`;
  return `w${subscript(from)}${from > 9 || to > 9 ? "," : ""}${subscript(to)}`;
}

/** The same in TeX. */
export function parameterTex({ from, to }: ParameterName): string {
  if (from === null) return `b_{${to}}`;
  return `w_{${from}${from > 9 || to > 9 ? "," : ""}${to}}`;
}
