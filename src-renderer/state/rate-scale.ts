import { roundToDigits } from "#core/common/rounding.ts";
import { learningRateOf } from "#core/optimizers/optimizer-table.ts";
import type { Experiment } from "#core/session/experiment.ts";

/** The slider's last position; the first is 0. */
export const sliderPositions = 80;

const lowestExponent = -3;
const decades = 4;

/** The learning rate at a position: 0.001 at the first, 10 at the last, in numbers people say. */
export function rateOfPosition(position: number): number {
  const exponent = lowestExponent + (position / sliderPositions) * decades;
  return roundToDigits(10 ** exponent, 2);
}

/** The position nearest to a learning rate, within the slider. */
export function positionOfRate(rate: number): number {
  if (!(rate > 0)) return 0;
  const position = ((Math.log10(rate) - lowestExponent) / decades) * sliderPositions;
  return Math.max(0, Math.min(sliderPositions, Math.round(position)));
}

/** Rates worth comparing, the most telling first. */
const tellingRates = [0.2, 0.5, 0.05, 0.6, 0.3, 0.9, 0.01, 0.7, 1.1, 0.02, 1.2, 0.03, 0.15, 0.25];

/** A learning rate that is not compared yet. */
export function nextRate({ runs }: Experiment): number {
  const compared = new Set(runs.map(({ rule }) => learningRateOf(rule)));
  return tellingRates.find((rate) => !compared.has(rate)) ?? Math.min(...compared) / 2;
}
