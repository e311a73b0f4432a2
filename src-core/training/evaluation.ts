import { BackPropagation } from "../network/back-propagation.ts";
import { type NetworkShape, parameterCount } from "../network/network-shape.ts";
import type { PreparedTraining } from "./prepared-training.ts";

/** Samples that go through the network at once. */
const chunk = 250;

/** How well a network does on some samples. */
export interface Score {
  /** The mean of E; without L2. */
  readonly loss: number;
  /** The part that is classified rightly, 0 to 1; null for regression. */
  readonly accuracy: number | null;
}

/** All that a window shows of some samples. */
export interface Survey {
  readonly score: Score;
  /** Row-major [count, outputCount]. */
  readonly outputs: Float64Array;
  /** Row-major [class, predicted class] counts; null for regression. */
  readonly confusion: Int32Array | null;
}

/** Some samples of a data set, packed: row-major. */
export interface SampleRows {
  readonly count: number;
  readonly inputs: Float64Array;
  readonly targets: Float64Array;
  readonly classes: Int32Array | null;
}

/** The rows of some samples of a prepared training. */
export function packSamples(
  { inputs, data, shape }: PreparedTraining,
  samples: Int32Array,
): SampleRows {
  const [inputCount, outputCount] = [shape.sizes[0], shape.sizes[shape.sizes.length - 1]];
  const rows = {
    count: samples.length,
    inputs: new Float64Array(samples.length * inputCount),
    targets: new Float64Array(samples.length * outputCount),
    classes: data.classes ? samples.map((sample) => data.classes?.[sample] ?? 0) : null,
  };
  samples.forEach((sample, row) => {
    rows.inputs.set(
      inputs.subarray(sample * inputCount, (sample + 1) * inputCount),
      row * inputCount,
    );
    rows.targets.set(
      data.targets.subarray(sample * outputCount, (sample + 1) * outputCount),
      row * outputCount,
    );
  });
  return rows;
}

/** Runs samples through a network, in chunks; its memory is used again. */
export class Evaluator {
  private readonly shape: NetworkShape;
  private readonly passes: BackPropagation;
  private readonly chunkGradient: Float64Array;

  constructor(shape: NetworkShape) {
    this.shape = shape;
    this.passes = new BackPropagation(shape, chunk);
    this.chunkGradient = new Float64Array(parameterCount(shape));
  }

  /** Mean loss and accuracy; of no samples NaN. */
  score(parameters: Float64Array, rows: SampleRows): Score {
    let loss = 0;
    let right = 0;
    this.eachChunk(parameters, rows, (from, count, targets) => {
      loss += this.passes.loss(targets, count) * count;
      if (rows.classes) right += this.countRight(rows.classes, from, count);
    });
    return { loss: loss / rows.count, accuracy: rows.classes ? right / rows.count : null };
  }

  /** What the network makes of inputs, row-major [count, outputCount]. */
  outputs(parameters: Float64Array, inputs: Float64Array, count: number): Float64Array {
    const rows = { count, inputs, targets: new Float64Array(0), classes: null };
    const width = this.shape.sizes[this.shape.sizes.length - 1];
    const outputs = new Float64Array(count * width);
    this.eachChunk(parameters, rows, (from, length) => {
      outputs.set(this.passes.outputs.subarray(0, length * width), from * width);
    });
    return outputs;
  }

  /**
   * All that a window shows of some samples, from one forward pass over them.
   *
   * @param gradient gets ∂E/∂θ of their mean loss, without L2; null: not asked for
   */
  survey(parameters: Float64Array, rows: SampleRows, gradient: Float64Array | null): Survey {
    const width = this.shape.sizes[this.shape.sizes.length - 1];
    const outputs = new Float64Array(rows.count * width);
    const confusion = rows.classes ? new Int32Array(width * width) : null;
    gradient?.fill(0);
    let loss = 0;
    let right = 0;
    this.eachChunk(parameters, rows, (from, count, targets) => {
      loss += this.passes.loss(targets, count) * count;
      outputs.set(this.passes.outputs.subarray(0, count * width), from * width);
      if (rows.classes && confusion) right += this.count(rows.classes, confusion, from, count);
      if (gradient) this.addGradient(parameters, targets, count, count / rows.count, gradient);
    });
    const accuracy = rows.classes ? right / rows.count : null;
    return { score: { loss: loss / rows.count, accuracy }, outputs, confusion };
  }

  /**
   * The part of a layer's outputs that sit where the activation hardly has a slope, over the first
   * rows; of ReLU the part of the neurons that never have one.
   *
   * @param layer of weights, from 0; a hidden one
   */
  saturation(parameters: Float64Array, rows: SampleRows, layer: number): number {
    const count = Math.min(chunk, rows.count);
    this.passes.forward(parameters, rows.inputs, count);
    const width = this.shape.sizes[layer + 1];
    const outputs = this.passes.outputsOf(layer + 1).subarray(0, count * width);
    const activation = this.shape.activations[layer];
    if (activation === "relu") return deadPart(outputs, width);
    if (activation !== "sigmoid" && activation !== "tanh") return 0;
    const flat = outputs.reduce((sum, y) => {
      const slope = activation === "sigmoid" ? y * (1 - y) : 1 - y * y;
      return slope < 0.01 ? sum + 1 : sum;
    }, 0);
    return flat / outputs.length;
  }

  private eachChunk(
    parameters: Float64Array,
    { count, inputs, targets }: SampleRows,
    take: (from: number, count: number, targets: Float64Array) => void,
  ): void {
    const { sizes } = this.shape;
    const [inputCount, outputCount] = [sizes[0], sizes[sizes.length - 1]];
    for (let from = 0; from < count; from += chunk) {
      const length = Math.min(chunk, count - from);
      this.passes.forward(parameters, inputs.subarray(from * inputCount), length);
      take(from, length, targets.subarray(from * outputCount));
    }
  }

  private addGradient(
    parameters: Float64Array,
    targets: Float64Array,
    count: number,
    part: number,
    gradient: Float64Array,
  ): void {
    this.passes.backward(parameters, targets, count, this.chunkGradient);
    for (let i = 0; i < gradient.length; i++) gradient[i] += part * this.chunkGradient[i];
  }

  /** Counts a chunk into a confusion matrix; returns how many of it are right. */
  private count(classes: Int32Array, confusion: Int32Array, from: number, count: number): number {
    const width = this.shape.sizes[this.shape.sizes.length - 1];
    let right = 0;
    for (let s = 0; s < count; s++) {
      const predicted = this.predicted(s);
      confusion[classes[from + s] * width + predicted]++;
      if (predicted === classes[from + s]) right++;
    }
    return right;
  }

  private countRight(classes: Int32Array, from: number, count: number): number {
    let right = 0;
    for (let s = 0; s < count; s++) if (this.predicted(s) === classes[from + s]) right++;
    return right;
  }

  /** The class with the largest output for a row of the last chunk; the first of equal ones. */
  private predicted(row: number): number {
    const width = this.shape.sizes[this.shape.sizes.length - 1];
    const { outputs } = this.passes;
    let best = 0;
    for (let k = 1; k < width; k++) {
      if (outputs[row * width + k] > outputs[row * width + best]) best = k;
    }
    return best;
  }
}

function deadPart(outputs: Float64Array, width: number): number {
  let dead = 0;
  for (let neuron = 0; neuron < width; neuron++) {
    let isDead = true;
    for (let at = neuron; at < outputs.length && isDead; at += width) isDead = outputs[at] === 0;
    if (isDead) dead++;
  }
  return dead / width;
}
