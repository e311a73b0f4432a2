import type { DescentRun } from "./descent-run.ts";
import type { Outcome } from "./outcome.ts";

/** What takes time and pauses on the way, so that whoever waits for it can do other things in between. */
export type Pausing<Result> = Generator<undefined, Result, undefined>;

/** Steps between two pauses: some tenths of a millisecond. */
const burstSteps = 500;

/** Makes at most so many steps of a run that nobody sees. Returns its outcome; null: it can go on. */
export function* letRun(run: DescentRun, steps: number): Pausing<Outcome | null> {
  let outcome: Outcome | null = run.outcome;
  for (let made = 0; made < steps && outcome === null; made += burstSteps) {
    outcome = run.advance(Math.min(burstSteps, steps - made));
    yield;
  }
  return outcome;
}

/** Brings something to its end without a pause. */
export function finish<Result>(work: Pausing<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
