import fc from "fast-check";
import { initialParameters } from "#core/network/initial-parameters.ts";
import { checkShape } from "#core/network/network-check.ts";
import {
  type ActivationName,
  activationNames,
  type LossName,
  lossNames,
  type NetworkShape,
} from "#core/network/network-shape.ts";
import { Random } from "#core/network/random.ts";

/** A network with weights and a batch to try it with. */
export interface NetworkSample {
  readonly shape: NetworkShape;
  readonly parameters: Float64Array;
  /** Row-major [count, inputCount]. */
  readonly inputs: Float64Array;
  /** Row-major [count, outputCount]: for cross-entropy one 1 a row, else any numbers. */
  readonly targets: Float64Array;
  readonly count: number;
}

/** Weights (biases too) from a seed, and a batch of `count` samples from the same. */
export function networkSample(shape: NetworkShape, count: number, seed: number): NetworkSample {
  const random = new Random(seed, "weights");
  const parameters = initialParameters(shape, random).map(
    (weight) => weight + 0.3 * random.normal(),
  );
  const { sizes, loss } = shape;
  const outputCount = sizes[sizes.length - 1];
  const inputs = Float64Array.from({ length: count * sizes[0] }, () => random.normal());
  const targets = new Float64Array(count * outputCount);
  for (let s = 0; s < count; s++) {
    if (loss === "cross-entropy") targets[s * outputCount + random.below(outputCount)] = 1;
    else for (let k = 0; k < outputCount; k++) targets[s * outputCount + k] = random.normal();
  }
  return { shape, parameters, inputs, targets, count };
}

/** Every pair of output activation and loss that can be. */
export const possibleOutputs: readonly { activation: ActivationName; loss: LossName }[] =
  activationNames.flatMap((activation) =>
    lossNames
      .filter((loss) => checkShape({ sizes: [1, 1], activations: [activation], loss }) === null)
      .map((loss) => ({ activation, loss })),
  );

/** Networks of 1 to 4 layers of weights, 1 to `widest` neurons each, with batches of 1 to `most`. */
export function anyNetworkSample(widest: number, most: number): fc.Arbitrary<NetworkSample> {
  const size = fc.integer({ min: 1, max: widest });
  return fc
    .record({
      sizes: fc.array(size, { minLength: 2, maxLength: 5 }),
      hidden: fc.array(fc.constantFrom(...activationNames), { minLength: 3, maxLength: 3 }),
      output: fc.constantFrom(...possibleOutputs),
      count: fc.integer({ min: 1, max: most }),
      seed: fc.nat(),
    })
    .map(({ sizes, hidden, output, count, seed }) => {
      const activations = [...hidden.slice(0, sizes.length - 2), output.activation];
      return networkSample({ sizes, activations, loss: output.loss }, count, seed);
    });
}
