import { describe, expect, it } from "vitest";
import { Snapshots, type TrainingSnapshot } from "#core/training/snapshots.ts";
import { TrainingRecorder } from "#core/training/training-recorder.ts";
import type { TrainingSetup } from "#core/training/training-setup.ts";
import { builtIn, runOf } from "./training-samples.ts";

function snapshotOf(step: number, length: number): TrainingSnapshot {
  return {
    step,
    parameters: new Float64Array(length),
    rule: [new Float64Array(length)],
    order: new Int32Array(10),
    shuffle: new Uint32Array(4),
    best: { loss: 1, epoch: 0 },
  };
}

describe("the history", () => {
  it.each([1, 32])(
    "has updates evenly from every %i-th on, however long the run is, and the newest",
    (first) => {
      const recorder = new TrainingRecorder(first);
      for (let step = 0; step <= 100_000; step++) {
        const score = { loss: step, accuracy: null };
        if (recorder.wants(step)) recorder.record(step, score, score);
      }
      const newest = { step: 100_003, training: { loss: 7, accuracy: null }, test: null };
      const { stride, steps, training } = recorder.history(newest);
      expect(steps.length).toBeLessThanOrEqual(402);
      expect(steps.length).toBeGreaterThan(199);
      expect(stride % first).toBe(0);
      steps.slice(0, -1).forEach((step, k) => {
        expect([step, training[k]]).toEqual([k * stride, k * stride]);
      });
      expect([steps.at(-1), training.at(-1)]).toEqual([100_003, 7]);
    },
  );

  it("is what the loss was, and says accuracy and test where there are any", () => {
    const run = runOf({ data: builtIn("iris"), testPart: 0.2 });
    const seen = [];
    for (let step = 0; step < 40; step++) {
      seen.push(run.score());
      run.advance(1);
    }
    const { steps, training, test, trainingAccuracy, testAccuracy } = run.history(run.score());
    expect([...steps.subarray(0, 40)]).toEqual(seen.map((_, step) => step));
    expect([...training.subarray(0, 40)]).toEqual(seen.map((one) => one.training.loss));
    expect([...test.subarray(0, 40)]).toEqual(seen.map((one) => one.test?.loss));
    expect([...trainingAccuracy.subarray(0, 40)]).toEqual(seen.map((one) => one.training.accuracy));
    expect([...testAccuracy.subarray(0, 40)]).toEqual(seen.map((one) => one.test?.accuracy));
  });

  it("measures seldom where measuring is much more work than an update, else every update", () => {
    const strideOf = (change: Partial<TrainingSetup>): number => {
      const run = runOf(change);
      return run.history(run.score()).stride;
    };
    const digits = { data: builtIn("digits"), hidden: [32] };
    expect(strideOf({ data: builtIn("circles"), batchSize: 1 })).toBe(1);
    expect(strideOf({ ...digits, batchSize: 10 })).toBe(32);
    expect(strideOf({ ...digits, batchSize: 1 })).toBe(512);
    expect(strideOf({ ...digits, batchSize: null })).toBe(1);
  });

  it("has no test without test samples, and no accuracy of numbers", () => {
    const run = runOf({ task: "regression", data: builtIn("sine"), testPart: 0 });
    run.advance(10);
    const history = run.history(run.score());
    expect(history.training.length).toBe(history.steps.length);
    expect([history.test, history.trainingAccuracy, history.testAccuracy]).toEqual([
      new Float64Array(0),
      new Float64Array(0),
      new Float64Array(0),
    ]);
  });
});

describe("snapshots", () => {
  it("stay within their memory, lie evenly, and keep the start", () => {
    const length = 1000;
    const snapshots = new Snapshots(20 * 16 * length);
    for (let step = 0; step <= 5000; step++) {
      if (snapshots.wants(step)) snapshots.keep(snapshotOf(step, length));
      expect(snapshots.count).toBeLessThanOrEqual(20);
    }
    expect(snapshots.count).toBeGreaterThan(8);
    expect(snapshots.before(0).step).toBe(0);
    for (const step of [1, 777, 2500, 5000]) {
      const { step: found } = snapshots.before(step);
      expect(found).toBeLessThanOrEqual(step);
      expect(step - found).toBeLessThan(snapshots.stride);
    }
  });

  it("are two at least, however little memory there is", () => {
    const snapshots = new Snapshots(0);
    for (let step = 0; step <= 100; step++) {
      if (snapshots.wants(step)) snapshots.keep(snapshotOf(step, 10));
    }
    expect(snapshots.count).toBe(2);
    expect(snapshots.before(100).step).toBe(64);
  });
});
