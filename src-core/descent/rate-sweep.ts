import type { Objective } from "../objectives/objective.ts";
import { withLearningRate } from "../optimizers/optimizer-table.ts";
import { DescentRun } from "./descent-run.ts";
import type { Outcome } from "./outcome.ts";
import type { RunSettings } from "./run-settings.ts";
import { divergenceEdge } from "./stability.ts";

/** What became of a run at one of the rates. */
export type SweepEnding =
  | "reached"
  | "not-reached"
  | Exclude<Outcome["kind"], "converged" | "step-limit">;

/** A slope below this is as good as none: where the sweep's runs are to come to. */
export const sweepGoal = 1e-3;
/** Steps that the sweep's runs are given, unless the function is known to need more. */
export const sweepSteps = 1000;

/** Steps to the goal for each of many learning rates. */
export interface RateSweepResult {
  /** The learning rates, rising. */
  readonly rates: Float64Array;
  /** Steps until the slope was below {@link sweepGoal}, as long as `rates`; NaN where it never was. */
  readonly steps: Float64Array;
  readonly endings: readonly SweepEnding[];
  /** The rate from which on the descent does not hold, 2/λmax at the lowest known minimum; or null. */
  readonly edge: number | null;
}

/** A run with each of many learning rates, advanced as far as its owner likes at a time. */
export class RateSweep {
  private readonly objective: Objective;
  private readonly settings: RunSettings;
  private readonly rates: Float64Array;
  private readonly steps: Float64Array;
  private readonly endings: SweepEnding[] = [];

  /**
   * @param settings must have passed `checkRunSettings`; its rate and its stop rules are not used
   * @param rates learning rates, each 0 or more
   */
  constructor(objective: Objective, settings: RunSettings, rates: Float64Array) {
    this.objective = objective;
    this.settings = settings;
    this.rates = rates;
    this.steps = new Float64Array(rates.length).fill(Number.NaN);
  }

  /** Makes the run of the next rate. Returns the result when all have been made, else null. */
  advance(): RateSweepResult | null {
    const place = this.endings.length;
    if (place < this.rates.length) {
      const rule = withLearningRate(this.settings.rule, this.rates[place]);
      const maximumSteps = Math.max(sweepSteps, this.objective.suggested.maximumSteps ?? 0);
      const stop = { value: null, gradient: sweepGoal, maximumSteps };
      const run = new DescentRun(this.objective, { ...this.settings, rule, stop });
      const outcome = run.advance(maximumSteps);
      if (outcome?.kind === "converged") this.steps[place] = outcome.steps;
      this.endings.push(endingOf(outcome?.kind));
    }
    return this.endings.length < this.rates.length ? null : this.result();
  }

  private result(): RateSweepResult {
    const { objective, settings, rates, steps, endings } = this;
    return { rates, steps, endings, edge: divergenceEdge(objective, settings.rule) };
  }
}

function endingOf(kind: Outcome["kind"] | undefined): SweepEnding {
  if (kind === "converged") return "reached";
  return kind === undefined || kind === "step-limit" ? "not-reached" : kind;
}
