import type { Objective } from "../objectives/objective.ts";
import type { HyperparameterName, HyperparameterRange } from "../optimizers/optimizer.ts";
import { hyperparameter, optimizerTable } from "../optimizers/optimizer-table.ts";
import { checkSchedule, type ScheduleFault } from "../optimizers/schedule.ts";
import { divergenceBound, type RunSettings, stepLimit } from "./run-settings.ts";

/** A setting with which no run can begin, as facts; each names what is wrong and what would be right. */
export type SettingsFault =
  | { readonly kind: "start-length"; readonly expected: number; readonly actual: number }
  | { readonly kind: "start-out-of-range"; readonly axis: number; readonly bound: number }
  | { readonly kind: "start-undefined"; readonly start: readonly number[]; readonly value: number }
  | {
      readonly kind: "hyperparameter-out-of-range";
      readonly name: HyperparameterName;
      readonly value: number;
      readonly low: number;
      /** Infinity when there is no upper bound. */
      readonly below: number;
    }
  | ScheduleFault
  | { readonly kind: "stop-value-not-a-number" }
  | { readonly kind: "stop-gradient-negative" }
  | { readonly kind: "maximum-steps-out-of-range"; readonly limit: number };

/** The first thing wrong with the settings of a run on this objective, or null. */
export function checkRunSettings(
  objective: Objective,
  settings: RunSettings,
): SettingsFault | null {
  return checkStart(objective, settings.start) ?? checkRule(settings) ?? checkStop(settings);
}

/** Whether a hyperparameter's value is one that its rule can work with. */
export function checkHyperparameter(
  range: HyperparameterRange,
  value: number,
): SettingsFault | null {
  if (value >= range.low && value < range.below) return null;
  const { name, low, below } = range;
  return { kind: "hyperparameter-out-of-range", name, value, low, below };
}

function checkStart(objective: Objective, start: readonly number[]): SettingsFault | null {
  const { dimension } = objective;
  if (start.length !== dimension) {
    return { kind: "start-length", expected: dimension, actual: start.length };
  }
  const axis = start.findIndex((coordinate) => !(Math.abs(coordinate) <= divergenceBound));
  if (axis >= 0) return { kind: "start-out-of-range", axis, bound: divergenceBound };
  const value = objective.value(Float64Array.from(start));
  return Math.abs(value) <= divergenceBound ? null : { kind: "start-undefined", start, value };
}

function checkRule({ rule }: RunSettings): SettingsFault | null {
  for (const range of optimizerTable[rule.optimizer].hyperparameters) {
    const fault = checkHyperparameter(range, hyperparameter(rule, range));
    if (fault) return fault;
  }
  return rule.schedule ? checkSchedule(rule.schedule) : null;
}

function checkStop({ stop }: RunSettings): SettingsFault | null {
  if (stop.value !== null && !Number.isFinite(stop.value))
    return { kind: "stop-value-not-a-number" };
  if (stop.gradient !== null && !(stop.gradient >= 0 && Number.isFinite(stop.gradient))) {
    return { kind: "stop-gradient-negative" };
  }
  const { maximumSteps } = stop;
  const isCount = Number.isInteger(maximumSteps) && maximumSteps >= 0 && maximumSteps <= stepLimit;
  return isCount ? null : { kind: "maximum-steps-out-of-range", limit: stepLimit };
}
