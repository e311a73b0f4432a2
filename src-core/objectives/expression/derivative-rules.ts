import type { MathNode } from "mathjs/number";
import type { Operation } from "./expression-graph.ts";
import { differentiateFormula } from "./mathjs-parser.ts";
import { type BinaryFunction, functionWord, type UnaryFunction } from "./vocabulary.ts";

/** The partial derivative of an operation, in its operands u (place 0) and v (place 1). */
export type RuleTree =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "operand"; readonly place: 0 | 1 }
  | { readonly kind: "negative"; readonly operand: RuleTree }
  | {
      readonly kind: "operation";
      readonly operator: "+" | "-" | "*" | "/" | "^";
      readonly left: RuleTree;
      readonly right: RuleTree;
    }
  | { readonly kind: "call"; readonly name: UnaryFunction; readonly argument: RuleTree }
  | {
      readonly kind: "call-of-two";
      readonly name: BinaryFunction;
      readonly left: RuleTree;
      readonly right: RuleTree;
    };

/** Operations that {@link derivativeRule} has a rule for; the others have no slope or two of them. */
type Smooth = Exclude<
  Operation,
  | "number"
  | "x"
  | "y"
  | "sign"
  | "floor"
  | "ceil"
  | "round"
  | "not-above"
  | "choose"
  | "as-changes"
  | "min"
  | "max"
>;

/** Those whose rules are our own. */
type OwnRuled = "abs" | "cbrt" | "atan2" | "hypot" | "mod" | "sigmoid" | "softplus";

/** The other operations, as mathjs is asked about them. */
const formulas: Readonly<Record<Exclude<Smooth, OwnRuled>, string>> = {
  add: "u + v",
  subtract: "u - v",
  multiply: "u * v",
  divide: "u / v",
  power: "u ^ v",
  negate: "-u",
  sin: "sin(u)",
  cos: "cos(u)",
  tan: "tan(u)",
  asin: "asin(u)",
  acos: "acos(u)",
  atan: "atan(u)",
  sinh: "sinh(u)",
  cosh: "cosh(u)",
  tanh: "tanh(u)",
  asinh: "asinh(u)",
  acosh: "acosh(u)",
  atanh: "atanh(u)",
  exp: "exp(u)",
  log: "log(u)",
  log10: "log10(u)",
  log2: "log(u) / log(2)",
  sqrt: "sqrt(u)",
};

const u: RuleTree = { kind: "operand", place: 0 };
const v: RuleTree = { kind: "operand", place: 1 };

function number(value: number): RuleTree {
  return { kind: "number", value };
}

function operation(
  left: RuleTree,
  operator: "+" | "-" | "*" | "/" | "^",
  right: RuleTree,
): RuleTree {
  return { kind: "operation", operator, left, right };
}

function over(numerator: RuleTree, name: BinaryFunction): RuleTree {
  return operation(numerator, "/", { kind: "call-of-two", name, left: u, right: v });
}

const squares = operation(operation(u, "^", number(2)), "+", operation(v, "^", number(2)));

function call(name: UnaryFunction, argument: RuleTree): RuleTree {
  return { kind: "call", name, argument };
}

/**
 * Rules for what mathjs does not know, and those that hold where its own do not: |u| at 0, the cube
 * root left of 0, the angle where v = 0, and a length too large to be squared.
 */
const ownRules: Readonly<Record<OwnRuled, readonly RuleTree[]>> = {
  abs: [call("sign", u)],
  cbrt: [
    operation(
      number(1),
      "/",
      operation(
        number(3),
        "*",
        operation({ kind: "call", name: "cbrt", argument: u }, "^", number(2)),
      ),
    ),
  ],
  atan2: [operation(v, "/", squares), { kind: "negative", operand: operation(u, "/", squares) }],
  hypot: [over(u, "hypot"), over(v, "hypot")],
  mod: [number(1), { kind: "negative", operand: call("floor", operation(u, "/", v)) }],
  // σ(u) · σ(−u), which is σ(1 − σ) without losing all digits where σ is nearly 1.
  sigmoid: [operation(call("sigmoid", u), "*", call("sigmoid", { kind: "negative", operand: u }))],
  softplus: [call("sigmoid", u)],
};

const rules = new Map<Smooth, readonly RuleTree[]>();

/** The partial derivatives of an operation, one an operand, as mathjs has them. */
export function derivativeRule(operation: Smooth): readonly RuleTree[] {
  if (isOwnRuled(operation)) return ownRules[operation];
  const known = rules.get(operation);
  if (known) return known;
  const formula = formulas[operation];
  const variables = formula.includes("v") ? (["u", "v"] as const) : (["u"] as const);
  const made = variables.map((variable) => ruleTree(differentiateFormula(formula, variable)));
  rules.set(operation, made);
  return made;
}

function isOwnRuled(operation: Smooth): operation is OwnRuled {
  return Object.hasOwn(ownRules, operation);
}

/** What mathjs's node says, in our words. */
function ruleTree(node: MathNode): RuleTree {
  const { type, content, value, name, op, fn, args } = node as MathNode & {
    readonly content?: MathNode;
    readonly value?: unknown;
    readonly name?: string;
    readonly op?: string;
    readonly fn?: { readonly name?: string };
    readonly args?: MathNode[];
  };
  if (content) return ruleTree(content);
  if (typeof value === "number") return number(value);
  if (type === "SymbolNode" && (name === "u" || name === "v")) return name === "u" ? u : v;
  const [left, right] = (args ?? []).map(ruleTree);
  if (type === "OperatorNode" && op === "-" && !right) return { kind: "negative", operand: left };
  if (type === "OperatorNode" && isOperator(op)) return operation(left, op, right);
  if (type === "FunctionNode") return callRule(fn?.name ?? "", left);
  throw new RangeError(`a derivative with ${node.toString()}`);
}

/** A function in a derivative; the reciprocal ones are written with those that there are. */
function callRule(name: string, argument: RuleTree): RuleTree {
  if (name === "sec" || name === "sech") {
    const base = name === "sec" ? "cos" : "cosh";
    return operation(number(1), "/", { kind: "call", name: base, argument });
  }
  const word = functionWord(name);
  if (word?.arity.least !== 1) throw new RangeError(`a derivative with ${name}`);
  return { kind: "call", name: word.name as UnaryFunction, argument };
}

function isOperator(text: string | undefined): text is "+" | "-" | "*" | "/" | "^" {
  return text !== undefined && ["+", "-", "*", "/", "^"].includes(text);
}
