import { roundToDigits } from "../common/rounding.ts";
import type { Objective } from "../objectives/objective.ts";
import type { OptimizerName } from "../optimizers/optimizer.ts";
import { withLearningRate } from "../optimizers/optimizer-table.ts";
import { DescentRun } from "./descent-run.ts";
import { divergenceBound, type RunSettings } from "./run-settings.ts";
import { divergenceEdge } from "./stability.ts";
import type { Trajectory } from "./trajectory.ts";

/** Steps of the silent runs that look for the edge. */
const silentSteps = 60;
/** So often the rate is doubled, or halved, to find what lies on either side of the edge. */
const mostDoublings = 40;
/** Halvings of what lies between; the edge is said with two digits. */
const bisections = 7;

/** Rules whose steps are about η long, however steep it is. */
const adaptive: ReadonlySet<OptimizerName> = new Set(["adagrad", "rmsprop", "adam", "adamw"]);
/** So far beyond the edge the first rate lies, or a multiple of that. */
const beyond = 1.1;
/** Parts of the edge of divergence that tell most: swinging, arriving, creeping. */
const tellingParts: readonly number[] = [0.8, 0.4, 0.1];
/** A start below which the curvature is smaller than at the minimum holds for longer: at most so often. */
const mostRaises = 6;

/**
 * The learning rate from which on a descent from its start does not hold: 2/λ at the lowest known
 * minimum where a formula says it and silent runs agree, else what those runs find, to about a
 * hundredth. Null where every rate holds, or none. It makes some thousand steps at most.
 */
export function edgeOfRates(objective: Objective, settings: RunSettings): number | null {
  const known = divergenceEdge(objective, settings.rule);
  if (known !== null && holds(objective, settings, 0.9 * known)) return known;
  const edge = searchedEdge(objective, settings, known ?? objective.suggested.learningRate);
  return edge === null ? null : Math.min(edge, mostTelling(objective, settings));
}

/** The rate beyond which a run only jumps about, off what is shown: larger ones tell nothing. */
function mostTelling(objective: Objective, { rule, start }: RunSettings): number {
  const [{ low, high }] = objective.domain;
  if (adaptive.has(rule.optimizer)) return (high - low) / 4;
  const gradient = new Float64Array(objective.dimension);
  objective.gradient(Float64Array.from(start), gradient);
  const slope = Math.hypot(...gradient);
  return slope > 0 ? (high - low) / slope : Number.POSITIVE_INFINITY;
}

/** Four learning rates that show what a rate does: one each beyond the edge, near it, and far below. */
export function tellingRates(objective: Objective, settings: RunSettings): readonly number[] {
  const edge = edgeOfRates(objective, settings) ?? 4 * objective.suggested.learningRate;
  const rates = [rateBeyond(objective, settings, edge), ...tellingParts.map((part) => part * edge)];
  return rates.map((rate) => roundToDigits(rate, 2));
}

function rateBeyond(objective: Objective, settings: RunSettings, edge: number): number {
  let rate = beyond * edge;
  for (let count = 0; count < mostRaises && holds(objective, settings, rate); count++) rate *= 1.25;
  return rate;
}

function searchedEdge(objective: Objective, settings: RunSettings, guess: number): number | null {
  const isHeld = (rate: number): boolean => holds(objective, settings, rate);
  let [low, high] = [guess, guess];
  for (let count = 0; isHeld(high); count++) {
    if (count === mostDoublings) return null;
    low = high;
    high *= 2;
  }
  for (let count = 0; low === high || !isHeld(low); count++) {
    if (count === mostDoublings) return null;
    high = low;
    low /= 2;
  }
  for (let count = 0; count < bisections; count++) {
    const middle = Math.sqrt(low * high);
    if (isHeld(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * Whether a short run with that rate stays where J is defined and ends no higher than it began. One
 * that leaves all bounds on its way down does too: a slope without end is no edge.
 */
function holds(objective: Objective, settings: RunSettings, rate: number): boolean {
  const stop = { value: null, gradient: null, maximumSteps: silentSteps };
  const rule = withLearningRate(settings.rule, rate);
  const run = new DescentRun(objective, { start: settings.start, rule, stop });
  const outcome = run.advance(silentSteps);
  const { trajectory } = run;
  const last = trajectory.length - 1;
  const isLower = trajectory.values[last] <= trajectory.values[0];
  switch (outcome?.kind) {
    case "converged":
      return true;
    case "step-limit":
      return isLower;
    case "diverged":
      return isLower && isBeyond(trajectory, last);
    default:
      return false;
  }
}

/** Whether an iterate itself lies out of bounds: its J is known. */
function isBeyond(trajectory: Trajectory, row: number): boolean {
  const numbers = [trajectory.values[row], ...trajectory.pointAt(row)];
  return numbers.some((number) => Math.abs(number) > divergenceBound);
}
