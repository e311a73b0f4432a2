import type { TrainingRun } from "#core/training/training-run.ts";

/** How long the worker computes before it listens again, in milliseconds. */
const sliceMs = 8;
/** A burst that takes less than this is made longer, one that takes more than the other shorter. */
const shortMs = 0.5;
const longMs = 3;
const mostSteps = 4096;

/** How many updates are made between two looks at the clock: as many as take about a millisecond. */
export class Burst {
  /** Updates of the next burst. */
  steps = 1;

  /** Learns from how long the last burst took. */
  took(ms: number): void {
    if (ms < shortMs) this.steps = Math.min(mostSteps, this.steps * 2);
    else if (ms > longMs) this.steps = Math.max(1, Math.floor(this.steps / 2));
  }
}

/**
 * Makes updates for a slice of time: at most so many, and no further than where the run ends or was
 * sent by `seek`. A single update that takes longer than the slice is made all the same.
 */
export function advanceSlice(run: TrainingRun, steps: number, burst: Burst): void {
  const end = run.step + steps;
  const { isSeeking } = run;
  const begun = performance.now();
  for (let now = begun; now - begun < sliceMs; ) {
    run.advance(Math.min(burst.steps, end - run.step));
    const after = performance.now();
    burst.took(after - now);
    now = after;
    const hasArrived = isSeeking && !run.isSeeking;
    if (run.outcome !== null || run.step >= end || hasArrived) return;
  }
}
