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

/** One of the products that a line is the sum of. */
export interface ChainSummand {
  /** The neuron r that it is about, from 0. */
  readonly neuron: number;
  readonly value: number;
}

/** What a line is the sum of: the first products, and all others as one number. */
export interface ChainSum {
  readonly listed: readonly ChainSummand[];
  /** The last neuron that is counted in, and what they come to; null: all are listed. */
  readonly rest: { readonly last: number; readonly value: number } | null;
}

/**
 * One line of a chain rule, for one sample, in the chapter's terms. Neurons are counted from 0; of
 * which layer they are says the block that the line stands in.
 */
export type ChainRuleLine =
  /** ∂E/∂y_k of an output: y_k − t_k for squared error, −t_k/y_k for cross-entropy. */
  | { readonly kind: "loss-slope"; readonly neuron: number; readonly value: number }
  /** ∂y_j = ∂E/∂y_j = Σᵣ δᵣ·w_jr over the neurons r of the next layer. */
  | {
      readonly kind: "back-sum";
      readonly neuron: number;
      readonly sum: ChainSum;
      readonly value: number;
    }
  /** ∂y/∂u of a neuron whose activation takes its own sum alone. */
  | { readonly kind: "slope"; readonly neuron: number; readonly value: number }
  /** δ = ∂E/∂y·∂y/∂u, of an output or of a hidden neuron. */
  | { readonly kind: "delta"; readonly neuron: number; readonly value: number }
  /**
   * δ_k = Σᵣ ∂E/∂yᵣ·∂yᵣ/∂u_k of a softmax, whose outputs hang on every sum of their layer; with
   * cross-entropy and targets that add up to 1 it is y_k − t_k.
   */
  | {
      readonly kind: "mixed-delta";
      readonly neuron: number;
      readonly isDifference: boolean;
      readonly sum: ChainSum;
      readonly value: number;
    }
  /** y_i, the output of the layer before that the weight is multiplied with. */
  | { readonly kind: "source"; readonly neuron: number; readonly value: number }
  /** ∂w_ij = δ_j·y_i, or ∂b_j = δ_j: the product of what the lines above say. */
  | { readonly kind: "gradient"; readonly value: number };

/** The lines of one layer of neurons. */
export interface ChainRuleBlock {
  /** Of weights, from 0: its neurons are those that it leads to. */
  readonly layer: number;
  readonly activation: ActivationName;
  readonly lines: readonly ChainRuleLine[];
  /** Neurons of the layer that matter too and have no lines of their own. */
  readonly omitted: number;
}

/** How one weight's gradient comes about, for one sample. */
export interface ChainRuleFacts {
  readonly choice: ParameterChoice;
  readonly loss: LossName;
  /** From the outputs down to the layer that the parameter leads to. */
  readonly blocks: readonly ChainRuleBlock[];
  /** The last line: multiplied from what the lines say. */
  readonly product: number;
  /** What the backward pass says. */
  readonly backPropagated: number;
  /** What central differences say. */
  readonly numeric: number;
}

