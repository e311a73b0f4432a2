import { assertNever } from "../../common/assert-never.ts";
import { derivativeRule, type RuleTree } from "./derivative-rules.ts";
import type { ExpressionGraph, GraphNode } from "./expression-graph.ts";

/**
 * Derivatives of the nodes of a graph with respect to one variable, as nodes of the same graph. The
 * rule of each operation is mathjs's; the chain rule joins them node by node, so that a derivative
 * shares all it can with the formula and grows with it, not with its square.
 */
export class Differentiator {
  private readonly graph: ExpressionGraph;
  private readonly variable: "x" | "y";
  private readonly known = new Map<number, number>();

  constructor(graph: ExpressionGraph, variable: "x" | "y") {
    this.graph = graph;
    this.variable = variable;
  }

  /**
   * The node of the derivative.
   *
   * @throws GraphTooLargeError when it needs more operations than are calculated
   */
  of(id: number): number {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const derivative = this.derive(this.graph.nodes[id]);
    this.known.set(id, derivative);
    return derivative;
  }

  private derive(node: GraphNode): number {
    const { graph } = this;
    const { operation, operands } = node;
    switch (operation) {
      case "number":
        return graph.number(0);
      case "x":
      case "y":
        return graph.number(operation === this.variable ? 1 : 0);
      // Steps: level wherever they have a slope.
      case "sign":
      case "floor":
      case "ceil":
      case "round":
      case "not-above":
        return graph.number(0);
      case "choose":
        return graph.chooseBy(operands[0], this.of(operands[1]), this.of(operands[2]));
      case "min":
        return graph.choose(operands[0], operands[1], this.of(operands[0]), this.of(operands[1]));
      case "max":
        return graph.choose(operands[0], operands[1], this.of(operands[1]), this.of(operands[0]));
      default:
        return this.chain(derivativeRule(operation), operands);
    }
  }

  /** Σ ∂f/∂operand · operand′, leaving out operands that do not change. */
  private chain(partials: readonly RuleTree[], operands: readonly number[]): number {
    const { graph } = this;
    let sum = graph.number(0);
    partials.forEach((partial, place) => {
      const inner = this.of(operands[place]);
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
