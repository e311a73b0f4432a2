import { assertNever } from "#core/common/assert-never.ts";
import type { StepInsight } from "#core/descent/rule-replay.ts";
import type { IntermediateName } from "#core/descent/step-intermediates.ts";
import type { RuleSettings } from "#core/optimizers/optimizer-table.ts";

/** A vector of a step, as the formulas call it. */
export interface StepVector {
  /** As plain text, for those who hear it. */
  readonly name: string;
  /** In TeX. */
  readonly tex: string;
  readonly values: readonly number[];
  /** Which arrow of the picture it is; null: none. */
  readonly arrow: "gradient" | "velocity" | "step" | null;
}

/** Every vector that an update works with, in the order in which it is calculated. */
export function stepVectors(rule: RuleSettings, insight: StepInsight): readonly StepVector[] {
  const velocity = new Set(["momentum v", "nesterov v", "adam m", "adamw m"]);
  const state = insight.state.flatMap(({ symbol, before, after }): StepVector[] => [
    {
      name: `${symbol} ${insight.time - 1}`,
      tex: `${symbol}_{${insight.time - 1}}`,
      values: before,
      arrow: null,
    },
    {
      name: `${symbol} ${insight.time}`,
      tex: `${symbol}_{${insight.time}}`,
      values: after,
      arrow: velocity.has(`${rule.optimizer} ${symbol}`) ? "velocity" : null,
    },
  ]);
  return [
    { name: "g", tex: "g = \\nabla J", values: insight.gradient, arrow: "gradient" },
    ...state,
    ...hessianRows(insight),
    ...insight.intermediates.map(
      ({ name, values }): StepVector => ({
        ...intermediateNames(rule, name),
        values,
        arrow: null,
      }),
    ),
    { name: "Δθ", tex: "\\Delta\\theta", values: insight.step, arrow: "step" },
  ];
}

/** How the formulas write what a rule calculates between its state and its step. */
function intermediateNames(
  { optimizer }: RuleSettings,
  name: IntermediateName,
): Pick<StepVector, "name" | "tex"> {
  switch (name) {
    case "root":
      return optimizer === "adam" || optimizer === "adamw"
        ? { name: "√v̂ + ε", tex: "\\sqrt{\\hat v} + \\varepsilon" }
        : { name: "√s + ε", tex: "\\sqrt{s} + \\varepsilon" };
    case "update":
      return { name: "d", tex: "d" };
    case "look-ahead":
      return { name: "g + μv", tex: "g + \\mu v" };
    case "corrected-mean":
      return { name: "m̂", tex: "\\hat m" };
    case "corrected-squares":
      return { name: "v̂", tex: "\\hat v" };
    case "decay":
      return { name: "−ηλθ", tex: "-\\eta\\lambda\\theta_n" };
    case "direction":
      return { name: "H⁻¹g", tex: "H^{-1}g" };
    default:
      return assertNever(name);
  }
}

function hessianRows({ hessian, gradient }: StepInsight): StepVector[] {
  if (!hessian) return [];
  const dimension = gradient.length;
  return gradient.map((_, row) => ({
    name: dimension === 1 ? "H" : `H ${row + 1}`,
    tex: dimension === 1 ? "H" : `H_{${row + 1}}`,
    values: hessian.slice(row * dimension, (row + 1) * dimension),
    arrow: null,
  }));
}
