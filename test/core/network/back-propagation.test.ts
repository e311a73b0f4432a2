import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BackPropagation } from "#core/network/back-propagation.ts";
import { numericGradient } from "#core/network/gradient-check.ts";
import { activationNames, layerPlaces, type NetworkShape } from "#core/network/network-shape.ts";
import {
  anyNetworkSample,
  type NetworkSample,
  networkSample,
  possibleOutputs,
} from "./network-samples.ts";
import { ReferenceNetwork } from "./reference-network.ts";

function gradientOf({ shape, parameters, inputs, targets, count }: NetworkSample): Float64Array {
  const passes = new BackPropagation(shape, count);
  const gradient = new Float64Array(parameters.length).fill(Number.NaN);
  passes.forward(parameters, inputs, count);
  passes.backward(parameters, targets, count, gradient);
  return gradient;
}

/** The largest difference, measured in the size of what is compared. */
function distance(one: Float64Array, other: Float64Array): number {
  const size = Math.max(1, ...other.map(Math.abs));
  return Math.max(...one.map((value, at) => Math.abs(value - other[at]))) / size;
}

/** Whether a sum of ReLU lies so near its kink that no difference quotient can be trusted. */
function isNearKink({ shape, parameters, inputs, count }: NetworkSample): boolean {
  const passes = new BackPropagation(shape, count);
  passes.forward(parameters, inputs, count);
  return layerPlaces(shape).some(
    ({ outputCount }, layer) =>
      shape.activations[layer] === "relu" &&
      passes
        .sumsOf(layer)
        .subarray(0, count * outputCount)
        .some((sum) => Math.abs(sum) < 1e-3),
  );
}

function differences(sample: NetworkSample): Float64Array {
  const { shape, parameters, inputs, targets, count } = sample;
  return parameters.map((_, index) =>
    numericGradient(shape, parameters, inputs, targets, count, index),
  );
}

describe("the passes", () => {
  it("equal plain loops for every size and batch from 1 to 17", () => {
    fc.assert(
      fc.property(anyNetworkSample(17, 17), (sample) => {
        const { shape, parameters, inputs, targets, count } = sample;
        const reference = new ReferenceNetwork(shape);
        const passes = new BackPropagation(shape, 17);
        passes.forward(parameters, inputs, count);
        const loss = reference.loss(parameters, inputs, targets, count);
        expect(Math.abs(passes.loss(targets, count) - loss)).toBeLessThanOrEqual(
          1e-12 * Math.max(1, Math.abs(loss)),
        );
        const expected = new Float64Array(parameters.length);
        reference.gradient(parameters, inputs, targets, count, expected);
        expect(distance(gradientOf(sample), expected)).toBeLessThan(1e-12);
      }),
      { numRuns: 400 },
    );
  });

  it("equal plain loops for every batch from 1 to 17 of every width from 1 to 17", () => {
    for (let width = 1; width <= 17; width++) {
      for (let count = 1; count <= 17; count++) {
        const shape: NetworkShape = {
          sizes: [width, 18 - width, width],
          activations: ["tanh", "softmax"],
          loss: "cross-entropy",
        };
        const sample = networkSample(shape, count, width * 100 + count);
        const expected = new Float64Array(sample.parameters.length);
        new ReferenceNetwork(shape).gradient(
          sample.parameters,
          sample.inputs,
          sample.targets,
          count,
          expected,
        );
        expect(distance(gradientOf(sample), expected)).toBeLessThan(1e-12);
      }
    }
  });

  it("give the same for a sample whatever its place in the batch", () => {
    const shape: NetworkShape = {
      sizes: [3, 7, 2],
      activations: ["sigmoid", "identity"],
      loss: "squared-error",
    };
    const { parameters, inputs } = networkSample(shape, 13, 5);
    const passes = new BackPropagation(shape, 13);
    passes.forward(parameters, inputs, 13);
    const together = passes.outputs.slice();
    for (let s = 0; s < 13; s++) {
      passes.forward(parameters, inputs.subarray(s * 3, s * 3 + 3), 1);
      expect(Array.from(passes.outputs.subarray(0, 2))).toEqual(
        Array.from(together.subarray(s * 2, s * 2 + 2)),
      );
    }
  });
});

