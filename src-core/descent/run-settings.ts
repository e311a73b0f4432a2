import type { Objective } from "../objectives/objective.ts";
import type { RuleSettings } from "../optimizers/optimizer-table.ts";

/** When a run stops; it looks before each step. `null` means: not by this. */
export interface StopRules {
  /** Stop when J is below this. */
  readonly value: number | null;
  /** Stop when |∇J| (Euclidean) is below this. */
  readonly gradient: number | null;
  /** Stop after this many steps, 0 to {@link stepLimit}. */
  readonly maximumSteps: number;
  /** Whether a run whose iterates repeat goes on all the same; left out: it ends as `cycling`. */
  readonly goesOnWhenCycling?: boolean;
}

/** Everything that determines a descent on a given objective. */
export interface RunSettings {
  /** Length = dimension of the objective. */
  readonly start: readonly number[];
  readonly rule: RuleSettings;
  readonly stop: StopRules;
}

/** Points and values beyond ±this count as diverged. */
export const divergenceBound = 1e12;

/** The most steps that a run may be asked for: its trajectory is kept whole. */
export const stepLimit = 5_000_000;

/** Maximum steps when nobody says otherwise. */
export const defaultMaximumSteps = 1000;

/** The settings with which an objective is first shown: the chapter's own. */
export function suggestedRunSettings(objective: Objective): RunSettings {
  return {
    start: objective.suggested.start,
    rule: {
      optimizer: "gradient-descent",
      hyperparameters: { learningRate: objective.suggested.learningRate },
    },
    stop: {
      value: objective.suggested.stopValue,
      gradient: objective.suggested.stopGradient,
      maximumSteps: objective.suggested.maximumSteps ?? defaultMaximumSteps,
    },
  };
}
