import { assertNever } from "../common/assert-never.ts";
import { type NetworkSymbol, symbolTex } from "./network-symbols.ts";

/** A formula of a network: written in TeX for the eye, and in a language's words for the ear. */
export type NetworkFormula =
  | NetworkSymbol
  | { readonly kind: "number"; readonly value: string }
  /** ∂y, ∂w, ∂b: the chapter's short form of ∂E/∂y and so on. */
  | { readonly kind: "gradient"; readonly by: NetworkSymbol }
  /** ∂of/∂by; of null: of E. */
  | { readonly kind: "derivative"; readonly of: NetworkSymbol | null; readonly by: NetworkSymbol }
  | { readonly kind: "equation"; readonly sides: readonly NetworkFormula[] }
  | { readonly kind: "product"; readonly factors: readonly NetworkFormula[] }
  | { readonly kind: "difference"; readonly from: NetworkFormula; readonly taken: NetworkFormula }
  | { readonly kind: "quotient"; readonly of: NetworkFormula; readonly by: NetworkFormula }
  | { readonly kind: "negative"; readonly of: NetworkFormula }
  | { readonly kind: "square"; readonly of: NetworkSymbol }
  /** Over r: all, or those from `first` to `last`, from 1. */
  | {
      readonly kind: "sum";
      readonly of: NetworkFormula;
      readonly range: { readonly first: number; readonly last: number } | null;
    }
  /** 1 where the symbol is above 0, else 0. */
  | { readonly kind: "is-positive"; readonly of: NetworkSymbol };

/** How a language says formulas. */
export interface FormulaWords {
  readonly symbol: (symbol: NetworkSymbol) => string;
  /** of "": of E. */
  readonly derivative: (of: string, by: string) => string;
  readonly equals: string;
  readonly times: string;
  readonly minus: string;
  readonly over: string;
  readonly negative: (of: string) => string;
  readonly square: (of: string) => string;
  readonly sum: (
    of: string,
    range: { readonly first: number; readonly last: number } | null,
  ) => string;
  readonly isPositive: (of: string) => string;
  readonly brackets: (inside: string) => string;
}

function isSymbol(formula: NetworkFormula): formula is NetworkSymbol {
  return "letter" in formula;
}

/** Whether a formula wants brackets where it is a factor. */
function isLoose(formula: NetworkFormula): boolean {
  return !isSymbol(formula) && (formula.kind === "difference" || formula.kind === "negative");
}

/** A formula in TeX. */
export function formulaTex(formula: NetworkFormula): string {
  if (isSymbol(formula)) return symbolTex(formula);
  switch (formula.kind) {
    case "number":
      return formula.value;
    case "gradient":
      return `\\partial ${symbolTex(formula.by)}`;
    case "derivative":
      return `\\partial ${formula.of ? symbolTex(formula.of) : "E"} / \\partial ${symbolTex(formula.by)}`;
    case "equation":
      return formula.sides.map(formulaTex).join(" = ");
    case "product":
      return texProduct(formula.factors);
    case "difference":
      return `${formulaTex(formula.from)} - ${formulaTex(formula.taken)}`;
    case "quotient":
      return `${formulaTex(formula.of)} / ${formulaTex(formula.by)}`;
    case "negative":
      return `-${formulaTex(formula.of)}`;
    case "square":
      return `(${symbolTex(formula.of)})^2`;
    case "sum": {
      const { range } = formula;
      const limits = range ? `_{r=${range.first}}^{${range.last}}` : "_r";
      return `\\textstyle\\sum${limits} ${formulaTex(formula.of)}`;
    }
    case "is-positive":
      return `[${symbolTex(formula.of)} > 0]`;
    default:
      return assertNever(formula);
  }
}

/** Brackets stand for the sign of a product; between two quotients and symbols it is a dot. */
function texProduct(factors: readonly NetworkFormula[]): string {
  return factors
    .map((factor, place) => {
      const tex = formulaTex(factor);
      if (place === 0 && !isSymbol(factor) && factor.kind === "negative") return tex;
      if (isLoose(factor)) return place === 0 ? `(${tex})` : `\\,(${tex})`;
      return place === 0 ? tex : ` \\cdot ${tex}`;
    })
    .join("");
}

/** A formula as it is heard: `delta 1 of layer 2 equals …`. */
export function formulaSpoken(formula: NetworkFormula, words: FormulaWords): string {
  const spoken = (one: NetworkFormula): string => formulaSpoken(one, words);
  const factor = (one: NetworkFormula): string =>
    isLoose(one) ? words.brackets(spoken(one)) : spoken(one);
  if (isSymbol(formula)) return words.symbol(formula);
  switch (formula.kind) {
    case "number":
      return formula.value;
    case "gradient":
      return words.derivative("E", words.symbol(formula.by));
    case "derivative":
      return words.derivative(
        formula.of ? words.symbol(formula.of) : "E",
        words.symbol(formula.by),
      );
    case "equation":
      return formula.sides.map(spoken).join(words.equals);
    case "product":
      return formula.factors.map(factor).join(words.times);
    case "difference":
      return `${spoken(formula.from)}${words.minus}${factor(formula.taken)}`;
    case "quotient":
      return `${spoken(formula.of)}${words.over}${spoken(formula.by)}`;
    case "negative":
      return words.negative(spoken(formula.of));
    case "square":
      return words.square(words.symbol(formula.of));
    case "sum":
      return words.sum(spoken(formula.of), formula.range);
    case "is-positive":
      return words.isPositive(words.symbol(formula.of));
    default:
      return assertNever(formula);
  }
}
