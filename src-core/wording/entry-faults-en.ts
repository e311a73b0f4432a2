import { assertNever } from "../common/assert-never.ts";
import type { HyperparameterName } from "../optimizers/optimizer.ts";
import type { ScheduleParameterName } from "../optimizers/schedule.ts";
import type { EntryFault } from "../session/number-entry.ts";
import type { NumberWriter } from "./numbers.ts";

const hyperparameterNames: Readonly<Record<HyperparameterName, string>> = {
  learningRate: "The learning rate",
  momentum: "Momentum",
  alpha: "Alpha",
  rho: "Rho",
  beta1: "Beta 1",
  beta2: "Beta 2",
  epsilon: "Epsilon",
  weightDecay: "Weight decay",
};

/** The numbers of the schedules. */
export const scheduleParametersEn: Readonly<Record<ScheduleParameterName, string>> = {
  factor: "Factor",
  every: "Every … steps",
  decay: "Decay a step",
  steps: "Over … steps",
  floor: "Down to part",
};

/** What is wrong with a typed entry, and what would be right. */
export function entryFaultEn(fault: EntryFault, numbers: NumberWriter): string {
  switch (fault.kind) {
    case "entry-empty":
      return "Type a number, such as 0.1.";
    case "entry-not-a-number":
      return `“${fault.text}” is not a number; type one such as 0.1 or 1e-3.`;
    case "entry-too-large":
      return `“${fault.text}” is larger than any number a computer calculates with.`;
    case "entry-no-count":
      return "Type a whole number, such as 1000.";
    case "entry-not-whole":
      return `“${fault.text}” is not a whole number; type one such as 1000.`;
    case "start-length":
      return `The start needs ${fault.expected === 1 ? "1 coordinate" : `${fault.expected} coordinates`}, not ${fault.actual}.`;
    case "start-out-of-range":
      return `The start must lie within ±${numbers.plain(fault.bound)}.`;
    case "start-undefined":
      return Number.isFinite(fault.value)
        ? `J is ${numbers.plain(fault.value)} at this start, too high to descend from; start nearer.`
        : "The function has no value at this start; start elsewhere.";
    case "hyperparameter-out-of-range":
      return Number.isFinite(fault.below)
        ? `${hyperparameterNames[fault.name]} must be at least ${numbers.plain(fault.low)} and less than ${numbers.plain(fault.below)}.`
        : `${hyperparameterNames[fault.name]} must be ${numbers.plain(fault.low)} or more.`;
    case "schedule-out-of-range": {
      const { name, low, high, isWhole } = fault;
      const kind = isWhole ? "a whole number" : "a number";
      return `${scheduleParametersEn[name]} must be ${kind} from ${numbers.plain(low)} to ${numbers.plain(high)}.`;
    }
    case "stop-value-not-a-number":
      return "The bound for J must be a number.";
    case "stop-gradient-negative":
      return "The bound for the slope must be 0 or more.";
    case "maximum-steps-out-of-range":
      return `The maximum must be a whole number from 0 to ${numbers.count(fault.limit)}.`;
    default:
      return assertNever(fault);
  }
}
