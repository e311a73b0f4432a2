import { roundToDigits } from "../../common/rounding.ts";
import type { Interval } from "../../descent/height-field.ts";
import type { Objective } from "../objective.ts";
import { Differentiator } from "./differentiate.ts";
import type { ExpressionCompiler } from "./evaluate.ts";
import type { ExpressionFault } from "./expression-fault.ts";
import { ExpressionGraph, GraphTooLargeError, mostNodes } from "./expression-graph.ts";
import { createExpressionObjective, type GraphFormula } from "./expression-objective.ts";
import type { SyntaxTree } from "./syntax-tree.ts";
import { undefinedPart } from "./undefined-part.ts";
import { writeExpression } from "./write-expression.ts";
import { writeTex } from "./write-tex.ts";

/** A formula as an objective, or why it can be none. */
export type TypedObjective =
  | { readonly ok: true; readonly objective: Objective }
  | { readonly ok: false; readonly fault: ExpressionFault };

/** Parts of the plane that are tried one after the other until J has values in one. */
const domains: readonly Interval[] = [
  { low: -3, high: 3 },
  { low: 0, high: 6 },
  { low: -6, high: 0 },
  { low: -30, high: 30 },
];

/** Where a descent begins if it can, as parts of the domain from its middle: the chapter's (3, 1). */
const startPlaces: readonly (readonly [number, number])[] = [
  [1, 1 / 3],
  [0.8, 0.3],
  [0.6, 0.6],
  [-0.8, 0.3],
  [0.4, 0.2],
  [0.2, 0.7],
  [0.1, 0.1],
  [-0.4, -0.6],
];

/** Places along each side of the domain that are looked at when none of those will do. */
const searchSide = 24;

/**
 * A formula as an objective: of one variable when it has no y. It is shown where it has values, and
 * descended by the slope, since nothing is known of its minima.
 */
export function typedObjective(
  tree: SyntaxTree,
  compiler: ExpressionCompiler | null,
): TypedObjective {
  const dimension = uses(tree, "y") ? 2 : 1;
  const formula = graphOf(tree, dimension);
  if (!formula) return { ok: false, fault: { kind: "objective-too-deep", limit: mostNodes } };
  const expression = writeExpression(tree);
  for (const interval of domains) {
    const domain = dimension === 1 ? [interval] : [interval, interval];
    const facts = {
      id: expression,
      dimension,
      expression,
      tex: writeTex(tree),
      domain,
      knownMinima: [],
      suggested: {
        start: [],
        learningRate: 0.1,
        stopValue: null,
        stopGradient: 1e-4,
      },
    } as const;
    const objective = createExpressionObjective(facts, () => formula, compiler);
    const start = definedStart(objective);
    if (start) {
      const suggested = { ...facts.suggested, start };
      return {
        ok: true,
        objective: {
          ...createExpressionObjective({ ...facts, suggested }, () => formula, compiler),
          undefinedPart: (point) => undefinedPart(tree, point),
        },
      };
    }
  }
  return { ok: false, fault: { kind: "objective-never-defined" } };
}

/** The graph, its derivatives included; null when they are too large. */
function graphOf(tree: SyntaxTree, dimension: 1 | 2): GraphFormula | null {
  try {
    const graph = new ExpressionGraph();
    const root = graph.add(tree);
    const variables = dimension === 1 ? (["x"] as const) : (["x", "y"] as const);
    const differentiator = new Differentiator(graph, variables);
    for (const outer of variables) {
      const slope = differentiator.of(root, outer);
      for (const inner of variables) differentiator.of(slope, inner);
    }
    return { graph, root };
  } catch (error) {
    if (error instanceof GraphTooLargeError) return null;
    throw error;
  }
}

function uses(tree: SyntaxTree, name: "x" | "y"): boolean {
  switch (tree.kind) {
    case "variable":
      return tree.name === name;
    case "number":
    case "constant":
      return false;
    case "negative":
      return uses(tree.operand, name);
    case "call":
      return uses(tree.argument, name);
    case "operation":
    case "call-of-two":
      return uses(tree.left, name) || uses(tree.right, name);
  }
}

/** A point where J and its slope have values; null when none was found. */
function definedStart(objective: Objective): readonly number[] | null {
  const { domain, dimension } = objective;
  const point = new Float64Array(dimension);
  const out = new Float64Array(dimension + 1);
  const isDefined = (place: readonly number[]): boolean => {
    point.set(place);
    objective.evaluate(point, out);
    return out.every((number) => Math.abs(number) <= 1e9);
  };
  const candidates = [...startPlaces, ...searchPlaces(dimension)];
  for (const place of candidates) {
    const start = domain.map(({ low, high }, axis) => {
      const coordinate = (low + high) / 2 + (place[axis] * (high - low)) / 2;
      return roundToDigits(coordinate, 3);
    });
    if (isDefined(start)) return start;
  }
  return null;
}

function* searchPlaces(dimension: 1 | 2): Generator<readonly [number, number]> {
  const place = (index: number): number => ((index + 0.5) / searchSide) * 2 - 1;
  for (let row = 0; row < (dimension === 1 ? 1 : searchSide); row++) {
    for (let column = 0; column < searchSide; column++) yield [place(column), place(row)];
  }
}
