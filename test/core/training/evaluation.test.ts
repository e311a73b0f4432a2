import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Evaluator, type SampleRows } from "#core/training/evaluation.ts";
import { anyNetworkSample, networkSample } from "../network/network-samples.ts";
import { ReferenceNetwork } from "../network/reference-network.ts";

function rows(count: number, inputs: Float64Array, targets: Float64Array): SampleRows {
  return { count, inputs, targets, classes: null };
}

describe("what is measured of a network", () => {
  it("equals plain loops, for fewer and for more samples than go through at once", () => {
    const sizes = fc.constantFrom(1, 249, 250, 251, 600);
    fc.assert(
      fc.property(anyNetworkSample(5, 3), sizes, (small, count) => {
        const { shape, parameters, inputs, targets } = networkSample(small.shape, count, 1);
        const reference = new ReferenceNetwork(shape);
        const evaluator = new Evaluator(shape);
        const loss = reference.loss(parameters, inputs, targets, count);
        const measured = evaluator.score(parameters, rows(count, inputs, targets));
        expect(Math.abs(measured.loss - loss)).toBeLessThan(1e-11 * Math.max(1, Math.abs(loss)));
        expect(measured.accuracy).toBeNull();
        const expected = new Float64Array(parameters.length);
        const gradient = new Float64Array(parameters.length).fill(Number.NaN);
        reference.gradient(parameters, inputs, targets, count, expected);
        const survey = evaluator.survey(parameters, rows(count, inputs, targets), gradient);
        expect(survey).toMatchObject({ score: measured, confusion: null });
        survey.outputs.forEach((value, at) => {
          const width = shape.sizes[shape.sizes.length - 1];
          const sample = Math.floor(at / width);
          if (sample % 100 > 0) return;
          const input = inputs.subarray(sample * shape.sizes[0], (sample + 1) * shape.sizes[0]);
          const output = reference.forward(parameters, input).y.at(-1)?.[at % width] ?? Number.NaN;
          expect(Math.abs(value - output)).toBeLessThan(1e-11 * Math.max(1, Math.abs(output)));
        });
        const size = Math.max(1, ...expected.map(Math.abs));
        gradient.forEach((value, at) => {
          expect(Math.abs(value - expected[at])).toBeLessThan(1e-11 * size);
        });
      }),
      { numRuns: 60 },
    );
  });

  it("counts which class is taken for which, the first of equal outputs", () => {
    // Outputs are the inputs: the largest says the class.
    const shape = {
      sizes: [3, 3],
      activations: ["softmax"],
      loss: "cross-entropy",
    } as const;
    const parameters = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0);
    const inputs = Float64Array.of(5, 1, 1, 0, 4, 1, 0, 4, 1, 2, 2, 0, 0, 0, 1);
    const samples: SampleRows = {
      count: 5,
      inputs,
      targets: new Float64Array(15),
      classes: Int32Array.of(0, 1, 2, 1, 2),
    };
    const evaluator = new Evaluator(shape);
    const { score, confusion } = evaluator.survey(parameters, samples, null);
    expect(confusion).toEqual(Int32Array.of(1, 0, 0, 1, 1, 0, 0, 1, 1));
    expect(score.accuracy).toBe(3 / 5);
    expect(evaluator.score(parameters, samples).accuracy).toBe(3 / 5);
  });

  it("knows which part of a layer has hardly a slope", () => {
    const of = (activation: "sigmoid" | "tanh" | "relu" | "identity"): number => {
      const shape = {
        sizes: [1, 4, 1],
        activations: [activation, "identity"],
        loss: "squared-error",
      } as const;
      // Sums of 0.5, 20, −20 and −1 for the one sample.
      const parameters = Float64Array.of(0.5, 20, -20, -1, 0, 0, 0, 0, 1, 1, 1, 1, 0);
      const one = rows(1, Float64Array.of(1), Float64Array.of(0));
      return new Evaluator(shape).saturation(parameters, one, 0);
    };
    expect([of("sigmoid"), of("tanh"), of("relu"), of("identity")]).toEqual([0.5, 0.5, 0.5, 0]);
  });
});
