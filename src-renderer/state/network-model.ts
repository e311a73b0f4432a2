import { BackPropagation } from "#core/network/back-propagation.ts";
import { clampedChoice, parameterIndex } from "#core/network/chain-rule.ts";
import { layerPlaces } from "#core/network/network-shape.ts";
import { learningRateOf } from "#core/optimizers/optimizer-table.ts";
import type { ParameterChoice } from "#core/session/network-session.ts";
import type { PreparedTraining } from "#core/training/prepared-training.ts";
import type { TrainingFrame } from "#core/training/training-frame.ts";
import type {
  NetworkDrawingFacts,
  NeuronFacts,
  ParameterFacts,
} from "#core/wording/network-picture-wording.ts";
import { subscript } from "#core/wording/subscripts.ts";
import type { CaptionPart, Wording } from "#core/wording/wording.ts";
import type { LitPart, NetworkDrawingData, NetworkMark } from "../charts/network-data.ts";
import { type ColourScale, colourScaleOf } from "../heatmaps/colour-scale.ts";
import type { HeatmapData } from "../heatmaps/heatmap-data.ts";
import { type AppState, sessionOf, themeOf, wordingOf } from "./app-state.ts";

/** A training with where it stands: what the pictures are made from. */
export interface ShownTraining {
  readonly prepared: PreparedTraining;
  readonly frame: TrainingFrame;
}

/** The training that is shown, or null while there is none. */
export function shownTraining({ training }: AppState): ShownTraining | null {
  return training.kind === "shown" ? training : null;
}

/** The sample whose numbers are shown: a row of the data, the nearest there is. */
export function shownSample(state: AppState, { prepared }: ShownTraining): number {
  return Math.min(sessionOf(state).network.look.sample, prepared.data.sampleCount - 1);
}

/** The parameter that is chosen: the nearest that the network has. */
export function shownChoice(state: AppState, { prepared }: ShownTraining): ParameterChoice {
  return clampedChoice(prepared.shape, sessionOf(state).network.look.selected);
}

/** What one sample does in the network: by column of neurons, the inputs first. */
export interface SamplePass {
  /** y; of the inputs what the network gets. */
  readonly outputs: readonly Float64Array[];
  /** u, one a layer of weights. */
  readonly sums: readonly Float64Array[];
  /** δ, one a layer of weights. */
  readonly deltas: readonly Float64Array[];
}

let lastPass: { frame: TrainingFrame; sample: number; pass: SamplePass } | null = null;

/** Both passes of the sample that is shown; calculated once a frame. */
export function samplePass(state: AppState, shown: ShownTraining): SamplePass {
  const { prepared, frame } = shown;
  const sample = shownSample(state, shown);
  if (lastPass?.frame === frame && lastPass.sample === sample) return lastPass.pass;
  const { shape, inputs, data } = prepared;
  const [inputCount, outputCount] = [shape.sizes[0], shape.sizes[shape.sizes.length - 1]];
  const input = inputs.slice(sample * inputCount, (sample + 1) * inputCount);
  const target = data.targets.slice(sample * outputCount, (sample + 1) * outputCount);
  const passes = new BackPropagation(shape, 1);
  passes.forward(frame.parameters, input, 1);
  passes.backward(frame.parameters, target, 1, new Float64Array(frame.parameters.length));
  const layers = shape.activations.map((_, layer) => layer);
  const pass = {
    outputs: [input, ...layers.map((layer) => passes.outputsOf(layer + 1).slice())],
    sums: layers.map((layer) => passes.sumsOf(layer).slice()),
    deltas: layers.map((layer) => passes.deltasOf(layer).slice()),
  };
  lastPass = { frame, sample, pass };
  return pass;
}

/** The numbers that connections and heatmaps show. */
export function shownValues(state: AppState, { frame }: ShownTraining): Float64Array {
  const { quantity } = sessionOf(state).network.look;
  if (quantity === "weights") return frame.parameters;
  return quantity === "gradients" ? frame.gradient : frame.change;
}

