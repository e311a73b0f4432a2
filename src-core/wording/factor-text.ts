import type { NumberWriter } from "./numbers.ts";

/** A factor from step to step, with as many digits as tell it from 1. */
export function factorText(factor: number, numbers: NumberWriter): string {
  const apart = Math.abs(factor - 1);
  const digits = apart > 0 ? 1 + Math.ceil(-Math.log10(apart)) : 2;
  return numbers.plain(factor, Math.max(2, Math.min(9, digits)));
}
