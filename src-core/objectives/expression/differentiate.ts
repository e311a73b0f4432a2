import { assertNever } from "../../common/assert-never.ts";
import { derivativeRule, type RuleTree } from "./derivative-rules.ts";
import type { ExpressionGraph, GraphNode } from "./expression-graph.ts";
import { leastSlope } from "./least-slope.ts";
import type { VariableName } from "./vocabulary.ts";

/**
 * Derivatives of the nodes of a graph, as nodes of the same graph. The rule of each operation is
 * mathjs's; the chain rule joins them node by node, so that a derivative shares all it can with the
 * formula and grows with it, not with its square.
 */
export class Differentiator {
  private readonly graph: ExpressionGraph;
  /** The variables of the formula. */
  private readonly variables: readonly VariableName[];
  private readonly known: Readonly<Record<VariableName, Map<number, number>>> = {
    x: new Map(),
    y: new Map(),
  };

  constructor(graph: ExpressionGraph, variables: readonly VariableName[]) {
    this.graph = graph;
    this.variables = variables;
  }

  /**
   * The node of the derivative of a node with respect to a variable.
   *
   * @throws GraphTooLargeError when it needs more operations than are calculated
   */
  of(id: number, variable: VariableName): number {
    const known = this.known[variable].get(id);
    if (known !== undefined) return known;
    const derivative = this.derive(this.graph.nodes[id], variable);
    this.known[variable].set(id, derivative);
    return derivative;
  }

  private derive({ operation, operands }: GraphNode, variable: VariableName): number {
    const { graph } = this;
    switch (operation) {
      case "number":
        return graph.number(0);
      case "x":
      case "y":
        return graph.number(operation === variable ? 1 : 0);
      // Steps: level wherever they have a slope.
      case "sign":
      case "floor":
      case "ceil":
      case "round":
      case "not-above":
        return graph.number(0);
      case "choose": {
        const [condition, ifTrue, ifFalse] = operands;
        return graph.chooseBy(condition, this.of(ifTrue, variable), this.of(ifFalse, variable));
      }
      case "as-changes":
        return this.of(operands[1], variable);
      case "min":
      case "max":
        return this.extreme(operation, operands, variable);
      default:
        return this.chain(derivativeRule(operation), operands, variable);
    }
  }

  /**
   * The slope of the smaller or the greater of two; where both are the same, the least of all slopes
   * between theirs, which does not ask which was written first (max(x, 0) has 0 at 0, as |x| has).
   */
  private extreme(
    operation: "min" | "max",
    [left, right]: readonly number[],
    variable: VariableName,
  ): number {
    const { graph } = this;
    const slopes = this.variables.map(
      (each) => [this.of(left, each), this.of(right, each)] as const,
    );
    const [ofLeft, ofRight] = [this.of(left, variable), this.of(right, variable)];
    if (slopes.every(([one, other]) => one === other)) return ofLeft;
    const atTie = leastSlope(graph, slopes, this.variables.indexOf(variable));
    const [below, above] = operation === "min" ? [ofLeft, ofRight] : [ofRight, ofLeft];
    return graph.choose(left, right, graph.choose(right, left, atTie, below), above);
  }

  /** Σ ∂f/∂operand · operand′, leaving out operands that do not change. */
  private chain(
    partials: readonly RuleTree[],
    operands: readonly number[],
    variable: VariableName,
  ): number {
    const { graph } = this;
    let sum = graph.number(0);
    partials.forEach((partial, place) => {
      const inner = this.of(operands[place], variable);
      if (graph.numberOf(inner) === 0) return;
      sum = graph.operation(
        "+",
        sum,
        graph.operation("*", this.instance(partial, operands), inner),
      );
    });
    return sum;
  }

  /** A rule with the operands in place of its u and v. */
  private instance(rule: RuleTree, operands: readonly number[]): number {
    const { graph } = this;
    switch (rule.kind) {
      case "number":
        return graph.number(rule.value);
      case "operand":
        return operands[rule.place];
      case "negative":
        return graph.negate(this.instance(rule.operand, operands));
      case "operation":
        return graph.operation(
          rule.operator,
          this.instance(rule.left, operands),
          this.instance(rule.right, operands),
        );
      case "call":
        return graph.unary(rule.name, this.instance(rule.argument, operands));
      case "call-of-two":
        return graph.binary(
          rule.name,
          this.instance(rule.left, operands),
          this.instance(rule.right, operands),
        );
      default:
        return assertNever(rule);
    }
  }
}
