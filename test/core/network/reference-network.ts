import type { ActivationName, NetworkShape } from "#core/network/network-shape.ts";
import { layerPlaces } from "#core/network/network-shape.ts";

/**
 * The chapter's formulas as plain loops, one sample after the other: what the fast passes must equal.
 * Layers i → j → k; u is a weighted sum, y an output, δ = ∂E/∂u.
 */
export class ReferenceNetwork {
  private readonly shape: NetworkShape;
  private readonly places: ReturnType<typeof layerPlaces>;

  constructor(shape: NetworkShape) {
    this.shape = shape;
    this.places = layerPlaces(shape);
  }

  /** y of every layer and u of every layer of weights, for one sample. */
  forward(parameters: Float64Array, input: Float64Array): { y: Float64Array[]; u: Float64Array[] } {
    const y = [input];
    const u: Float64Array[] = [];
    for (let layer = 0; layer < this.places.length; layer++) {
      const { inputCount, outputCount, weights, biases } = this.places[layer];
      const sums = new Float64Array(outputCount);
      for (let j = 0; j < outputCount; j++) {
        let sum = parameters[biases + j];
        for (let i = 0; i < inputCount; i++) {
          sum += y[layer][i] * parameters[weights + i * outputCount + j];
        }
        sums[j] = sum;
      }
      u.push(sums);
      y.push(activated(this.shape.activations[layer], sums));
    }
    return { y, u };
  }

  /** The mean loss over `count` samples. */
  loss(
    parameters: Float64Array,
    inputs: Float64Array,
    targets: Float64Array,
    count: number,
  ): number {
    const [inputCount, outputCount] = this.ends();
    let total = 0;
    for (let s = 0; s < count; s++) {
      const { y, u } = this.forward(
        parameters,
        inputs.subarray(s * inputCount, (s + 1) * inputCount),
      );
      const t = targets.subarray(s * outputCount, (s + 1) * outputCount);
      total += this.lossOf(y[y.length - 1], u[u.length - 1], t);
    }
    return total / count;
  }

  /** The gradient of the mean loss over `count` samples, written to `gradient`. */
  gradient(
    parameters: Float64Array,
    inputs: Float64Array,
    targets: Float64Array,
    count: number,
    gradient: Float64Array,
  ): void {
    const [inputCount, outputCount] = this.ends();
    gradient.fill(0);
    for (let s = 0; s < count; s++) {
      const input = inputs.subarray(s * inputCount, (s + 1) * inputCount);
      const t = targets.subarray(s * outputCount, (s + 1) * outputCount);
      const { y, u } = this.forward(parameters, input);
      let delta = this.outputDelta(y[y.length - 1], u[u.length - 1], t);
      for (let layer = this.places.length - 1; layer >= 0; layer--) {
        const place = this.places[layer];
        for (let j = 0; j < place.outputCount; j++) {
          gradient[place.biases + j] += delta[j] / count;
          for (let i = 0; i < place.inputCount; i++) {
            gradient[place.weights + i * place.outputCount + j] += (y[layer][i] * delta[j]) / count;
          }
        }
        if (layer === 0) break;
        const before = new Float64Array(place.inputCount);
        for (let i = 0; i < place.inputCount; i++) {
          let sum = 0;
          for (let j = 0; j < place.outputCount; j++) {
            sum += delta[j] * parameters[place.weights + i * place.outputCount + j];
          }
          before[i] = sum;
        }
        delta = throughSlope(this.shape.activations[layer - 1], y[layer], u[layer - 1], before);
      }
    }
  }

  private ends(): [number, number] {
    const { sizes } = this.shape;
    return [sizes[0], sizes[sizes.length - 1]];
  }

  private lossOf(y: Float64Array, u: Float64Array, t: Float64Array): number {
    let total = 0;
    for (let k = 0; k < y.length; k++) {
      if (this.shape.loss === "squared-error") total += 0.5 * (y[k] - t[k]) ** 2;
      else if (t[k] !== 0) total -= t[k] * this.logOutput(u, k);
    }
    return total;
  }

  private logOutput(u: Float64Array, k: number): number {
    if (this.shape.activations.at(-1) === "sigmoid") {
      return u[k] > 0 ? -Math.log1p(Math.exp(-u[k])) : u[k] - Math.log1p(Math.exp(u[k]));
    }
    const largest = Math.max(...u);
    return u[k] - largest - Math.log(u.reduce((sum, value) => sum + Math.exp(value - largest), 0));
  }

  private outputDelta(y: Float64Array, u: Float64Array, t: Float64Array): Float64Array {
    const activation = this.shape.activations[this.shape.activations.length - 1];
    if (this.shape.loss === "squared-error") {
      return throughSlope(
        activation,
        y,
        u,
        y.map((value, k) => value - t[k]),
      );
    }
    if (activation === "sigmoid") return y.map((value, k) => -t[k] * (1 - value));
    const all = t.reduce((sum, value) => sum + value, 0);
    return y.map((value, k) => value * all - t[k]);
  }
}

function activated(name: ActivationName, u: Float64Array): Float64Array {
  switch (name) {
    case "sigmoid":
      return u.map((value) => 1 / (1 + Math.exp(-value)));
    case "tanh":
      return u.map((value) => Math.tanh(value));
    case "relu":
      return u.map((value) => (value > 0 ? value : 0));
    case "identity":
      return u.slice();
    case "softmax": {
      const largest = Math.max(...u);
      const powers = u.map((value) => Math.exp(value - largest));
      const all = powers.reduce((sum, value) => sum + value, 0);
      return powers.map((value) => value / all);
    }
  }
}

function throughSlope(
  name: ActivationName,
  y: Float64Array,
  u: Float64Array,
  before: Float64Array,
): Float64Array {
  switch (name) {
    case "sigmoid":
      return before.map((value, j) => value * y[j] * (1 - y[j]));
    case "tanh":
      return before.map((value, j) => value * (1 - y[j] ** 2));
    case "relu":
      return before.map((value, j) => (u[j] > 0 ? value : 0));
    case "identity":
      return before;
    case "softmax": {
      const mean = before.reduce((sum, value, j) => sum + value * y[j], 0);
      return before.map((value, j) => y[j] * (value - mean));
    }
  }
}
