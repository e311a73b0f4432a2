import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TrainingOutcome } from "#core/training/training-outcome.ts";
import { TrainingRun } from "#core/training/training-run.ts";
import type { TrainingSetup } from "#core/training/training-setup.ts";
import {
  anyDivergingSetup,
  anySmallSetup,
  builtIn,
  preparedFor,
  runOf,
  seekTo,
} from "./training-samples.ts";

/** Where a run stood at an update, for the comparison. */
interface Place {
  readonly parameters: Float64Array;
  readonly change: Float64Array;
  readonly outcome: TrainingOutcome | null;
}

function placeOf({ parameters, change, outcome }: TrainingRun): Place {
  return { parameters: parameters.slice(), change: change.slice(), outcome };
}

/** As a run sees a place that has not tried yet whether there is a next update. */
function unknowing({ outcome, ...rest }: Place, run: TrainingRun): Place {
  const isKnown = outcome?.kind !== "diverged" || run.outcome !== null;
  return { ...rest, outcome: isKnown ? outcome : null };
}

/** Every place of a run that is made update by update, up to its end or `most`. */
function placesOf(run: TrainingRun, most: number): Place[] {
  const places = [placeOf(run)];
  while (run.outcome === null && run.step < most) {
    run.advance(1);
    if (run.step === places.length) places.push(placeOf(run));
    else places[places.length - 1] = placeOf(run);
  }
  return places;
}

describe("seeking", () => {
  it("gives the very same numbers in any order of seeks and slices, and the same end", () => {
    const order = fc.array(fc.record({ to: fc.nat(400), slice: fc.integer({ min: 1, max: 90 }) }), {
      minLength: 1,
      maxLength: 8,
    });
    const anySetup = fc.oneof(
      { arbitrary: anySmallSetup, weight: 4 },
      { arbitrary: anyDivergingSetup, weight: 1 },
    );
    fc.assert(
      fc.property(anySetup, order, fc.constantFrom(1, 4000, 1e9), (setup, seeks, budgetBytes) => {
        const places = placesOf(new TrainingRun(preparedFor(setup)), 400);
        const run = new TrainingRun(preparedFor(setup), { budgetBytes });
        for (const { to, slice } of seeks) {
          // Forward as far as it goes, then back or forth within what was made.
          while (run.outcome === null && run.step < Math.min(to, places.length - 1)) {
            run.advance(Math.min(slice, Math.min(to, places.length - 1) - run.step));
          }
          const goal = Math.min(to, run.head);
          seekTo(run, goal, slice);
          expect(run.step).toBe(goal);
          expect(placeOf(run)).toEqual(unknowing(places[goal], run));
        }
        while (run.outcome === null && run.step < places.length - 1) {
          run.advance(Math.min(7, places.length - 1 - run.step));
        }
        if (places[run.step].outcome) run.advance(1);
        expect(run.step).toBe(places.length - 1);
        expect(placeOf(run)).toEqual(places[run.step]);
      }),
      { numRuns: 300 },
    );
  });

  it("remembers the best loss of the epochs before, so that the same patience runs out", () => {
    const change: Partial<TrainingSetup> = {
      data: builtIn("xor"),
      batchSize: 40,
      rule: { optimizer: "gradient-descent", hyperparameters: { learningRate: 8 } },
      stop: { loss: null, epochs: 1000, patience: 3 },
    };
    const run = runOf(change);
    run.advance(10_000);
    const { outcome } = run;
    expect(outcome?.kind).toBe("no-progress");
    for (let step = 0; step < run.head; step++) {
      seekTo(run, step, 5);
      run.advance(10_000);
      expect(run.outcome).toEqual(outcome);
    }
  });

  it("trains on after a rewind as it did, and keeps the history it has", () => {
    const straight = runOf({ data: builtIn("moons"), batchSize: 7 });
    straight.advance(500);
    const run = runOf({ data: builtIn("moons"), batchSize: 7 });
    run.advance(321);
    const before = run.history(run.score());
    seekTo(run, 0, 10);
    expect(run.parameters).toEqual(run.prepared.initial);
    expect(run.change.every((value) => value === 0)).toBe(true);
    expect(run.head).toBe(321);
    expect(run.history(run.score())).toEqual(before);
    run.advance(500);
    expect(run.parameters).toEqual(straight.parameters);
    expect(run.history(run.score())).toEqual(straight.history(straight.score()));
  });

  it("goes in slices, so that others can be heard in between", () => {
    const run = runOf({ data: builtIn("circles") }, { budgetBytes: 1 });
    run.advance(1000);
    run.seek(999);
    let slices = 0;
    while (run.isSeeking) {
      const from = run.step;
      run.advance(50);
      expect(run.step - from).toBeLessThanOrEqual(50);
      slices++;
    }
    expect(run.step).toBe(999);
    expect(slices).toBeGreaterThan(1);
  });

  it("goes no further than the furthest update that was made", () => {
    const run = runOf({ data: builtIn("xor") });
    run.advance(20);
    seekTo(run, 50, 3);
    expect(run.step).toBe(20);
    seekTo(run, -3, 3);
    expect(run.step).toBe(0);
  });

  it("says what the update before changed, wherever it arrives", () => {
    const run = runOf({
      data: builtIn("clusters"),
      rule: { optimizer: "adam", hyperparameters: {} },
    });
    run.advance(99);
    const before = run.parameters.slice();
    run.advance(1);
    const change = run.parameters.map((value, at) => value - before[at]);
    expect(run.change).toEqual(change);
    run.advance(37);
    seekTo(run, 100, 8);
    expect(run.change).toEqual(change);
  });
});
