import { assertNever } from "../../common/assert-never.ts";
import type { ExpressionGraph, GraphNode, Operation } from "./expression-graph.ts";
import type { BinaryFunction } from "./vocabulary.ts";

/**
 * Makes a function of its source: `new Function` where that is allowed, which is in the worker and on
 * the command line; a page's security policy forbids it.
 *
 * @returns the function with those parameters and that body
 */
export type ExpressionCompiler = (
  parameters: readonly string[],
  body: string,
) => (point: Float64Array, out: Float64Array) => number;

/** Calculates some nodes of a graph at a point: writes them to `out`, returns the first of them. */
export type Evaluator = (point: Float64Array, out: Float64Array) => number;

/**
 * A function that calculates nodes of a graph.
 *
 * @param outputs their ids; `out` gets them from its beginning
 * @param skipped of them the first `skipped` are returned or left out, not written
 * @param compiler null: the graph is walked instead, with the very same numbers
 */
export function createEvaluator(
  graph: ExpressionGraph,
  outputs: readonly number[],
  skipped: 0 | 1,
  compiler: ExpressionCompiler | null,
): Evaluator {
  const order = neededNodes(graph, outputs);
  return compiler
    ? compiler(["point", "out"], sourceOf(graph, order, outputs, skipped))
    : walker(graph, order, outputs, skipped);
}

/** The ids of the nodes that the outputs need, operands first. */
export function neededNodes({ nodes }: ExpressionGraph, outputs: readonly number[]): number[] {
  const needed = new Set<number>();
  const waiting = [...outputs];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (needed.has(id)) continue;
    needed.add(id);
    waiting.push(...nodes[id].operands);
  }
  return [...needed].sort((a, b) => a - b);
}

function sourceOf(
  { nodes }: ExpressionGraph,
  order: readonly number[],
  outputs: readonly number[],
  skipped: number,
): string {
  const name = (id: number): string => {
    const { operation, value } = nodes[id];
    if (operation !== "number") return `t${id}`;
    return Object.is(value, -0) || value < 0
      ? `(${Object.is(value, -0) ? "-0" : value})`
      : `${value}`;
  };
  const lines = order
    .filter((id) => nodes[id].operation !== "number")
    .map((id) => `const t${id} = ${sourceOfNode(nodes[id], nodes[id].operands.map(name))};`);
  const writes = outputs.slice(skipped).map((id, place) => `out[${place}] = ${name(id)};`);
  return ['"use strict";', ...lines, ...writes, `return ${name(outputs[0])};`].join("\n");
}

function sourceOfNode({ operation }: GraphNode, [a, b, c]: readonly string[]): string {
  switch (operation) {
    case "number":
      throw new RangeError("a number is written where it is used");
    case "x":
      return "point[0]";
    case "y":
      return "point[1]";
    case "add":
      return `${a} + ${b}`;
    case "subtract":
      return `${a} - ${b}`;
    case "multiply":
      return `${a} * ${b}`;
    case "divide":
      return `${a} / ${b}`;
    case "power":
      return `Math.pow(${a}, ${b})`;
    case "negate":
      return `-${a}`;
    case "not-above":
      return `${a} <= ${b} ? 1 : 0`;
    case "choose":
      return `${a} === 1 ? ${b} : ${c}`;
    case "as-changes":
      return a;
    case "mod":
      return `${a} - ${b} * Math.floor(${a} / ${b})`;
    case "sigmoid":
      return `1 / (1 + Math.exp(-${a}))`;
    case "softplus":
      return `Math.max(${a}, 0) + Math.log1p(Math.exp(-Math.abs(${a})))`;
    case "min":
    case "max":
    case "atan2":
    case "hypot":
      return `Math.${operation}(${a}, ${b})`;
    default:
      return `Math.${operation satisfies keyof Math}(${a})`;
  }
}

type Unary = Exclude<
  Operation,
  | "number"
  | "x"
  | "y"
  | "add"
  | "subtract"
  | "multiply"
  | "divide"
  | "power"
  | "negate"
  | "not-above"
  | "choose"
  | "as-changes"
  | BinaryFunction
>;

/** Walks the graph with one register a node. */
function walker(
  { nodes }: ExpressionGraph,
  order: readonly number[],
  outputs: readonly number[],
  skipped: number,
): Evaluator {
  const places = new Map(order.map((id, place) => [id, place]));
  const placeOf = (id: number): number => places.get(id) ?? 0;
  const registers = new Float64Array(order.length);
  const steps = order.flatMap((id, place) => {
    const { operation, operands, value } = nodes[id];
    registers[place] = value;
    return operation === "number" ? [] : [{ operation, place, operands: operands.map(placeOf) }];
  });
  const returned = placeOf(outputs[0]);
  const written = outputs.slice(skipped).map(placeOf);
  return (point, out) => {
    for (const { operation, place, operands } of steps) {
      const a = registers[operands[0]];
      const b = registers[operands[1]];
      registers[place] = calculated(operation, a, b, registers[operands[2]], point);
    }
    for (let i = 0; i < written.length; i++) out[i] = registers[written[i]];
    return registers[returned];
  };
}

function calculated(
  operation: Exclude<Operation, "number">,
  a: number,
  b: number,
  c: number,
  point: Float64Array,
): number {
  switch (operation) {
    case "x":
      return point[0];
    case "y":
      return point[1];
    case "add":
      return a + b;
    case "subtract":
      return a - b;
    case "multiply":
      return a * b;
    case "divide":
      return a / b;
    case "power":
      return a ** b;
    case "negate":
      return -a;
    case "not-above":
      return a <= b ? 1 : 0;
    case "choose":
      return a === 1 ? b : c;
    case "as-changes":
      return a;
    case "mod":
      return a - b * Math.floor(a / b);
    case "min":
    case "max":
    case "atan2":
    case "hypot":
      return Math[operation](a, b);
    default:
      return unaryValue(operation, a);
  }
}

function unaryValue(name: Unary, a: number): number {
  switch (name) {
    case "sin":
    case "cos":
    case "tan":
    case "asin":
    case "acos":
    case "atan":
    case "sinh":
    case "cosh":
    case "tanh":
    case "asinh":
    case "acosh":
    case "atanh":
    case "exp":
    case "log":
    case "log10":
    case "log2":
    case "sqrt":
    case "cbrt":
    case "abs":
    case "sign":
    case "floor":
    case "ceil":
    case "round":
      return Math[name](a);
    case "sigmoid":
      return 1 / (1 + Math.exp(-a));
    case "softplus":
      return Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a)));
    default:
      return assertNever(name);
  }
}
