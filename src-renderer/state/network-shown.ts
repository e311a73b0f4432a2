import { clampedChoice, parameterIndex } from "#core/network/chain-rule.ts";
import { type LayerPlace, layerPlaces, type NetworkShape } from "#core/network/network-shape.ts";
import type { NetworkLook, NetworkQuantity } from "#core/session/network-session.ts";
import type { PreparedTraining } from "#core/training/prepared-training.ts";
import type { TrainingFrame } from "#core/training/training-frame.ts";
import type { LayerFacts, ParameterFacts } from "#core/wording/network-picture-wording.ts";
import { neuronSymbol, symbolText } from "#core/wording/network-symbols.ts";
import { type ColourScale, colourScaleOf } from "../heatmaps/colour-scale.ts";
import { type AppState, sessionOf } from "./app-state.ts";

/** A network as it stands, and how it is looked at: what is chosen exists. */
export interface ShownNetwork {
  readonly prepared: PreparedTraining;
  readonly frame: TrainingFrame;
  readonly look: NetworkLook;
}

/** What pictures of the network are made from: they change when one of these does. */
export function networkKey(state: AppState): readonly unknown[] {
  return [state.training, sessionOf(state).network.look];
}

/** The network that is shown; null while there is none. */
export function shownNetwork({ training, history }: AppState): ShownNetwork | null {
  if (training.kind !== "shown") return null;
  const { prepared, frame } = training;
  const { look } = history.session.network;
  const last = prepared.data.sampleCount - 1;
  return {
    prepared,
    frame,
    look: {
      ...look,
      selected: clampedChoice(prepared.shape, look.selected),
      sample: Math.max(0, Math.min(look.sample, last)),
      pass: look.pass === null || look.pass >= 2 * layerCount(prepared.shape) ? null : look.pass,
    },
  };
}

/** How many layers of weights a network has. */
export function layerCount({ sizes }: NetworkShape): number {
  return sizes.length - 1;
}

const places = new WeakMap<NetworkShape, readonly LayerPlace[]>();

/** Where each layer's parameters lie; the same array every time. */
export function placesOf(shape: NetworkShape): readonly LayerPlace[] {
  const known = places.get(shape) ?? layerPlaces(shape);
  places.set(shape, known);
  return known;
}

/** The numbers of a frame that a quantity means, laid out as the parameters. */
export function valuesOf(frame: TrainingFrame, quantity: NetworkQuantity): Float64Array {
  return { weights: frame.parameters, gradients: frame.gradient, changes: frame.change }[quantity];
}

const scales = new WeakMap<Float64Array, ColourScale>();

/** The one scale of all heatmaps and of the drawing, made once for the numbers. */
export function scaleOf(values: Float64Array): ColourScale {
  const known = scales.get(values) ?? colourScaleOf(values);
  scales.set(values, known);
  return known;
}

/** What the data call a neuron, columns and neurons from 0: "inner"; null: nothing, it is hidden. */
export function dataName(
  { data, shape }: PreparedTraining,
  column: number,
  neuron: number,
): string | null {
  if (column === 0) return data.inputNames[neuron] ?? null;
  return column === layerCount(shape) ? (data.outputNames[neuron] ?? null) : null;
}

/** The name of a neuron beside its cells: what the data call it, else its symbol, y₃⁽¹⁾. */
export function neuronName(prepared: PreparedTraining, column: number, neuron: number): string {
  return dataName(prepared, column, neuron) ?? symbolText(neuronSymbol("y", column, neuron + 1));
}

/** What a column of neurons is, with its letter in the formula of the chosen weight. */
export function layerFacts({ prepared, look }: ShownNetwork, column: number): LayerFacts {
  const last = layerCount(prepared.shape);
  const role = column === 0 ? "input" : column === last ? "output" : "hidden";
  return { layer: column, role, letter: columnLetter(last, look.selected.layer, column) };
}

/**
 * The letters of the chapter's three layers: those of the formula of a weight. Deeper networks have
 * them where the chosen weight is; without hidden layers, i leads to k.
 *
 * @param count layers of weights
 * @param selected the chosen weight's, from 0
 */
export function columnLetter(
  count: number,
  selected: number,
  column: number,
): LayerFacts["letter"] {
  if (count === 1) return column === 0 ? "i" : "k";
  const first = Math.min(selected, count - 2);
  return (["i", "j", "k"] as const)[column - first] ?? null;
}

/** A parameter with its numbers. */
export function parameterFacts(
  { prepared, frame }: ShownNetwork,
  choice: NetworkLook["selected"],
): ParameterFacts {
  const index = parameterIndex(placesOf(prepared.shape)[choice.layer], choice);
  return {
    layer: choice.layer + 1,
    from: choice.from === null ? null : choice.from + 1,
    to: choice.to + 1,
    value: frame.parameters[index],
    gradient: frame.gradient[index],
    change: frame.change[index],
  };
}

/** Whether a sample is kept for testing. */
export function isTestSample({ testSamples }: PreparedTraining, sample: number): boolean {
  return testSamples.includes(sample);
}
