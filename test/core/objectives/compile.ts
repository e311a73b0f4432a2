import type { ExpressionCompiler } from "#core/objectives/expression/evaluate.ts";

/** The compiler of the worker and the command line. */
export const compile: ExpressionCompiler = (parameters, body) =>
  new Function(...parameters, body) as ReturnType<ExpressionCompiler>;
