import { arrangeTokens } from "./arrange-tokens.ts";
import type { ExpressionFault } from "./expression-fault.ts";
import { parseFormula } from "./mathjs-parser.ts";
import { readTokens } from "./read-tokens.ts";
import type { SyntaxTree } from "./syntax-tree.ts";

/** The longest text that is read, in UTF-16 code units. */
export const longestExpression = 500;

/** A formula, or the first thing that is wrong with it. */
export type ExpressionReading =
  | { readonly ok: true; readonly tree: SyntaxTree }
  | { readonly ok: false; readonly fault: ExpressionFault };

/** Reads a formula in x and y as people write it. Nothing but mathematics can be reached from it. */
export function readExpression(text: string): ExpressionReading {
  if (text.length > longestExpression) {
    const { length } = text;
    return { ok: false, fault: { kind: "objective-too-long", length, limit: longestExpression } };
  }
  const reading = readTokens(text);
  if (!reading.ok) return reading;
  if (reading.tokens.length === 0) return { ok: false, fault: { kind: "objective-empty" } };
  const arrangement = arrangeTokens(reading.tokens);
  if (!arrangement.ok) return arrangement;
  return { ok: true, tree: parseFormula(arrangement.text) };
}
