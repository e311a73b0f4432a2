import { assertNever } from "#core/common/assert-never.ts";
import type { ChainRuleFacts, ChainRuleLine } from "#core/network/chain-rule.ts";
import type { ActivationName, NetworkShape } from "#core/network/network-shape.ts";
import { parameterTex, parameterText, subscript } from "#core/wording/subscripts.ts";

/** A formula for the eye, and the same for those who hear it. */
export interface SpokenFormula {
  readonly tex: string;
  readonly text: string;
}

/** Names of one neuron of a layer: layers are told apart only where there are more than two. */
class NeuronNames {
  private readonly layer: string;
  private readonly index: string;
  private readonly spokenIndex: string;

  constructor(shape: NetworkShape, layer: number, neuron: number) {
    this.layer = shape.sizes.length > 3 ? `^{(${layer + 1})}` : "";
    this.index = String(neuron + 1);
    this.spokenIndex = subscript(neuron + 1);
  }

  of(letter: string): string {
    return `${letter}_{${this.index}}${this.layer}`;
  }

  spoken(letter: string): string {
    return `${letter}${this.spokenIndex}`;
  }
}

/** ∂y/∂u by an activation, of a neuron whose names are given. */
function slopeTex(activation: ActivationName, y: string, u: string): string {
  switch (activation) {
    case "sigmoid":
      return `${y}(1 - ${y})`;
    case "tanh":
      return `1 - ${y.includes("^") ? `(${y})` : y}^2`;
    case "relu":
      return `[${u} > 0]`;
    case "identity":
      return "1";
    case "softmax":
      return `\\partial ${y} / \\partial ${u}`;
    default:
      return assertNever(activation);
  }
}

/** Whether softmax or sigmoid with cross-entropy, or identity with squared error, leave y − t. */
function isDifference({ activation, loss }: Extract<ChainRuleLine, { kind: "output-delta" }>) {
  return loss === "cross-entropy"
    ? activation === "softmax" || activation === "sigmoid"
    : activation === "identity";
}

/** The formula of a line of the chain rule. */
export function lineFormula(shape: NetworkShape, line: ChainRuleLine): SpokenFormula {
  const names = new NeuronNames(shape, line.layer, line.neuron);
  switch (line.kind) {
    case "output-delta":
      return outputFormula(line, names);
    case "back-sum": {
      const number = line.neuron + 1;
      const above = shape.sizes.length > 3 ? `^{(${line.layer + 2})}` : "";
      const index = number > 9 ? `${number},k` : `${number}k`;
      return {
        tex: `\\sum_k \\delta_k${above}\\, w_{${index}}${above}`,
        text: `Σₖ δₖ·w${subscript(number)}ₖ`,
      };
    }
    case "slope": {
      const text =
        line.activation === "sigmoid" ? `${names.spoken("y")}(1 − ${names.spoken("y")})` : "∂y/∂u";
      return { tex: slopeTex(line.activation, names.of("y"), names.of("u")), text };
    }
    case "delta":
      return { tex: names.of("\\delta"), text: names.spoken("δ") };
    case "source":
      return sourceFormula(shape, line);
    default:
      return assertNever(line);
  }
}

function outputFormula(
  line: Extract<ChainRuleLine, { kind: "output-delta" }>,
  names: NeuronNames,
): SpokenFormula {
  const delta = names.of("\\delta");
  const difference = `${names.of("y")} - t_{${line.neuron + 1}}`;
  const text = `${names.spoken("δ")} = ${names.spoken("y")} − t${subscript(line.neuron + 1)}`;
  if (isDifference(line)) return { tex: `${delta} = ${difference}`, text };
  if (line.loss === "squared-error" && line.activation !== "softmax") {
    const slope = slopeTex(line.activation, names.of("y"), names.of("u"));
    return { tex: `${delta} = (${difference})\\,${slope}`, text: `${text} · ∂y/∂u` };
  }
  return {
    tex: `${delta} = \\partial E / \\partial ${names.of("u")}`,
    text: `${names.spoken("δ")} = ∂E/∂u`,
  };
}

/** The output that a weight is multiplied with: of the layer before. */
function sourceFormula(
  shape: NetworkShape,
  { layer, neuron, isInput }: Extract<ChainRuleLine, { kind: "source" }>,
): SpokenFormula {
  const names = new NeuronNames(shape, layer - 1, neuron);
  return isInput
    ? { tex: `x_{${neuron + 1}}`, text: `x${subscript(neuron + 1)}` }
    : { tex: names.of("y"), text: names.spoken("y") };
}

/** ∂E/∂w of the chosen parameter. */
export function gradientFormula({ choice }: ChainRuleFacts): SpokenFormula {
  const name = nameOf(choice);
  return {
    tex: `\\partial E / \\partial ${parameterTex(name)}`,
    text: `∂E/∂${parameterText(name)}`,
  };
}

/** What the last δ and the source are called, multiplied. */
export function productFormula(shape: NetworkShape, { choice }: ChainRuleFacts): SpokenFormula {
  const delta = new NeuronNames(shape, choice.layer, choice.to);
  const [tex, text] = [delta.of("\\delta"), delta.spoken("δ")];
  if (choice.from === null) return { tex, text };
  const source = sourceFormula(shape, {
    kind: "source",
    layer: choice.layer,
    neuron: choice.from,
    isInput: choice.layer === 0,
    value: 0,
  });
  return { tex: `${tex} \\cdot ${source.tex}`, text: `${text} · ${source.text}` };
}

/** The chapter's formula of the gradient, in letters: i → j → k. */
export function chainFormula(shape: NetworkShape, { choice }: ChainRuleFacts): string {
  const last = shape.sizes.length - 2;
  const isBias = choice.from === null;
  const isOutput = choice.layer === last;
  const [from, to] = isOutput ? ["j", "k"] : ["i", "j"];
  const name = isBias ? `b_${to}` : `w_{${from}${to}}`;
  const source = isBias ? "" : ` \\cdot ${choice.layer === 0 ? "x" : "y"}_${from}`;
  const left = `\\frac{\\partial E}{\\partial ${name}} = `;
  const activation = shape.activations[choice.layer];
  if (isOutput) return `${left}${outputDeltaTex(shape, activation)}${source}`;
  const slope = slopeTex(activation, "y_j", "u_j");
  return `${left}\\Big( \\sum_k \\delta_k\\, w_{jk} \\Big) \\cdot ${grouped(activation, slope)}${source}`;
}

function outputDeltaTex({ loss }: NetworkShape, activation: ActivationName): string {
  const facts = {
    kind: "output-delta",
    layer: 0,
    neuron: 0,
    output: 0,
    target: 0,
    value: 0,
  } as const;
  if (isDifference({ ...facts, activation, loss })) return "(y_k - t_k)";
  if (loss === "squared-error" && activation !== "softmax") {
    return `(y_k - t_k) \\cdot ${grouped(activation, slopeTex(activation, "y_k", "u_k"))}`;
  }
  return "\\delta_k";
}

function grouped(activation: ActivationName, slope: string): string {
  return activation === "tanh" ? `(${slope})` : slope;
}

/** The chosen parameter with its indices from 1. */
export function nameOf(choice: ChainRuleFacts["choice"]): {
  readonly from: number | null;
  readonly to: number;
} {
  return { from: choice.from === null ? null : choice.from + 1, to: choice.to + 1 };
}
