import { isEqual } from "../common/is-equal.ts";
import type { TrainingSetup } from "./training-setup.ts";

/** Whether two setups make the same updates, bit for bit: they differ at most in when they end. */
export function makesSameUpdates(one: TrainingSetup, other: TrainingSetup): boolean {
  return isEqual({ ...one, stop: other.stop }, other);
}
