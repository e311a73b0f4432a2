// Rounding, not writing: what people read is written by the number writer alone.

/** The number with so many significant digits that is nearest. */
export function roundToDigits(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}

/** The number with so many digits after the point that is nearest. */
export function roundToDecimals(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

/** The largest number with so many significant digits that is not above a positive number. */
export function roundDown(value: number, digits: number): number {
  const nearest = roundToDigits(value, digits);
  if (nearest <= value) return nearest;
  // The unit of the number's own last digit: rounded up, it may have a digit more.
  const order = Number(value.toExponential().split("e")[1]);
  const grain = 10 ** (order - digits + 1);
  return roundToDigits(nearest - grain, digits);
}
