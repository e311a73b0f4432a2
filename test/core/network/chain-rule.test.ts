import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BackPropagation } from "#core/network/back-propagation.ts";
import { chainRule, clampedChoice, mostListed } from "#core/network/chain-rule.ts";
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

  it("goes layer by layer down to the input, in the chapter's order", () => {
    const regression: NetworkShape = {
      sizes: [2, 3, 2],
      activations: ["sigmoid", "identity"],
      loss: "squared-error",
    };
    const { parameters, inputs, targets } = networkSample(regression, 1, 3);
    const choice = { layer: 0, from: 1, to: 2 };
    const { blocks } = chainRule(regression, parameters, inputs, targets, choice);
    expect(blocks.map(({ layer, lines }) => [layer, lines.map(({ kind }) => kind)])).toEqual([
      [1, ["loss-slope", "slope", "delta", "loss-slope", "slope", "delta"]],
      [0, ["back-sum", "slope", "delta", "source", "gradient"]],
    ]);
    const [lossSlope, slope, outputDelta] = blocks[0].lines.map(({ value }) => value);
    expect(outputDelta).toBeCloseTo(lossSlope * slope, 15);
    const [sum, hiddenSlope, delta, source, gradient] = blocks[1].lines.map(({ value }) => value);
    expect(delta).toBeCloseTo(sum * hiddenSlope, 15);
    expect(source).toBe(inputs[1]);
    expect(gradient).toBeCloseTo(delta * source, 15);
  });

  it("of softmax with cross-entropy begins at y − t, which its summands come to", () => {
    const { parameters, inputs, targets } = networkSample(shape, 1, 3);
    const choice = { layer: 1, from: 0, to: 1 };
    const { blocks } = chainRule(shape, parameters, inputs, targets, choice);
    expect(blocks.flatMap(({ lines }) => lines.map(({ kind }) => kind))).toEqual([
      "mixed-delta",
      "source",
      "gradient",
    ]);
    const passes = new BackPropagation(shape, 1);
    passes.forward(parameters, inputs, 1);
    const [line] = blocks[0].lines;
    expect(line).toMatchObject({ isDifference: true });
    expect(line.value).toBeCloseTo(passes.outputs[1] - targets[1], 15);
  });

  it("has sums that come to what their lines say, however many summands are listed", () => {
    fc.assert(
      fc.property(anyNetworkSample(14, 1), fc.nat(), fc.nat(), (sample, layerDraw, toDraw) => {
        const { sizes, activations } = sample.shape;
        const layer = layerDraw % activations.length;
        const choice = { layer, from: null, to: toDraw % sizes[layer + 1] };
        const { shape: its, parameters, inputs, targets } = sample;
        const { blocks } = chainRule(its, parameters, inputs, targets, choice);
        for (const line of blocks.flatMap(({ lines }) => lines)) {
          if (line.kind !== "back-sum" && line.kind !== "mixed-delta") continue;
          const { listed, rest } = line.sum;
          const sum = listed.reduce((all, { value }) => all + value, rest?.value ?? 0);
          expect(listed.length).toBeLessThanOrEqual(mostListed);
          expect(Math.abs(sum - line.value)).toBeLessThan(1e-9 * Math.max(1, Math.abs(sum)));
        }
        blocks.slice(0, -1).forEach(({ layer: above, lines, omitted }) => {
          const neurons = new Set(lines.flatMap((line) => ("neuron" in line ? line.neuron : [])));
          expect(neurons.size + omitted).toBe(sizes[above + 1]);
        });
      }),
      { numRuns: 200 },
    );
  });

  it("agrees with differences from no hidden layer to six, from any layer", () => {
    for (let hidden = 0; hidden <= 6; hidden++) {
      const deep: NetworkShape = {
        sizes: [2, ...Array.from({ length: hidden }, () => 3), 2],
        activations: [...Array.from({ length: hidden }, () => "tanh" as const), "softmax"],
        loss: "cross-entropy",
      };
      const { parameters, inputs, targets } = networkSample(deep, 1, 8);
      for (let layer = 0; layer <= hidden; layer++) {
        const choice = { layer, from: 1, to: 1 };
        const facts = chainRule(deep, parameters, inputs, targets, choice);
        expect(facts.blocks.map((block) => block.layer)).toEqual(
          Array.from({ length: hidden - layer + 1 }, (_, place) => hidden - place),
        );
        expect(facts.product).toBeCloseTo(facts.backPropagated, 12);
        expect(facts.numeric).toBeCloseTo(facts.backPropagated, 7);
      }
    }
  });

  it("stays finite where an output of softmax has become 0", () => {
    const bare: NetworkShape = {
      sizes: [1, 2],
      activations: ["softmax"],
      loss: "cross-entropy",
    };
    const parameters = Float64Array.of(800, -800, 0, 0);
    const choice = { layer: 0, from: 0, to: 1 };
    const { blocks, product } = chainRule(
      bare,
      parameters,
      Float64Array.of(1),
      Float64Array.of(0, 1),
      choice,
    );
    expect(product).toBe(-1);
    expect(blocks[0].lines.every(({ value }) => Number.isFinite(value))).toBe(true);
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
