import type { StepInsight } from "#core/descent/rule-replay.ts";
import {
  hyperparameter,
  optimizerTable,
  type RuleSettings,
} from "#core/optimizers/optimizer-table.ts";

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
    ...corrected(rule, insight),
    ...hessianRows(insight),
    { name: "Δθ", tex: "\\Delta\\theta", values: insight.step, arrow: "step" },
  ];
}

/** Adam's averages without the pull towards 0 that they begin with. */
function corrected(rule: RuleSettings, { state, time }: StepInsight): StepVector[] {
  if (rule.optimizer !== "adam" && rule.optimizer !== "adamw") return [];
  const ranges = optimizerTable[rule.optimizer].hyperparameters;
  return [
    { symbol: "m", beta: "beta1" },
    { symbol: "v", beta: "beta2" },
  ].flatMap(({ symbol, beta }) => {
    const vector = state.find((one) => one.symbol === symbol);
    const range = ranges.find(({ name }) => name === beta);
    if (!vector || !range) return [];
    const correction = 1 - hyperparameter(rule, range) ** time;
    const values = vector.after.map((value) => value / correction);
    return [{ name: `${symbol}̂`, tex: `\\hat ${symbol}`, values, arrow: null }];
  });
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
