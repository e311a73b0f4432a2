import { describe, expect, it } from "vitest";
import { initialParameters } from "#core/network/initial-parameters.ts";
import { layerPlaces, type NetworkShape } from "#core/network/network-shape.ts";
import { Random } from "#core/network/random.ts";

function row(random: Random, length: number): number[] {
  return Array.from({ length }, () => random.next());
}

describe("seeded random numbers", () => {
  it("are the same for the same seed and stream, and others for others", () => {
    const first = row(new Random(1, "weights"), 20);
    expect(row(new Random(1, "weights"), 20)).toEqual(first);
    expect(row(new Random(2, "weights"), 20)).not.toEqual(first);
    expect(row(new Random(1, "shuffle"), 20)).not.toEqual(first);
  });

  it("stay the same from version to version", () => {
    expect(row(new Random(1, "weights"), 3)).toEqual([
      0.37720602752285926, 0.639925118795585, 0.4091424246469769,
    ]);
  });

  it("go on from where they were put back to", () => {
    const random = new Random(7, "shuffle");
    row(random, 5);
    const { state } = random;
    const next = row(random, 10);
    random.state = state;
    expect(row(random, 10)).toEqual(next);
  });

  it("fill [0, 1) evenly", () => {
    const counts = new Array<number>(10).fill(0);
    const numbers = row(new Random(3, "data"), 100_000);
    for (const number of numbers) counts[Math.floor(number * 10)]++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
    expect(new Set(numbers).size).toBe(100_000);
  });

  it("are normal with mean 0 and deviation 1 where asked for", () => {
    const random = new Random(4, "data");
    const numbers = Array.from({ length: 100_000 }, () => random.normal());
    const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
    const square = numbers.reduce((sum, value) => sum + value * value, 0) / numbers.length;
    expect(Math.abs(mean)).toBeLessThan(0.015);
    expect(Math.abs(square - 1)).toBeLessThan(0.02);
  });

  it("shuffle every entry to every place alike", () => {
    const random = new Random(5, "shuffle");
    const places = Array.from({ length: 4 }, () => new Array<number>(4).fill(0));
    for (let round = 0; round < 24_000; round++) {
      const entries = Int32Array.of(0, 1, 2, 3);
      random.shuffle(entries);
      entries.forEach((entry, place) => {
        places[entry][place]++;
      });
    }
    for (const counts of places) {
      for (const count of counts) expect(Math.abs(count - 6000)).toBeLessThan(350);
    }
  });
});

describe("weights to begin with", () => {
  const shape: NetworkShape = {
    sizes: [40, 30, 5],
    activations: ["sigmoid", "softmax"],
    loss: "cross-entropy",
  };

  it("fill Glorot's bounds, layer by layer, and biases are 0", () => {
    const parameters = initialParameters(shape, new Random(1, "weights"));
    for (const { inputCount, outputCount, weights, biases } of layerPlaces(shape)) {
      const bound = Math.sqrt(6 / (inputCount + outputCount));
      const sizes = Array.from(parameters.subarray(weights, biases), Math.abs);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(bound);
      expect(Math.max(...sizes)).toBeGreaterThan(0.95 * bound);
      expect(Array.from(parameters.subarray(biases, biases + outputCount))).toEqual(
        new Array(outputCount).fill(0),
      );
    }
  });
});
