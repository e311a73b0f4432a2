import { assertNever } from "../common/assert-never.ts";
import type { Remedy } from "../descent/remedy.ts";
import type { NumberWriter } from "./numbers.ts";

/**
 * What a smaller learning rate would have done, as a sentence.
 *
 * @param curvature the largest on the way; null: there is nothing to say of it
 */
export function remedyZhCn(
  remedy: Remedy,
  curvature: number | null,
  numbers: NumberWriter,
): string {
  const bend = curvature === null ? "" : `途中曲率最大为 ${numbers.plain(curvature, 3)}，`;
  switch (remedy.kind) {
    case "below":
      return `${bend}学习率小于 ${numbers.plain(remedy.rate, 3)} 才会收敛。`;
    case "with":
      return `${bend}学习率取 ${numbers.plain(remedy.rate)} 就会收敛。`;
    case "slow":
      return `${bend}学习率取 ${numbers.plain(remedy.rate)} 时 J 一直下降，但 ${numbers.count(remedy.steps)} 步后仍未到达。`;
    case "none":
      return `${bend}没有找到能够收敛的更小的学习率。`;
    default:
      return assertNever(remedy);
  }
}
