import { assertNever } from "../common/assert-never.ts";
import type { HyperparameterName, StateSymbol } from "../optimizers/optimizer.ts";
import { optimizerTable, type RuleSettings } from "../optimizers/optimizer-table.ts";
import type { StepInsight } from "./rule-replay.ts";

/**
 * What a rule calculates on the way to its step, all for one update:
 *
 * - `root`: √s + ε (Adagrad, RMSprop), √v̂ + ε (Adam, AdamW)
 * - `update`: d (Adadelta)
 * - `look-ahead`: g + μv (Nesterov)
 * - `corrected-mean`: m̂ = m/(1 − β₁ᵗ), `corrected-squares`: v̂ = v/(1 − β₂ᵗ) (Adam, AdamW)
 * - `decay`: −ηλθ (AdamW)
 * - `direction`: H⁻¹g (Newton)
 */
export type IntermediateName =
  | "root"
  | "update"
  | "look-ahead"
  | "corrected-mean"
  | "corrected-squares"
  | "decay"
  | "direction";

/** A vector that a rule calculates on the way to its step; of length dimension. */
export interface Intermediate {
  readonly name: IntermediateName;
  readonly values: readonly number[];
}

/** What is known of an update before its intermediates. */
type KnownStep = Omit<StepInsight, "intermediates" | "step">;

/** The intermediates of an update, in the order of its formula and with the rule's own arithmetic. */
export function intermediatesOf(settings: RuleSettings, known: KnownStep): Intermediate[] {
  const { optimizer } = settings;
  switch (optimizer) {
    case "gradient-descent":
    case "momentum":
      return [];
    case "nesterov":
      return [lookAhead(settings, known)];
    case "adagrad":
    case "rmsprop":
      return [root(settings, known)];
    case "adadelta":
      return [update(settings, known)];
    case "adam":
      return corrected(settings, known);
    case "adamw":
      return [decay(settings, known), ...corrected(settings, known)];
    case "newton":
      return direction(known);
    default:
      return assertNever(optimizer);
  }
}

function numberOf(settings: RuleSettings, name: HyperparameterName): number {
  const range = optimizerTable[settings.optimizer].hyperparameters.find(
    (candidate) => candidate.name === name,
  );
  return settings.hyperparameters[name] ?? range?.default ?? Number.NaN;
}

/** A state vector after the update, or before it. */
function stateOf(
  { state }: KnownStep,
  symbol: StateSymbol,
  when: "before" | "after" = "after",
): readonly number[] {
  return state.find((change) => change.symbol === symbol)?.[when] ?? [];
}

function lookAhead(settings: RuleSettings, known: KnownStep): Intermediate {
  const momentum = numberOf(settings, "momentum");
  const velocity = stateOf(known, "v");
  const values = known.gradient.map((slope, axis) => slope + momentum * velocity[axis]);
  return { name: "look-ahead", values };
}

function root(settings: RuleSettings, known: KnownStep): Intermediate {
  const epsilon = numberOf(settings, "epsilon");
  const values = stateOf(known, "s").map((squares) => Math.sqrt(squares) + epsilon);
  return { name: "root", values };
}

function update(settings: RuleSettings, known: KnownStep): Intermediate {
  const epsilon = numberOf(settings, "epsilon");
  const updates = stateOf(known, "u", "before");
  const values = stateOf(known, "s").map(
    (squares, axis) =>
      (Math.sqrt(updates[axis] + epsilon) / Math.sqrt(squares + epsilon)) * known.gradient[axis],
  );
  return { name: "update", values };
}

function corrected(settings: RuleSettings, known: KnownStep): Intermediate[] {
  const meanCorrection = 1 - numberOf(settings, "beta1") ** known.time;
  const squareCorrection = 1 - numberOf(settings, "beta2") ** known.time;
  const epsilon = numberOf(settings, "epsilon");
  const squares = stateOf(known, "v").map((mean) => mean / squareCorrection);
  return [
    { name: "corrected-mean", values: stateOf(known, "m").map((mean) => mean / meanCorrection) },
    { name: "corrected-squares", values: squares },
    { name: "root", values: squares.map((mean) => Math.sqrt(mean) + epsilon) },
  ];
}

function decay(settings: RuleSettings, { point, learningRate }: KnownStep): Intermediate {
  const shrinkage = learningRate * numberOf(settings, "weightDecay");
  return { name: "decay", values: point.map((coordinate) => -(shrinkage * coordinate)) };
}

function direction({ gradient, hessian }: KnownStep): Intermediate[] {
  if (hessian === null) return [];
  if (gradient.length === 1) return [{ name: "direction", values: [gradient[0] / hessian[0]] }];
  const [a, b, c, d] = hessian;
  const determinant = a * d - b * c;
  const values = [
    (d * gradient[0] - b * gradient[1]) / determinant,
    (a * gradient[1] - c * gradient[0]) / determinant,
  ];
  return [{ name: "direction", values }];
}
