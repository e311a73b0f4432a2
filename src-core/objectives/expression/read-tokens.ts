import type { ExpressionFault } from "./expression-fault.ts";
import { asTyped, plainText } from "./plain-text.ts";
import { texTokenAt } from "./tex-tokens.ts";
import type { Read, Token } from "./token.ts";
import { isCallable, nearestWord, vocabulary } from "./vocabulary.ts";

/** The tokens of a text, or the first thing in it that is no mathematics. */
export type TokenReading =
  | { readonly ok: true; readonly tokens: readonly Token[] }
  | { readonly ok: false; readonly fault: ExpressionFault };

const operators: ReadonlyMap<string, "+" | "-" | "*" | "/" | "^"> = new Map(
  (
    [
      ["+", "+"],
      ["-", "-−–‐‑‒—﹣"],
      ["*", "*·×⋅∙•∗⁎⨯✕"],
      ["/", "/÷∕⁄"],
      ["^", "^ˆ"],
    ] as const
  ).flatMap(([operator, spellings]) => [...spellings].map((sign) => [sign, operator] as const)),
);
/** Brackets that open, with what closes them and the function that they stand for. */
const openings = new Map([
  ["(", { closing: ")", name: null }],
  ["[", { closing: "]", name: null }],
  ["{", { closing: "}", name: null }],
  ["【", { closing: "】", name: null }],
  ["⌊", { closing: "⌋", name: "floor" }],
  ["⌈", { closing: "⌉", name: "ceil" }],
] as const);
const closings = new Set<string>([...openings.values()].map(({ closing }) => closing));
const bars = "|∣";
const commas = ",、";
/** Signs that stand for a root, with the number of times that the root is to be multiplied. */
const roots = new Map([
  ["√", 2],
  ["∛", 3],
  ["∜", 4],
] as const);
const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const superscriptSigns = "⁻⁺";
/** More digits than that are no power that anybody means. */
const longestSuperscript = 15;
/** Fractions that are one character. */
const fractions: ReadonlyMap<string, readonly [number, number]> = new Map([
  ["½", [1, 2]],
  ["⅓", [1, 3]],
  ["⅔", [2, 3]],
  ["¼", [1, 4]],
  ["¾", [3, 4]],
  ["⅕", [1, 5]],
  ["⅖", [2, 5]],
  ["⅗", [3, 5]],
  ["⅘", [4, 5]],
  ["⅙", [1, 6]],
  ["⅚", [5, 6]],
  ["⅛", [1, 8]],
  ["⅜", [3, 8]],
  ["⅝", [5, 8]],
  ["⅞", [7, 8]],
  ["⅑", [1, 9]],
  ["⅒", [1, 10]],
]);
/** Blanks, also those that pasted formulas carry unseen between what is multiplied or applied. */
const blank = /[\s\u180e\u200b-\u200d\u2060-\u2063\ufeff]/u;
/** `J(x, y) =`, `f(x) =`, `z =` before the formula say nothing new … */
const heading = /^\s*(?:[A-Za-z]\s*\(\s*[xy]\s*(?:[,、]\s*[xy]\s*)?\)|[A-WZa-wz])\s*=/;
/** … and `y =` neither, where y is not in the formula. */
const headingOfY = /^\s*[Yy]\s*=(?=[^Yy]*$)/;
const numberPattern = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+\-−]?\d+)?/;
const lettersPattern = /^[A-Za-zπΠτσ]+/;
/** Letters that formulas have elsewhere: `θ`. */
const greekLetters = /^[Α-ω]+/;
/** `log_2`, `log_{10}`: the base of a logarithm as TeX has it. */
const baseBelow = /^log_(?:(2|10)|\{(2|10)\})/i;

/** Reads a text, as people write formulas, into tokens. Everything that is no mathematics is refused. */
export function readTokens(typed: string): TokenReading {
  const plain = plainText(typed);
  const tokens: Token[] = [];
  let at = (heading.exec(plain.text) ?? headingOfY.exec(plain.text))?.[0].length ?? 0;
  while (at < plain.text.length) {
    const read = tokenAt(plain.text, at);
    if ("fault" in read) {
      const { fault } = read;
      const isPlaced = "column" in fault;
      return { ok: false, fault: isPlaced ? { ...fault, ...asTyped(typed, plain, fault) } : fault };
    }
    for (const token of read.tokens) tokens.push({ ...token, ...asTyped(typed, plain, token) });
    at = read.end;
  }
  return { ok: true, tokens };
}

function tokenAt(text: string, at: number): Read {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const end = at + character.length;
  if (blank.test(character)) return { tokens: [], end };
  const token = signToken(character, at + 1);
  if (token && text.startsWith("**", at)) {
    return {
      tokens: [{ kind: "operator", operator: "^", column: at + 1, text: "**" }],
      end: at + 2,
    };
  }
  if (token) return { tokens: [token], end };
  if (superscripts.includes(character) || superscriptSigns.includes(character)) {
    return superscriptAt(text, at);
  }
  if (character === "\\") {
    return baseBelow.test(text.slice(end)) ? { tokens: [], end } : texTokenAt(text, at);
  }
  const rest = text.slice(at);
  const number = numberPattern.exec(rest)?.[0];
  if (number) return numberAt(text, at, number);
  const letters = lettersPattern.exec(rest)?.[0];
  if (letters) return wordsAt(at, rest, letters);
  const greek = greekLetters.exec(rest)?.[0];
  if (greek) return { fault: unknownName(at, rest, greek, "") };
  const suggestion = character === "%" ? "mod(x, 2)" : null;
  return { fault: { kind: "objective-character", text: character, column: at + 1, suggestion } };
}

