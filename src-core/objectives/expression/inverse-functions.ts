import { vocabulary } from "./vocabulary.ts";
import type { CallableWord } from "./written-call.ts";

/** Functions and what undoes them, each the other way round as well. */
const pairs: readonly (readonly [string, string])[] = [
  ["sin", "asin"],
  ["cos", "acos"],
  ["tan", "atan"],
  ["sinh", "asinh"],
  ["cosh", "acosh"],
  ["tanh", "atanh"],
  ["exp", "log"],
];

/** Inverse functions without a name; each names what it is taken of once, or texts would double. */
const written: ReadonlyMap<string, string> = new Map([
  ["log10", "(10^({0}))"],
  ["log2", "(2^({0}))"],
  ["cbrt", "(({0})^3)"],
  ["sigmoid", "(-log(1 / ({0}) - 1))"],
  ["softplus", "(log(exp({0}) - 1))"],
]);

/** The function that undoes another one; null where none does, as for |x|. */
export function inverseOf(word: CallableWord): CallableWord | null {
  if (word.kind === "short-form") return null;
  const { name } = word;
  for (const [one, other] of pairs) {
    const inverse = name === one ? other : name === other ? one : null;
    const found = inverse === null ? undefined : vocabulary.get(inverse);
    if (found?.kind === "function") return found;
  }
  const text = written.get(name);
  return text === undefined ? null : { kind: "short-form", text, arity: { least: 1, most: 1 } };
}
