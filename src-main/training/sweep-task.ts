import { setImmediate } from "node:timers/promises";
import { RateSweep, type RateSweepResult } from "#core/descent/rate-sweep.ts";
import { FaultError } from "#core/protocol/faults.ts";
import type { Request } from "#core/protocol/messages.ts";
import { checkedObjective } from "./run-task.ts";

/** How long the worker computes before it listens again, in milliseconds. */
const sliceMs = 8;

/** What is swept: a run, and the learning rates it is made with. */
export type SweepSpecification = Omit<Request<"sweep-rates">, "kind">;

/**
 * Makes a run for each of many learning rates, listening in between.
 *
 * @param signal stops it at its next slice
 * @throws FaultError when no run can begin with this specification, or `run-cancelled`
 */
export async function sweepRates(
  { specification, low, high, count }: SweepSpecification,
  signal: AbortSignal,
): Promise<RateSweepResult> {
  const objective = checkedObjective(specification);
  const rates = Float64Array.from(
    { length: count },
    (_, place) => low + ((high - low) * place) / (count - 1),
  );
  const sweep = new RateSweep(objective, specification.settings, rates);
  for (;;) {
    if (signal.aborted) throw new FaultError({ kind: "run-cancelled" });
    const deadline = performance.now() + sliceMs;
    while (performance.now() < deadline) {
      const result = sweep.advance();
      if (result) return result;
    }
    await setImmediate();
  }
}
