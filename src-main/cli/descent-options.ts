import { assertNever } from "#core/common/assert-never.ts";
import { checkRunSettings, type SettingsFault } from "#core/descent/check-run-settings.ts";
import {
  defaultMaximumSteps,
  type RunSettings,
  type StopRules,
  stepLimit,
} from "#core/descent/run-settings.ts";
import { catalogue, valley } from "#core/objectives/catalogue.ts";
import { findObjective } from "#core/objectives/find-objective.ts";
import type { Objective } from "#core/objectives/objective.ts";
import type { HyperparameterName, OptimizerName } from "#core/optimizers/optimizer.ts";
import {
  optimizerNames,
  optimizerTable,
  type RuleSettings,
} from "#core/optimizers/optimizer-table.ts";
import { CliError, exitStatus, wrongInput } from "./cli-error.ts";
import { choiceOf, countOf, numberOf } from "./option-values.ts";

/** The options of `descend`, as typed. */
export interface DescentOptions {
  readonly objective?: string;
  readonly start?: string;
  readonly optimizer?: string;
  readonly learningRate?: string;
  readonly momentum?: string;
  readonly alpha?: string;
  readonly beta1?: string;
  readonly beta2?: string;
  readonly rho?: string;
  readonly epsilon?: string;
  readonly weightDecay?: string;
  readonly stopValue?: string;
  readonly stopGradient?: string;
  readonly maxSteps?: string;
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

/** A descent that was asked for, checked. */
export interface DescentRequest {
  readonly objective: Objective;
  readonly settings: RunSettings;
}

/**
 * What a command line asks for.
 *
 * @throws CliError for the first option that is wrong
 */
export function descentRequest(options: DescentOptions): DescentRequest {
  const objective = objectiveOf(options.objective);
  const settings: RunSettings = {
    start: startOf(options.start, objective),
    rule: ruleOf(options),
    stop: stopOf(options, objective),
  };
  const fault = checkRunSettings(objective, settings);
  if (fault) throw wrongInput({ kind: "wrong-entry", option: optionOf(fault), fault });
  return { objective, settings };
}

/** The options of a descent that were given, spelled as on the command line. */
export function givenDescentOptions(options: DescentOptions): readonly string[] {
  const { objective, start, optimizer, stopValue, stopGradient, maxSteps } = options;
  const others = {
    objective,
    start,
    optimizer,
    "stop-value": stopValue,
    "stop-gradient": stopGradient,
    "max-steps": maxSteps,
  };
  const given = Object.entries(others).filter(([, value]) => value !== undefined);
  return [
    ...given.map(([name]) => `--${name}`),
    ...givenHyperparameters(options).map(([, option]) => option),
  ];
}

/** The option that a fault of the settings is about. */
function optionOf(fault: SettingsFault): string {
  switch (fault.kind) {
    case "start-length":
    case "start-out-of-range":
    case "start-undefined":
      return "--start";
    case "hyperparameter-out-of-range":
      return hyperparameterOptions[fault.name];
    case "stop-value-not-a-number":
      return "--stop-value";
    case "stop-gradient-negative":
      return "--stop-gradient";
    case "maximum-steps-out-of-range":
      return "--max-steps";
    default:
      return assertNever(fault);
  }
}

function objectiveOf(text: string | undefined): Objective {
  if (text === undefined) return valley;
  const search = findObjective(text);
  if (search.ok) return search.objective;
  const known = catalogue.map((objective) => `"${objective.expression}"`);
  throw new CliError(exitStatus.wrongInput, (wording) => {
    return `--objective: ${wording.objectiveFault(search.fault, known)}`;
  });
}

function startOf(text: string | undefined, objective: Objective): readonly number[] {
  if (text === undefined) return objective.suggested.start;
  const parts = text.normalize("NFKC").split(",");
  if (parts.length !== objective.dimension) {
    const example = objective.suggested.start.join(",");
    throw wrongInput({ kind: "start-length", text, expected: objective.dimension, example });
  }
  return parts.map((part) => numberOf("--start", part));
}

function ruleOf(options: DescentOptions): RuleSettings {
  const optimizer: OptimizerName = choiceOf(
    "--optimizer",
    options.optimizer ?? "gradient-descent",
    optimizerNames,
  );
  const ranges = optimizerTable[optimizer].hyperparameters;
  const hyperparameters: Partial<Record<HyperparameterName, number>> = {};
  for (const [name, option, text] of givenHyperparameters(options)) {
    if (!ranges.some((range) => range.name === name)) {
      const known = ranges.map((range) => hyperparameterOptions[range.name]);
      throw wrongInput({ kind: "option-not-of-rule", option, optimizer, options: known });
    }
    hyperparameters[name] = numberOf(option, text);
  }
  return { optimizer, hyperparameters };
}

function givenHyperparameters(options: DescentOptions): [HyperparameterName, string, string][] {
  const names = Object.keys(hyperparameterOptions) as HyperparameterName[];
  return names.flatMap((name): [HyperparameterName, string, string][] => {
    const text = options[name];
    return text === undefined ? [] : [[name, hyperparameterOptions[name], text]];
  });
}

/** The function's own bound on J holds unless a bound of either kind is given. */
function stopOf(options: DescentOptions, objective: Objective): StopRules {
  const { stopValue, stopGradient, maxSteps } = options;
  const ownValue = stopGradient === undefined ? objective.suggested.stopValue : null;
  return {
    value: stopValue === undefined ? ownValue : numberOf("--stop-value", stopValue),
    gradient: stopGradient === undefined ? null : numberOf("--stop-gradient", stopGradient),
    maximumSteps:
      maxSteps === undefined ? defaultMaximumSteps : countOf("--max-steps", maxSteps, 0, stepLimit),
  };
}
