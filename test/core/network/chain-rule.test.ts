import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chainRule, clampedChoice } from "#core/network/chain-rule.ts";
import { layerPlaces, type NetworkShape } from "#core/network/network-shape.ts";
import { anyNetworkSample, networkSample } from "./network-samples.ts";

const shape: NetworkShape = {
  sizes: [2, 3, 2],
  activations: ["sigmoid", "softmax"],
  loss: "cross-entropy",
};

describe("the chain rule of a weight", () => {
  it("multiplies to what back-propagation says, for any weight or bias of any network", () => {
    fc.assert(
      fc.property(
        anyNetworkSample(5, 1),
        fc.nat(),
        fc.nat(),
        fc.option(fc.nat()),
        (sample, layerDraw, toDraw, fromDraw) => {
          const places = layerPlaces(sample.shape);
          const layer = layerDraw % places.length;
          const { inputCount, outputCount } = places[layer];
          const from = fromDraw === null ? null : fromDraw % inputCount;
          const choice = { layer, from, to: toDraw % outputCount };
          const facts = chainRule(
            sample.shape,
            sample.parameters,
            sample.inputs,
            sample.targets,
            choice,
          );
          const size = Math.max(1e-6, Math.abs(facts.backPropagated));
          expect(Math.abs(facts.product - facts.backPropagated) / size).toBeLessThan(1e-9);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("agrees with central differences", () => {
    const { parameters, inputs, targets } = networkSample(shape, 1, 3);
    for (const choice of [
      { layer: 0, from: 1, to: 2 },
      { layer: 0, from: null, to: 0 },
      { layer: 1, from: 2, to: 1 },
    ]) {
      const { numeric, backPropagated } = chainRule(shape, parameters, inputs, targets, choice);
      expect(numeric).toBeCloseTo(backPropagated, 8);
    }
  });

  it("goes from the outputs' δ over the sum and the slope to the input", () => {
    const { parameters, inputs, targets } = networkSample(shape, 1, 3);
    const choice = { layer: 0, from: 1, to: 2 };
    const { lines } = chainRule(shape, parameters, inputs, targets, choice);
    expect(lines.map(({ kind, layer, neuron }) => [kind, layer, neuron])).toEqual([
      ["output-delta", 1, 0],
      ["output-delta", 1, 1],
      ["back-sum", 0, 2],
      ["slope", 0, 2],
      ["delta", 0, 2],
      ["source", 0, 1],
    ]);
    const [first, second] = lines;
    if (first.kind !== "output-delta" || second.kind !== "output-delta") throw new Error("kinds");
    expect(first.value).toBeCloseTo(first.output - first.target, 15);
    const [, , sum, slope, delta, source] = lines.map(({ value }) => value);
    expect(delta).toBeCloseTo(sum * slope, 15);
    expect(source).toBe(inputs[1]);
  });

  it("of an output's weight is δ_k · y_j alone", () => {
    const { parameters, inputs, targets } = networkSample(shape, 1, 3);
    const { lines } = chainRule(shape, parameters, inputs, targets, { layer: 1, from: 0, to: 1 });
    expect(lines.map(({ kind }) => kind)).toEqual(["output-delta", "source"]);
  });

  it("is of the nearest parameter where the network has no such one", () => {
    expect(clampedChoice(shape, { layer: 5, from: 9, to: 9 })).toEqual({
      layer: 1,
      from: 2,
      to: 1,
    });
    expect(clampedChoice(shape, { layer: 0, from: null, to: 7 })).toEqual({
      layer: 0,
      from: null,
      to: 2,
    });
  });
});
