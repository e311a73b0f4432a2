/** What kind of place a point is where the gradient is (nearly) zero, by its Hessian. */
export type StationaryPlace = "minimum" | "maximum" | "saddle" | "flat";

/** Curvatures smaller than this, relative to the largest, are no curvature. */
const level = 1e-9;

/**
 * Tells minima, maxima, saddles and level ground apart by the signs of the Hessian's eigenvalues.
 *
 * @param hessian row-major [dimension, dimension], one or two variables
 */
export function stationaryPlace(hessian: Float64Array): StationaryPlace {
  const [lowest, highest] = curvatures(hessian);
  const tolerance = level * Math.max(1, Math.abs(lowest), Math.abs(highest));
  const falls = lowest < -tolerance;
  const rises = highest > tolerance;
  if (falls && rises) return "saddle";
  if (falls) return "maximum";
  return rises && lowest > tolerance ? "minimum" : "flat";
}

/** The smallest and the largest eigenvalue of a symmetric matrix of one or two rows, row-major. */
export function curvatures(hessian: Float64Array): readonly [number, number] {
  if (hessian.length === 1) return [hessian[0], hessian[0]];
  const middle = (hessian[0] + hessian[3]) / 2;
  const spread = Math.hypot((hessian[0] - hessian[3]) / 2, hessian[1]);
  return [middle - spread, middle + spread];
}
