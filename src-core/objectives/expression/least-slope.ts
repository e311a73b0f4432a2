import type { ExpressionGraph } from "./expression-graph.ts";

/**
 * A component of the shortest vector between two gradients: the slope that is taken where two parts of
 * a function meet, as its subgradient of least length. It changes as the middle of both does.
 *
 * @param slopes a pair of nodes for each variable
 * @param component which of them
 */
export function leastSlope(
  graph: ExpressionGraph,
  slopes: readonly (readonly [number, number])[],
  component: number,
): number {
  const [one, other] = slopes[component];
  const middle = graph.operation("*", graph.number(0.5), graph.operation("+", one, other));
  const least = slopes.length === 1 ? leastNumber(graph, one, other) : null;
  return graph.asChanges(least ?? nearest(graph, slopes, component), middle);
}

/** The number between two that is nearest to 0. */
function leastNumber(graph: ExpressionGraph, one: number, other: number): number {
  const zero = graph.number(0);
  const size = (id: number): number => graph.unary("abs", id);
  const smaller = graph.choose(size(one), size(other), one, other);
  return graph.choose(graph.operation("*", one, other), zero, zero, smaller);
}

/** a + t(b − a) with the t from 0 to 1 that makes it shortest. */
function nearest(
  graph: ExpressionGraph,
  slopes: readonly (readonly [number, number])[],
  component: number,
): number {
  const zero = graph.number(0);
  const between = slopes.map(([a, b]) => graph.operation("-", a, b));
  const sum = (parts: readonly number[]): number =>
    parts.reduce((all, part) => graph.operation("+", all, part), zero);
  const along = sum(slopes.map(([a], axis) => graph.operation("*", a, between[axis])));
  const square = sum(between.map((part) => graph.operation("*", part, part)));
  const part = graph.operation("/", along, square);
  const within = graph.binary("max", zero, graph.binary("min", graph.number(1), part));
  const [a] = slopes[component];
  const moved = graph.operation("-", a, graph.operation("*", within, between[component]));
  return graph.choose(square, zero, a, moved);
}
