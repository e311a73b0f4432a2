import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BackPropagation } from "#core/network/back-propagation.ts";
import { layerPlaces } from "#core/network/network-shape.ts";
import { makeFrame } from "#core/training/make-frame.ts";
import type { PreparedTraining } from "#core/training/prepared-training.ts";
import type { TrainingRun } from "#core/training/training-run.ts";
import { TrainingRun as Run } from "#core/training/training-run.ts";
import { anySmallSetup, builtIn, preparedFor, runOf, seekTo } from "./training-samples.ts";

/** E + λ/2 · Σ w² over the training samples. */
function penalised(prepared: PreparedTraining, parameters: Float64Array): number {
  const { shape, setup, inputs, data, trainingSamples } = prepared;
  const passes = new BackPropagation(shape, 1);
  let loss = 0;
  for (const sample of trainingSamples) {
    const [from, to] = [shape.sizes[0], shape.sizes[shape.sizes.length - 1]];
    passes.forward(parameters, inputs.subarray(sample * from), 1);
    loss += passes.loss(data.targets.subarray(sample * to), 1) / trainingSamples.length;
  }
  let squares = 0;
  for (const { weights, biases } of layerPlaces(shape)) {
    for (let at = weights; at < biases; at++) squares += parameters[at] ** 2;
  }
  return loss + (setup.l2 / 2) * squares;
}

/** What the network makes of one input in the data's own coordinates. */
function outputsAt(run: TrainingRun, input: readonly number[]): number[] {
  const { shape, means, deviations } = run.prepared;
  const passes = new BackPropagation(shape, 1);
  const scaled = Float64Array.from(input, (value, i) => (value - means[i]) / deviations[i]);
  passes.forward(run.parameters, scaled, 1);
  return [...passes.outputs];
}

describe("a frame", () => {
  it("has the gradient of the loss with L2, as differences say, and the loss without", () => {
    fc.assert(
      fc.property(anySmallSetup, fc.constantFrom(0, 0.01, 0.5), fc.nat(20), (any, l2, steps) => {
        const prepared = preparedFor({ ...any, l2 });
        const run = new Run(prepared);
        run.advance(steps + 1);
        const { gradient, loss, parameters } = makeFrame(run, false);
        const moved = parameters.slice();
        parameters.forEach((value, at) => {
          const h = 1e-5 * Math.max(1, Math.abs(value));
          moved[at] = value + h;
          const above = penalised(prepared, moved);
          moved[at] = value - h;
          const slope = (above - penalised(prepared, moved)) / (2 * h);
          moved[at] = value;
          expect(Math.abs(gradient[at] - slope)).toBeLessThan(1e-6 * Math.max(1, Math.abs(slope)));
        });
        const bare = penalised({ ...prepared, setup: { ...prepared.setup, l2: 0 } }, parameters);
        expect(loss.training).toBeCloseTo(bare, 10);
      }),
      { numRuns: 60 },
    );
  });

  it("is where the run stands, with arrays of its own", () => {
    const run = runOf({ data: builtIn("iris") });
    run.advance(30);
    const frame = makeFrame(run, true);
    const before = structuredClone(frame);
    expect(frame).toMatchObject({ step: 30, head: 30, stepsPerEpoch: 12 });
    expect(frame.state).toEqual({ kind: "running" });
    expect(frame.parameters).toEqual(run.parameters);
    run.advance(10);
    seekTo(run, 5, 3);
    expect(frame).toEqual(before);
    const back = makeFrame(run, false);
    expect([back.step, back.head, back.state.kind]).toEqual([5, 40, "paused"]);
    expect(back.history.steps.at(-1)).toBe(40);
    run.stop();
    expect(makeFrame(run, false).state).toEqual({ kind: "ended", outcome: run.outcome });
  });

  it("is the very same after going back to where it was made", () => {
    const run = runOf({
      data: builtIn("circles"),
      rule: { optimizer: "adam", hyperparameters: {} },
    });
    run.advance(77);
    const frame = makeFrame(run, false);
    run.advance(50);
    seekTo(run, 77, 9);
    const { history: _, head: __, finding: ___, ...same } = makeFrame(run, false);
    expect(frame).toMatchObject(same);
  });

  it("counts the samples of each part in its confusion matrices", () => {
    const run = runOf({ data: builtIn("iris"), testPart: 0.2 });
    run.advance(200);
    const { confusion, loss } = makeFrame(run, false);
    if (!confusion) throw new Error("no confusion");
    const sum = (counts: Int32Array): number => counts.reduce((all, one) => all + one, 0);
    const right = (counts: Int32Array): number => counts[0] + counts[4] + counts[8];
    expect([sum(confusion.training), sum(confusion.test)]).toEqual([120, 30]);
    expect(right(confusion.training) / 120).toBeCloseTo(loss.trainingAccuracy ?? -1, 12);
    expect(right(confusion.test) / 30).toBeCloseTo(loss.testAccuracy ?? -1, 12);
    const numbers = makeFrame(runOf({ task: "regression", data: builtIn("sine") }), false);
    expect([numbers.confusion, numbers.loss.trainingAccuracy]).toEqual([null, null]);
  });
});

