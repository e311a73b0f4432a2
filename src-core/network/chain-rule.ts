import type { ParameterChoice } from "../session/network-session.ts";
import { activationSlope } from "./activations.ts";
import { BackPropagation } from "./back-propagation.ts";
import { numericGradient } from "./gradient-check.ts";
import {
  type ActivationName,
  type LayerPlace,
  type LossName,
  layerPlaces,
  type NetworkShape,
  parameterCount,
} from "./network-shape.ts";

/**
 * One line of a chain rule, for one sample. Layers are those of weights, from 0; neurons from 0, the
 * ones that the layer leads to.
 */
export type ChainRuleLine =
  /** δ_k of an output, with what it is made of. */
  | {
      readonly kind: "output-delta";
      readonly layer: number;
      readonly neuron: number;
      readonly output: number;
      readonly target: number;
      readonly activation: ActivationName;
      readonly loss: LossName;
      readonly value: number;
    }
  /** ∂E/∂y_j = Σᵣ δᵣ·w_jr over the neurons r of the next layer. */
  | {
      readonly kind: "back-sum";
      readonly layer: number;
      readonly neuron: number;
      readonly value: number;
    }
  /** ∂y_j/∂u_j; of softmax, which has none of one neuron alone, what it comes to: δ_j / ∂y_j. */
  | {
      readonly kind: "slope";
      readonly layer: number;
      readonly neuron: number;
      readonly activation: ActivationName;
      readonly output: number;
      readonly value: number;
    }
  /** δ_j = ∂E/∂y_j·∂y_j/∂u_j of a hidden neuron. */
  | {
      readonly kind: "delta";
      readonly layer: number;
      readonly neuron: number;
      readonly value: number;
    }
  /** y_i, the output that the weight is multiplied with; x_i where the layer is the first. */
  | {
      readonly kind: "source";
      readonly layer: number;
      readonly neuron: number;
      readonly isInput: boolean;
      readonly value: number;
    };

/** How one weight's gradient comes about, for one sample. */
export interface ChainRuleFacts {
  readonly choice: ParameterChoice;
  /** From the outputs down to the parameter. */
  readonly lines: readonly ChainRuleLine[];
  /** The last δ and the source, multiplied from the lines. */
  readonly product: number;
  /** What the backward pass says. */
  readonly backPropagated: number;
  /** What central differences say. */
  readonly numeric: number;
}

/** Hidden neurons of a layer that are listed one by one, at most. */
const mostListed = 12;

/** The index of a parameter among all of a network's. */
export function parameterIndex(place: LayerPlace, { from, to }: ParameterChoice): number {
  return from === null ? place.biases + to : place.weights + from * place.outputCount + to;
}

/** The parameter a choice means, or the nearest one that a network has. */
export function clampedChoice(shape: NetworkShape, choice: ParameterChoice): ParameterChoice {
  const places = layerPlaces(shape);
  const layer = Math.max(0, Math.min(choice.layer, places.length - 1));
  const { inputCount, outputCount } = places[layer];
  const from = choice.from === null ? null : Math.max(0, Math.min(choice.from, inputCount - 1));
  return { layer, from, to: Math.max(0, Math.min(choice.to, outputCount - 1)) };
}

/**
 * The chain rule of one parameter for one sample, with every number: δ of the outputs, layer by layer
 * down to the neuron that the weight leads to, and the output that it comes from.
 *
 * @param input one sample as the network gets it, length inputCount
 * @param target its targets, length outputCount
 */
export function chainRule(
  shape: NetworkShape,
  parameters: Float64Array,
  input: Float64Array,
  target: Float64Array,
  wanted: ParameterChoice,
): ChainRuleFacts {
  const choice = clampedChoice(shape, wanted);
  const passes = new BackPropagation(shape, 1);
  const gradient = new Float64Array(parameterCount(shape));
  passes.forward(parameters, input, 1);
  passes.backward(parameters, target, 1, gradient);
  const places = layerPlaces(shape);
  const reader = new LineReader(shape, places, parameters, passes, target);
  const lines = reader.linesOf(choice);
  const index = parameterIndex(places[choice.layer], choice);
  const source = lines[lines.length - 1];
  const delta = reader.deltaOf(choice.layer, choice.to);
  return {
    choice,
    lines,
    product: source.kind === "source" ? delta * source.value : delta,
    backPropagated: gradient[index],
    numeric: numericGradient(shape, parameters, input, target, 1, index),
  };
}

