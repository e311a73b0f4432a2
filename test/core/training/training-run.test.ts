import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNetwork, writeNetwork } from "#core/network/network-file.ts";
import { layerPlaces, type NetworkShape } from "#core/network/network-shape.ts";
import { Random } from "#core/network/random.ts";
import type { UpdateRule } from "#core/optimizers/optimizer.ts";
import { createUpdateRule, learningRateOf } from "#core/optimizers/optimizer-table.ts";
import { constantSchedule, scheduledRate } from "#core/optimizers/schedule.ts";
import type { PreparedTraining } from "#core/training/prepared-training.ts";
import { TrainingRun } from "#core/training/training-run.ts";
import { ReferenceNetwork } from "../network/reference-network.ts";
import {
  anySmallSetup,
  builtIn,
  preparedFor,
  runOf,
  setupWith,
  smallTable,
  table,
} from "./training-samples.ts";

/** Rows of some samples, one after the other. */
function rowsOf(values: Float64Array, width: number, samples: readonly number[]): Float64Array {
  return Float64Array.from(
    samples.flatMap((sample) => [...values.subarray(sample * width, (sample + 1) * width)]),
  );
}

/** The batches of an epoch, as row numbers; `order` is shuffled by it. */
function batchesOf(order: Int32Array, batchSize: number, random: Random): number[][] {
  if (batchSize >= order.length) return [[...order]];
  random.shuffle(order);
  const batches = [];
  for (let from = 0; from < order.length; from += batchSize) {
    batches.push([...order.subarray(from, from + batchSize)]);
  }
  return batches;
}

/** λ·w of the weights, nothing of the biases. */
function decayOf(shape: NetworkShape, parameters: Float64Array, l2: number): Float64Array {
  const decay = new Float64Array(parameters.length);
  for (const { weights, biases } of layerPlaces(shape)) {
    for (let at = weights; at < biases; at++) decay[at] = l2 * parameters[at];
  }
  return decay;
}

/** θ after some epochs, by plain loops over plain batches. */
function plainTraining(prepared: PreparedTraining, epochs: number): Float64Array {
  const { setup, shape, data, inputs, trainingSamples } = prepared;
  const network = new ReferenceNetwork(shape);
  const parameters = prepared.initial.slice();
  const gradient = new Float64Array(parameters.length);
  const rule: UpdateRule = createUpdateRule(setup.rule, parameters.length);
  const random = new Random(setup.seed, "shuffle");
  const order = trainingSamples.slice();
  const [width, outputs] = [shape.sizes[0], shape.sizes[shape.sizes.length - 1]];
  let time = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const batch of batchesOf(order, setup.batchSize ?? order.length, random)) {
      const rows = [rowsOf(inputs, width, batch), rowsOf(data.targets, outputs, batch)] as const;
      network.gradient(parameters, ...rows, batch.length, gradient);
      const decay = decayOf(shape, parameters, setup.l2);
      decay.forEach((value, at) => {
        gradient[at] += value;
      });
      time++;
      const schedule = setup.rule.schedule ?? constantSchedule;
      const rate = scheduledRate(schedule, learningRateOf(setup.rule), time);
      rule.step(parameters, gradient, new Float64Array(0), rate, time);
    }
  }
  return parameters;
}

describe("training", () => {
  it("equals plain loops over plain batches, whatever the rule, the batches and the decay", () => {
    fc.assert(
      fc.property(anySmallSetup, (any) => {
        const setup = { ...any, stop: { loss: null, epochs: 4, patience: null } };
        const prepared = preparedFor(setup);
        const run = new TrainingRun(prepared);
        run.advance(1000);
        expect(run.outcome?.kind).toBe("epoch-limit");
        const plain = plainTraining(prepared, 4);
        run.parameters.forEach((value, at) => {
          const size = Math.max(1, Math.abs(plain[at]));
          expect(Math.abs(value - plain[at])).toBeLessThan(1e-9 * size);
        });
      }),
      { numRuns: 150 },
    );
  });

  it("is the same bit for bit from the same seed, in slices or at once, kept or not", () => {
    fc.assert(
      fc.property(
        anySmallSetup,
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
        fc.boolean(),
        (setup, slices, isKept) => {
          const once = new TrainingRun(preparedFor(setup));
          once.advance(300);
          const run = new TrainingRun(preparedFor({ ...setup }), { isKept });
          for (let at = 0; run.step < once.step; at++) {
            run.advance(Math.min(slices[at % slices.length], once.step - run.step));
          }
          expect(run.parameters).toEqual(once.parameters);
          expect(run.outcome).toEqual(once.outcome);
          expect(run.change).toEqual(once.change);
        },
      ),
    );
  });

  it("equals plain loops over batches that are too large to go through at once", () => {
    const data = table(smallTable(2600));
    const stop = { loss: null, epochs: 3, patience: null };
    for (const batchSize of [null, 1024, 1025, 2000]) {
      const prepared = preparedFor(setupWith({ data, batchSize, stop, testPart: 0 }));
      const run = new TrainingRun(prepared);
      run.advance(1000);
      const plain = plainTraining(prepared, 3);
      run.parameters.forEach((value, at) => {
        expect(value).toBeCloseTo(plain[at], 10);
      });
    }
  });

  it("shuffles anew every epoch, and another way with another seed", () => {
    const epochWith = (seed: number): Float64Array => {
      const { initial } = preparedFor(setupWith({ seed: 1 }));
      const { shape } = preparedFor(setupWith({}));
      const run = runOf({ seed, network: { shape, parameters: initial }, testPart: 0 });
      run.advance(run.stepsPerEpoch);
      return run.parameters.slice();
    };
    expect(epochWith(1)).toEqual(epochWith(1));
    expect(epochWith(1)).not.toEqual(epochWith(2));
  });

  it("takes the rest of the samples in the last, smaller batch of an epoch", () => {
    expect(runOf({ data: builtIn("iris"), testPart: 0, batchSize: 40 }).stepsPerEpoch).toBe(4);
    expect(runOf({ data: builtIn("iris"), testPart: 0, batchSize: 150 }).stepsPerEpoch).toBe(1);
    expect(runOf({ data: builtIn("iris"), testPart: 0, batchSize: 1000 }).stepsPerEpoch).toBe(1);
    expect(runOf({ data: builtIn("iris"), testPart: 0, batchSize: null }).stepsPerEpoch).toBe(1);
  });

  it("goes on from a network file as from the network itself", () => {
    fc.assert(
      fc.property(anySmallSetup, fc.nat(60), (any, steps) => {
        const setup = { ...any, stop: { loss: null, epochs: 60, patience: null } };
        const run = new TrainingRun(preparedFor(setup));
        run.advance(steps);
        const { shape } = run.prepared;
        const network = { shape, parameters: run.parameters.slice() };
        const reading = readNetwork(writeNetwork(network));
        if (!reading.ok) throw new Error(reading.fault.kind);
        const [direct, throughFile] = [network, reading.network].map((from) => {
          const next = new TrainingRun(preparedFor({ ...setup, network: from }));
          next.advance(40);
          return next;
        });
        expect(throughFile.parameters).toEqual(direct.parameters);
        expect(throughFile.history(throughFile.score())).toEqual(direct.history(direct.score()));
      }),
      { numRuns: 60 },
    );
  });
});
