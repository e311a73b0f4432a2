import type { HyperparameterName, OptimizerName } from "#core/optimizers/optimizer.ts";
import { optimizerTable, type RuleSettings } from "#core/optimizers/optimizer-table.ts";
import { readSchedule, type Schedule } from "#core/optimizers/schedule.ts";
import { wrongInput } from "./cli-error.ts";
import { choiceOf, numberOf } from "./option-values.ts";

/** The options that say how points or parameters are updated, as typed. */
export interface RuleOptions {
  readonly optimizer?: string;
  /** Each several times over, or several at once: `1,0.8,0.4`. */
  readonly learningRate?: readonly string[];
  readonly schedule?: string;
  readonly momentum?: string;
  readonly alpha?: string;
  readonly beta1?: string;
  readonly beta2?: string;
  readonly rho?: string;
  readonly epsilon?: string;
  readonly weightDecay?: string;
}

/** How each hyperparameter is spelled on the command line. */
export const hyperparameterOptions: Readonly<Record<HyperparameterName, string>> = {
  learningRate: "--learning-rate",
  momentum: "--momentum",
  alpha: "--alpha",
  rho: "--rho",
  beta1: "--beta1",
  beta2: "--beta2",
  epsilon: "--epsilon",
  weightDecay: "--weight-decay",
};

/**
 * The rule that was asked for, without its learning rate: there may be several of those.
 *
 * @param names the rules that there are to choose from
 * @throws CliError for the first option that is wrong, or that the rule does not take
 */
export function ruleOf(options: RuleOptions, names: readonly OptimizerName[]): RuleSettings {
  const optimizer = choiceOf("--optimizer", options.optimizer ?? "gradient-descent", names);
  const ranges = optimizerTable[optimizer].hyperparameters;
  const hyperparameters: Partial<Record<HyperparameterName, number>> = {};
  for (const [name, option, text] of givenHyperparameters(options)) {
    if (!ranges.some((range) => range.name === name)) {
      const known = ranges.map((range) => hyperparameterOptions[range.name]);
      throw wrongInput({ kind: "option-not-of-rule", option, optimizer, options: known });
    }
    if (name !== "learningRate") hyperparameters[name] = numberOf(option, text);
  }
  const rule = { optimizer, hyperparameters };
  return options.schedule === undefined
    ? rule
    : { ...rule, schedule: scheduleOf(options.schedule) };
}

function scheduleOf(text: string): Schedule {
  const reading = readSchedule(text);
  if (reading.ok) return reading.schedule;
  const { fault } = reading;
  throw wrongInput(
    fault.kind === "schedule-unreadable"
      ? { kind: "unreadable-schedule", text: fault.text }
      : { kind: "wrong-entry", option: "--schedule", fault },
  );
}

/** The hyperparameters that were given: name, option as typed, text. */
export function givenHyperparameters(
  options: RuleOptions,
): readonly [HyperparameterName, string, string][] {
  const names = Object.keys(hyperparameterOptions) as HyperparameterName[];
  return names.flatMap((name): [HyperparameterName, string, string][] => {
    const text = name === "learningRate" ? options.learningRate?.join(",") : options[name];
    return text === undefined ? [] : [[name, hyperparameterOptions[name], text]];
  });
}