/** Neurons of a layer, and summands of a sum, that are listed one by one, at most. */
export const mostListed = 10;

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
 * The chain rule of one parameter for one sample, with every number: layer by layer from the outputs
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
  const { blocks, product } = new LineReader(shape, places, parameters, passes, target).read(
    choice,
  );
  const index = parameterIndex(places[choice.layer], choice);
  return {
    choice,
    loss: shape.loss,
    blocks,
    product,
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

  read({ layer, from, to }: ParameterChoice): Pick<ChainRuleFacts, "blocks" | "product"> {
    const blocks: ChainRuleBlock[] = [];
    for (let above = this.places.length - 1; above > layer; above--) {
      const { outputCount } = this.places[above];
      const count = Math.min(outputCount, mostListed);
      const neurons = Array.from({ length: count }, (_, neuron) => neuron);
      const lines = neurons.flatMap((neuron) => this.linesOf(above, neuron));
      blocks.push(this.block(above, lines, outputCount - count));
    }
    const lines = this.linesOf(layer, to);
    const delta = lines[lines.length - 1].value;
    const source = from === null ? null : this.passes.outputsOf(layer)[from];
    if (from !== null && source !== null) {
      lines.push({ kind: "source", neuron: from, value: source });
    }
    const product = source === null ? delta : delta * source;
    lines.push({ kind: "gradient", value: product });
    return { blocks: [...blocks, this.block(layer, lines, 0)], product };
  }

  private block(layer: number, lines: readonly ChainRuleLine[], omitted: number): ChainRuleBlock {
    return { layer, activation: this.shape.activations[layer], lines, omitted };
  }

  /** How δ of a neuron comes about; δ is the last line. */
  private linesOf(layer: number, neuron: number): ChainRuleLine[] {
    const isOutput = layer === this.places.length - 1;
    const activation = this.shape.activations[layer];
    const back = isOutput ? [] : [this.backSum(layer, neuron)];
    if (activation === "softmax") return [...back, this.mixedDelta(layer, neuron)];
    const output = this.passes.outputsOf(layer + 1)[neuron];
    const slope = activationSlope(activation, this.passes.sumsOf(layer)[neuron], output);
    const lines: ChainRuleLine[] = isOutput
      ? [{ kind: "loss-slope", neuron, value: this.lossSlope(neuron) }]
      : back;
    const [{ value }] = lines;
    // An output that has become 0 makes ∂E/∂y infinite, yet δ is not.
    const delta = isOutput ? this.passes.deltasOf(layer)[neuron] : value * slope;
    return [
      ...lines,
      { kind: "slope", neuron, value: slope },
      { kind: "delta", neuron, value: delta },
    ];
  }

  private lossSlope(neuron: number): number {
    const output = this.passes.outputs[neuron];
    const target = this.target[neuron];
    if (this.shape.loss === "squared-error") return output - target;
    return target === 0 ? 0 : -target / output;
  }

  private backSum(layer: number, neuron: number): Extract<ChainRuleLine, { kind: "back-sum" }> {
    const { outputCount, weights } = this.places[layer + 1];
    const deltas = this.passes.deltasOf(layer + 1);
    const first = weights + neuron * outputCount;
    const { sum, value } = summed(outputCount, (r) => deltas[r] * this.parameters[first + r]);
    return { kind: "back-sum", neuron, sum, value };
  }

  private mixedDelta(layer: number, neuron: number): ChainRuleLine {
    const isOutput = layer === this.places.length - 1;
    const outputs = this.passes.outputsOf(layer + 1);
    const isEntropy = isOutput && this.shape.loss === "cross-entropy";
    const gradientTimesOutput = (r: number): number => {
      // −t/y·y: the quotient alone may be infinite.
      if (isEntropy) return -this.target[r];
      const gradient = isOutput ? this.lossSlope(r) : this.backSum(layer, r).value;
      return gradient * outputs[r];
    };
    const { sum, value } = summed(outputs.length, (r) => {
      return gradientTimesOutput(r) * ((r === neuron ? 1 : 0) - outputs[neuron]);
    });
    const isDifference = isEntropy && this.target.reduce((all, t) => all + t, 0) === 1;
    return {
      kind: "mixed-delta",
      neuron,
      isDifference,
      sum,
      value: isOutput ? this.passes.deltasOf(layer)[neuron] : value,
    };
  }
}

/** A sum with its first summands, and all others as one. */
function summed(
  count: number,
  summand: (neuron: number) => number,
): { readonly sum: ChainSum; readonly value: number } {
  const listed: ChainSummand[] = [];
  let value = 0;
  let rest = 0;
  for (let neuron = 0; neuron < count; neuron++) {
    const one = summand(neuron);
    value += one;
    if (neuron < mostListed) listed.push({ neuron, value: one });
    else rest += one;
  }
  const last = count - 1;
  return { sum: { listed, rest: count > mostListed ? { last, value: rest } : null }, value };
}