/** The token of a single sign; null where it begins something longer, or is none. */
function signToken(sign: string, column: number): Token | null {
  const place = { column, text: sign };
  const operator = operators.get(sign);
  if (operator) return { kind: "operator", operator, ...place };
  for (const [opening, { closing, name }] of openings) {
    if (sign === opening) return { kind: "open", closing, name, ...place };
  }
  if (closings.has(sign)) return { kind: "close", sign, ...place };
  if (bars.includes(sign)) return { kind: "bar", ...place };
  if (commas.includes(sign)) return { kind: "comma", ...place };
  for (const [root, degree] of roots) if (sign === root) return { kind: "root", degree, ...place };
  const fraction = fractions.get(sign);
  return fraction
    ? { kind: "fraction", numerator: fraction[0], denominator: fraction[1], ...place }
    : null;
}

function numberAt(text: string, at: number, typed: string): Read {
  const value = Number(typed.replace("−", "-"));
  const column = at + 1;
  if (!Number.isFinite(value)) return { fault: { kind: "objective-number", text: typed, column } };
  const end = at + typed.length;
  const surplus = numberPattern.exec(text.slice(end))?.[0];
  // `1.2.3` is none, and certainly not 1.2 · 0.3.
  if (surplus) return { fault: { kind: "objective-misplaced", text: surplus, column: end + 1 } };
  const separated = /^[,'’_]\d+/.exec(text.slice(end))?.[0];
  // `min(1,2)` has its comma between two numbers, so that one is a matter of what stands around it.
  if (separated && !separated.startsWith(",")) {
    const place = { text: separated, column: end + 1, first: typed };
    return { fault: { kind: "objective-split-number", ...place } };
  }
  return { tokens: [{ kind: "number", value, column, text: typed }], end };
}

function superscriptAt(text: string, at: number): Read {
  let digits = "";
  let end = at;
  let sign = 1;
  if (superscriptSigns.includes(text[end])) {
    sign = text[end] === "⁻" ? -1 : 1;
    end++;
  }
  while (end < text.length && superscripts.includes(text[end])) {
    digits += String(superscripts.indexOf(text[end]));
    end++;
  }
  const typed = text.slice(at, end);
  const column = at + 1;
  if (digits === "") return { fault: { kind: "objective-misplaced", text: typed, column } };
  if (digits.length > longestSuperscript) {
    const limit = longestSuperscript;
    return { fault: { kind: "objective-long-power", text: typed, column, limit } };
  }
  return {
    tokens: [{ kind: "superscript", power: sign * Number(digits), column, text: typed }],
    end,
  };
}

/** A word, or several written without a space: `xy`, `2pix`, `sinx`. */
function wordsAt(at: number, rest: string, letters: string): Read {
  const based = baseBelow.exec(rest);
  if (based) {
    const word = vocabulary.get(`log${based[1] ?? based[2]}`);
    const end = at + based[0].length;
    if (word) return { tokens: [{ kind: "word", word, column: at + 1, text: based[0] }], end };
  }
  const withDigits = /^[A-Za-z]+\d+/.exec(rest)?.[0] ?? "";
  const whole = [withDigits, letters].find((word) => vocabulary.has(word.toLowerCase()));
  const parts = whole ? [whole] : splitWord(letters.toLowerCase());
  // `sin2x` is sin(2x), but `x2` may be meant in two ways.
  const last = vocabulary.get(parts?.at(-1)?.toLowerCase() ?? "");
  const isCalled = last !== undefined && isCallable(last);
  const isIndexed = whole !== withDigits && withDigits !== "" && !isCalled;
  const isMisspelt = !isCalled && (parts ?? []).some(isFunctionName) && opensBracket(rest, letters);
  // `log3(x)` is no ln(3)·x, and `sin2(x)` may be meant in three ways.
  const isNumbered = isCalled && whole !== withDigits && opensBracket(rest, withDigits);
  if (!parts || isIndexed || isMisspelt || (isNumbered && withDigits !== ""))
    return { fault: unknownName(at, rest, letters, withDigits) };
  const tokens: Token[] = [];
  let end = at;
  for (const part of parts) {
    const word = vocabulary.get(part.toLowerCase());
    if (!word) return { fault: unknownName(at, rest, letters, withDigits) };
    const text = rest.slice(end - at, end - at + part.length);
    tokens.push({ kind: "word", word, column: end + 1, text });
    end += part.length;
  }
  return { tokens, end };
}

function unknownName(
  at: number,
  rest: string,
  letters: string,
  withDigits: string,
): ExpressionFault {
  const text = rest.slice(0, Math.max(letters.length, withDigits.length));
  const isCall = opensBracket(rest, text);
  const power = /^[xy]\d+$/i.test(withDigits) ? withDigits.replace(/^./, "$&^") : null;
  const suggestion = power ?? nearestWord(text, isCall ? "function" : "any");
  return { kind: "objective-unknown-name", text, column: at + 1, isCall, suggestion };
}

function isFunctionName(text: string): boolean {
  const word = vocabulary.get(text.toLowerCase());
  return word !== undefined && isCallable(word);
}

function opensBracket(rest: string, word: string): boolean {
  return /^\s*\(/.test(rest.slice(word.length));
}

/** The known words that letters are made of, as long ones as possible; null when they are not. */
function splitWord(letters: string): string[] | null {
  if (letters.length > 24) return null;
  if (letters === "") return [];
  for (let length = letters.length; length > 0; length--) {
    const head = letters.slice(0, length);
    const word = vocabulary.get(head);
    // A function takes what follows it, so inside a row of letters it can only be followed by some.
    if (!word) continue;
    const rest = splitWord(letters.slice(length));
    // `sine` is a misspelt function, not sin(e).
    if (rest?.[0] === "e" && isCallable(word)) continue;
    if (rest) return [head, ...rest];
  }
  return null;
}
