import {
  create,
  derivativeDependencies,
  type MathJsInstance,
  type MathNode,
  parseDependencies,
} from "mathjs/number";
import type { SyntaxTree } from "./syntax-tree.ts";
import {
  type BinaryFunction,
  type FunctionName,
  functionWord,
  type UnaryFunction,
} from "./vocabulary.ts";

let instance: MathJsInstance | null = null;

/** The parser, made at its first use. */
function mathjs(): MathJsInstance {
  instance ??= create({ parseDependencies, derivativeDependencies });
  return instance;
}

/**
 * Parses plain notation (`2 * x + (sin(y))^(2)`) and checks every node: nothing but numbers, the two
 * variables, the known functions and the five operations comes through.
 *
 * @throws Error when the text is no formula or holds anything else
 */
export function parseFormula(text: string): SyntaxTree {
  return checkedTree(mathjs().parse(text));
}

/**
 * The derivative of a formula in `u` and `v` with respect to one of them.
 *
 * @throws Error when mathjs has no rule for it
 */
export function differentiateFormula(text: string, variable: "u" | "v"): MathNode {
  return mathjs().derivative(text, variable, { simplify: false });
}

function checkedTree(node: MathNode): SyntaxTree {
  switch (node.type) {
    case "ParenthesisNode":
      return checkedTree(child(node, "content"));
    case "ConstantNode":
      return numberOf(node);
    case "SymbolNode":
      return symbolOf(node);
    case "OperatorNode":
      return operationOf(node);
    case "FunctionNode":
      return callOf(node);
    default:
      throw new RangeError(`a formula has no ${node.type}`);
  }
}

/** The part of a node under a name. */
function child(node: MathNode, name: "content"): MathNode {
  return (node as MathNode & Record<typeof name, MathNode>)[name];
}

function numberOf(node: MathNode): SyntaxTree {
  const { value } = node as MathNode & { readonly value: unknown };
  if (typeof value !== "number" || !Number.isFinite(value)) throw new RangeError("not a number");
  return { kind: "number", value };
}

function symbolOf(node: MathNode): SyntaxTree {
  const { name } = node as MathNode & { readonly name: string };
  switch (name) {
    case "x":
    case "y":
      return { kind: "variable", name };
    case "pi":
    case "e":
      return { kind: "constant", name };
    default:
      throw new RangeError(`a formula has no ${name}`);
  }
}

function operationOf(node: MathNode): SyntaxTree {
  const { op, args } = node as MathNode & { readonly op: string; readonly args: MathNode[] };
  const [left, right] = args.map(checkedTree);
  if (args.length === 1 && op === "-") return { kind: "negative", operand: left };
  if (args.length === 1 && op === "+") return left;
  if (args.length === 2 && isOperator(op)) return { kind: "operation", operator: op, left, right };
  throw new RangeError(`a formula has no ${op}`);
}

function isOfTwo(name: FunctionName): name is BinaryFunction {
  return ["min", "max", "atan2", "hypot", "mod"].includes(name);
}

function isOperator(text: string): text is "+" | "-" | "*" | "/" | "^" {
  return ["+", "-", "*", "/", "^"].includes(text);
}

function callOf(node: MathNode): SyntaxTree {
  const { fn, args } = node as MathNode & {
    readonly fn: { readonly name?: string };
    readonly args: MathNode[];
  };
  const word = functionWord(fn.name ?? "");
  const [left, right] = args.map(checkedTree);
  if (!word || args.length < word.arity.least || args.length > 2) {
    throw new RangeError(`a formula has no ${fn.name}`);
  }
  const { name } = word;
  if (isOfTwo(name)) return { kind: "call-of-two", name, left, right };
  return { kind: "call", name: name satisfies UnaryFunction, argument: left };
}
