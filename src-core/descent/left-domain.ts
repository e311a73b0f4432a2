import type { Objective } from "../objectives/objective.ts";

/** How J goes on towards the edge that a run stepped over. */
export type DomainEdge =
  /** It falls without end. */
  | "bottomless"
  /** It falls as far as the edge: there it is lowest, and J has no slope to stop at. */
  | "lowest"
  /** It rises, or turns round on the way. */
  | "open";

/** Halvings that find the edge to a double's last digits. */
const halvings = 60;
/** The edge is approached by tenths, so often. */
const tenths = 10;
/** Falls that shrink by less than this while the way shrinks a thousandfold do not end. */
const endless = 0.8;

/**
 * How J goes on from a point where it is defined towards one where it is not.
 *
 * @param from length = dimension
 * @param to same length
 */
export function domainEdge(
  objective: Objective,
  from: readonly number[],
  to: readonly number[],
): DomainEdge {
  const valueAt = (part: number): number =>
    objective.value(
      Float64Array.from(from, (coordinate, axis) => coordinate + part * (to[axis] - coordinate)),
    );
  let [inside, outside] = [0, 1];
  for (let count = 0; count < halvings; count++) {
    const middle = (inside + outside) / 2;
    if (Number.isFinite(valueAt(middle))) inside = middle;
    else outside = middle;
  }
  const falls: number[] = [];
  for (let count = 1; count <= tenths; count++) {
    const [far, near] = [10 ** (1 - count), 10 ** -count].map((part) => inside * (1 - part));
    falls.push(valueAt(far) - valueAt(near));
  }
  if (falls.some((fall) => !(fall > 0))) return "open";
  return falls[tenths - 1] >= endless * falls[tenths - 4] ? "bottomless" : "lowest";
}
