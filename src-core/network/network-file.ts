import { z } from "zod";
import { readFileHead } from "../common/file-head.ts";
import { readJson, writeJson } from "../common/json.ts";
import { list, numberList, readBySchema, type SchemaFault, strict } from "../common/schema.ts";
import type { NetworkFileFault } from "../training/training-fault.ts";
import { checkShape } from "./network-check.ts";
import {
  type ActivationName,
  activationNames,
  type LossName,
  layerPlaces,
  lossNames,
  mostLayers,
  mostParameters,
  type NetworkShape,
  parameterCount,
} from "./network-shape.ts";

/** A network with its weights. */
export interface Network {
  readonly shape: NetworkShape;
  /** Laid out as `layerPlaces` says; length = `parameterCount(shape)`. */
  readonly parameters: Float64Array;
}

/** What a network file calls itself. */
export const networkFormat = "thalweg-network";
/** The version of the format that is written; newer ones are refused. */
export const networkVersion = 1;
/** The ending of network files, without the dot. */
export const networkExtension = "json";

/** A network read from a file, or why not. */
export type NetworkReading =
  | { readonly ok: true; readonly network: Network }
  | { readonly ok: false; readonly fault: NetworkFileFault };

const body = strict({
  layers: list(
    strict({
      weights: list(numberList(mostParameters, 1), mostParameters, 1),
      biases: numberList(mostParameters, 1),
      activation: z.enum(activationNames as [ActivationName, ...ActivationName[]]),
    }),
    mostLayers,
    1,
  ),
  loss: z.enum(lossNames as [LossName, ...LossName[]]),
});

type Body = z.infer<typeof body>;

/** The text of a network file: every number reads back to the same double. */
export function writeNetwork({ shape, parameters }: Network): string {
  const layers = layerPlaces(shape).map((place, layer) => ({
    weights: Array.from({ length: place.inputCount }, (_, i) => {
      const from = place.weights + i * place.outputCount;
      return parameters.subarray(from, from + place.outputCount);
    }),
    biases: parameters.subarray(place.biases, place.biases + place.outputCount),
    activation: shape.activations[layer],
  }));
  const file = { format: networkFormat, version: networkVersion, layers, loss: shape.loss };
  const text = writeJson(file);
  // A row of weights a line: people look at these files, and version control compares them.
  return `${text.replaceAll("],[", "],\n[").replaceAll("},{", "},\n{")}\n`;
}

/** A double that takes as many letters as any, 24. */
const longestNumber = -2.2250738585072014e-308;

/** A text as long as the file of a network of that shape can be, whatever its weights become. */
export function longestNetwork(shape: NetworkShape): string {
  const parameters = new Float64Array(parameterCount(shape)).fill(longestNumber);
  return writeNetwork({ shape, parameters });
}

/** Reads the text of a network file. */
export function readNetwork(text: string): NetworkReading {
  const json = readJson(text);
  if (!json.ok && text.includes(`"${networkFormat}"`)) {
    return refused(
      json.reason === "overfull"
        ? { kind: "network-overfull" }
        : { kind: "network-damaged", where: null },
    );
  }
  const head = json.ok ? readFileHead(json.value, networkFormat) : null;
  if (!head) return refused({ kind: "not-a-network" });
  if (head.version > networkVersion) {
    return refused({ kind: "network-too-new", version: head.version });
  }
  const rest = readBySchema(body, head.members);
  return rest.ok ? assembled(rest.value) : refused(shapeFault(rest.fault));
}

function shapeFault({ where, unknownName: name }: SchemaFault): NetworkFileFault {
  return name === null
    ? { kind: "network-damaged", where }
    : { kind: "network-unknown-member", where, name };
}

function refused(fault: NetworkFileFault): NetworkReading {
  return { ok: false, fault };
}

function assembled({ layers, loss }: Body): NetworkReading {
  const disagreement = checkLayers(layers);
  if (disagreement) return refused(disagreement);
  const sizes = [layers[0].weights.length, ...layers.map(({ biases }) => biases.length)];
  const shape = { sizes, activations: layers.map(({ activation }) => activation), loss };
  const fault = checkShape(shape);
  if (fault) return refused(fault);
  const parameters = new Float64Array(parameterCount(shape));
  layerPlaces(shape).forEach(({ weights, biases, outputCount }, layer) => {
    layers[layer].weights.forEach((row, i) => {
      parameters.set(row, weights + i * outputCount);
    });
    parameters.set(layers[layer].biases, biases);
  });
  return { ok: true, network: { shape, parameters } };
}

/** Each layer must take what the one before gives, and each row of weights lead to all its neurons. */
function checkLayers(layers: Body["layers"]): NetworkFileFault | null {
  for (const [at, { weights, biases }] of layers.entries()) {
    const layer = at + 1;
    const given = at === 0 ? weights.length : layers[at - 1].biases.length;
    if (weights.length !== given) {
      return {
        kind: "network-layers-disagree",
        layer,
        expected: given,
        actual: weights.length,
      };
    }
    const row = weights.findIndex(({ length }) => length !== biases.length);
    if (row >= 0) {
      return { kind: "network-damaged", where: `layers.${at}.weights.${row}` };
    }
    const wild = weights.findIndex((numbers) => !numbers.every(Number.isFinite));
    if (wild >= 0) return { kind: "network-not-finite", where: `layers.${at}.weights.${wild}` };
    if (!biases.every(Number.isFinite)) {
      return { kind: "network-not-finite", where: `layers.${at}.biases` };
    }
  }
  return null;
}
