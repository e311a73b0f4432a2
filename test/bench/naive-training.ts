import { type LayerPlace, layerPlaces, type NetworkShape } from "#core/network/network-shape.ts";

/**
 * Gradient descent on a network with a sigmoid hidden layer or several, and softmax with
 * cross-entropy or identity with squared error at its end, as one would write it down: plain loops,
 * one sample after the other, no memory allocated on the way. What the kernels must not be slower
 * than, whatever the size.
 */
export class NaiveTraining {
  private readonly places: readonly LayerPlace[];
  private readonly isClassification: boolean;
  private readonly outputs: readonly Float64Array[];
  private readonly deltas: readonly Float64Array[];
  private readonly gradient: Float64Array;

  constructor(shape: NetworkShape, parameterCount: number) {
    this.places = layerPlaces(shape);
    this.isClassification = shape.loss === "cross-entropy";
    this.outputs = shape.sizes.map((size) => new Float64Array(size));
    this.deltas = shape.sizes.slice(1).map((size) => new Float64Array(size));
    this.gradient = new Float64Array(parameterCount);
  }

  /** One update from samples `from` to `to` (excluded); inputs and targets are row-major. */
  update(
    parameters: Float64Array,
    inputs: Float64Array,
    targets: Float64Array,
    from: number,
    to: number,
    learningRate: number,
  ): void {
    this.gradient.fill(0);
    for (let sample = from; sample < to; sample++) {
      this.forward(parameters, inputs, sample);
      this.backward(parameters, targets, sample);
    }
    const rate = learningRate / (to - from);
    for (let at = 0; at < parameters.length; at++) parameters[at] -= rate * this.gradient[at];
  }

  private forward(parameters: Float64Array, inputs: Float64Array, sample: number): void {
    const [first] = this.outputs;
    for (let i = 0; i < first.length; i++) first[i] = inputs[sample * first.length + i];
    this.places.forEach((place, layer) => {
      const x = this.outputs[layer];
      const y = this.outputs[layer + 1];
      const isLast = layer === this.places.length - 1;
      for (let j = 0; j < place.outputCount; j++) {
        let sum = parameters[place.biases + j];
        for (let i = 0; i < place.inputCount; i++) {
          sum += x[i] * parameters[place.weights + i * place.outputCount + j];
        }
        y[j] = isLast ? sum : 1 / (1 + Math.exp(-sum));
      }
      if (isLast && this.isClassification) softmax(y);
    });
  }

  private backward(parameters: Float64Array, targets: Float64Array, sample: number): void {
    const last = this.places.length - 1;
    const y = this.outputs[last + 1];
    for (let k = 0; k < y.length; k++) {
      this.deltas[last][k] = y[k] - targets[sample * y.length + k];
    }
    for (let layer = last; layer >= 0; layer--) {
      const { inputCount, outputCount, weights, biases } = this.places[layer];
      const x = this.outputs[layer];
      const delta = this.deltas[layer];
      for (let j = 0; j < outputCount; j++) this.gradient[biases + j] += delta[j];
      for (let i = 0; i < inputCount; i++) {
        const row = weights + i * outputCount;
        let sum = 0;
        for (let j = 0; j < outputCount; j++) {
          this.gradient[row + j] += x[i] * delta[j];
          sum += delta[j] * parameters[row + j];
        }
        if (layer > 0) this.deltas[layer - 1][i] = sum * x[i] * (1 - x[i]);
      }
    }
  }
}

function softmax(y: Float64Array): void {
  let largest = y[0];
  for (let k = 1; k < y.length; k++) largest = Math.max(largest, y[k]);
  let total = 0;
  for (let k = 0; k < y.length; k++) {
    y[k] = Math.exp(y[k] - largest);
    total += y[k];
  }
  for (let k = 0; k < y.length; k++) y[k] /= total;
}
