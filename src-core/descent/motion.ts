import type { AxisRange, Motion } from "./outcome.ts";
import type { StationaryPlace } from "./stationary-place.ts";
import type { Trajectory } from "./trajectory.ts";

/** How many steps back the end of a run is looked at. */
const memory = 12;
/** A coordinate swings when it comes back to within this share of the swing after two steps. */
const returning = 1e-9;
/** A step shorter than this, relative to the point, is no step. */
const still = 1e-12;

/** A slope this small, relative to the largest on the way, is none. */
const noSlope = 1e-6;

/**
 * What the last steps of a run that used them all up looked like.
 *
 * @param placeOfRest says what kind of place the last iterate is; asked when the run rests there
 */
export function endingMotion(trajectory: Trajectory, placeOfRest: () => StationaryPlace): Motion {
  const swings: AxisRange[] = [];
  for (let axis = 0; axis < trajectory.dimension; axis++) {
    const swing = swingOf(trajectory, axis);
    if (swing) swings.push(swing);
  }
  if (swings.length > 0) return { kind: "swinging", axes: swings };
  if (!isResting(trajectory)) return { kind: "moving" };
  const gradientNorm = Math.hypot(...trajectory.gradientAt(trajectory.length - 1));
  const isLevel = gradientNorm <= noSlope * Math.max(1, Math.hypot(...trajectory.gradientAt(0)));
  return isLevel
    ? { kind: "resting", gradientNorm, place: placeOfRest() }
    : { kind: "stuck", gradientNorm };
}

/** The lowest and highest value of one coordinate over rows [first, last]. */
export function axisRange(
  trajectory: Trajectory,
  axis: number,
  first: number,
  last: number,
): AxisRange {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let row = first; row <= last; row++) {
    const coordinate = trajectory.points[row * trajectory.dimension + axis];
    if (coordinate < low) low = coordinate;
    if (coordinate > high) high = coordinate;
  }
  return { axis, low, high };
}

function swingOf(trajectory: Trajectory, axis: number): AxisRange | null {
  const last = trajectory.length - 1;
  if (last < memory) return null;
  const { points, dimension } = trajectory;
  const range = axisRange(trajectory, axis, last - 1, last);
  const width = range.high - range.low;
  if (width <= still * Math.max(1, Math.abs(range.low), Math.abs(range.high))) return null;
  for (let row = last; row > last - memory + 2; row--) {
    const drift = points[row * dimension + axis] - points[(row - 2) * dimension + axis];
    if (Math.abs(drift) > returning * width) return null;
  }
  return range;
}

function isResting(trajectory: Trajectory): boolean {
  const last = trajectory.length - 1;
  if (last < 1) return false;
  const { points, dimension } = trajectory;
  for (let axis = 0; axis < dimension; axis++) {
    const now = points[last * dimension + axis];
    const before = points[(last - 1) * dimension + axis];
    if (Math.abs(now - before) > still * Math.max(1, Math.abs(now))) return false;
  }
  return true;
}