describe("what is predicted", () => {
  it("is a curve over one input, a twentieth beyond the data", () => {
    const run = runOf({ task: "regression", data: builtIn("sine"), standardise: true });
    run.advance(100);
    const { prediction } = makeFrame(run, false);
    if (prediction.kind !== "curve") throw new Error(prediction.kind);
    const { inputs } = run.prepared.data;
    const [low, high] = [Math.min(...inputs), Math.max(...inputs)];
    expect(prediction.x).toHaveLength(201);
    expect(prediction.x[0]).toBeCloseTo(low - 0.05 * (high - low), 12);
    expect(prediction.x[200]).toBeCloseTo(high + 0.05 * (high - low), 12);
    for (const at of [0, 77, 200]) {
      expect(prediction.y[at]).toBeCloseTo(outputsAt(run, [prediction.x[at]])[0], 12);
    }
  });

  it("is a plane over two inputs, a tenth beyond the data, one after the other for each output", () => {
    const run = runOf({ data: builtIn("clusters"), standardise: true });
    run.advance(100);
    const { prediction } = makeFrame(run, false);
    if (prediction.kind !== "plane") throw new Error(prediction.kind);
    const { low, high, columns, rows, values } = prediction;
    expect([columns, rows, values.length]).toEqual([61, 61, 4 * 61 * 61]);
    const xs = run.prepared.data.inputs.filter((_, at) => at % 2 === 0);
    const range = Math.max(...xs) - Math.min(...xs);
    expect(high[0] - low[0]).toBeCloseTo(1.2 * range, 9);
    for (const [column, row] of [
      [0, 0],
      [60, 0],
      [13, 50],
    ]) {
      const x = low[0] + ((high[0] - low[0]) * column) / 60;
      const y = low[1] + ((high[1] - low[1]) * row) / 60;
      outputsAt(run, [x, y]).forEach((output, k) => {
        expect(values[(k * 61 + row) * 61 + column]).toBeCloseTo(output, 12);
      });
    }
  });

  it("is all of where points can be placed, and of placed points further out", () => {
    const at = (x: number, y: number, target: number) => ({ input: [x, y], target });
    const points = [at(-1, 1, 0), at(2, 0, 1), at(9, -2, 1)];
    const { prediction } = makeFrame(runOf({ data: { kind: "placed", points } }), false);
    if (prediction.kind !== "plane") throw new Error(prediction.kind);
    expect([prediction.low, prediction.high]).toEqual([
      [-6, -6],
      [10, 6],
    ]);
  });

  it("is a coarser plane while a large network trains, and the whole one at rest", () => {
    const sideOf = (hidden: readonly number[], isRunning: boolean): number => {
      const { prediction } = makeFrame(runOf({ data: builtIn("spirals"), hidden }), isRunning);
      if (prediction.kind !== "plane") throw new Error(prediction.kind);
      return prediction.columns;
    };
    expect([sideOf([16], true), sideOf([16], false)]).toEqual([61, 61]);
    expect([sideOf([64, 64, 64, 64], true), sideOf([64, 64, 64, 64], false)]).toEqual([39, 61]);
    expect([sideOf([256, 256], true), sideOf([256, 256], false)]).toEqual([25, 61]);
  });

  it("is the outputs for the samples where there are more inputs", () => {
    const run = runOf({ data: builtIn("iris"), standardise: true });
    run.advance(100);
    const { prediction } = makeFrame(run, false);
    if (prediction.kind !== "samples") throw new Error(prediction.kind);
    const row = [...run.prepared.data.inputs.subarray(4 * 100, 4 * 101)];
    outputsAt(run, row).forEach((output, k) => {
      expect(prediction.outputs[3 * 100 + k]).toBeCloseTo(output, 12);
    });
  });
});
