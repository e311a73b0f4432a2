import type { ExpressionCompiler } from "#core/objectives/expression/evaluate.ts";
import { ObjectiveFinder } from "#core/objectives/find-objective.ts";

/**
 * Makes a function of a source that was generated from a checked syntax tree: it holds numbers,
 * operators and calls of `Math`, and nothing that a person typed.
 */
const compileExpression: ExpressionCompiler = (parameters, body) =>
  new Function(...parameters, body) as ReturnType<ExpressionCompiler>;

/** Finds objectives whose formulas are compiled; for the worker and the command line. */
export const compiledObjectives = new ObjectiveFinder(compileExpression);
