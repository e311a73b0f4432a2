import type { Interval } from "../../descent/height-field.ts";
import type { FirstAngle, KnownMinimum, Objective, SuggestedSettings } from "../objective.ts";
import { Differentiator } from "./differentiate.ts";
import {
  createEvaluator,
  type Evaluator,
  type ExpressionCompiler,
  neededNodes,
} from "./evaluate.ts";
import type { ExpressionGraph } from "./expression-graph.ts";
import { needsLimits, withLimits } from "./smooth-limits.ts";

/** What there is to say about an objective besides how it is calculated. */
export interface ObjectiveFacts {
  readonly id: string;
  readonly dimension: 1 | 2;
  readonly expression: string;
  readonly tex: string;
  readonly domain: readonly Interval[];
  readonly knownMinima: readonly KnownMinimum[];
  readonly suggested: SuggestedSettings;
  readonly firstAngle?: FirstAngle;
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
  private deriving: Differentiator | null = null;
  private slopes: readonly number[] | null = null;

  constructor(dimension: 1 | 2, formula: () => GraphFormula, compiler: ExpressionCompiler | null) {
    this.variables = dimension === 1 ? ["x"] : ["x", "y"];
    this.formula = formula;
    this.compiler = compiler;
    this.value = (point, out) => {
      this.value = createEvaluator(this.graph, [this.root], 1, this.compiler);
      return this.value(point, out);
    };
    this.gradient = (point, out) => {
      this.gradient = this.derivatives(this.gradientNodes(), []);
      return this.gradient(point, out);
    };
    this.evaluate = (point, out) => {
      this.evaluate = this.derivatives(this.gradientNodes(), [this.root]);
      return this.evaluate(point, out);
    };
    this.hessian = (point, out) => {
      this.hessian = this.derivatives(this.hessianNodes(), []);
      return this.hessian(point, out);
    };
  }

  private derivatives(nodes: readonly number[], others: readonly number[]): Evaluator {
    const { graph } = this;
    const evaluator = createEvaluator(graph, [...nodes, ...others], 0, this.compiler);
    if (!needsLimits(graph, neededNodes(graph, nodes))) return evaluator;
    const nothing = new Float64Array(0);
    return withLimits(evaluator, nodes.length, (point) => this.value(point, nothing));
  }

  private get graph(): ExpressionGraph {
    this.made ??= this.formula();
    return this.made.graph;
  }

  private get root(): number {
    this.made ??= this.formula();
    return this.made.root;
  }

  private get differentiator(): Differentiator {
    this.deriving ??= new Differentiator(this.graph, this.variables);
    return this.deriving;
  }

  private gradientNodes(): readonly number[] {
    const { root } = this;
    this.slopes ??= this.variables.map((variable) => this.differentiator.of(root, variable));
    return this.slopes;
  }

  private hessianNodes(): number[] {
    return this.gradientNodes().flatMap((slope) =>
      this.variables.map((variable) => this.differentiator.of(slope, variable)),
    );
  }
}
