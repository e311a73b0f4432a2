import convnetjs from "convnetjs";
import { BackPropagation } from "#core/network/back-propagation.ts";
import { initialParameters } from "#core/network/initial-parameters.ts";
import type { NetworkShape } from "#core/network/network-shape.ts";
import { Random } from "#core/network/random.ts";
import { createGradientDescent } from "#core/optimizers/gradient-descent.ts";
import { NaiveTraining } from "./naive-training.ts";
import { measureSideBySide } from "./side-by-side.ts";

/** Samples trained on in turn, and trained on by one call. */
const sampleCount = 500;
const learningRate = 0.01;

interface Samples {
  readonly inputs: Float64Array;
  readonly targets: Float64Array;
}

/** A layer as convnetjs is told of it. */
type LayerDefinition = Readonly<Record<string, string | number>>;

/** A way of training that goes once through all samples. */
type Pass = () => void;

/** The sizes that are promised, with what is promised; and odd ones. */
const promised = [
  { sizes: [4, 16, 3], batch: 10, goal: 8 },
  { sizes: [64, 32, 10], batch: 10, goal: 8 },
  { sizes: [2, 8, 1], batch: 10, goal: 5 },
] as const;
const odd = [
  { sizes: [7, 5, 3], batch: 7 },
  { sizes: [7, 5, 3], batch: 1 },
  { sizes: [1, 3, 1], batch: 7 },
  { sizes: [1, 3, 1], batch: 1 },
  { sizes: [1, 1, 1], batch: 3 },
  { sizes: [2, 8, 1], batch: 1 },
  { sizes: [3, 17, 13, 2], batch: 9 },
  { sizes: [64, 32, 10], batch: 1 },
] as const;

/** Samples a second in training: convnetjs, plain loops, and ours, in one run. */
export function measureNetwork(): void {
  for (const { sizes, batch, goal } of promised) {
    const shape = shapeOf(sizes);
    const samples = randomSamples(shape);
    const contenders = [
      { name: "convnetjs", work: convnetPass(shape, samples, batch) },
      { name: "plain loops", work: plainPass(shape, samples, batch) },
      { name: `ours (goal ${goal}×)`, work: ourPass(shape, samples, batch) },
    ];
    measureSideBySide(titleOf(sizes, batch), contenders, sampleCount, "samples");
  }
  for (const { sizes, batch } of odd) {
    const shape = shapeOf(sizes);
    const samples = randomSamples(shape);
    const contenders = [
      { name: "plain loops", work: plainPass(shape, samples, batch) },
      { name: "ours (goal 1×)", work: ourPass(shape, samples, batch) },
    ];
    measureSideBySide(titleOf(sizes, batch), contenders, sampleCount, "samples");
  }
}

function titleOf(sizes: readonly number[], batch: number): string {
  return `training ${sizes.join("-")}, batch ${batch}`;
}

function shapeOf(sizes: readonly number[]): NetworkShape {
  const isRegression = sizes[sizes.length - 1] === 1;
  const hidden = sizes.slice(1, -1).map(() => "sigmoid" as const);
  return {
    sizes,
    activations: [...hidden, isRegression ? "identity" : "softmax"],
    loss: isRegression ? "squared-error" : "cross-entropy",
  };
}

function randomSamples({ sizes, loss }: NetworkShape): Samples {
  const random = new Random(1, "data");
  const outputCount = sizes[sizes.length - 1];
  const inputs = Float64Array.from({ length: sampleCount * sizes[0] }, () => random.normal());
  const targets = new Float64Array(sampleCount * outputCount);
  for (let s = 0; s < sampleCount; s++) {
    if (loss === "squared-error") targets[s] = random.next();
    else targets[s * outputCount + random.below(outputCount)] = 1;
  }
  return { inputs, targets };
}

function ourPass(shape: NetworkShape, { inputs, targets }: Samples, batch: number): Pass {
  const { sizes } = shape;
  const outputCount = sizes[sizes.length - 1];
  const passes = new BackPropagation(shape, batch);
  const parameters = initialParameters(shape, new Random(1, "weights"));
  const gradient = new Float64Array(parameters.length);
  const rule = createGradientDescent();
  const none = new Float64Array(0);
  const batchInputs = new Float64Array(batch * sizes[0]);
  const batchTargets = new Float64Array(batch * outputCount);
  return () => {
    for (let from = 0; from < sampleCount; from += batch) {
      const count = Math.min(batch, sampleCount - from);
      copy(inputs, from * sizes[0], batchInputs, count * sizes[0]);
      copy(targets, from * outputCount, batchTargets, count * outputCount);
      passes.forward(parameters, batchInputs, count);
      passes.backward(parameters, batchTargets, count, gradient);
      rule.step(parameters, gradient, none, learningRate, 1);
    }
  };
}

/** As a training run gathers its batches. */
function copy(source: Float64Array, from: number, target: Float64Array, length: number): void {
  for (let at = 0; at < length; at++) target[at] = source[from + at];
}

function plainPass(shape: NetworkShape, { inputs, targets }: Samples, batch: number): Pass {
  const parameters = initialParameters(shape, new Random(1, "weights"));
  const training = new NaiveTraining(shape, parameters.length);
  return () => {
    for (let from = 0; from < sampleCount; from += batch) {
      const to = Math.min(from + batch, sampleCount);
      training.update(parameters, inputs, targets, from, to, learningRate);
    }
  };
}

/** As convnetjs's own users train: a volume a sample, its trainer's stochastic gradient descent. */
function convnetPass(shape: NetworkShape, { inputs, targets }: Samples, batch: number): Pass {
  const { sizes, loss } = shape;
  const inputCount = sizes[0];
  const outputCount = sizes[sizes.length - 1];
  const hidden: LayerDefinition[] = sizes
    .slice(1, -1)
    .map((neurons) => ({ type: "fc", num_neurons: neurons, activation: "sigmoid" }));
  const output: LayerDefinition =
    loss === "squared-error"
      ? { type: "regression", num_neurons: outputCount }
      : { type: "softmax", num_classes: outputCount };
  const network = new convnetjs.Net();
  network.makeLayers([
    { type: "input", out_sx: 1, out_sy: 1, out_depth: inputCount },
    ...hidden,
    output,
  ]);
  const trainer = new convnetjs.Trainer(network, {
    method: "sgd",
    learning_rate: learningRate,
    momentum: 0,
    batch_size: batch,
    l2_decay: 0,
  });
  const volumes = Array.from({ length: sampleCount }, (_, s) => {
    const volume = new convnetjs.Vol(1, 1, inputCount, 0);
    for (let i = 0; i < inputCount; i++) volume.w[i] = inputs[s * inputCount + i];
    return volume;
  });
  const answers = Array.from({ length: sampleCount }, (_, s) => {
    const row = Array.from(targets.subarray(s * outputCount, (s + 1) * outputCount));
    return loss === "squared-error" ? row : row.indexOf(1);
  });
  return () => {
    for (let s = 0; s < sampleCount; s++) trainer.train(volumes[s], answers[s]);
  };
}
