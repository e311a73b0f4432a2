/** The slider's last position; the first is 0. */
export const sliderPositions = 80;

const lowestExponent = -3;
const decades = 4;

/** The learning rate at a position: 0.001 at the first, 10 at the last, in numbers people say. */
export function rateOfPosition(position: number): number {
  const exponent = lowestExponent + (position / sliderPositions) * decades;
  return Number((10 ** exponent).toPrecision(2));
}

/** The position nearest to a learning rate, within the slider. */
export function positionOfRate(rate: number): number {
  if (!(rate > 0)) return 0;
  const position = ((Math.log10(rate) - lowestExponent) / decades) * sliderPositions;
  return Math.max(0, Math.min(sliderPositions, Math.round(position)));
}
