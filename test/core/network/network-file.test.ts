import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Network, readNetwork, writeNetwork } from "#core/network/network-file.ts";
import { anyNetworkSample, networkSample } from "./network-samples.ts";

const small: Network = networkSample(
  { sizes: [2, 3, 2], activations: ["sigmoid", "softmax"], loss: "cross-entropy" },
  1,
  7,
);

interface FileLayer {
  weights: unknown[][];
  biases: unknown[];
  activation: unknown;
}

interface FileBody {
  format: unknown;
  version: unknown;
  layers: FileLayer[];
  loss: unknown;
}

function damaged(change: (file: FileBody) => void): string {
  const file = JSON.parse(writeNetwork(small)) as FileBody;
  change(file);
  return JSON.stringify(file);
}

function faultOf(text: string): unknown {
  const reading = readNetwork(text);
  return reading.ok ? null : reading.fault;
}

describe("a network file", () => {
  it("reads back to the same doubles", () => {
    fc.assert(
      fc.property(
        anyNetworkSample(6, 1),
        fc.infiniteStream(fc.double({ noNaN: true, noDefaultInfinity: true })),
        ({ shape, parameters }, numbers) => {
          const values = parameters.map(() => numbers.next().value);
          const reading = readNetwork(writeNetwork({ shape, parameters: values }));
          expect(reading).toMatchObject({ ok: true, network: { shape } });
          if (!reading.ok) return;
          const same = values.every((value, at) =>
            Object.is(value, reading.network.parameters[at]),
          );
          expect(same).toBe(true);
        },
      ),
    );
  });

  it("has weights[i][j] from input i to neuron j", () => {
    const file = JSON.parse(writeNetwork(small)) as FileBody;
    expect(file).toMatchObject({ format: "thalweg-network", version: 1, loss: "cross-entropy" });
    expect(file.layers.map(({ weights }) => [weights.length, weights[0].length])).toEqual([
      [2, 3],
      [3, 2],
    ]);
    expect(file.layers[0].weights[1][0]).toBe(small.parameters[3]);
    expect(file.layers[0].biases[2]).toBe(small.parameters[8]);
    expect(file.layers[1].weights[0][1]).toBe(small.parameters[10]);
    expect(file.layers.map(({ activation }) => activation)).toEqual(["sigmoid", "softmax"]);
  });

  it("has a row of weights a line", () => {
    expect(writeNetwork(small).trim().split("\n")).toHaveLength(2 + 3);
  });
});

describe("a file that is no network says so", () => {
  it.each([
    ["nothing", "", { kind: "not-a-network" }],
    ["other JSON", "[1, 2]", { kind: "not-a-network" }],
    ["a session", '{"format":"thalweg-session","version":1}', { kind: "not-a-network" }],
    ["half a file", writeNetwork(small).slice(0, 120), { kind: "network-damaged", where: null }],
    [
      "a newer one",
      damaged((file) => {
        file.version = 2;
      }),
      { kind: "network-too-new", version: 2 },
    ],
    [
      "a word for a weight",
      damaged((file) => {
        file.layers[1].weights[0][1] = "big";
      }),
      { kind: "network-damaged", where: "layers.1.weights.0.1" },
    ],
    [
      "a number too large for a double",
      damaged((file) => {
        file.layers[0].weights[0][0] = "x";
      }).replace('"x"', "1e999"),
      { kind: "network-damaged", where: "layers.0.weights.0.0" },
    ],
    [
      "a row that is too short",
      damaged((file) => {
        file.layers[0].weights[1].pop();
      }),
      { kind: "network-damaged", where: "layers.0.weights.1" },
    ],
    [
      "a layer with other inputs",
      damaged((file) => {
        file.layers[1].weights.pop();
      }),
      { kind: "network-layers-disagree", layer: 2, expected: 3, actual: 2 },
    ],
    [
      "an unknown activation",
      damaged((file) => {
        file.layers[0].activation = "swish";
      }),
      { kind: "network-damaged", where: "layers.0.activation" },
    ],
    [
      "no layers",
      damaged((file) => {
        file.layers = [];
      }),
      { kind: "network-damaged", where: "layers" },
    ],
    [
      "a cross-entropy of outputs that may be negative",
      damaged((file) => {
        file.layers[1].activation = "tanh";
      }),
      { kind: "network-loss-impossible", activation: "tanh" },
    ],
  ])("%s", (_, text, fault) => {
    expect(faultOf(text)).toEqual(fault);
  });

  it("whatever was done to it, without a throw", () => {
    const text = writeNetwork(small);
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(40), fc.string(), (at, length, put) => {
        const reading = readNetwork(text.slice(0, at) + put + text.slice(at + length));
        expect(typeof reading.ok).toBe("boolean");
      }),
      { numRuns: 2000 },
    );
  });
});
