import { assertNever } from "../common/assert-never.ts";
import type { Remedy } from "../descent/remedy.ts";
import type { NumberWriter } from "./numbers.ts";

/**
 * What a smaller learning rate would have done, as a sentence.
 *
 * @param curvature the largest on the way; null: there is nothing to say of it
 */
export function remedyEn(remedy: Remedy, curvature: number | null, numbers: NumberWriter): string {
  const bend =
    curvature === null ? "" : `The curvature on the way was up to ${numbers.plain(curvature, 3)}`;
  switch (remedy.kind) {
    case "below": {
      const rate = `a learning rate below ${numbers.plain(remedy.rate, 3)}`;
      return bend === ""
        ? `A${rate.slice(1)} would have converged.`
        : `${bend}, where ${rate} converges.`;
    }
    case "with": {
      const rate = `ith a learning rate of ${numbers.plain(remedy.rate)} it converges.`;
      return bend === "" ? `W${rate}` : `${bend}; w${rate}`;
    }
    case "slow": {
      const rate = `ith a learning rate of ${numbers.plain(remedy.rate)} it comes lower all the time, but is not there after ${numbers.count(remedy.steps)} steps.`;
      return bend === "" ? `W${rate}` : `${bend}; w${rate}`;
    }
    case "none":
      return `${bend === "" ? "" : `${bend}. `}No smaller learning rate was found with which it converges.`;
    default:
      return assertNever(remedy);
  }
}
