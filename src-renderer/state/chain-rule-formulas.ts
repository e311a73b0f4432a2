import { assertNever } from "#core/common/assert-never.ts";
import type { ChainRuleBlock, ChainRuleFacts, ChainRuleLine } from "#core/network/chain-rule.ts";
import type { ActivationName, LossName } from "#core/network/network-shape.ts";
import type { NetworkFormula } from "#core/wording/network-formula.ts";
import {
  type NetworkSymbol,
  neuronSymbol,
  parameterSymbol,
} from "#core/wording/network-symbols.ts";

/** A line of which neurons it is: layer and neurons from 1, as people are shown them. */
interface LinePlace {
  readonly layer: number;
  readonly isOutput: boolean;
  readonly activation: ActivationName;
  readonly loss: LossName;
}

/** A line that another one unfolds into; where it has a number, it is a summand. */
export interface UnfoldedLine {
  readonly formula: NetworkFormula;
  readonly value: number | null;
  /** For which r it holds. */
  readonly note: string;
}

const one: NetworkFormula = { kind: "number", value: "1" };

function equation(...sides: readonly NetworkFormula[]): NetworkFormula {
  return { kind: "equation", sides };
}

function product(...factors: readonly NetworkFormula[]): NetworkFormula {
  return { kind: "product", factors };
}

function difference(from: NetworkFormula, taken: NetworkFormula): NetworkFormula {
  return { kind: "difference", from, taken };
}

function negative(of: NetworkFormula): NetworkFormula {
  return { kind: "negative", of };
}

function overR(of: NetworkFormula): NetworkFormula {
  return { kind: "sum", of, range: null };
}

function derivative(of: NetworkSymbol | null, by: NetworkSymbol): NetworkFormula {
  return { kind: "derivative", of, by };
}

function target(index: number | "r"): NetworkSymbol {
  return { letter: "t", index: [index], layer: null };
}

function placeOf({ loss, blocks }: ChainRuleFacts, block: ChainRuleBlock): LinePlace {
  const { layer, activation } = block;
  return { layer: layer + 1, isOutput: block === blocks[0], activation, loss };
}

/** The symbol of the chosen weight or bias. */
export function chosenSymbol({ choice }: ChainRuleFacts): NetworkSymbol {
  const { layer, from, to } = choice;
  return parameterSymbol({
    layer: layer + 1,
    from: from === null ? null : from + 1,
    to: to + 1,
  });
}

/** The formula of a line. */
export function lineFormula(
  facts: ChainRuleFacts,
  block: ChainRuleBlock,
  line: ChainRuleLine,
): NetworkFormula {
  if (line.kind === "gradient") return gradientFormula(facts);
  const place = placeOf(facts, block);
  const { layer } = place;
  const neuron = line.neuron + 1;
  const y = neuronSymbol("y", layer, neuron);
  const u = neuronSymbol("u", layer, neuron);
  const delta = neuronSymbol("δ", layer, neuron);
  switch (line.kind) {
    case "loss-slope":
      return lossSlope(place, neuron);
    case "back-sum":
      return equation({ kind: "gradient", by: y }, overR(backSummand(layer, neuron, "r")));
    case "slope":
      return equation(derivative(y, u), slopeOf(block.activation, y, u));
    case "delta":
      return equation(delta, product(byOutput(place, y), derivative(y, u)));
    case "mixed-delta":
      return line.isDifference
        ? equation(delta, difference(y, target(neuron)))
        : mixedSum(place, neuron);
    case "source":
      return neuronSymbol("y", layer - 1, neuron);
    default:
      return assertNever(line);
  }
}

/** ∂w_ij = δ_j·y_i, ∂b_j = δ_j. */
function gradientFormula(facts: ChainRuleFacts): NetworkFormula {
  const { layer, from, to } = facts.choice;
  const delta = neuronSymbol("δ", layer + 1, to + 1);
  const left: NetworkFormula = { kind: "gradient", by: chosenSymbol(facts) };
  if (from === null) return equation(left, delta);
  return equation(left, product(delta, neuronSymbol("y", layer, from + 1)));
}

/** ∂E/∂y of an output; of a hidden neuron the chapter writes it ∂y. */
function byOutput({ isOutput }: LinePlace, y: NetworkSymbol): NetworkFormula {
  return isOutput ? derivative(null, y) : { kind: "gradient", by: y };
}

