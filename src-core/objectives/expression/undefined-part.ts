import { assertNever } from "../../common/assert-never.ts";
import type { UndefinedPart } from "../objective.ts";
import { createEvaluator } from "./evaluate.ts";
import { ExpressionGraph } from "./expression-graph.ts";
import { oddRoot } from "./odd-roots.ts";
import type { SyntaxTree } from "./syntax-tree.ts";
import type { UnaryFunction } from "./vocabulary.ts";
import { writeExpression } from "./write-expression.ts";

/** A part that takes more letters than this is written with dots for what it is taken of. */
const longestPart = 40;

/** What a function asks of its argument, and how that is written. */
interface Requirement {
  readonly isMet: (argument: number) => boolean;
  readonly written: (argument: string) => string;
}

const positive: Requirement = { isMet: (a) => a > 0, written: (a) => `${a} > 0` };
const notNegative: Requirement = { isMet: (a) => a >= 0, written: (a) => `${a} ≥ 0` };
const notZero: Requirement = { isMet: (a) => a !== 0, written: (a) => `${a} ≠ 0` };
const withinOne: Requirement = {
  isMet: (a) => Math.abs(a) <= 1,
  written: (a) => `−1 ≤ ${a} ≤ 1`,
};

const requirements: Partial<Readonly<Record<UnaryFunction, Requirement>>> = {
  log: positive,
  log10: positive,
  log2: positive,
  sqrt: notNegative,
  asin: withinOne,
  acos: withinOne,
  acosh: { isMet: (a) => a >= 1, written: (a) => `${a} ≥ 1` },
  atanh: { isMet: (a) => Math.abs(a) < 1, written: (a) => `−1 < ${a} < 1` },
};

/**
 * The innermost part of a formula that is not defined at a point, and what it would need; null
 * where every part is, as where a number only overflows.
 *
 * @param point of length dimension, where the formula has no value
 */
export function undefinedPart(tree: SyntaxTree, point: Float64Array): UndefinedPart | null {
  switch (tree.kind) {
    case "number":
    case "constant":
    case "variable":
      return null;
    case "negative":
      return undefinedPart(tree.operand, point);
    case "call":
      return (
        undefinedPart(tree.argument, point) ??
        broken(tree, tree.argument, requirements[tree.name], point)
      );
    case "operation":
    case "call-of-two":
      return (
        undefinedPart(tree.left, point) ??
        undefinedPart(tree.right, point) ??
        brokenOfTwo(tree, point)
      );
    default:
      return assertNever(tree);
  }
}

function brokenOfTwo(
  tree: Extract<SyntaxTree, { kind: "operation" | "call-of-two" }>,
  point: Float64Array,
): UndefinedPart | null {
  const isDivision = tree.kind === "operation" ? tree.operator === "/" : tree.name === "mod";
  if (isDivision) return broken(tree, tree.right, notZero, point);
  if (tree.kind === "operation" && tree.operator === "^") return brokenPower(tree, point);
  return null;
}

/** A power of a negative number is defined for whole exponents, and for roots of odd degree. */
function brokenPower(
  tree: Extract<SyntaxTree, { kind: "operation" }>,
  point: Float64Array,
): UndefinedPart | null {
  const exponent = numberAt(tree.right, point);
  const isWhole = Number.isInteger(exponent) || oddRoot(tree.right) !== null;
  const isFixed = !isVariable(tree.right);
  if (isFixed && isWhole) return exponent < 0 ? broken(tree, tree.left, notZero, point) : null;
  const needed = isFixed && exponent > 0 ? notNegative : positive;
  const isBroken = Number.isNaN(numberAt(tree, point)) || numberAt(tree.left, point) === 0;
  return isBroken ? broken(tree, tree.left, needed, point) : null;
}

function isVariable(tree: SyntaxTree): boolean {
  switch (tree.kind) {
    case "variable":
      return true;
    case "number":
    case "constant":
      return false;
    case "negative":
      return isVariable(tree.operand);
    case "call":
      return isVariable(tree.argument);
    case "operation":
    case "call-of-two":
      return isVariable(tree.left) || isVariable(tree.right);
    default:
      return assertNever(tree);
  }
}

/** The part, when its argument is a number that does not meet the requirement. */
function broken(
  part: SyntaxTree,
  argument: SyntaxTree,
  requirement: Requirement | undefined,
  point: Float64Array,
): UndefinedPart | null {
  if (!requirement) return null;
  const value = numberAt(argument, point);
  if (Number.isNaN(value) || requirement.isMet(value)) return null;
  const whole = written(part);
  const inner = written(argument);
  return whole.length <= longestPart
    ? { part: whole, needs: requirement.written(inner) }
    : { part: abridged(part), needs: requirement.written("…") };
}

/** As it is shown: with a real minus. */
function written(part: SyntaxTree): string {
  return writeExpression(part).replaceAll("-", "−");
}

function abridged(part: SyntaxTree): string {
  if (part.kind === "operation") return part.operator === "^" ? "(…)^…" : "…/(…)";
  if (part.kind === "call-of-two") return `${part.name}(…, …)`;
  const text = written(part);
  return `${text.slice(0, text.indexOf("("))}(…)`;
}

function numberAt(tree: SyntaxTree, point: Float64Array): number {
  const graph = new ExpressionGraph();
  const root = graph.add(tree);
  return createEvaluator(graph, [root], 1, null)(point, new Float64Array(0));
}