describe("gradients equal central differences", () => {
  const combinations = activationNames.flatMap((hidden) =>
    possibleOutputs.flatMap(({ activation, loss }) =>
      [1, 2, 3, 4].map((depth) => ({ hidden, output: activation, loss, depth })),
    ),
  );

  it.each(combinations)(
    "$hidden, $output, $loss, $depth layers",
    ({ hidden, output, loss, depth }) => {
      let tried = 0;
      for (let seed = 1; tried < 3; seed++) {
        for (const count of [1, 6]) {
          const sizes = [3, ...Array.from({ length: depth - 1 }, (_, at) => 4 + at), 3];
          const activations = [...Array.from({ length: depth - 1 }, () => hidden), output];
          const sample = networkSample({ sizes, activations, loss }, count, seed);
          if (isNearKink(sample)) continue;
          tried++;
          expect(distance(gradientOf(sample), differences(sample))).toBeLessThan(1e-7);
        }
      }
    },
  );

  it("for any network", () => {
    fc.assert(
      fc.property(anyNetworkSample(5, 6), (sample) => {
        fc.pre(!isNearKink(sample));
        expect(distance(gradientOf(sample), differences(sample))).toBeLessThan(1e-7);
      }),
      { numRuns: 150 },
    );
  });
});

describe("cross-entropy", () => {
  /** A network whose sums are its biases. */
  function lossOfSums(activation: "softmax" | "sigmoid", sums: number[], target: number[]): number {
    const shape: NetworkShape = {
      sizes: [1, sums.length],
      activations: [activation],
      loss: "cross-entropy",
    };
    const passes = new BackPropagation(shape, 1);
    passes.forward(Float64Array.of(...sums.map(() => 0), ...sums), Float64Array.of(1), 1);
    return passes.loss(Float64Array.from(target), 1);
  }

  it("of logits (1000, 0) is 1000 for the wrong class and 0 for the right one", () => {
    expect(lossOfSums("softmax", [1000, 0], [0, 1])).toBe(1000);
    expect(lossOfSums("softmax", [1000, 0], [1, 0])).toBe(0);
  });

  it("never overflows, whatever the logits", () => {
    const logit = fc.double({ min: -1e12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(logit, logit, (left, right) => {
        const loss = lossOfSums("softmax", [left, right], [0, 1]);
        const exact = Math.max(0, left - right) + Math.log1p(Math.exp(-Math.abs(left - right)));
        expect(Math.abs(loss - exact)).toBeLessThanOrEqual(1e-9 * Math.max(1, exact));
      }),
    );
  });

  it("of a sigmoid is −ln of it, from the sum", () => {
    expect(lossOfSums("sigmoid", [-1000], [1])).toBe(1000);
    expect(lossOfSums("sigmoid", [1000], [1])).toBe(0);
    expect(lossOfSums("sigmoid", [0], [1])).toBeCloseTo(Math.LN2, 15);
  });
});

describe("the chapter's small network", () => {
  it("has the chapter's numbers: δ = (y − t)·f′, ∂w = δ·y of the layer before", () => {
    const shape: NetworkShape = {
      sizes: [1, 1, 1],
      activations: ["sigmoid", "identity"],
      loss: "squared-error",
    };
    const [w1, b1, w2, b2] = [0.5, -0.2, 1.5, 0.1];
    const parameters = Float64Array.of(w1, b1, w2, b2);
    const [x, t] = [0.8, 1];
    const hidden = 1 / (1 + Math.exp(-(w1 * x + b1)));
    const output = w2 * hidden + b2;
    const deltaK = output - t;
    const deltaJ = deltaK * w2 * hidden * (1 - hidden);
    const passes = new BackPropagation(shape, 1);
    const gradient = new Float64Array(4);
    passes.forward(parameters, Float64Array.of(x), 1);
    passes.backward(parameters, Float64Array.of(t), 1, gradient);
    const expected = [deltaJ * x, deltaJ, deltaK * hidden, deltaK];
    for (const [at, value] of expected.entries()) expect(gradient[at]).toBeCloseTo(value, 15);
    expect(passes.loss(Float64Array.of(t), 1)).toBeCloseTo(0.5 * (output - t) ** 2, 15);
  });
});