let lastScale: { values: Float64Array; scale: ColourScale } | null = null;

/** The one colour scale of the view. */
export function shownScale(state: AppState, shown: ShownTraining): ColourScale {
  const values = shownValues(state, shown);
  if (lastScale?.values !== values) lastScale = { values, scale: colourScaleOf(values) };
  return lastScale.scale;
}

/** What a neuron is called at the edges of heatmaps and under the columns. */
export function neuronName({ prepared }: ShownTraining, column: number, neuron: number): string {
  const { data, shape } = prepared;
  if (column === 0) return data.inputNames[neuron] ?? `x${subscript(neuron + 1)}`;
  if (column === shape.sizes.length - 1) {
    return data.outputNames[neuron] ?? `y${subscript(neuron + 1)}`;
  }
  return `y${subscript(neuron + 1)}`;
}

/** The heading: the neurons of each layer, in TeX. */
export function networkTex({ prepared }: ShownTraining): string {
  return prepared.shape.sizes.join(" \\to ");
}

/** What stands under the heading. */
export function networkCaption(
  state: AppState,
  { prepared }: ShownTraining,
): readonly CaptionPart[] {
  const { setup, shape } = prepared;
  const { data } = setup;
  return wordingOf(state).networkPicture.caption({
    data:
      data.kind === "built-in" ? data.name : data.kind === "csv" ? { csv: data.name } : "placed",
    activations: shape.activations,
    loss: shape.loss,
    learningRate: learningRateOf(setup.rule),
    batchSize: setup.batchSize,
    seed: setup.seed,
  });
}

/** What of the drawing is lit up while a pass is stepped through; null: all of it. */
export function litPart(state: AppState, { prepared }: ShownTraining): LitPart | null {
  const { pass } = sessionOf(state).network.look;
  const layers = prepared.shape.sizes.length - 1;
  if (pass === null || pass >= 2 * layers) return null;
  if (pass < layers) return { layer: pass, column: pass + 1 };
  const layer = 2 * layers - 1 - pass;
  return { layer, column: layer };
}

/** The drawing of the network. Going backward the circles show δ instead of y. */
export function networkDrawing(
  state: AppState,
  shown: ShownTraining,
  hovered: NetworkMark | null,
): NetworkDrawingData {
  const { prepared } = shown;
  const { sizes } = prepared.shape;
  const { numbers } = wordingOf(state);
  const pass = samplePass(state, shown);
  const { pass: stage } = sessionOf(state).network.look;
  const isBackward = stage !== null && stage >= sizes.length - 1 && stage < 2 * (sizes.length - 1);
  return {
    sizes,
    places: layerPlaces(prepared.shape),
    values: shownValues(state, shown),
    limit: shownScale(state, shown).limit,
    outputs: isBackward ? [null, ...pass.deltas] : pass.outputs,
    formatOutput: (value) => shortNumber(value, numbers.fixed),
    inputNames: prepared.data.inputNames,
    outputNames: prepared.data.outputNames,
    formatCount: numbers.count,
    selected: shownChoice(state, shown),
    hovered,
    lit: litPart(state, shown),
    theme: themeOf(state),
  };
}

