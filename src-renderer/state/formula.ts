import { type Objective, variableNames } from "#core/objectives/objective.ts";

/** The whole formula of a function in TeX: `J(x, y) = …`. */
export function formulaTex({ dimension, tex }: Objective): string {
  return `J(${variableNames(dimension).join(", ")}) = ${tex}`;
}

/** The right-hand side as the field of the function shows it: `x² + sin²(y)`. */
export function typedFormula({ expression }: Objective): string {
  return withSigns(expression.replace(/\b(sin|cos|tan)\(([^()]*)\)\^2/g, "$1²($2)"));
}

/** The right-hand side as plain text, for lists and descriptions: `x² + sin² y`. */
export function plainFormula({ expression }: Objective): string {
  return withSigns(expression.replace(/\b(sin|cos|tan)\((\w)\)\^2/g, "$1² $2"));
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Powers written small and high, a dot for times, a real minus, π. */
function withSigns(expression: string): string {
  return expression
    .replace(/\^(\d)(?![\d.^])/g, (_, digit: string) => superscripts[Number(digit)])
    .replace(/\s?\*\s?/g, "·")
    .replace(/\bpi\b/g, "π")
    .replace(/-/g, "−")
    .replace(/e−(\d)/g, "e-$1");
}
