import { roundToDecimals } from "#core/common/rounding.ts";

/** How a field's number may be stepped. */
export interface StepRules {
  readonly isWhole: boolean;
  /** Steps stop here. */
  readonly lowest: number;
}

/** A step in a field is never smaller than this. */
const smallestStep = 1e-12;

/**
 * A number some steps on: a step is one in the second digit (0.1 → 0.11, 1000 → 1100), and at
 * least 1 for whole numbers; from 0 it is 0.1.
 *
 * @param count steps up, or down when negative; ten of them jump one in the first digit
 */
export function steppedNumber(
  value: number,
  count: number,
  { isWhole, lowest }: StepRules,
): number {
  const step = stepOf(value, isWhole);
  const stepped = value + step * count;
  const decimals = Math.max(0, Math.min(15, -Math.floor(Math.log10(step))));
  const rounded = roundToDecimals(stepped, decimals);
  return Math.max(lowest, Object.is(rounded, -0) ? 0 : rounded);
}

function stepOf(value: number, isWhole: boolean): number {
  const size = Math.abs(value);
  const step = size === 0 ? 0.1 : 10 ** (Math.floor(Math.log10(size) + 1e-9) - 1);
  return isWhole ? Math.max(1, step) : Math.max(smallestStep, step);
}
