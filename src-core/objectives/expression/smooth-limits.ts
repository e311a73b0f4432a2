import type { Evaluator } from "./evaluate.ts";
import type { ExpressionGraph, Operation } from "./expression-graph.ts";

/** Operations by whose derivatives 0 · ∞ or 0 / 0 can come about where the function is smooth. */
const delicate: ReadonlySet<Operation> = new Set([
  "divide",
  "power",
  "sqrt",
  "cbrt",
  "hypot",
  "atan2",
  "log",
  "log2",
  "log10",
  "asin",
  "acos",
  "acosh",
  "atanh",
]);

/** Whether derivatives of these nodes may be NaN at a place where they have a limit. */
export function needsLimits({ nodes }: ExpressionGraph, order: readonly number[]): boolean {
  return order.some((id) => delicate.has(nodes[id].operation));
}

/** Distances from the place, each a part of the one before; the first as a part of the coordinate. */
const firstDistance = 2 ** -20;
const shrinking = 1 / 64;
/** Limits along different ways may differ by so much of their size. */
const tolerance = 1e-6;

/**
 * An evaluator that writes, where a derivative comes out as NaN, the number that it tends to from all
 * sides: the slope of √(x⁴) at 0 is 0, though the rules say 0 · ∞. Where it tends to none, as at the
 * tip of √(x² + y²), NaN stays.
 *
 * @param derivatives writes so many derivatives to the beginning of its `out`
 * @param count how many those are
 * @param heightAt J, to know where there is none
 */
export function withLimits(
  derivatives: Evaluator,
  count: number,
  heightAt: (point: Float64Array) => number,
): Evaluator {
  const nearby = new Float64Array(count + 1);
  return (point, out) => {
    const result = derivatives(point, out);
    for (let place = 0; place < count; place++) {
      if (!Number.isNaN(out[place])) continue;
      if (!Number.isFinite(heightAt(point))) return result;
      out[place] = limitAt(point, (at) => {
        if (!Number.isFinite(heightAt(at))) return Number.NaN;
        derivatives(at, nearby);
        return nearby[place];
      });
    }
    return result;
  };
}

/** What a function tends to at a point along every way on which it is defined; NaN where they differ. */
function limitAt(point: Float64Array, valueAt: (at: Float64Array) => number): number {
  const limits = ways(point.length)
    .map((way) => limitAlong(point, way, valueAt))
    .filter((limit) => limit !== null);
  if (limits.length === 0) return Number.NaN;
  const low = Math.min(...limits);
  const high = Math.max(...limits);
  const size = Math.max(1, Math.abs(low), Math.abs(high));
  return high - low <= tolerance * size ? (low + high) / 2 : Number.NaN;
}

function ways(dimension: number): readonly (readonly number[])[] {
  const signs = [-1, 0, 1];
  const all =
    dimension === 1 ? signs.map((x) => [x]) : signs.flatMap((x) => signs.map((y) => [x, y]));
  return all.filter((way) => way.some((part) => part !== 0));
}

/** The limit along one way: null where nothing is defined on it, NaN where there is none. */
function limitAlong(
  point: Float64Array,
  way: readonly number[],
  valueAt: (at: Float64Array) => number,
): number | null {
  const [first, second, third] = [1, shrinking, shrinking ** 2].map((part) => {
    const at = point.map(
      (coordinate, axis) =>
        coordinate + way[axis] * firstDistance * Math.max(1, Math.abs(coordinate)) * part,
    );
    return valueAt(at);
  });
  if (Number.isNaN(first) || Number.isNaN(second) || Number.isNaN(third)) return null;
  const before = second - first;
  const after = third - second;
  if (after === 0) return third;
  // It must come to rest: what grows or keeps its distance has no limit.
  if (!(Math.abs(after) < 0.9 * Math.abs(before))) return Number.NaN;
  // Aitken: what approaches as any power of the distance is met exactly.
  const limit = third - after ** 2 / (after - before);
  return Math.abs(limit) <= tolerance * Math.abs(third) ? 0 : limit;
}
