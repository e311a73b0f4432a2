import type { Interval } from "../../descent/height-field.ts";
import type { KnownMinimum, Objective, SuggestedSettings } from "../objective.ts";
import { Differentiator } from "./differentiate.ts";
import { createEvaluator, type Evaluator, type ExpressionCompiler } from "./evaluate.ts";
import type { ExpressionGraph } from "./expression-graph.ts";

/** What there is to say about an objective besides how it is calculated. */
export interface ObjectiveFacts {
  readonly id: string;
  readonly dimension: 1 | 2;
  readonly expression: string;
  readonly tex: string;
  readonly domain: readonly Interval[];
  readonly knownMinima: readonly KnownMinimum[];
  readonly suggested: SuggestedSettings;
}

/** A formula on its way to being calculated. */
export interface GraphFormula {
  readonly graph: ExpressionGraph;
  readonly root: number;
}

/**
 * An objective that calculates a formula and its symbolic derivatives. What is not asked for is
 * never derived or compiled.
 *
 * @param formula gives the graph at the first use; called once
 * @param compiler null: the graph is walked; the numbers are the same
 */
export function createExpressionObjective(
  facts: ObjectiveFacts,
  formula: () => GraphFormula,
  compiler: ExpressionCompiler | null,
): Objective {
  const parts = new FormulaParts(facts.dimension, formula, compiler);
  const nothing = new Float64Array(0);
  return {
    ...facts,
    value: (point) => parts.value(point, nothing),
    gradient(point, gradient) {
      parts.gradient(point, gradient);
    },
    evaluate(point, out) {
      parts.evaluate(point, out);
    },
    hessian(point, hessian) {
      parts.hessian(point, hessian);
    },
  };
}

/** The evaluators of a formula, each made when it is asked for first. */
class FormulaParts {
  /** (point, nothing) → J. */
  value: Evaluator;
  /** (point, gradient) → anything. */
  gradient: Evaluator;
  /** (point, [gradient, J]) → anything. */
  evaluate: Evaluator;
  /** (point, hessian) → anything. */
  hessian: Evaluator;
  private readonly variables: readonly ("x" | "y")[];
  private readonly formula: () => GraphFormula;
  private readonly compiler: ExpressionCompiler | null;
  private made: GraphFormula | null = null;
  private slopes: readonly number[] | null = null;

  constructor(dimension: 1 | 2, formula: () => GraphFormula, compiler: ExpressionCompiler | null) {
    this.variables = dimension === 1 ? ["x"] : ["x", "y"];
    this.formula = formula;
    this.compiler = compiler;
    this.value = (point, out) => {
      this.value = this.evaluator([this.root], 1);
      return this.value(point, out);
    };
    this.gradient = (point, out) => {
      this.gradient = this.evaluator(this.gradientNodes(), 0);
      return this.gradient(point, out);
    };
    this.evaluate = (point, out) => {
      this.evaluate = this.evaluator([...this.gradientNodes(), this.root], 0);
      return this.evaluate(point, out);
    };
    this.hessian = (point, out) => {
      this.hessian = this.evaluator(this.hessianNodes(), 0);
      return this.hessian(point, out);
    };
  }

  private evaluator(outputs: readonly number[], skipped: 0 | 1): Evaluator {
    return createEvaluator(this.graph, outputs, skipped, this.compiler);
  }

  private get graph(): ExpressionGraph {
    this.made ??= this.formula();
    return this.made.graph;
  }

  private get root(): number {
    this.made ??= this.formula();
    return this.made.root;
  }

  private gradientNodes(): readonly number[] {
    const { graph, root } = this;
    this.slopes ??= this.variables.map((variable) => new Differentiator(graph, variable).of(root));
    return this.slopes;
  }

  private hessianNodes(): number[] {
    const { graph } = this;
    const slopes = this.gradientNodes();
    return slopes.flatMap((slope) =>
      this.variables.map((variable) => new Differentiator(graph, variable).of(slope)),
    );
  }
}