/** A number that has room in a circle. */
function shortNumber(value: number, fixed: (value: number, decimals: number) => string): string {
  const size = Math.abs(value);
  if (size >= 1000) return value.toExponential(0).replace("e+", "e").replace("-", "−");
  return fixed(value, size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

/** The heatmap of a layer of weights, from 0. */
export function layerHeatmap(state: AppState, shown: ShownTraining, layer: number): HeatmapData {
  const place = layerPlaces(shown.prepared.shape)[layer];
  const selected = shownChoice(state, shown);
  const { numbers } = wordingOf(state);
  return {
    rows: place.inputCount,
    columns: place.outputCount,
    values: shownValues(state, shown),
    start: place.weights,
    biases: place.biases,
    scale: shownScale(state, shown),
    rowName: (row) => neuronName(shown, layer, row),
    columnName: (column) => neuronName(shown, layer + 1, column),
    biasName: "b",
    selected: selected.layer === layer ? { row: selected.from, column: selected.to } : null,
    theme: themeOf(state),
    formatNumber: (value, decimals) => numbers.fixed(value, decimals),
  };
}

/** A parameter with its numbers. */
export function parameterFacts(shown: ShownTraining, choice: ParameterChoice): ParameterFacts {
  const { prepared, frame } = shown;
  const index = parameterIndex(layerPlaces(prepared.shape)[choice.layer], choice);
  return {
    layer: choice.layer + 1,
    from: choice.from === null ? null : choice.from + 1,
    to: choice.to + 1,
    value: frame.parameters[index],
    gradient: frame.gradient[index],
    change: frame.change[index],
  };
}

function neuronFacts(
  state: AppState,
  shown: ShownTraining,
  column: number,
  neuron: number,
): NeuronFacts {
  const pass = samplePass(state, shown);
  const isInput = column === 0;
  return {
    name: neuronName(shown, column, neuron),
    layer: isInput ? null : column,
    sum: isInput ? null : pass.sums[column - 1][neuron],
    output: pass.outputs[column][neuron],
    delta: isInput ? null : pass.deltas[column - 1][neuron],
  };
}

/** What is under the pointer, in words and numbers. */
export function markReadout(
  state: AppState,
  shown: ShownTraining,
  mark: NetworkMark,
): readonly CaptionPart[] {
  const { networkPicture } = wordingOf(state);
  return mark.kind === "parameter"
    ? networkPicture.parameterReadout(parameterFacts(shown, mark.choice))
    : networkPicture.neuronReadout(neuronFacts(state, shown, mark.column, mark.neuron));
}

/** What those who cannot see the drawing are told. */
export function drawingFacts(state: AppState, shown: ShownTraining): NetworkDrawingFacts {
  const { shape } = shown.prepared;
  return {
    sizes: shape.sizes,
    activations: shape.activations,
    quantity: sessionOf(state).network.look.quantity,
    sample: shownSample(state, shown) + 1,
    strongest: parameterFacts(shown, strongestChoice(state, shown)),
  };
}

function strongestChoice(state: AppState, shown: ShownTraining): ParameterChoice {
  const values = shownValues(state, shown);
  let choice: ParameterChoice = { layer: 0, from: 0, to: 0 };
  let most = -1;
  layerPlaces(shown.prepared.shape).forEach(({ weights, biases, outputCount }, layer) => {
    for (let at = weights; at < biases; at++) {
      if (!(Math.abs(values[at]) > most)) continue;
      most = Math.abs(values[at]);
      const place = at - weights;
      choice = { layer, from: Math.floor(place / outputCount), to: place % outputCount };
    }
  });
  return choice;
}

/** The extremes of a layer's numbers, for the description of its heatmap. */
export function layerExtremes({ values, start, biases, columns }: HeatmapData): {
  readonly lowest: number;
  readonly highest: number;
} {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let at = start; at < biases + columns; at++) {
    lowest = Math.min(lowest, values[at]);
    highest = Math.max(highest, values[at]);
  }
  return { lowest, highest };
}

/** The legend of the one colour scale: what stands at its ends, and in which unit cells are written. */
export function scaleWords(
  { limit, isClipped, exponent }: ColourScale,
  { networkPicture }: Wording,
): { readonly low: string; readonly high: string; readonly unit: string } {
  return {
    low: networkPicture.scaleEnd(-limit, isClipped),
    high: networkPicture.scaleEnd(limit, isClipped),
    unit: exponent === 0 ? "" : networkPicture.cellUnit(exponent),
  };
}
