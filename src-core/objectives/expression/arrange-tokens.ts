import { assertNever } from "../../common/assert-never.ts";
import type { ExpressionFault } from "./expression-fault.ts";
import type { Token } from "./read-tokens.ts";
import { type Arity, isCallable, type Word } from "./vocabulary.ts";

type CallableWord = Extract<Word, { arity: Arity }>;

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
    if (rest) throw new Misreading(leftover(rest));
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
      } else if (this.beginsFactor(token)) text += ` * ${this.power()}`;
      else return text;
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
      case "open":
        return `(${this.within(token, "close")})`;
      case "bar":
        return this.absolute(token);
      case "root":
        return `sqrt(${this.argument(token)})`;
      case "word":
        return this.word(token, token.word);
      default:
        throw new Misreading(misplaced(token));
    }
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

  private absolute(bar: Token): string {
    this.openBars++;
    const text = this.within(bar, "bar");
    this.openBars--;
    return `abs(${text})`;
  }

  /** What stands between a bracket and the one that closes it. */
  private within(opening: Token, closing: "close" | "bar"): string {
    const text = this.sum();
    const token = this.peek();
    if (!token) {
      throw new Misreading({
        kind: "objective-unclosed",
        text: opening.text,
        column: opening.column,
      });
    }
    if (token.kind !== closing) {
      throw new Misreading(token.kind === "comma" ? misplaced(token) : unclosed(opening));
    }
    this.at++;
    return text;
  }

  private call(token: Token, word: CallableWord): string {
    const power = this.powerOfFunction();
    const call = written(word, this.arguments(token, word.arity));
    return power === null ? call : `(${call})^(${power})`;
  }

  /** The 2 of `sin²(x)` and of `sin^2(x)`; null where there is none. */
  private powerOfFunction(): string | null {
    const token = this.peek();
    if (token?.kind === "superscript") {
      this.at++;
      return String(token.power);
    }
    const [exponent] = this.tokens.slice(this.at + 1);
    const isPower = token?.kind === "operator" && token.operator === "^";
    if (!isPower || exponent?.kind !== "number") return null;
    this.at += 2;
    return String(exponent.value);
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
    if (this.peek()?.kind !== "close") {
      const token = this.peek();
      throw new Misreading(token && token.kind !== "bar" ? misplaced(token) : unclosed(opening));
    }
    this.at++;
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
      token.kind === "word" ||
      token.kind === "open" ||
      token.kind === "root"
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
}

/** A call; `min(a, b, c)` is min(min(a, b), c). */
function written(word: CallableWord, parts: readonly string[]): string {
  if (word.kind === "short-form") {
    return word.text.replace(/\{(\d)\}/g, (_, place) => parts[Number(place)]);
  }
  const first = parts.length > 2 ? [written(word, parts.slice(0, -1)), ...parts.slice(-1)] : parts;
  return `${word.name}(${first.join(", ")})`;
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

function misplaced({ text, column }: Token): ExpressionFault {
  return { kind: "objective-misplaced", text, column };
}

function unclosed({ text, column }: Token): ExpressionFault {
  return { kind: "objective-unclosed", text, column };
}

function noArgument({ text, column }: Token): ExpressionFault {
  return { kind: "objective-no-argument", text, column };
}

function leftover(token: Token): ExpressionFault {
  const { text, column } = token;
  const isBracket = token.kind === "close" || token.kind === "bar";
  return isBracket ? { kind: "objective-unopened", text, column } : misplaced(token);
}
