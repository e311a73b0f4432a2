import { type Objective, variableNames } from "#core/objectives/objective.ts";

/** The whole formula of a function in TeX: `J(x, y) = …`. */
export function formulaTex({ dimension, tex }: Objective): string {
  return `J(${variableNames(dimension).join(", ")}) = ${tex}`;
}

/** The right-hand side as plain text, for lists and descriptions: `x² + sin² y`. */
export function plainFormula({ expression }: Objective): string {
  return expression
    .replace(/sin\((\w)\)\^2/g, "sin² $1")
    .replace(/\^2/g, "²")
    .replace(/ - /g, " − ");
}