function lossSlope({ layer, loss }: LinePlace, neuron: number | "r"): NetworkFormula {
  const y = neuronSymbol("y", layer, neuron);
  const t = target(neuron);
  return equation(
    derivative(null, y),
    loss === "squared-error" ? difference(y, t) : negative({ kind: "quotient", of: t, by: y }),
  );
}

/** δᵣ·w_jr: what neuron j of a layer adds to the error of neuron r of the next. */
function backSummand(layer: number, neuron: number, r: number | "r"): NetworkFormula {
  const weight: NetworkSymbol = { letter: "w", index: [neuron, r], layer: layer + 1 };
  return product(neuronSymbol("δ", layer + 1, r), weight);
}

/** ∂E/∂yᵣ·∂yᵣ/∂u_k. */
function mixedSummand(place: LinePlace, neuron: number, r: number | "r"): NetworkFormula {
  const y = neuronSymbol("y", place.layer, r);
  return product(byOutput(place, y), derivative(y, neuronSymbol("u", place.layer, neuron)));
}

function mixedSum(place: LinePlace, neuron: number): NetworkFormula {
  const delta = neuronSymbol("δ", place.layer, neuron);
  return equation(delta, overR(mixedSummand(place, neuron, "r")));
}

/** ∂y/∂u by an activation. */
function slopeOf(activation: ActivationName, y: NetworkSymbol, u: NetworkSymbol): NetworkFormula {
  switch (activation) {
    case "sigmoid":
    case "softmax":
      return product(y, difference(one, y));
    case "tanh":
      return difference(one, { kind: "square", of: y });
    case "relu":
      return { kind: "is-positive", of: u };
    case "identity":
      return one;
    default:
      return assertNever(activation);
  }
}

/** What a line unfolds into: its summands, and before them how they come about; none: nothing. */
export function unfoldedLines(
  facts: ChainRuleFacts,
  block: ChainRuleBlock,
  line: ChainRuleLine,
): readonly UnfoldedLine[] {
  if (line.kind !== "back-sum" && line.kind !== "mixed-delta") return [];
  const place = placeOf(facts, block);
  const neuron = line.neuron + 1;
  const isDifference = line.kind === "mixed-delta" && line.isDifference;
  const summand = (r: number | "r"): NetworkFormula => {
    if (line.kind === "back-sum") return backSummand(place.layer, neuron, r);
    return isDifference && r !== "r"
      ? entropySummand(place.layer, neuron, r)
      : mixedSummand(place, neuron, r);
  };
  const { listed, rest } = line.sum;
  const summands = listed.map(({ neuron: r, value }) => row(summand(r + 1), value));
  if (rest) {
    const range = { first: listed.length + 1, last: rest.last + 1 };
    summands.push(row({ kind: "sum", of: summand("r"), range }, rest.value));
  }
  if (line.kind === "back-sum") return summands;
  const reason = isDifference ? [row(equation(overR(target("r")), one))] : [];
  return [...softmaxLines(place, neuron, isDifference), ...summands, ...reason];
}

function row(formula: NetworkFormula, value: number | null = null, note = ""): UnfoldedLine {
  return { formula, value, note };
}

/** Where the summands of a softmax's δ come from. */
function softmaxLines(place: LinePlace, neuron: number, isDifference: boolean): UnfoldedLine[] {
  const y = neuronSymbol("y", place.layer, neuron);
  const u = neuronSymbol("u", place.layer, neuron);
  const other = neuronSymbol("y", place.layer, "r");
  return [
    ...(isDifference ? [row(mixedSum(place, neuron))] : []),
    ...(place.isOutput ? [row(lossSlope(place, "r"))] : []),
    row(equation(derivative(y, u), slopeOf("softmax", y, u))),
    row(equation(derivative(other, u), negative(product(other, y))), null, `r ≠ ${neuron}`),
  ];
}

/** −t_k(1 − y_k) of the output itself, tᵣ·y_k of another one. */
function entropySummand(layer: number, neuron: number, r: number): NetworkFormula {
  const y = neuronSymbol("y", layer, neuron);
  return r === neuron ? product(negative(target(r)), difference(one, y)) : product(target(r), y);
}
