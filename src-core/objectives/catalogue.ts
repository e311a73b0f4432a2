import { type CatalogueEntry, catalogueEntries, type FormulaId } from "./catalogue-entries.ts";
import type { ExpressionCompiler } from "./expression/evaluate.ts";
import { ExpressionGraph } from "./expression/expression-graph.ts";
import { createExpressionObjective, type GraphFormula } from "./expression/expression-objective.ts";
import { readExpression } from "./expression/read-expression.ts";
import type { Objective } from "./objective.ts";

/** J(x, y) = x² + sin²y: the chapter's valley, with a minimum at every multiple of π along y. */
export const valley: Objective = {
  id: "valley",
  dimension: 2,
  expression: "x^2 + sin(y)^2",
  tex: "x^2 + \\sin^2 y",
  domain: [
    { low: -3, high: 3 },
    { low: -3, high: 3 },
  ],
  knownMinima: [{ point: [0, 0], value: 0 }],
  suggested: { start: [3, 1], learningRate: 0.1, stopValue: 0.01, stopGradient: null },
  value(point) {
    const sine = Math.sin(point[1]);
    return point[0] * point[0] + sine * sine;
  },
  gradient(point, gradient) {
    gradient[0] = 2 * point[0];
    gradient[1] = Math.sin(2 * point[1]);
  },
  evaluate(point, out) {
    const sine = Math.sin(point[1]);
    out[0] = 2 * point[0];
    out[1] = Math.sin(2 * point[1]);
    out[2] = point[0] * point[0] + sine * sine;
  },
  hessian(point, hessian) {
    hessian[0] = 2;
    hessian[1] = 0;
    hessian[2] = 0;
    hessian[3] = 2 * Math.cos(2 * point[1]);
  },
};

/** J(x) = x²: the chapter's function of one variable; its list goes on until J < 0.001. */
export const parabola: Objective = {
  id: "parabola",
  dimension: 1,
  expression: "x^2",
  tex: "x^2",
  domain: [{ low: -1.5, high: 1.5 }],
  knownMinima: [{ point: [0], value: 0 }],
  suggested: { start: [1.2], learningRate: 0.3, stopValue: 0.001, stopGradient: null },
  value: (point) => point[0] * point[0],
  gradient(point, gradient) {
    gradient[0] = 2 * point[0];
  },
  evaluate(point, out) {
    out[0] = 2 * point[0];
    out[1] = point[0] * point[0];
  },
  hessian(_point, hessian) {
    hessian[0] = 2;
  },
};

/** J(x) = (x − 1)² + 0.1: the function behind the chapter's pictures of four learning rates. */
export const shiftedParabola: Objective = {
  id: "shifted-parabola",
  dimension: 1,
  expression: "(x - 1)^2 + 0.1",
  tex: "(x - 1)^2 + 0.1",
  domain: [{ low: -1.2, high: 3.2 }],
  knownMinima: [{ point: [1], value: 0.1 }],
  suggested: { start: [-0.8], learningRate: 0.4, stopValue: 0.101, stopGradient: null },
  value(point) {
    const distance = point[0] - 1;
    return distance * distance + 0.1;
  },
  gradient(point, gradient) {
    gradient[0] = 2 * (point[0] - 1);
  },
  evaluate(point, out) {
    const distance = point[0] - 1;
    out[0] = 2 * distance;
    out[1] = distance * distance + 0.1;
  },
  hessian(_point, hessian) {
    hessian[0] = 2;
  },
};

/** The id of a function of the catalogue. */
export type CatalogueId = "valley" | "parabola" | "shifted-parabola" | FormulaId;

/**
 * The catalogue, in the order in which it is offered; the first is the default. The first three are
 * written out, so that the first picture needs no parser; the others are made from their formulas
 * when they are first used.
 *
 * @param compiler null: formulas are walked instead of compiled
 */
export function createCatalogue(compiler: ExpressionCompiler | null): readonly Objective[] {
  return [
    valley,
    parabola,
    shiftedParabola,
    ...catalogueEntries.map((entry) => fromFormula(entry, compiler)),
  ];
}

/** The catalogue without a compiler: what every page can calculate. */
export const catalogue: readonly Objective[] = createCatalogue(null);

/** The objective of that id, or undefined. */
export function objectiveById(id: string): Objective | undefined {
  return catalogue.find((objective) => objective.id === id);
}

/** Whether a text is the id of a function of the catalogue. */
export function isCatalogueId(text: string): text is CatalogueId {
  return catalogue.some(({ id }) => id === text);
}

function fromFormula(entry: CatalogueEntry, compiler: ExpressionCompiler | null): Objective {
  return createExpressionObjective(entry, () => formulaOf(entry.expression), compiler);
}

/** @throws RangeError when a formula of the catalogue cannot be read */
function formulaOf(expression: string): GraphFormula {
  const reading = readExpression(expression);
  if (!reading.ok) throw new RangeError(`${expression}: ${reading.fault.kind}`);
  const graph = new ExpressionGraph();
  return { graph, root: graph.add(reading.tree) };
}
