import { assertNever } from "../../common/assert-never.ts";
import { oddRoot, type WholeFraction } from "./odd-roots.ts";
import { sigmoidQuotient, softLogarithm } from "./steady-forms.ts";
import type { SyntaxTree } from "./syntax-tree.ts";
import type { BinaryFunction, UnaryFunction } from "./vocabulary.ts";

/** What a node of a graph calculates from the nodes it is made of. */
export type Operation =
  | "number"
  | "x"
  | "y"
  | "add"
  | "subtract"
  | "multiply"
  | "divide"
  | "power"
  | "negate"
  | UnaryFunction
  | BinaryFunction
  /** 1 where a ≤ b, else 0. */
  | "not-above"
  /** b where a is 1, else c. */
  | "choose"
  /** a, which changes as b does: a slope where two parts meet, in the slopes of both. */
  | "as-changes";

/** A node: its operation, the ids of its operands (all smaller than its own), its value if a number. */
export interface GraphNode {
  readonly operation: Operation;
  readonly operands: readonly number[];
  readonly value: number;
}

/** So many operations are calculated at most. */
export const mostNodes = 20_000;

/** A formula or its derivatives need more operations than are calculated. */
export class GraphTooLargeError extends RangeError {
  override readonly name = "GraphTooLargeError";

  constructor() {
    super(`a formula of more than ${mostNodes} operations`);
  }
}

/** Powers up to this are written out as products. */
const largestProduct = 8;

/**
 * Formulas as one graph in which equal parts are the same node: what value and derivatives have in
 * common is calculated once. Sums with 0, products with 0 and 1, and operations on numbers are
 * folded as nodes are made.
 */
export class ExpressionGraph {
  private readonly known = new Map<string, number>();
  private readonly list: GraphNode[] = [];

  /** Every node by its id. */
  get nodes(): readonly GraphNode[] {
    return this.list;
  }

  /** The node of a formula. */
  add(tree: SyntaxTree): number {
    switch (tree.kind) {
      case "number":
        return this.number(tree.value);
      case "constant":
        return this.number(tree.name === "pi" ? Math.PI : Math.E);
      case "variable":
        return this.node(tree.name, []);
      case "negative":
        return this.negate(this.add(tree.operand));
      case "operation":
        return (
          this.written(tree) ??
          this.operation(tree.operator, this.add(tree.left), this.add(tree.right))
        );
      case "call":
        return this.unary(tree.name, this.add(tree.argument));
      case "call-of-two":
        return this.binary(tree.name, this.add(tree.left), this.add(tree.right));
      default:
        return assertNever(tree);
    }
  }

  /** A node for what is not calculated as it is written; null for the usual. */
  private written(tree: Extract<SyntaxTree, { kind: "operation" }>): number | null {
    const root = tree.operator === "^" ? oddRoot(tree.right) : null;
    return root ? this.realRoot(this.add(tree.left), root) : null;
  }

  /** a^(p/q) for an odd q, which has a value for every a: (−8)^(1/3) is −2. */
  private realRoot(base: number, { numerator, denominator }: WholeFraction): number {
    if (numerator < 0) {
      const below = this.realRoot(base, { numerator: -numerator, denominator });
      return this.quotient(this.number(1), below);
    }
    if (numerator === 1 && denominator === 3) return this.unary("cbrt", base);
    const size = this.power(this.unary("abs", base), this.number(numerator / denominator));
    return numerator % 2 === 0 ? size : this.product(this.unary("sign", base), size);
  }

  /** The node of a number. */
  number(value: number): number {
    return this.node("number", [], value);
  }

  /** The number that a node is, or null. */
  numberOf(id: number): number | null {
    const { operation, value } = this.list[id];
    return operation === "number" ? value : null;
  }

  /** The node of one of the five operations on two nodes. */
  operation(operator: "+" | "-" | "*" | "/" | "^", left: number, right: number): number {
    switch (operator) {
      case "+":
        return this.sum(left, right);
      case "-":
        return this.difference(left, right);
      case "*":
        return this.product(left, right);
      case "/":
        return this.quotient(left, right);
      case "^":
        return this.power(left, right);
      default:
        return assertNever(operator);
    }
  }

