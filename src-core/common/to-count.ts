/** The nearest whole number from 0 on; 0 for what is no number. */
export function toCount(value: number): number {
  if (Number.isNaN(value)) return 0;
  return Math.min(Math.max(0, Math.round(value)), Number.MAX_SAFE_INTEGER);
}
