import type { Objective } from "../objectives/objective.ts";
import { optimizerTable, type RuleSettings } from "../optimizers/optimizer-table.ts";
import { curvatures } from "./stationary-place.ts";
import type { Trajectory } from "./trajectory.ts";

/** So many places along the way are asked for their curvature, however long the run was. */
const curvatureSamples = 200;

/** The largest curvature above 0 (eigenvalue of the Hessian) that a run met inside the domain, or null. */
export function largestCurvature(objective: Objective, trajectory: Trajectory): number | null {
  const stride = Math.max(1, Math.floor(trajectory.length / curvatureSamples));
  const hessian = new Float64Array(objective.dimension ** 2);
  let largest = 0;
  for (let row = 0; row < trajectory.length; row += stride) {
    const point = trajectory.pointAt(row);
    if (row > 0 && !isInDomain(objective, point)) continue;
    objective.hessian(Float64Array.from(point), hessian);
    const [, highest] = curvatures(hessian);
    if (Number.isFinite(highest) && highest > largest) largest = highest;
  }
  return largest > 0 ? largest : null;
}

function isInDomain({ domain }: Objective, point: readonly number[]): boolean {
  return domain.every(({ low, high }, axis) => point[axis] >= low && point[axis] <= high);
}

/**
 * The learning rate from which on a rule does not hold at an objective's lowest known minimum; null
 * where no minimum is known, or no formula for the rule.
 */
export function divergenceEdge(objective: Objective, rule: RuleSettings): number | null {
  const [first, ...others] = objective.knownMinima;
  if (!first) return null;
  const lowest = others.reduce(
    (low, minimum) => (minimum.value < low.value ? minimum : low),
    first,
  );
  const hessian = new Float64Array(objective.dimension ** 2);
  objective.hessian(Float64Array.from(lowest.point), hessian);
  const [, highest] = curvatures(hessian);
  return highest > 0 ? largestStableRate(rule, highest) : null;
}

/**
 * The learning rate below which a rule settles on a quadratic of that curvature: 2/λ for gradient
 * descent, 2(1 + μ)/λ for momentum (Polyak, 1964), 2(1 + μ)/(1 + 2μ)/λ for Nesterov's; null where no
 * formula is known, as for rates that a schedule changes.
 */
export function largestStableRate(rule: RuleSettings, curvature: number): number | null {
  if ((rule.schedule?.kind ?? "constant") !== "constant") return null;
  switch (rule.optimizer) {
    case "gradient-descent":
      return 2 / curvature;
    case "momentum":
      return (2 * (1 + momentumOf(rule))) / curvature;
    case "nesterov":
      return (2 * (1 + momentumOf(rule))) / (1 + 2 * momentumOf(rule)) / curvature;
    default:
      return null;
  }
}

/** μ of a rule that has one. */
function momentumOf({ optimizer, hyperparameters }: RuleSettings): number {
  const { hyperparameters: ranges } =
    optimizer === "nesterov" ? optimizerTable.nesterov : optimizerTable.momentum;
  const [, momentum] = ranges;
  return hyperparameters.momentum ?? momentum.default;
}
