import type { Trajectory } from "#core/descent/trajectory.ts";

/** Iterates as points of the plane, as pictures and maps draw them. */
export interface PlanarPath {
  /** Row-major [≥ count, 2]; rows below `count` do not change while the buffer is the same. */
  readonly points: Float64Array;
  /** J at each iterate, [≥ count]. */
  readonly values: Float64Array;
  readonly count: number;
}

interface LiftedPoints {
  points: Float64Array;
  count: number;
}

const liftedPoints = new WeakMap<Trajectory, LiftedPoints>();

/**
 * The first `count` iterates as points of the plane. Those of two variables are not copied; those
 * of one variable stand at y = 0 and are copied once, as they come.
 */
export function planarPath(trajectory: Trajectory, count: number): PlanarPath {
  const { values, dimension } = trajectory;
  if (dimension === 2) return { points: trajectory.points, values, count };
  const lifted = liftedPoints.get(trajectory) ?? { points: new Float64Array(256), count: 0 };
  liftedPoints.set(trajectory, lifted);
  if (lifted.points.length < count * 2) {
    const grown = new Float64Array(Math.max(count * 2, lifted.points.length * 2));
    grown.set(lifted.points);
    lifted.points = grown;
  }
  for (; lifted.count < count; lifted.count++) {
    lifted.points[lifted.count * 2] = trajectory.points[lifted.count];
  }
  return { points: lifted.points, values, count };
}
