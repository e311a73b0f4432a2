/** Every number that an update rule can be given. Ranges and defaults: {@link optimizerTable}. */
export type HyperparameterName =
  | "learningRate"
  | "momentum"
  | "alpha"
  | "rho"
  | "beta1"
  | "beta2"
  | "epsilon"
  | "weightDecay";

/** The names of the update rules, as on the command line. */
export type OptimizerName =
  | "gradient-descent"
  | "momentum"
  | "nesterov"
  | "adagrad"
  | "rmsprop"
  | "adadelta"
  | "adam"
  | "adamw"
  | "newton";

/** The values of a rule's hyperparameters; those that a rule does not have are ignored. */
export type Hyperparameters = Readonly<Record<HyperparameterName, number>>;

/** What a rule remembers from step to step, as the formulas call it. */
export type StateSymbol = "v" | "s" | "u" | "m";

/** A vector of a rule's state; the array is the rule's own and changes with every step. */
export interface StateVector {
  readonly symbol: StateSymbol;
  /** Length = dimension. */
  readonly values: Float64Array;
}

/**
 * An update rule with its state. One instance serves one run: the state starts at 0 and every call
 * of `step` advances it.
 */
export interface UpdateRule {
  /** Whether `step` reads the Hessian; when false, `hessian` may hold anything. */
  readonly needsHessian: boolean;
  /** Everything that the rule remembers; empty for one without memory. Writing to it sets the rule back. */
  readonly state: readonly StateVector[];
  /**
   * One update of `point` in place.
   *
   * @param point θ, mutated; length = dimension
   * @param gradient ∇J(θ), same length, not kept
   * @param hessian row-major [dimension, dimension], not kept
   * @param learningRate η of this update
   * @param time number of this update, 1 for the first
   */
  step(
    point: Float64Array,
    gradient: Float64Array,
    hessian: Float64Array,
    learningRate: number,
    time: number,
  ): void;
}

/** How a hyperparameter may be set: `low` ≤ value < `below`. */
export interface HyperparameterRange {
  readonly name: HyperparameterName;
  readonly default: number;
  /** The lowest value allowed. */
  readonly low: number;
  /** Values must stay below this (Infinity: no bound). */
  readonly below: number;
}

/** One update rule: what it can be given, and how an instance is made. */
export interface OptimizerEntry {
  readonly hyperparameters: readonly HyperparameterRange[];
  create(hyperparameters: Hyperparameters, dimension: number): UpdateRule;
}
