import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NetworkShape } from "#core/network/network-shape.ts";
import { parameterCount } from "#core/network/network-shape.ts";
import { optimizerNames } from "#core/optimizers/optimizer-table.ts";
import { prepareTraining } from "#core/training/prepare-training.ts";
import type { TrainingFault } from "#core/training/training-fault.ts";
import type { TrainingSetup } from "#core/training/training-setup.ts";
import { builtIn, preparedFor, setupWith, table } from "./training-samples.ts";

function faultOf(change: Partial<TrainingSetup>): TrainingFault | null {
  const preparation = prepareTraining(setupWith(change));
  return preparation.ok ? null : preparation.fault;
}

describe("what follows from a setup", () => {
  it("is made once for a setup, and the same again for one like it", () => {
    const setup = setupWith({ data: builtIn("iris"), standardise: true });
    expect(prepareTraining(setup)).toBe(prepareTraining(setup));
    const again = preparedFor({ ...setup });
    expect(again).not.toBe(preparedFor(setup));
    expect(again).toEqual(preparedFor(setup));
  });

  it("has the chapter's outputs and loss for each task", () => {
    expect(preparedFor(setupWith({ data: builtIn("iris"), hidden: [5, 4] })).shape).toEqual({
      sizes: [4, 5, 4, 3],
      activations: ["sigmoid", "sigmoid", "softmax"],
      loss: "cross-entropy",
    });
    const regression = setupWith({ task: "regression", hidden: [], activation: "tanh" });
    expect(preparedFor(regression).shape).toEqual({
      sizes: [1, 1],
      activations: ["identity"],
      loss: "squared-error",
    });
  });

  it("has weights from the seed alone, whatever the batches and the rule are", () => {
    const one = preparedFor(setupWith({ seed: 3 }));
    const other = preparedFor(setupWith({ seed: 3, batchSize: 4, testPart: 0.5 }));
    expect(other.initial).toEqual(one.initial);
    expect(preparedFor(setupWith({ seed: 4 })).initial).not.toEqual(one.initial);
  });
});

describe("the split", () => {
  it("puts every sample on one side, in rising order, the same for the same seed", () => {
    fc.assert(
      fc.property(fc.nat(100), fc.double({ min: 0, max: 0.9, noNaN: true }), (seed, testPart) => {
        const setup = setupWith({ data: builtIn("iris"), seed, testPart });
        const { trainingSamples, testSamples } = preparedFor(setup);
        const all = [...trainingSamples, ...testSamples].sort((a, b) => a - b);
        expect(all).toEqual(Array.from({ length: 150 }, (_, s) => s));
        expect(testSamples).toHaveLength(Math.round(150 * testPart));
        for (const samples of [trainingSamples, testSamples]) {
          expect(samples).toEqual(samples.toSorted());
        }
        expect(preparedFor({ ...setup }).testSamples).toEqual(testSamples);
      }),
    );
  });

  it("is another one for another seed, and none without a test part", () => {
    const split = (seed: number, testPart: number): Int32Array =>
      preparedFor(setupWith({ data: builtIn("iris"), seed, testPart })).testSamples;
    expect(split(1, 0.2)).not.toEqual(split(2, 0.2));
    expect(split(1, 0)).toHaveLength(0);
  });

  it("leaves a sample to train on", () => {
    const data = table("x,t\n1,2\n3,4\n");
    const setup = setupWith({ task: "regression", data, testPart: 0.9 });
    expect(preparedFor(setup).trainingSamples).toHaveLength(1);
  });
});

describe("standardised inputs", () => {
  it("have mean 0 and population deviation 1 over the training samples, not over all", () => {
    const setup = setupWith({ data: builtIn("iris"), standardise: true, testPart: 0.4 });
    const { data, inputs, means, deviations, trainingSamples } = preparedFor(setup);
    for (let i = 0; i < 4; i++) {
      const column = [...trainingSamples].map((s) => data.inputs[4 * s + i]);
      const mean = column.reduce((sum, x) => sum + x, 0) / column.length;
      const square = column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / column.length;
      expect(means[i]).toBeCloseTo(mean, 12);
      expect(deviations[i]).toBeCloseTo(Math.sqrt(square), 12);
      for (let s = 0; s < 150; s++) {
        const expected = (data.inputs[4 * s + i] - mean) / Math.sqrt(square);
        expect(inputs[4 * s + i]).toBeCloseTo(expected, 12);
      }
    }
  });

  it("are 0 where a column is always the same, whatever rounding makes of its mean", () => {
    const rows = Array.from({ length: 7 }, (_, s) => `${s},0.1,1e11,${s}`).join("\n");
    const data = table(`x,same,large,t\n${rows}\n`);
    const setup = setupWith({ task: "regression", data, standardise: true, testPart: 0 });
    const { inputs, deviations } = preparedFor(setup);
    expect([deviations[1], deviations[2]]).toEqual([1, 1]);
    for (let s = 0; s < 7; s++) expect([...inputs.subarray(3 * s + 1, 3 * s + 3)]).toEqual([0, 0]);
  });

  it("are the given ones without standardisation", () => {
    const { data, inputs, means, deviations } = preparedFor(setupWith({ standardise: false }));
    expect(inputs).toEqual(data.inputs);
    expect([...means, ...deviations]).toEqual([0, 0, 1, 1]);
  });
});

