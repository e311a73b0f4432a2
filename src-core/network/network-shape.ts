/** The functions that a neuron's weighted sum goes through. Softmax takes a whole layer's at once. */
export type ActivationName = "sigmoid" | "tanh" | "relu" | "identity" | "softmax";

/** Every activation, in the order in which they are offered. */
export const activationNames: readonly ActivationName[] = [
  "sigmoid",
  "tanh",
  "relu",
  "identity",
  "softmax",
];

/**
 * How far off outputs y are from targets t: squared error E = ½ Σₖ (yₖ − tₖ)², cross-entropy
 * E = −Σₖ tₖ ln yₖ. A batch takes the mean over its samples.
 */
export type LossName = "squared-error" | "cross-entropy";

/** Every loss. */
export const lossNames: readonly LossName[] = ["squared-error", "cross-entropy"];

/** The most layers of weights that a network can have. */
export const mostLayers = 64;
/** The most weights and biases that a network can have in all. */
export const mostParameters = 2_000_000;

/** Everything about a network but its weights. */
export interface NetworkShape {
  /** Neurons of each layer, the inputs first, e.g. [2, 6, 2]; at least two layers of at least one. */
  readonly sizes: readonly number[];
  /** One for each layer of weights: length = sizes.length − 1. */
  readonly activations: readonly ActivationName[];
  readonly loss: LossName;
}

/** Where the parameters of one layer of weights lie among all of a network's. */
export interface LayerPlace {
  /** Neurons that it comes from, i = 0 … inputCount − 1. */
  readonly inputCount: number;
  /** Neurons that it leads to, j = 0 … outputCount − 1. */
  readonly outputCount: number;
  /** Where its weights begin: w_ij, from neuron i to neuron j, is at weights + i · outputCount + j. */
  readonly weights: number;
  /** Where its biases begin: b_j is at biases + j. */
  readonly biases: number;
}

/** Where each layer's parameters lie: weights, then biases, one layer after the other. */
export function layerPlaces({ sizes }: NetworkShape): readonly LayerPlace[] {
  let offset = 0;
  return sizes.slice(1).map((outputCount, layer) => {
    const inputCount = sizes[layer];
    const weights = offset;
    const biases = weights + inputCount * outputCount;
    offset = biases + outputCount;
    return { inputCount, outputCount, weights, biases };
  });
}

/** How many weights and biases a network has in all. */
export function parameterCount(shape: NetworkShape): number {
  return layerPlaces(shape).reduce(
    (sum, { inputCount, outputCount }) => sum + (inputCount + 1) * outputCount,
    0,
  );
}
