import { Random } from "../network/random.ts";
import type { PreparedTraining } from "./prepared-training.ts";

/**
 * The batches of a training run, one after the other. Every epoch takes the training samples in a new
 * random order; the whole set at once is never shuffled. The last batch of an epoch may be smaller.
 */
export class Batches {
  /** Row-major [≥ count, inputCount]: the batch that was taken last. */
  readonly inputs: Float64Array;
  /** Row-major [≥ count, outputCount]. */
  readonly targets: Float64Array;
  /** Samples of a batch; the last of an epoch may have fewer. */
  readonly size: number;
  readonly stepsPerEpoch: number;
  private readonly prepared: PreparedTraining;
  private readonly random: Random;
  private readonly order: Int32Array;

  constructor(prepared: PreparedTraining) {
    const { setup, trainingSamples, shape } = prepared;
    const { length } = trainingSamples;
    this.prepared = prepared;
    this.size = Math.min(setup.batchSize ?? length, length);
    this.stepsPerEpoch = Math.ceil(length / this.size);
    this.inputs = new Float64Array(this.size * shape.sizes[0]);
    this.targets = new Float64Array(this.size * shape.sizes[shape.sizes.length - 1]);
    this.random = new Random(setup.seed, "shuffle");
    this.order = trainingSamples.slice();
    if (this.isWhole) this.gather(0, length);
  }

  /**
   * Brings the batch of an update into `inputs` and `targets`.
   *
   * @param step updates made so far; must follow the last one, or what was restored
   * @returns how many samples it has
   */
  take(step: number): number {
    if (this.isWhole) return this.size;
    const place = step % this.stepsPerEpoch;
    if (place === 0) this.random.shuffle(this.order);
    const from = place * this.size;
    const count = Math.min(this.size, this.order.length - from);
    this.gather(from, count);
    return count;
  }

  /** Copies of the order of the epoch under way and of where the random row stands. */
  get state(): { readonly order: Int32Array; readonly shuffle: Uint32Array } {
    return { order: this.order.slice(), shuffle: this.random.state };
  }

  /** Goes back to a state. */
  restore({ order, shuffle }: { order: Int32Array; shuffle: Uint32Array }): void {
    this.order.set(order);
    this.random.state = shuffle;
  }

  private get isWhole(): boolean {
    return this.stepsPerEpoch === 1;
  }

  private gather(from: number, count: number): void {
    const { inputs, data, shape } = this.prepared;
    const inputCount = shape.sizes[0];
    const outputCount = shape.sizes[shape.sizes.length - 1];
    for (let row = 0; row < count; row++) {
      const sample = this.order[from + row];
      copyRow(inputs, sample, this.inputs, row, inputCount);
      copyRow(data.targets, sample, this.targets, row, outputCount);
    }
  }
}

function copyRow(
  from: Float64Array,
  sample: number,
  to: Float64Array,
  row: number,
  width: number,
): void {
  for (let at = 0; at < width; at++) to[row * width + at] = from[sample * width + at];
}
