import { createAdadelta } from "./adadelta.ts";
import { createAdagrad } from "./adagrad.ts";
import { createAdam } from "./adam.ts";
import { createAdamW } from "./adamw.ts";
import { createGradientDescent } from "./gradient-descent.ts";
import { createMomentum } from "./momentum.ts";
import { createNesterov } from "./nesterov.ts";
import { createNewton } from "./newton.ts";
import type {
  HyperparameterName,
  HyperparameterRange,
  Hyperparameters,
  OptimizerEntry,
  OptimizerName,
  UpdateRule,
} from "./optimizer.ts";
import { createRmsprop } from "./rmsprop.ts";
import type { Schedule } from "./schedule.ts";

const unbounded = Number.POSITIVE_INFINITY;

function positive(name: HyperparameterName, value: number): HyperparameterRange {
  return { name, default: value, low: 0, below: unbounded };
}

function fraction(name: HyperparameterName, value: number): HyperparameterRange {
  return { name, default: value, low: 0, below: 1 };
}

/** Every update rule with its hyperparameters; defaults and conventions are those of PyTorch 2. */
export const optimizerTable: Readonly<Record<OptimizerName, OptimizerEntry>> = {
  "gradient-descent": {
    hyperparameters: [positive("learningRate", 0.1)],
    create: createGradientDescent,
  },
  momentum: {
    hyperparameters: [positive("learningRate", 0.1), fraction("momentum", 0.9)],
    create: createMomentum,
  },
  nesterov: {
    hyperparameters: [positive("learningRate", 0.1), fraction("momentum", 0.9)],
    create: createNesterov,
  },
  adagrad: {
    hyperparameters: [positive("learningRate", 0.1), positive("epsilon", 1e-10)],
    create: createAdagrad,
  },
  rmsprop: {
    hyperparameters: [
      positive("learningRate", 0.1),
      fraction("alpha", 0.99),
      positive("epsilon", 1e-8),
    ],
    create: createRmsprop,
  },
  adadelta: {
    hyperparameters: [positive("learningRate", 1), fraction("rho", 0.9), positive("epsilon", 1e-6)],
    create: createAdadelta,
  },
  adam: {
    hyperparameters: [
      positive("learningRate", 0.1),
      fraction("beta1", 0.9),
      fraction("beta2", 0.999),
      positive("epsilon", 1e-8),
    ],
    create: createAdam,
  },
  adamw: {
    hyperparameters: [
      positive("learningRate", 0.1),
      fraction("beta1", 0.9),
      fraction("beta2", 0.999),
      positive("epsilon", 1e-8),
      positive("weightDecay", 0.01),
    ],
    create: createAdamW,
  },
  newton: { hyperparameters: [positive("learningRate", 1)], create: createNewton },
};

/** The names of all update rules, in the order in which they are offered. */
export const optimizerNames = Object.keys(optimizerTable) as readonly OptimizerName[];

/** Whether a text is the name of an update rule. */
export function isOptimizerName(text: string): text is OptimizerName {
  return Object.hasOwn(optimizerTable, text);
}

/** A rule chosen by a person: its name, and the hyperparameters that differ from the defaults. */
export interface RuleSettings {
  readonly optimizer: OptimizerName;
  readonly hyperparameters: Readonly<Partial<Record<HyperparameterName, number>>>;
  /** How the learning rate changes as the run goes on; left out: not at all. */
  readonly schedule?: Schedule;
}

/** The value a hyperparameter has under these settings; its default when it was not set. */
export function hyperparameter(rule: RuleSettings, range: HyperparameterRange): number {
  return rule.hyperparameters[range.name] ?? range.default;
}

/** The learning rate η of a rule. */
export function learningRateOf(rule: RuleSettings): number {
  const range = optimizerTable[rule.optimizer].hyperparameters[0];
  return hyperparameter(rule, range);
}

/** The same rule with another value of a hyperparameter; as it is when it takes none of that name. */
export function withHyperparameter(
  rule: RuleSettings,
  name: HyperparameterName,
  value: number,
): RuleSettings {
  const isTaken = optimizerTable[rule.optimizer].hyperparameters.some(
    (range) => range.name === name,
  );
  return isTaken ? { ...rule, hyperparameters: { ...rule.hyperparameters, [name]: value } } : rule;
}

/** The same rule with another learning rate. */
export function withLearningRate(rule: RuleSettings, learningRate: number): RuleSettings {
  return { ...rule, hyperparameters: { ...rule.hyperparameters, learningRate } };
}

/** A fresh instance of a rule for points of `dimension` coordinates, its state at 0. */
export function createUpdateRule(rule: RuleSettings, dimension: number): UpdateRule {
  const entry = optimizerTable[rule.optimizer];
  const values: Record<HyperparameterName, number> = {
    learningRate: 0,
    momentum: 0,
    alpha: 0,
    rho: 0,
    beta1: 0,
    beta2: 0,
    epsilon: 0,
    weightDecay: 0,
  };
  for (const range of entry.hyperparameters) values[range.name] = hyperparameter(rule, range);
  return entry.create(values satisfies Hyperparameters, dimension);
}
