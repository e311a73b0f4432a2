import type { HeightField, Interval } from "#core/descent/height-field.ts";
import type { Trajectory } from "#core/descent/trajectory.ts";

/** Where a slope can be seen. */
type Domain = Pick<HeightField, "x" | "y">;

interface Found {
  readonly domain: Domain;
  readonly count: number;
  readonly slope: number;
}

const found = new WeakMap<Trajectory, Found>();

/**
 * The largest |∇J| among the first iterates of a run that lie inside a domain; of a run that grows,
 * only what was added is looked at.
 *
 * @returns 0 where no iterate lies inside, or none has a finite slope
 */
export function steepestSlope(trajectory: Trajectory, count: number, domain: Domain): number {
  const known = found.get(trajectory);
  const goesOn = known && isSame(known.domain, domain) && known.count <= count;
  const slope = goesOn
    ? steepestOf(trajectory, known.count, count, domain, known.slope)
    : steepestOf(trajectory, 0, count, domain, 0);
  found.set(trajectory, { domain, count, slope });
  return slope;
}

/** A field that was made finer has the same domain. */
function isSame(one: Domain, other: Domain): boolean {
  const isEqual = (some: Interval, others: Interval): boolean =>
    some.low === others.low && some.high === others.high;
  return isEqual(one.x, other.x) && isEqual(one.y, other.y);
}

function steepestOf(
  { points, gradients, dimension }: Trajectory,
  from: number,
  count: number,
  { x: across, y: along }: Domain,
  steepestBefore: number,
): number {
  let slope = steepestBefore;
  for (let step = from; step < count; step++) {
    const at = step * dimension;
    const slopeX = Math.abs(gradients[at]);
    const slopeY = dimension > 1 ? Math.abs(gradients[at + 1]) : 0;
    // Of a million iterates few are steeper than all before: the others cost one look.
    if (!(slopeX + slopeY > slope)) continue;
    const x = points[at];
    const y = dimension > 1 ? points[at + 1] : along.low;
    const isInside = x >= across.low && x <= across.high && y >= along.low && y <= along.high;
    const here = isInside ? Math.hypot(slopeX, slopeY) : 0;
    if (here > slope && here < Number.POSITIVE_INFINITY) slope = here;
  }
  return slope;
}
