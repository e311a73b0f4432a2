import { clampedChoice, parameterIndex } from "#core/network/chain-rule.ts";
import { type LayerPlace, layerPlaces, type NetworkShape } from "#core/network/network-shape.ts";
import type { NetworkLook, NetworkQuantity } from "#core/session/network-session.ts";
import type { PreparedTraining } from "#core/training/prepared-training.ts";
import type { TrainingFrame } from "#core/training/training-frame.ts";
import type { ParameterFacts } from "#core/wording/network-picture-wording.ts";
import { subscript } from "#core/wording/subscripts.ts";
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

/** The name of a neuron; column 0 are the inputs, indices from 0: x₁, y₃, "inner". */
export function neuronName(prepared: PreparedTraining, column: number, neuron: number): string {
  const { data, shape } = prepared;
  if (column === 0) return data.inputNames[neuron] ?? `x${subscript(neuron + 1)}`;
  if (column === layerCount(shape)) return data.outputNames[neuron] ?? `y${subscript(neuron + 1)}`;
  return `y${subscript(neuron + 1)}`;
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
