import type { SyntaxTree } from "./syntax-tree.ts";

/** A fraction in lowest terms; the denominator is positive. */
export interface WholeFraction {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * The exponent of a root that every number has: a fraction, written out, whose denominator is odd in
 * lowest terms and not 1. Null for anything else, as for 0.333 or 1/2.
 */
export function oddRoot(exponent: SyntaxTree): WholeFraction | null {
  if (exponent.kind === "negative") {
    const root = oddRoot(exponent.operand);
    return root && { ...root, numerator: -root.numerator };
  }
  if (exponent.kind !== "operation" || exponent.operator !== "/") return null;
  const numerator = wholeNumber(exponent.left);
  const denominator = wholeNumber(exponent.right);
  if (numerator === null || denominator === null || numerator === 0 || denominator === 0)
    return null;
  const common = commonDivisor(Math.abs(numerator), Math.abs(denominator));
  const lowest = {
    numerator: (Math.sign(denominator) * numerator) / common,
    denominator: Math.abs(denominator) / common,
  };
  return lowest.denominator % 2 === 1 && lowest.denominator > 1 ? lowest : null;
}

function wholeNumber(tree: SyntaxTree): number | null {
  if (tree.kind === "negative") {
    const number = wholeNumber(tree.operand);
    return number === null ? null : -number;
  }
  return tree.kind === "number" && Number.isSafeInteger(tree.value) ? tree.value : null;
}

function commonDivisor(one: number, other: number): number {
  return other === 0 ? one : commonDivisor(other, one % other);
}
