import { BackPropagation } from "../network/back-propagation.ts";
import { type NetworkShape, parameterCount } from "../network/network-shape.ts";
import type { Batches } from "./batches.ts";

/** Samples that go through the network at once: a large batch needs no more memory than that. */
const mostAtOnce = 1024;

/** A part of a batch: views of its samples. */
interface Piece {
  readonly from: number;
  readonly inputs: Float64Array;
  readonly targets: Float64Array;
}

/** The gradient of whole batches, however large; nothing is allocated after it was made. */
export class BatchGradient {
  private readonly passes: BackPropagation;
  private readonly pieces: readonly Piece[];
  private readonly part: Float64Array;

  /** @param batches whose samples are looked at, wherever they change */
  constructor(shape: NetworkShape, { size, inputs, targets }: Batches) {
    const [inputCount, outputCount] = [shape.sizes[0], shape.sizes[shape.sizes.length - 1]];
    this.passes = new BackPropagation(shape, Math.min(size, mostAtOnce));
    this.pieces = Array.from({ length: Math.ceil(size / mostAtOnce) }, (_, index) => {
      const from = index * mostAtOnce;
      return {
        from,
        inputs: inputs.subarray(from * inputCount),
        targets: targets.subarray(from * outputCount),
      };
    });
    this.part = new Float64Array(size > mostAtOnce ? parameterCount(shape) : 0);
  }

  /**
   * The gradient of the mean loss over the batch that was taken last.
   *
   * @param count samples it has
   * @param gradient ∂E/∂θ, laid out as θ; overwritten
   */
  measure(parameters: Float64Array, count: number, gradient: Float64Array): void {
    if (count <= mostAtOnce) {
      this.measurePiece(parameters, this.pieces[0], count, gradient);
      return;
    }
    gradient.fill(0);
    for (const piece of this.pieces) {
      const length = Math.min(mostAtOnce, count - piece.from);
      if (length <= 0) return;
      this.measurePiece(parameters, piece, length, this.part);
      const share = length / count;
      for (let at = 0; at < gradient.length; at++) gradient[at] += share * this.part[at];
    }
  }

  private measurePiece(
    parameters: Float64Array,
    { inputs, targets }: Piece,
    count: number,
    gradient: Float64Array,
  ): void {
    this.passes.forward(parameters, inputs, count);
    this.passes.backward(parameters, targets, count, gradient);
  }
}
