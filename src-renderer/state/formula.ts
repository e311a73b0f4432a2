import { type Objective, variableNames } from "#core/objectives/objective.ts";

/** The whole formula of a function in TeX: `J(x, y) = …`. */
export function formulaTex({ dimension, tex }: Objective): string {
  return `J(${variableNames(dimension).join(", ")}) = ${tex}`;
}

/** The right-hand side as the field of the function shows it: `x² + sin²(y)`. */
export function typedFormula({ expression }: Objective): string {
  return expression
    .replace(/\b(sin|cos|tan)\(([^()]*)\)\^2/g, "$1²($2)")
    .replace(/\^2(?![\d.^])/g, "²")
    .replace(/\^3(?![\d.^])/g, "³")
    .replace(/\s?\*\s?/g, "·")
    .replace(/\bpi\b/g, "π")
    .replace(/ - /g, " − ");
}

/** The right-hand side as plain text, for lists and descriptions: `x² + sin² y`. */
export function plainFormula({ expression }: Objective): string {
  return expression
    .replace(/sin\((\w)\)\^2/g, "sin² $1")
    .replace(/\^2/g, "²")
    .replace(/ - /g, " − ");
}
