/** The functions of one variable that an expression may use. */
export type UnaryFunction =
  | "sin"
  | "cos"
  | "tan"
  | "asin"
  | "acos"
  | "atan"
  | "sinh"
  | "cosh"
  | "tanh"
  | "asinh"
  | "acosh"
  | "atanh"
  | "exp"
  | "log"
  | "log10"
  | "log2"
  | "sqrt"
  | "cbrt"
  | "abs"
  | "sign"
  | "floor"
  | "ceil"
  | "round"
  | "sigmoid"
  | "softplus";

/** The functions of two variables that an expression may use. */
export type BinaryFunction = "min" | "max" | "atan2" | "hypot" | "mod";

/** Every function that an expression may use, by the name it has in a canonical expression. */
export type FunctionName = UnaryFunction | BinaryFunction;

/** The numbers that have names. */
export type ConstantName = "pi" | "e";

/** The variables. */
export type VariableName = "x" | "y";

/** What a word means. */
export type Word =
  | { readonly kind: "variable"; readonly name: VariableName }
  | { readonly kind: "constant"; readonly name: ConstantName }
  /** A number written with the others. */
  | { readonly kind: "number-word"; readonly text: string }
  /** A function written with the others: `{0}` and `{1}` stand for its arguments. */
  | { readonly kind: "short-form"; readonly text: string; readonly arity: Arity }
  | {
      readonly kind: "function";
      readonly name: FunctionName;
      readonly arity: Arity;
      /** How it is written with the others when it is taken of two: `log(8, 2)`. */
      readonly ofTwo?: string;
    };

/** How many arguments a function takes; `min` and `max` take two or more. */
export interface Arity {
  readonly least: number;
  readonly most: number;
}

const one: Arity = { least: 1, most: 1 };
const two: Arity = { least: 2, most: 2 };
const oneOrTwo: Arity = { least: 1, most: 2 };
const twoOrMore: Arity = { least: 2, most: 8 };

function unary(name: UnaryFunction): Word {
  return { kind: "function", name, arity: one };
}

/**
 * Every word that an expression may use, in lower case, with the other spellings people know.
 * `log` is the natural logarithm, as in mathematics books and programming languages; `lg` and
 * `log10` are those to base ten.
 */
export const vocabulary: ReadonlyMap<string, Word> = new Map<string, Word>([
  ["x", { kind: "variable", name: "x" }],
  ["y", { kind: "variable", name: "y" }],
  ["pi", { kind: "constant", name: "pi" }],
  ["π", { kind: "constant", name: "pi" }],
  ["e", { kind: "constant", name: "e" }],
  ["tau", { kind: "number-word", text: "(2 * pi)" }],
  ["τ", { kind: "number-word", text: "(2 * pi)" }],
  ["sin", unary("sin")],
  ["cos", unary("cos")],
  ["tan", unary("tan")],
  ["tg", unary("tan")],
  ["asin", unary("asin")],
  ["arcsin", unary("asin")],
  ["acos", unary("acos")],
  ["arccos", unary("acos")],
  ["atan", unary("atan")],
  ["arctan", unary("atan")],
  ["sinh", unary("sinh")],
  ["cosh", unary("cosh")],
  ["tanh", unary("tanh")],
  ["asinh", unary("asinh")],
  ["acosh", unary("acosh")],
  ["atanh", unary("atanh")],
  ["exp", unary("exp")],
  ["ln", unary("log")],
  // The base comes second, as in Python, in spreadsheets and in mathjs.
  ["log", { kind: "function", name: "log", arity: oneOrTwo, ofTwo: "(log({0}) / log({1}))" }],
  ["lg", unary("log10")],
  ["log10", unary("log10")],
  ["log2", unary("log2")],
  ["sqrt", unary("sqrt")],
  ["cbrt", unary("cbrt")],
  ["abs", unary("abs")],
  ["sign", unary("sign")],
  ["sgn", unary("sign")],
  ["floor", unary("floor")],
  ["ceil", unary("ceil")],
  ["round", unary("round")],
  ["min", { kind: "function", name: "min", arity: twoOrMore }],
  ["max", { kind: "function", name: "max", arity: twoOrMore }],
  ["atan2", { kind: "function", name: "atan2", arity: two }],
  ["hypot", { kind: "function", name: "hypot", arity: two }],
  ["pow", { kind: "short-form", text: "({0})^({1})", arity: two }],
  // The remainder has the sign of the divisor, as in mathematics, Python and spreadsheets.
  ["mod", { kind: "function", name: "mod", arity: two }],
  ["sigmoid", unary("sigmoid")],
  ["σ", unary("sigmoid")],
  ["softplus", unary("softplus")],
  ["relu", { kind: "short-form", text: "max(0, {0})", arity: one }],
]);

/** The function of a canonical name, or undefined. */
export function functionWord(name: string): Extract<Word, { kind: "function" }> | undefined {
  const word = vocabulary.get(name);
  return word?.kind === "function" && word.name === name ? word : undefined;
}

/** Whether a word is one that takes arguments. */
export function isCallable(word: Word): word is Extract<Word, { arity: Arity }> {
  return word.kind === "function" || word.kind === "short-form";
}

/** The known word that a misspelt one is nearest to, or null when none is near. */
export function nearestWord(text: string, kind: "function" | "any"): string | null {
  const plain = text.toLowerCase();
  let best: string | null = null;
  let bestDistance = Math.ceil(plain.length * 0.5) + 0.1;
  for (const [name, word] of vocabulary) {
    if ((kind === "function" && !isCallable(word)) || name.length < 2) continue;
    // The first letter is the one that is least often mistyped.
    const distance = editDistance(plain, name) - (plain[0] === name[0] ? 0.5 : 0);
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

/** How many letters must be put in, taken out or changed (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[to.length];
}
