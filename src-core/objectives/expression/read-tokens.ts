import { toHalfWidth } from "../../common/half-width.ts";
import type { ExpressionFault } from "./expression-fault.ts";
import { isCallable, nearestWord, vocabulary, type Word } from "./vocabulary.ts";

/** A piece of an expression, where it stands in the text as typed (column from 1). */
export type Token = { readonly column: number; readonly text: string } & (
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "word"; readonly word: Word }
  | { readonly kind: "operator"; readonly operator: "+" | "-" | "*" | "/" | "^" }
  /** A power written small and high: `²`. */
  | { readonly kind: "superscript"; readonly power: number }
  | { readonly kind: "root" }
  | { readonly kind: "open" | "close" | "bar" | "comma" }
);

/** The tokens of a text, or the first thing in it that is no mathematics. */
export type TokenReading =
  | { readonly ok: true; readonly tokens: readonly Token[] }
  | { readonly ok: false; readonly fault: ExpressionFault };

const operators: ReadonlyMap<string, "+" | "-" | "*" | "/" | "^"> = new Map([
  ["+", "+"],
  ["-", "-"],
  ["−", "-"],
  ["–", "-"],
  ["‐", "-"],
  ["*", "*"],
  ["·", "*"],
  ["×", "*"],
  ["⋅", "*"],
  ["∙", "*"],
  ["•", "*"],
  ["/", "/"],
  ["÷", "/"],
  ["∕", "/"],
  ["^", "^"],
]);
const brackets: ReadonlyMap<string, "open" | "close" | "bar" | "comma"> = new Map([
  ["(", "open"],
  [")", "close"],
  ["|", "bar"],
  ["∣", "bar"],
  [",", "comma"],
  ["，", "comma"],
  ["、", "comma"],
  ["（", "open"],
  ["）", "close"],
  ["｜", "bar"],
]);
const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const superscriptSigns = "⁻⁺";
/** `J(x, y) =`, `f(x) =`, `z =` before the formula say nothing new. */
const heading = /^\s*(?:[A-Za-z]\s*[(（]\s*[xy]\s*(?:[,，]\s*[xy]\s*)?[)）]|[JjZzFf])\s*[=＝]/;
const numberPattern = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+\-−]?\d+)?/;
const lettersPattern = /^[A-Za-zπΠτ]+/;

/** Reads a text, as people write formulas, into tokens. Everything that is no mathematics is refused. */
export function readTokens(text: string): TokenReading {
  const tokens: Token[] = [];
  let at = heading.exec(text)?.[0].length ?? 0;
  while (at < text.length) {
    const read = tokenAt(text, at);
    if ("fault" in read) return { ok: false, fault: read.fault };
    tokens.push(...read.tokens);
    at = read.end;
  }
  return { ok: true, tokens };
}

type Read = { readonly tokens: readonly Token[]; readonly end: number };

function tokenAt(text: string, at: number): Read | { readonly fault: ExpressionFault } {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const column = at + 1;
  const end = at + character.length;
  if (/\s/u.test(character)) return { tokens: [], end };
  if (superscripts.includes(character) || superscriptSigns.includes(character)) {
    return superscriptAt(text, at);
  }
  if (character === "√") return { tokens: [{ kind: "root", column, text: character }], end };
  const bracket = brackets.get(character);
  if (bracket) return { tokens: [{ kind: bracket, column, text: character }], end };
  const plain = toHalfWidth(text.slice(at));
  const operator = operators.get(plain[0]);
  if (operator) {
    const isPower = plain.startsWith("**");
    const length = isPower ? 2 : 1;
    const token: Token = {
      kind: "operator",
      operator: isPower ? "^" : operator,
      column,
      text: text.slice(at, at + length),
    };
    return { tokens: [token], end: at + length };
  }
  const number = numberPattern.exec(plain.replace(/^。/, "."))?.[0];
  if (number) return numberAt(text, at, number);
  const letters = lettersPattern.exec(plain)?.[0];
  if (letters) return wordsAt(text, at, plain, letters);
  return { fault: { kind: "objective-character", text: character, column } };
}

function numberAt(text: string, at: number, number: string): Read | { fault: ExpressionFault } {
  const value = Number(number.replace("−", "-"));
  const column = at + 1;
  const typed = text.slice(at, at + number.length);
  if (!Number.isFinite(value)) return { fault: { kind: "objective-number", text: typed, column } };
  const end = at + number.length;
  const rest = numberPattern.exec(toHalfWidth(text.slice(end)))?.[0];
  if (rest) {
    // `1.2.3` is none, and certainly not 1.2 · 0.3.
    const surplus = text.slice(end, end + rest.length);
    return { fault: { kind: "objective-misplaced", text: surplus, column: end + 1 } };
  }
  return { tokens: [{ kind: "number", value, column, text: typed }], end };
}

function superscriptAt(text: string, at: number): Read | { fault: ExpressionFault } {
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
  const token: Token = { kind: "superscript", power: sign * Number(digits), column, text: typed };
  return { tokens: [token], end };
}

/** A word, or several written without a space: `xy`, `2pix`, `sinx`. */
function wordsAt(
  text: string,
  at: number,
  plain: string,
  letters: string,
): Read | { fault: ExpressionFault } {
  const withDigits = /^[A-Za-z]+\d+/.exec(plain)?.[0] ?? "";
  const whole = [withDigits, letters].find((word) => vocabulary.has(word.toLowerCase()));
  const parts = whole ? [whole] : splitWord(letters.toLowerCase());
  // `sin2x` is sin(2x), but `x2` may be meant in two ways.
  const last = vocabulary.get(parts?.at(-1)?.toLowerCase() ?? "");
  const isCalled = last !== undefined && isCallable(last);
  const isIndexed = whole !== withDigits && withDigits !== "" && !isCalled;
  const isMisspelt =
    !isCalled && (parts ?? []).some(isFunctionName) && opensBracket(plain, letters);
  if (!parts || isIndexed || isMisspelt)
    return { fault: unknownName(text, at, plain, letters, withDigits) };
  const tokens: Token[] = [];
  let end = at;
  for (const part of parts) {
    const word = vocabulary.get(part.toLowerCase());
    if (!word) return { fault: unknownName(text, at, plain, letters, withDigits) };
    const typed = text.slice(end, end + part.length);
    tokens.push({ kind: "word", word, column: end + 1, text: typed });
    end += part.length;
  }
  return { tokens, end };
}

function unknownName(
  text: string,
  at: number,
  plain: string,
  letters: string,
  withDigits: string,
): ExpressionFault {
  const length = Math.max(letters.length, withDigits.length);
  const isCall = opensBracket(plain, plain.slice(0, length));
  const power = /^[xy]\d+$/i.test(withDigits) ? withDigits.replace(/^./, "$&^") : null;
  return {
    kind: "objective-unknown-name",
    text: text.slice(at, at + length),
    column: at + 1,
    isCall,
    suggestion: power ?? nearestWord(plain.slice(0, length), isCall ? "function" : "any"),
  };
}

function isFunctionName(text: string): boolean {
  const word = vocabulary.get(text.toLowerCase());
  return word !== undefined && isCallable(word);
}

function opensBracket(plain: string, word: string): boolean {
  return /^\s*\(/.test(plain.slice(word.length));
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
