import type { Trajectory } from "#core/descent/trajectory.ts";
import type { OptimizerName } from "#core/optimizers/optimizer.ts";
import { learningRateOf, type RuleSettings } from "#core/optimizers/optimizer-table.ts";
import { constantSchedule, scheduledRate } from "#core/optimizers/schedule.ts";
import { createNumberWriter, texOfNumber } from "#core/wording/numbers.ts";

/** A step as formulas in TeX: the rule, and the same with this step's numbers. */
export interface StepFormulas {
  /** What the rule does before the step; empty for plain gradient descent. */
  readonly rule: readonly string[];
  /** The step itself, in symbols. */
  readonly step: string;
  /** The step with its numbers. */
  readonly numbers: string;
}

const gradient = "\\nabla J(\\theta_n)";
const plainStep = "\\theta_{n+1} = \\theta_n - \\eta\\,";

/** Every update rule as PyTorch 2 has it, with g for the gradient at the current point. */
const rules: Readonly<
  Record<OptimizerName, { readonly rule: readonly string[]; readonly step: string }>
> = {
  "gradient-descent": { rule: [], step: `${plainStep}${gradient}` },
  momentum: {
    rule: [`g = ${gradient},\\quad v \\leftarrow \\mu v + g`],
    step: `${plainStep}v`,
  },
  nesterov: {
    rule: [`g = ${gradient},\\quad v \\leftarrow \\mu v + g`],
    step: `${plainStep}(g + \\mu v)`,
  },
  adagrad: {
    rule: [`g = ${gradient},\\quad s \\leftarrow s + g^2`],
    step: `${plainStep}g / (\\sqrt{s} + \\varepsilon)`,
  },
  rmsprop: {
    rule: [`g = ${gradient}`, "s \\leftarrow \\alpha s + (1 - \\alpha)\\,g^2"],
    step: `${plainStep}g / (\\sqrt{s} + \\varepsilon)`,
  },
  adadelta: {
    rule: [
      `g = ${gradient},\\quad s \\leftarrow \\rho s + (1 - \\rho)\\,g^2`,
      "d = \\sqrt{u + \\varepsilon} \\big/ \\sqrt{s + \\varepsilon} \\cdot g",
      "u \\leftarrow \\rho u + (1 - \\rho)\\,d^2",
    ],
    step: `${plainStep}d`,
  },
  adam: {
    rule: [
      `g = ${gradient},\\quad m \\leftarrow \\beta_1 m + (1 - \\beta_1)\\,g`,
      "v \\leftarrow \\beta_2 v + (1 - \\beta_2)\\,g^2",
      "\\hat m = m / (1 - \\beta_1^t),\\quad \\hat v = v / (1 - \\beta_2^t)",
    ],
    step: `${plainStep}\\hat m / (\\sqrt{\\hat v} + \\varepsilon)`,
  },
  adamw: {
    rule: [
      `g = ${gradient},\\quad m \\leftarrow \\beta_1 m + (1 - \\beta_1)\\,g`,
      "v \\leftarrow \\beta_2 v + (1 - \\beta_2)\\,g^2",
      "\\hat m = m / (1 - \\beta_1^t),\\quad \\hat v = v / (1 - \\beta_2^t)",
    ],
    step: `${plainStep}\\big(\\hat m / (\\sqrt{\\hat v} + \\varepsilon) + \\lambda\\,\\theta_n\\big)`,
  },
  newton: {
    rule: [`g = ${gradient},\\quad H = \\nabla^2 J(\\theta_n)`],
    step: `${plainStep}H^{-1} g`,
  },
};

/** The formulas of the step from one iterate to the next; null at the last one. */
export function stepFormulas(
  rule: RuleSettings,
  trajectory: Trajectory,
  rowCount: number,
  step: number,
): StepFormulas | null {
  if (step + 1 >= rowCount) return null;
  const from = trajectory.pointAt(step);
  const to = trajectory.pointAt(step + 1);
  const symbols = rules[rule.optimizer];
  const minuend =
    rule.optimizer === "gradient-descent"
      ? `${texNumber(rateAt(rule, step))} ${from.length > 1 ? "\\," : "\\cdot"} ${column(trajectory.gradientAt(step))}`
      : column(from.map((coordinate, axis) => coordinate - to[axis]));
  return { ...symbols, numbers: `${column(to)} = ${column(from)} - ${minuend}` };
}

/** η of the step that follows an iterate, which a schedule may have changed. */
function rateAt(rule: RuleSettings, step: number): number {
  return scheduledRate(rule.schedule ?? constantSchedule, learningRateOf(rule), step + 1);
}

/** Numbers inside a formula are the same in every language. */
const written = createNumberWriter("en");

/** A number with its digits after the point, or as a power of ten where that says more. */
export function texNumber(value: number, decimals?: number): string {
  if (decimals === undefined) return texOfNumber(written.plain(value));
  const isTiny = value !== 0 && Math.abs(value) < 5 * 10 ** -decimals;
  return texOfNumber(isTiny ? written.power(value, 2) : written.fixed(value, decimals));
}

function column(coordinates: readonly number[]): string {
  const texts = coordinates.map((coordinate) => texNumber(coordinate, 4));
  if (texts.length > 1) return `\\begin{pmatrix} ${texts.join(" \\\\ ")} \\end{pmatrix}`;
  return texts[0].startsWith("-") ? `(${texts[0]})` : texts[0];
}
