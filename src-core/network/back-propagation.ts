import { applyActivation, throughActivation } from "./activations.ts";
import { outputGradients } from "./backward-kernel.ts";
import { weightedSums } from "./forward-kernel.ts";
import { parameterGradients } from "./gradient-kernel.ts";
import { type OutputLayer, outputDeltas, totalLoss } from "./losses.ts";
import {
  type ActivationName,
  type LayerPlace,
  type LossName,
  layerPlaces,
  type NetworkShape,
} from "./network-shape.ts";

/** One layer of weights with what a batch makes of it: row-major [capacity, outputCount] each. */
interface Layer {
  readonly place: LayerPlace;
  readonly activation: ActivationName;
  readonly sums: Float64Array;
  readonly outputs: Float64Array;
  readonly deltas: Float64Array;
}

/**
 * Forward and backward passes of batches through a network, with the chapter's names: u is a layer's
 * weighted sum, y its output, δ = ∂E/∂u. Its memory is its own and used again for every batch;
 * nothing is allocated after it was made.
 */
export class BackPropagation {
  /** Samples a batch may have. */
  readonly capacity: number;
  private readonly lossName: LossName;
  private readonly layers: readonly Layer[];
  private readonly last: Layer;
  private readonly outputLayer: OutputLayer;
  private inputs: Float64Array;

  /** @param capacity samples a batch may have, 1 or more */
  constructor(shape: NetworkShape, capacity: number) {
    this.capacity = capacity;
    this.lossName = shape.loss;
    this.layers = layerPlaces(shape).map((place, layer) => ({
      place,
      activation: shape.activations[layer],
      sums: new Float64Array(capacity * place.outputCount),
      outputs: new Float64Array(capacity * place.outputCount),
      deltas: new Float64Array(capacity * place.outputCount),
    }));
    this.last = this.layers[this.layers.length - 1];
    const { activation, sums, outputs, place } = this.last;
    this.outputLayer = { activation, sums, outputs, width: place.outputCount };
    this.inputs = new Float64Array(0);
  }

  /** The network's outputs after a forward pass, row-major [capacity, outputCount]. */
  get outputs(): Float64Array {
    return this.last.outputs;
  }

  /** u of a layer of weights (from 0), row-major [capacity, outputCount]. */
  sumsOf(layer: number): Float64Array {
    return this.layers[layer].sums;
  }

  /** y of a layer of neurons: 0 is the inputs that were given last, then one a layer of weights. */
  outputsOf(layer: number): Float64Array {
    return layer === 0 ? this.inputs : this.layers[layer - 1].outputs;
  }

  /** δ of a layer of weights (from 0) after a backward pass, of the MEAN loss of the batch. */
  deltasOf(layer: number): Float64Array {
    return this.layers[layer].deltas;
  }

  /**
   * What the network makes of a batch.
   *
   * @param parameters θ, not kept
   * @param inputs row-major [≥ count, inputCount]; kept until the next forward pass
   * @param count samples, 1 to `capacity`
   */
  forward(parameters: Float64Array, inputs: Float64Array, count: number): void {
    this.inputs = inputs;
    let from = inputs;
    for (let layer = 0; layer < this.layers.length; layer++) {
      const { place, activation, sums, outputs } = this.layers[layer];
      weightedSums(from, parameters, place, sums, count);
      applyActivation(activation, sums, outputs, count, place.outputCount);
      from = outputs;
    }
  }

  /**
   * The mean of E over the batch of the last forward pass.
   *
   * @param targets row-major [≥ count, outputCount]
   */
  loss(targets: Float64Array, count: number): number {
    return totalLoss(this.lossName, this.outputLayer, targets, count) / count;
  }

  /**
   * The gradient of the mean loss of the batch of the last forward pass.
   *
   * @param parameters the same θ as then
   * @param gradient ∂E/∂θ, laid out as θ; overwritten
   */
  backward(
    parameters: Float64Array,
    targets: Float64Array,
    count: number,
    gradient: Float64Array,
  ): void {
    outputDeltas(this.lossName, this.outputLayer, targets, count, 1 / count, this.last.deltas);
    for (let layer = this.layers.length - 1; layer >= 0; layer--) {
      const { place, deltas } = this.layers[layer];
      parameterGradients(this.outputsOf(layer), deltas, place, gradient, count);
      if (layer > 0) this.passBack(layer, parameters, count);
    }
  }

  /** δ of the layer before a layer. */
  private passBack(layer: number, parameters: Float64Array, count: number): void {
    const { place, deltas } = this.layers[layer];
    const before = this.layers[layer - 1];
    outputGradients(deltas, parameters, place, before.deltas, count);
    throughActivation(
      before.activation,
      before.sums,
      before.outputs,
      before.deltas,
      count,
      place.inputCount,
    );
  }
}
