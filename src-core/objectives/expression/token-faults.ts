import type { ExpressionFault } from "./expression-fault.ts";
import type { Token } from "./token.ts";

/** A token with nothing to work on. */
export function misplaced({ text, column }: Token): ExpressionFault {
  return { kind: "objective-misplaced", text, column };
}

/** A bracket or bar that nothing closes. */
export function unclosed({ text, column }: Token): ExpressionFault {
  return { kind: "objective-unclosed", text, column };
}

/** A bracket or bar that closes nothing. */
export function unopened({ text, column }: Token): ExpressionFault {
  return { kind: "objective-unopened", text, column };
}

/** A function with nothing to be taken of. */
export function noArgument({ text, column }: Token): ExpressionFault {
  return { kind: "objective-no-argument", text, column };
}

/** A number beside another: one number of both (`1 000` is 1000, `2 ½` is 2 + ½) or a product. */
export function twoNumbers(first: Token, { kind, text, column }: Token): ExpressionFault {
  const joined = first.text + text;
  const isNumber = kind === "number" && /^(\d+\.?\d*|\.\d+)$/.test(joined.normalize("NFKC"));
  const sum = first.kind === "number" && kind === "fraction" ? `(${first.text} + ${text})` : null;
  const together = isNumber ? joined : sum;
  return { kind: "objective-two-numbers", text, column, first: first.text, together };
}

/** The bracket or bar that would close one; `text` is one that a fault tells of. */
export function closingOf(text: string): string {
  const closings: Readonly<Record<string, string>> = {
    "[": "]",
    "{": "}",
    "【": "】",
    "⌊": "⌋",
    "⌈": "⌉",
    "|": "|",
  };
  return closings[text.normalize("NFKC")] ?? ")";
}
