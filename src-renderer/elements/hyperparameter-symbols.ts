import type { HyperparameterName } from "#core/optimizers/optimizer.ts";

/** The symbols of the hyperparameters, as in the formulas. */
export const hyperparameterSymbols: Readonly<Record<HyperparameterName, string>> = {
  learningRate: "η",
  momentum: "μ",
  alpha: "α",
  rho: "ρ",
  beta1: "β₁",
  beta2: "β₂",
  epsilon: "ε",
  weightDecay: "λ",
};