  /** The node of −a. */
  negate(operand: number): number {
    const value = this.numberOf(operand);
    if (value !== null) return this.number(-value);
    const { operation, operands } = this.list[operand];
    return operation === "negate" ? operands[0] : this.node("negate", [operand]);
  }

  /** The node of a function of one node. */
  unary(name: UnaryFunction, operand: number): number {
    return (name === "log" ? softLogarithm(this, operand) : null) ?? this.node(name, [operand]);
  }

  /** The node of a function of two nodes. */
  binary(name: BinaryFunction, left: number, right: number): number {
    return this.node(name, [left, right]);
  }

  /** The node that is `ifNotAbove` where left ≤ right, else `ifAbove`. */
  choose(left: number, right: number, ifNotAbove: number, ifAbove: number): number {
    if (ifNotAbove === ifAbove) return ifAbove;
    return this.node("choose", [this.node("not-above", [left, right]), ifNotAbove, ifAbove]);
  }

  /** The node that has the value of one node, and changes as another one does. */
  asChanges(value: number, change: number): number {
    return this.numberOf(value) === this.numberOf(change) && this.numberOf(value) !== null
      ? value
      : this.node("as-changes", [value, change]);
  }

  /** The node that chooses by the condition of another one. */
  chooseBy(condition: number, ifTrue: number, ifFalse: number): number {
    return ifTrue === ifFalse ? ifTrue : this.node("choose", [condition, ifTrue, ifFalse]);
  }

  private sum(left: number, right: number): number {
    const [a, b] = [this.numberOf(left), this.numberOf(right)];
    if (a !== null && b !== null) return this.number(a + b);
    if (a === 0) return right;
    if (b === 0) return left;
    return this.node("add", [left, right]);
  }

  private difference(left: number, right: number): number {
    const [a, b] = [this.numberOf(left), this.numberOf(right)];
    if (a !== null && b !== null) return this.number(a - b);
    if (b === 0) return left;
    if (a === 0) return this.negate(right);
    return this.node("subtract", [left, right]);
  }

  private product(left: number, right: number): number {
    const [a, b] = [this.numberOf(left), this.numberOf(right)];
    if (a !== null && b !== null) return this.number(a * b);
    if (a === 0 || b === 0) return this.number(0);
    if (a === 1) return right;
    if (b === 1) return left;
    if (a === -1) return this.negate(right);
    if (b === -1) return this.negate(left);
    return this.node("multiply", [left, right]);
  }

  private quotient(left: number, right: number): number {
    const [a, b] = [this.numberOf(left), this.numberOf(right)];
    if (a !== null && b !== null && b !== 0) return this.number(a / b);
    if (b === 1) return left;
    if (a === 0 && b !== 0) return this.number(0);
    return sigmoidQuotient(this, left, right) ?? this.node("divide", [left, right]);
  }

  private power(base: number, exponent: number): number {
    const [a, n] = [this.numberOf(base), this.numberOf(exponent)];
    if (a !== null && n !== null) return this.number(a ** n);
    if (n === 0) return this.number(1);
    if (n === 1) return base;
    if (n === 0.5) return this.unary("sqrt", base);
    if (a === Math.E) return this.unary("exp", exponent);
    if (n !== null && Number.isInteger(n) && Math.abs(n) <= largestProduct) {
      const product = this.multiplied(base, Math.abs(n));
      return n > 0 ? product : this.quotient(this.number(1), product);
    }
    return this.node("power", [base, exponent]);
  }

  /** aⁿ as products, by squaring. */
  private multiplied(base: number, n: number): number {
    if (n === 1) return base;
    const half = this.multiplied(base, Math.floor(n / 2));
    const even = this.product(half, half);
    return n % 2 === 0 ? even : this.product(even, base);
  }

  private node(operation: Operation, operands: readonly number[], value = 0): number {
    const key = `${operation} ${operands.join(" ")} ${Object.is(value, -0) ? "-0" : value}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    if (this.list.length >= mostNodes) throw new GraphTooLargeError();
    const id = this.list.length;
    this.list.push({ operation, operands, value });
    this.known.set(key, id);
    return id;
  }
}
