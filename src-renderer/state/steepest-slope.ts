import type { HeightField } from "#core/descent/height-field.ts";
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
  const goesOn = known?.domain === domain && known.count <= count;
  const from = goesOn ? known.count : 0;
  let slope = goesOn ? known.slope : 0;
  for (let step = from; step < count; step++) {
    const here = isInside(trajectory, step, domain) ? slopeAt(trajectory, step) : 0;
    if (here > slope && here < Number.POSITIVE_INFINITY) slope = here;
  }
  found.set(trajectory, { domain, count, slope });
  return slope;
}

function isInside(
  { points, dimension }: Trajectory,
  step: number,
  { x: across, y: along }: Domain,
): boolean {
  const x = points[step * dimension];
  if (!(x >= across.low && x <= across.high)) return false;
  const y = dimension > 1 ? points[step * dimension + 1] : along.low;
  return y >= along.low && y <= along.high;
}

function slopeAt({ gradients, dimension }: Trajectory, step: number): number {
  const first = gradients[step * dimension];
  return dimension > 1 ? Math.hypot(first, gradients[step * dimension + 1]) : Math.abs(first);
}
