// Rounding, not writing: what people read is written by the number writer alone.

/** The number with so many significant digits that is nearest. */
export function roundToDigits(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}

/** The number with so many digits after the point that is nearest. */
export function roundToDecimals(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