/** Reads the lines of a chain rule out of a network after both passes. */
class LineReader {
  private readonly shape: NetworkShape;
  private readonly places: readonly LayerPlace[];
  private readonly parameters: Float64Array;
  private readonly passes: BackPropagation;
  private readonly target: Float64Array;

  constructor(
    shape: NetworkShape,
    places: readonly LayerPlace[],
    parameters: Float64Array,
    passes: BackPropagation,
    target: Float64Array,
  ) {
    this.shape = shape;
    this.places = places;
    this.parameters = parameters;
    this.passes = passes;
    this.target = target;
  }

  linesOf({ layer, from, to }: ParameterChoice): ChainRuleLine[] {
    const last = this.places.length - 1;
    const lines: ChainRuleLine[] = [];
    const outputs = layer === last ? [to] : this.listed(last);
    for (const neuron of outputs) lines.push(this.outputDelta(neuron));
    for (let above = last - 1; above > layer; above--) {
      for (const neuron of this.listed(above)) {
        lines.push({ kind: "delta", layer: above, neuron, value: this.deltaOf(above, neuron) });
      }
    }
    if (layer < last) lines.push(...this.hiddenDelta(layer, to));
    if (from !== null) lines.push(this.source(layer, from));
    return lines;
  }

  /** δ of a neuron, multiplied from what the lines show. */
  deltaOf(layer: number, neuron: number): number {
    if (layer === this.places.length - 1) return this.passes.deltasOf(layer)[neuron];
    const [sum, slope] = this.sumAndSlope(layer, neuron);
    return sum * slope;
  }

  private listed(layer: number): number[] {
    const count = Math.min(this.places[layer].outputCount, mostListed);
    return Array.from({ length: count }, (_, neuron) => neuron);
  }

  private outputDelta(neuron: number): ChainRuleLine {
    const layer = this.places.length - 1;
    return {
      kind: "output-delta",
      layer,
      neuron,
      output: this.passes.outputs[neuron],
      target: this.target[neuron],
      activation: this.shape.activations[layer],
      loss: this.shape.loss,
      value: this.passes.deltasOf(layer)[neuron],
    };
  }

  private hiddenDelta(layer: number, neuron: number): ChainRuleLine[] {
    const [sum, slope] = this.sumAndSlope(layer, neuron);
    const activation = this.shape.activations[layer];
    const output = this.passes.outputsOf(layer + 1)[neuron];
    return [
      { kind: "back-sum", layer, neuron, value: sum },
      { kind: "slope", layer, neuron, activation, output, value: slope },
      { kind: "delta", layer, neuron, value: sum * slope },
    ];
  }

  private sumAndSlope(layer: number, neuron: number): [number, number] {
    const { outputCount, weights } = this.places[layer + 1];
    const deltas = this.passes.deltasOf(layer + 1);
    let sum = 0;
    for (let r = 0; r < outputCount; r++) {
      sum += deltas[r] * this.parameters[weights + neuron * outputCount + r];
    }
    const activation = this.shape.activations[layer];
    if (activation === "softmax") {
      return [sum, sum === 0 ? 0 : this.passes.deltasOf(layer)[neuron] / sum];
    }
    const u = this.passes.sumsOf(layer)[neuron];
    return [sum, activationSlope(activation, u, this.passes.outputsOf(layer + 1)[neuron])];
  }

  private source(layer: number, neuron: number): ChainRuleLine {
    const value = this.passes.outputsOf(layer)[neuron];
    return { kind: "source", layer, neuron, isInput: layer === 0, value };
  }
}
