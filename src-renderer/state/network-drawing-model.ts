import type { ParameterChoice } from "#core/session/network-session.ts";
import { samplePicture } from "#core/training/sample-picture.ts";
import type { NeuronFacts, PassFacts } from "#core/wording/network-picture-wording.ts";
import type { CaptionPart } from "#core/wording/wording.ts";
import type { LitPart, NetworkDrawingData, NetworkMark } from "../charts/network-drawing.ts";
import { type AppState, themeOf, wordingOf } from "./app-state.ts";
import { type NetworkPass, passOf } from "./network-pass.ts";
import {
  dataName,
  layerCount,
  layerFacts,
  parameterFacts,
  placesOf,
  type ShownNetwork,
  scaleOf,
  valuesOf,
} from "./network-shown.ts";

/** What the drawing of the network shows. */
export function networkDrawingOf(
  state: AppState,
  shown: ShownNetwork,
  hovered: NetworkMark | null,
): NetworkDrawingData {
  const { prepared, frame, look } = shown;
  const { networkPicture, numbers } = wordingOf(state);
  const values = valuesOf(frame, look.quantity);
  const pass = passOf(prepared, frame, look.sample);
  const count = layerCount(prepared.shape);
  return {
    sizes: prepared.shape.sizes,
    places: placesOf(prepared.shape),
    values,
    limit: scaleOf(values).limit,
    outputs: columnsOf(pass, look.pass, count),
    letters: lettersOf(look.pass, count),
    heads: prepared.shape.sizes.map((_, column) => {
      const facts = layerFacts(shown, column);
      return {
        long: networkPicture.columnHead(facts),
        short: networkPicture.shortColumnHead(facts),
      };
    }),
    formatOutput: numbers.short,
    inputNames: prepared.data.inputNames,
    inputPicture: samplePicture(prepared.data, look.sample),
    outputNames: prepared.data.outputNames,
    formatCount: networkPicture.neuronCount,
    selected: look.selected,
    hovered,
    lit: litPart(look.pass, count),
    theme: themeOf(state),
  };
}

/** What stands in the circles: y, and δ in the columns that the backward pass has reached. */
function columnsOf(
  { outputs, deltas }: NetworkPass,
  pass: number | null,
  count: number,
): readonly (Float64Array | null)[] {
  if (pass === null) return outputs;
  if (pass < count) return outputs.map((column, place) => (place <= pass + 1 ? column : null));
  const layer = 2 * count - 1 - pass;
  return outputs.map((column, place) => (place > layer ? deltas[place - 1] : column));
}

/** What the numbers in the circles of each column are, while a pass is gone through. */
function lettersOf(pass: number | null, count: number): readonly string[] {
  const columns = Array.from({ length: count + 1 }, (_, place) => place);
  if (pass === null) return columns.map(() => "");
  const layer = pass < count ? count : 2 * count - 1 - pass;
  return columns.map((place) => (place > layer ? "δ" : "y"));
}

/** The layer that a pass is at, and the column that it has just reached. */
function litPart(pass: number | null, count: number): LitPart | null {
  if (pass === null) return null;
  if (pass < count) return { layer: pass, column: pass + 1 };
  const layer = 2 * count - 1 - pass;
  return { layer, column: layer + 1 };
}

/** Where a pass is, for people: layers from 1. */
export function passFacts({ prepared, look }: ShownNetwork): PassFacts {
  const count = layerCount(prepared.shape);
  if (look.pass === null) return null;
  return look.pass < count
    ? { kind: "forward", layer: look.pass + 1 }
    : { kind: "backward", layer: 2 * count - look.pass };
}

/** What is said of something that is pointed at. */
export function readoutOf(
  state: AppState,
  shown: ShownNetwork,
  mark: NetworkMark,
): readonly CaptionPart[] {
  const { networkPicture } = wordingOf(state);
  return mark.kind === "parameter"
    ? networkPicture.parameterReadout(parameterFacts(shown, mark.choice))
    : networkPicture.neuronReadout(neuronFacts(shown, mark.column, mark.neuron));
}

function neuronFacts(
  { prepared, frame, look }: ShownNetwork,
  column: number,
  neuron: number,
): NeuronFacts {
  const { outputs, sums, deltas } = passOf(prepared, frame, look.sample);
  const isInput = column === 0;
  return {
    name: dataName(prepared, column, neuron),
    layer: column,
    neuron: neuron + 1,
    sum: isInput ? null : sums[column - 1][neuron],
    output: outputs[column][neuron],
    delta: isInput ? null : deltas[column - 1][neuron],
  };
}

/** The drawing in words. */
export function describeNetwork(state: AppState, shown: ShownNetwork): string {
  const { prepared, frame, look } = shown;
  const { sizes, activations } = prepared.shape;
  const strongest = strongestChoice(shown, valuesOf(frame, look.quantity));
  return wordingOf(state).networkPicture.describeDrawing({
    sizes,
    activations,
    quantity: look.quantity,
    sample: look.sample + 1,
    strongest: strongest && parameterFacts(shown, strongest),
  });
}

function strongestChoice({ prepared }: ShownNetwork, values: Float64Array): ParameterChoice | null {
  let largest = 0;
  let found: ParameterChoice | null = null;
  placesOf(prepared.shape).forEach(({ inputCount, outputCount, weights }, layer) => {
    for (let at = 0; at < inputCount * outputCount; at++) {
      const size = Math.abs(values[weights + at]);
      if (!(size > largest)) continue;
      largest = size;
      found = { layer, from: Math.floor(at / outputCount), to: at % outputCount };
    }
  });
  return found;
}

const moves: Readonly<Record<string, (place: number, width: number, count: number) => number>> = {
  ArrowDown: (place) => place + 1,
  ArrowUp: (place) => place - 1,
  PageDown: (place, width) => place + width,
  PageUp: (place, width) => place - width,
  Home: () => 0,
  End: (_place, _width, count) => count - 1,
};

/**
 * The connection that a key moves the selection to; null: the key is for something else. Within a
 * layer they are in the order of its weights, the biases after them.
 */
export function choiceAfterKey(shown: ShownNetwork, key: string): ParameterChoice | null {
  const { selected } = shown.look;
  const layers = placesOf(shown.prepared.shape);
  const toLayer = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (toLayer !== undefined) {
    const layer = Math.max(0, Math.min(layers.length - 1, selected.layer + toLayer));
    const { inputCount, outputCount } = layers[layer];
    const from = selected.from === null ? null : Math.min(selected.from, inputCount - 1);
    return { layer, from, to: Math.min(selected.to, outputCount - 1) };
  }
  const move = moves[key];
  if (!move) return null;
  const { inputCount, outputCount } = layers[selected.layer];
  const count = (inputCount + 1) * outputCount;
  const place = (selected.from ?? inputCount) * outputCount + selected.to;
  const next = Math.max(0, Math.min(count - 1, move(place, outputCount, count)));
  const from = Math.floor(next / outputCount);
  return {
    layer: selected.layer,
    from: from === inputCount ? null : from,
    to: next % outputCount,
  };
}
