import { assertNever } from "#core/common/assert-never.ts";
import { checkRunSettings, type SettingsFault } from "#core/descent/check-run-settings.ts";
import {
  defaultMaximumSteps,
  type RunSettings,
  type StopRules,
  stepLimit,
} from "#core/descent/run-settings.ts";
import { valley } from "#core/objectives/catalogue.ts";
import type { Objective } from "#core/objectives/objective.ts";
import {
  optimizerNames,
  type RuleSettings,
  withLearningRate,
} from "#core/optimizers/optimizer-table.ts";
import { mostRuns } from "#core/session/experiment.ts";
import { compiledObjectives } from "../training/expression-compiler.ts";
import { CliError, exitStatus, wrongInput } from "./cli-error.ts";
import { countOf, numberOf } from "./option-values.ts";
import {
  givenHyperparameters,
  hyperparameterOptions,
  type RuleOptions,
  ruleOf,
} from "./rule-options.ts";

/** The options of `descend`, as typed. */
export interface DescentOptions extends RuleOptions {
  readonly objective?: string;
  /** Each several times over, or several at once: `3,1;-2,2`. */
  readonly start?: readonly string[];
  readonly stopValue?: string;
  readonly stopGradient?: string;
  readonly maxSteps?: string;
}

/** The descents that were asked for, checked. */
export interface DescentRequest {
  readonly objective: Objective;
  /** At least one: each start with each learning rate, the rates of the first start first. */
  readonly runs: readonly RunSettings[];
}

/**
 * What a command line asks for.
 *
 * @throws CliError for the first option that is wrong
 */
export function descentRequest(options: DescentOptions): DescentRequest {
  const objective = objectiveOf(options.objective);
  const starts = startsOf(options.start, objective);
  const rules = rulesOf(options);
  const stop = stopOf(options, objective);
  const count = starts.length * rules.length;
  if (count > mostRuns) throw wrongInput({ kind: "too-many-runs", count, most: mostRuns });
  const runs = starts.flatMap((start) => rules.map((rule) => ({ start, rule, stop })));
  for (const settings of runs) {
    const fault = checkRunSettings(objective, settings);
    if (fault) throw wrongInput({ kind: "wrong-entry", option: optionOf(fault), fault });
  }
  return { objective, runs };
}

/** The options of a descent that were given, spelled as on the command line. */
export function givenDescentOptions(options: DescentOptions): readonly string[] {
  const { objective, start, optimizer, schedule, stopValue, stopGradient, maxSteps } = options;
  const others = {
    objective,
    start,
    optimizer,
    schedule,
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
    case "schedule-out-of-range":
      return "--schedule";
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
  const search = compiledObjectives.byText(text);
  if (search.ok) return search.objective;
  throw new CliError(exitStatus.wrongInput, (wording) => {
    return `--objective: ${wording.objectiveFault(search.fault)}`;
  });
}

function startsOf(
  texts: readonly string[] | undefined,
  objective: Objective,
): readonly (readonly number[])[] {
  if (texts === undefined) return [objective.suggested.start];
  return texts.flatMap((text) => text.split(/[;；]/)).map((text) => startOf(text, objective));
}

function startOf(text: string, objective: Objective): readonly number[] {
  const parts = text.normalize("NFKC").split(",");
  if (parts.length !== objective.dimension) {
    const example = objective.suggested.start.join(",");
    throw wrongInput({ kind: "start-length", text, expected: objective.dimension, example });
  }
  return parts.map((part) => numberOf("--start", part));
}

/** The rule with each of its learning rates. */
function rulesOf(options: DescentOptions): readonly RuleSettings[] {
  const rule = ruleOf(options, optimizerNames);
  const given = options.learningRate?.flatMap((text) => text.normalize("NFKC").split(","));
  if (!given) return [rule];
  return given.map((text) => withLearningRate(rule, numberOf("--learning-rate", text)));
}

/** The function's own bounds hold unless a bound of either kind is given. */
function stopOf(options: DescentOptions, { suggested }: Objective): StopRules {
  const { stopValue, stopGradient, maxSteps } = options;
  const isBounded = stopValue !== undefined || stopGradient !== undefined;
  const own = isBounded ? { stopValue: null, stopGradient: null } : suggested;
  return {
    value: stopValue === undefined ? own.stopValue : numberOf("--stop-value", stopValue),
    gradient:
      stopGradient === undefined ? own.stopGradient : numberOf("--stop-gradient", stopGradient),
    maximumSteps:
      maxSteps === undefined
        ? (suggested.maximumSteps ?? defaultMaximumSteps)
        : countOf("--max-steps", maxSteps, 0, stepLimit),
  };
}
