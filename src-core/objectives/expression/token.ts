import type { ExpressionFault } from "./expression-fault.ts";
import type { Word } from "./vocabulary.ts";

/** A piece of an expression, where it stands in the text as typed (column from 1). */
export type Token = { readonly column: number; readonly text: string } & (
  | { readonly kind: "number"; readonly value: number }
  /** A fraction that is one character: `½`. */
  | { readonly kind: "fraction"; readonly numerator: number; readonly denominator: number }
  | { readonly kind: "word"; readonly word: Word }
  | { readonly kind: "operator"; readonly operator: "+" | "-" | "*" | "/" | "^" }
  /** A power written small and high: `²`. */
  | { readonly kind: "superscript"; readonly power: number }
  /** √, ∛ or ∜. */
  | { readonly kind: "root"; readonly degree: 2 | 3 | 4 }
  /** A bracket; `⌊` and `⌈` stand for a function. */
  | { readonly kind: "open"; readonly closing: string; readonly name: "floor" | "ceil" | null }
  /** TeX's `\frac`, of two things in braces. */
  | { readonly kind: "tex-fraction" }
  | { readonly kind: "close"; readonly sign: string }
  | { readonly kind: "bar" }
  | { readonly kind: "comma" }
);

/** Some tokens and where the next one begins, or what is wrong. */
export type Read =
  | { readonly tokens: readonly Token[]; readonly end: number }
  | { readonly fault: ExpressionFault };