describe("a network from a file", () => {
  const shape: NetworkShape = {
    sizes: [2, 3, 2],
    activations: ["relu", "sigmoid"],
    loss: "squared-error",
  };
  const network = { shape, parameters: new Float64Array(parameterCount(shape)).fill(0.25) };

  it("says its layers and loss, and its weights are begun with and left as they are", () => {
    const { shape: used, initial } = preparedFor(setupWith({ network, hidden: [9] }));
    expect(used).toEqual(shape);
    expect(initial).toEqual(network.parameters);
    expect(initial).not.toBe(network.parameters);
  });

  it("must have the inputs and outputs of the data", () => {
    expect(faultOf({ network, data: builtIn("iris") })).toEqual({
      kind: "network-does-not-fit",
      inputs: 2,
      outputs: 2,
      dataInputs: 4,
      dataOutputs: 3,
    });
  });
});

describe("no training begins with", () => {
  const stop = { loss: null, epochs: 10, patience: null };
  it.each<[string, Partial<TrainingSetup>, Partial<TrainingFault>]>([
    [
      "seven hidden layers",
      { hidden: [1, 1, 1, 1, 1, 1, 1] },
      { kind: "hidden-layers-out-of-range" },
    ],
    ["an empty hidden layer", { hidden: [4, 0] }, { kind: "hidden-neurons-out-of-range" }],
    ["half a neuron", { hidden: [2.5] }, { kind: "hidden-neurons-out-of-range" }],
    ["too many neurons", { hidden: [1025] }, { kind: "hidden-neurons-out-of-range", most: 1024 }],
    [
      "a network that is too large",
      { hidden: [1024, 1024, 1024] },
      { kind: "network-too-large", parameters: 2_104_322, limit: 2_000_000 },
    ],
    [
      "Newton's rule",
      { rule: { optimizer: "newton", hyperparameters: {} } },
      { kind: "rule-impossible", optimizer: "newton" },
    ],
    [
      "a momentum of 1",
      { rule: { optimizer: "momentum", hyperparameters: { momentum: 1 } } },
      { kind: "hyperparameter-out-of-range", name: "momentum", value: 1, low: 0, below: 1 },
    ],
    [
      "a learning rate that is no number",
      { rule: { optimizer: "adam", hyperparameters: { learningRate: Number.NaN } } },
      { kind: "hyperparameter-out-of-range", name: "learningRate" },
    ],
    [
      "a schedule out of range",
      {
        rule: {
          optimizer: "adam",
          hyperparameters: {},
          schedule: { kind: "exponential", decay: 2 },
        },
      },
      { kind: "schedule-out-of-range", name: "decay" },
    ],
    ["batches of none", { batchSize: 0 }, { kind: "batch-size-out-of-range" }],
    ["a seed below 0", { seed: -1 }, { kind: "seed-out-of-range", most: 2 ** 32 - 1 }],
    ["a seed of 2³²", { seed: 2 ** 32 }, { kind: "seed-out-of-range" }],
    ["a negative L2", { l2: -0.1 }, { kind: "l2-out-of-range" }],
    ["an infinite L2", { l2: Number.POSITIVE_INFINITY }, { kind: "l2-out-of-range" }],
    ["hardly anything to train on", { testPart: 0.95 }, { kind: "test-part-out-of-range" }],
    [
      "a loss that is no number",
      { stop: { ...stop, loss: Number.NaN } },
      { kind: "stop-loss-not-a-number" },
    ],
    ["epochs below 0", { stop: { ...stop, epochs: -1 } }, { kind: "epochs-out-of-range" }],
    [
      "too many epochs",
      { stop: { ...stop, epochs: 1e7 + 1 } },
      { kind: "epochs-out-of-range", most: 1e7 },
    ],
    ["no patience at all", { stop: { ...stop, patience: 0 } }, { kind: "patience-out-of-range" }],
    ["a task that the data are not for", { data: builtIn("sine") }, { kind: "task-impossible" }],
    ["a damaged table", { data: table("x,t\n1,2,3\n") }, { kind: "data-ragged-row", row: 2 }],
  ])("%s", (_, change, fault) => {
    expect(faultOf(change)).toMatchObject(fault);
  });

  it("and every other rule can be trained with", () => {
    for (const optimizer of optimizerNames.filter((name) => name !== "newton")) {
      expect(faultOf({ rule: { optimizer, hyperparameters: {} } })).toBeNull();
    }
  });
});
