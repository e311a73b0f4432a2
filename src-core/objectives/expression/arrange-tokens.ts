import { assertNever } from "../../common/assert-never.ts";
import type { ExpressionFault } from "./expression-fault.ts";
import { inverseOf } from "./inverse-functions.ts";
import type { Token } from "./token.ts";
import { misplaced, noArgument, twoNumbers, unclosed, unopened } from "./token-faults.ts";
import { type Arity, isCallable, vocabulary, type Word } from "./vocabulary.ts";
import { type CallableWord, writtenCall } from "./written-call.ts";

type OpeningToken = Extract<Token, { kind: "open" }> | Extract<Token, { kind: "bar" }>;

/** Brackets within brackets that are read at most. */
export const deepestNesting = 40;

/** The same formula in plain notation, which a parser for programmers can read. */
export type Arrangement =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly fault: ExpressionFault };

/** A fault that ends the reading. */
class Misreading extends Error {
  readonly fault: ExpressionFault;

  constructor(fault: ExpressionFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

/**
 * Writes tokens in plain notation: every multiplication with its sign, powers behind what they are
 * powers of (`sin²(x)` is `(sin(x))^2`), `|x|` as `abs(x)`, every argument in brackets (`sin 2x` is
 * `sin(2*x)`). Says what is missing or too much, and where.
 */
export function arrangeTokens(tokens: readonly Token[]): Arrangement {
  try {
    const writer = new Arranger(tokens);
    const text = writer.sum();
    writer.end();
    return { ok: true, text };
  } catch (error) {
    if (error instanceof Misreading) return { ok: false, fault: error.fault };
    throw error;
  }
}

class Arranger {
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;
  /** Bars that are open: the next one closes the last of them. */
  private openBars = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  /** Everything must have been read. */
  end(): void {
    const rest = this.peek();
    if (rest) throw new Misreading(this.leftover(rest));
  }

  /** Terms with + and − between them. */
  sum(): string {
    this.depth++;
    if (this.depth > deepestNesting) {
      throw new Misreading({ kind: "objective-too-deep", limit: deepestNesting });
    }
    let text = this.product();
    for (let sign = this.sign(); sign !== null; sign = this.sign()) {
      this.at++;
      text += ` ${sign} ${this.product()}`;
    }
    this.depth--;
    return text;
  }

  private sign(): "+" | "-" | null {
    const token = this.peek();
    if (token?.kind !== "operator") return null;
    return token.operator === "+" || token.operator === "-" ? token.operator : null;
  }

  private product(): string {
    let text = this.signed();
    for (;;) {
      const token = this.peek();
      if (token?.kind === "operator" && (token.operator === "*" || token.operator === "/")) {
        this.at++;
        text += ` ${token.operator} ${this.signed()}`;
      } else if (this.isRemainder(token)) {
        this.at++;
        text = writtenCall(token.word, [text, this.signed()]);
      } else if (this.beginsFactor(token)) {
        this.refuseTwoNumbers(token);
        text += ` * ${this.power()}`;
      } else return text;
    }
  }

  /** Whether the `mod` of `5 mod 3` comes next, and not a factor `mod(x, 2)`. */
  private isRemainder(token: Token | undefined): token is Token & { readonly word: CallableWord } {
    if (token?.kind !== "word" || token.word !== vocabulary.get("mod")) return false;
    let depth = 0;
    for (const { kind } of this.tokens.slice(this.at + 1)) {
      if (kind === "open") depth++;
      if (kind === "close") depth--;
      if (depth === 1 && kind === "comma") return false;
      if (depth <= 0) break;
    }
    return true;
  }

  /** `1 000` may be a thousand, and `2 2` may be 22: neither is taken for a product. */
  private refuseTwoNumbers(token: Token | undefined): void {
    const before = this.tokens[this.at - 1];
    if (!token || (token.kind !== "number" && token.kind !== "fraction")) return;
    if (before?.kind === "number" || before?.kind === "fraction") {
      throw new Misreading(twoNumbers(before, token));
    }
  }

  /** A factor with its signs: `−x²` is −(x²). */
  private signed(): string {
    const sign = this.sign();
    if (sign === null) return this.power();
    this.at++;
    this.deeper();
    const text = this.signed();
    this.depth--;
    return sign === "-" ? `(-${text})` : text;
  }

  private deeper(): void {
    this.depth++;
    if (this.depth > deepestNesting) {
      throw new Misreading({ kind: "objective-too-deep", limit: deepestNesting });
    }
  }

  private power(): string {
    return this.raised(this.factor());
  }

  /** What stands before, with the powers that follow it; `a^b^c` is a^(b^c). */
  private raised(base: string): string {
    const token = this.peek();
    if (token?.kind === "superscript") {
      this.at++;
      return this.raised(`(${base})^(${token.power})`);
    }
    if (token?.kind !== "operator" || token.operator !== "^") return base;
    this.at++;
    this.deeper();
    const exponent = this.signed();
    this.depth--;
    return `(${base})^(${exponent})`;
  }

  private factor(): string {
    const token = this.peek();
    if (!token) throw new Misreading(this.missing());
    this.at++;
    switch (token.kind) {
      case "number":
        return token.value.toString();
      case "fraction":
        return `(${token.numerator} / ${token.denominator})`;
      case "open":
        return `${token.name ?? ""}(${this.within(token)})`;
      case "bar":
        return this.absolute(token);
      case "root":
        return this.root(token);
      case "tex-fraction":
        return `(${this.group(token)} / ${this.group(token)})`;
      case "word":
        return this.word(token, token.word);
      default:
        throw new Misreading(this.wrongPlace(token));
    }
  }

  private root(sign: Extract<Token, { kind: "root" }>): string {
    const text = this.argument(sign);
    if (sign.degree === 3) return `cbrt(${text})`;
    return sign.degree === 2 ? `sqrt(${text})` : `sqrt(sqrt(${text}))`;
  }

  /** What stands in brackets after TeX's `\\frac`. */
  private group(name: Token): string {
    const opening = this.peek();
    if (opening?.kind !== "open") throw new Misreading(noArgument(name));
    this.at++;
    return `(${this.within(opening)})`;
  }

  private word(token: Token, word: Word): string {
    switch (word.kind) {
      case "variable":
      case "constant":
        return word.name;
      case "number-word":
        return word.text;
      case "function":
      case "short-form":
        return this.call(token, word);
      default:
        return assertNever(word);
    }
  }

  private absolute(bar: Extract<Token, { kind: "bar" }>): string {
    this.openBars++;
    const text = this.within(bar);
    this.openBars--;
    return `abs(${text})`;
  }

  /** What stands between a bracket and the one that closes it. */
  private within(opening: OpeningToken): string {
    const text = this.sum();
    this.close(opening);
    return text;
  }

  private close(opening: OpeningToken): void {
    const token = this.peek();
    const isRight =
      token?.kind === "close"
        ? opening.kind === "open" && token.sign === opening.closing
        : token?.kind === "bar" && opening.kind === "bar";
    if (token?.kind === "comma") throw new Misreading(this.wrongPlace(token));
    if (!isRight) throw new Misreading(unclosed(opening));
    this.at++;
  }

  private call(token: Token, word: CallableWord): string {
    const power = this.powerOfFunction();
    if (power === "-1") return this.inverse(token, word);
    const call = writtenCall(word, this.arguments(token, word.arity));
    return power === null ? call : `(${call})^(${power})`;
  }

  /** `sin⁻¹(x)` is asin(x), not 1/sin(x). */
  private inverse(token: Token, word: CallableWord): string {
    const inverse = inverseOf(word);
    if (!inverse) {
      const { text, column } = token;
      throw new Misreading({ kind: "objective-no-inverse", text, column });
    }
    return writtenCall(inverse, this.arguments(token, inverse.arity));
  }

  /** The 2 of `sin²(x)`, `sin^2(x)`, `sin^(-1)(x)` and `sin^{2} x`; null where there is none. */
  private powerOfFunction(): string | null {
    const token = this.peek();
    if (token?.kind === "superscript") {
      this.at++;
      return String(token.power);
    }
    if (token?.kind !== "operator" || token.operator !== "^") return null;
    let next = this.at + 1;
    const opening = this.tokens[next];
    if (opening?.kind === "open") next++;
    const sign = this.tokens[next];
    const isSigned = sign?.kind === "operator" && (sign.operator === "-" || sign.operator === "+");
    if (isSigned) next++;
    const exponent = this.tokens[next];
    if (exponent?.kind !== "number") return null;
    next++;
    if (opening?.kind === "open") {
      const closing = this.tokens[next];
      if (closing?.kind !== "close" || closing.sign !== opening.closing) return null;
      next++;
    }
    this.at = next;
    return `${isSigned && sign.operator === "-" ? "-" : ""}${exponent.value}`;
  }

  private arguments(name: Token, arity: Arity): readonly string[] {
    const opening = this.peek();
    if (opening?.kind !== "open") {
      if (arity.least > 1) throw new Misreading(this.argumentCount(name, arity, 1));
      return [this.argument(name)];
    }
    this.at++;
    if (this.peek()?.kind === "close") throw new Misreading(noArgument(name));
    const parts = [this.sum()];
    while (this.peek()?.kind === "comma") {
      this.at++;
      parts.push(this.sum());
    }
    this.close(opening);
    if (parts.length < arity.least || parts.length > arity.most) {
      throw new Misreading(this.argumentCount(name, arity, parts.length));
    }
    return parts;
  }

  private argumentCount({ text, column }: Token, arity: Arity, actual: number): ExpressionFault {
    const expected = actual < arity.least ? arity.least : arity.most;
    return { kind: "objective-argument-count", text, column, expected, actual };
  }

  /** What a function without brackets is taken of: `sin 2πx` of 2πx, `sin x cos y` of x alone. */
  private argument(name: Token): string {
    const first = this.peek();
    if (!first || !this.beginsFactor(first)) throw new Misreading(noArgument(name));
    this.deeper();
    let text = this.power();
    if (isCoefficient(first)) {
      for (let next = this.peek(); isVariable(next); next = this.peek())
        text += ` * ${this.power()}`;
    }
    this.depth--;
    return text;
  }

  private beginsFactor(token: Token | undefined): boolean {
    if (!token) return false;
    if (token.kind === "bar") return this.openBars === 0 || this.isAfterOperator();
    return (
      token.kind === "number" ||
      token.kind === "fraction" ||
      token.kind === "word" ||
      token.kind === "open" ||
      token.kind === "root" ||
      token.kind === "tex-fraction"
    );
  }

  /** Whether what stands before this place wants something to work on. */
  private isAfterOperator(): boolean {
    const before = this.tokens[this.at - 1];
    return !before || ["operator", "open", "comma", "root"].includes(before.kind);
  }

  private peek(): Token | undefined {
    return this.tokens[this.at];
  }

  /** What the end of the text leaves unfinished. */
  private missing(): ExpressionFault {
    const last = this.tokens.at(-1);
    if (!last) return { kind: "objective-empty" };
    return last.kind === "open" || last.kind === "bar" ? unclosed(last) : misplaced(last);
  }

  /** What is wrong with a token behind all that could be read. */
  private leftover(token: Token): ExpressionFault {
    const isBracket = token.kind === "close" || token.kind === "bar";
    return isBracket ? unopened(token) : this.wrongPlace(token);
  }

  /** A token that cannot stand where it does; the comma of `1,5` breaks a number. */
  private wrongPlace(token: Token): ExpressionFault {
    const place = this.tokens.indexOf(token);
    const [before, after] = [this.tokens[place - 1], this.tokens[place + 1]];
    const isInNumber =
      token.kind === "comma" &&
      before?.kind === "number" &&
      after?.kind === "number" &&
      before.column + before.text.length === token.column &&
      token.column + token.text.length === after.column;
    if (!isInNumber) return misplaced(token);
    const text = token.text + after.text;
    return { kind: "objective-split-number", text, column: token.column, first: before.text };
  }
}

/** A variable, or a number that has a name. */
function isVariable(token: Token | undefined): boolean {
  return token?.kind === "word" && !isCallable(token.word);
}

/** What belongs to the variables after it: the 2 of `sin 2x`, the π of `sin πx`. */
function isCoefficient(token: Token): boolean {
  if (token.kind !== "word") return token.kind === "number";
  return token.word.kind === "constant" || token.word.kind === "number-word";
}
