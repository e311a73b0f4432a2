import type { ActivationName, LossName } from "../network/network-shape.ts";
import type { NetworkQuantity } from "../session/network-session.ts";
import type { BuiltInDataName, Task } from "../training/data-set.ts";
import type { FormulaWords } from "./network-formula.ts";
import type { ParameterName } from "./network-symbols.ts";
import type { CaptionPart } from "./wording.ts";

/** A weight or a bias with its numbers. */
export interface ParameterFacts extends ParameterName {
  readonly value: number;
  readonly gradient: number;
  readonly change: number;
}

/** A neuron with its numbers for the sample that is shown. */
export interface NeuronFacts {
  /** What the data call it: "inner", "sepal length"; null: nothing, as it is hidden. */
  readonly name: string | null;
  /** Of neurons; the inputs are 0. */
  readonly layer: number;
  /** From 1. */
  readonly neuron: number;
  /** u; null for an input. */
  readonly sum: number | null;
  readonly output: number;
  /** ∂E/∂u; null for an input. */
  readonly delta: number | null;
}

/** What stands under the heading of the network. */
export interface NetworkCaptionFacts {
  readonly data: BuiltInDataName | { readonly csv: string } | "placed";
  readonly activations: readonly ActivationName[];
  readonly loss: LossName;
  readonly task: Task;
  /** The optimizer's name. */
  readonly rule: string;
  readonly learningRate: number;
  /** null: the whole training set. */
  readonly batchSize: number | null;
  readonly seed: number;
}

/** What the description of the drawing tells those who cannot see it. */
export interface NetworkDrawingFacts {
  readonly sizes: readonly number[];
  readonly activations: readonly ActivationName[];
  readonly quantity: NetworkQuantity;
  /** The sample whose numbers stand in the circles, from 1. */
  readonly sample: number;
  readonly strongest: ParameterFacts | null;
}

/** What the description of a heatmap tells those who cannot see it. */
export interface HeatmapFacts {
  readonly rows: number;
  readonly columns: number;
  readonly lowest: number;
  readonly highest: number;
}

/** What a network makes of its data, in numbers, for those who cannot see it. */
export interface PredictionFacts {
  readonly kind: "curve" | "regions" | "surface" | "heights" | "projection" | "scatter";
  readonly samples: number;
  readonly testSamples: number;
  /** How many are classified wrongly; null for regression. */
  readonly wrong: number | null;
  readonly loss: number;
}

/** A sample that is pointed at; counted from 1. */
export type SampleFacts = {
  readonly sample: number;
  readonly isTest: boolean;
} & (
  | {
      readonly kind: "class";
      readonly actual: string;
      /** The likeliest class; null: none is a number any more. */
      readonly predicted: { readonly name: string; readonly probability: number } | null;
    }
  | { readonly kind: "number"; readonly actual: number; readonly predicted: number }
);

/** Words around a formula: text before it, the formula in TeX, text after it. */
export interface WordsAroundFormula {
  readonly before: string;
  readonly tex: string;
  readonly after: string;
}

/** What a layer of neurons is, for the heads of columns and of blocks. */
export interface LayerFacts {
  /** The inputs are 0. */
  readonly layer: number;
  readonly role: "input" | "hidden" | "output";
  /** Its letter in the chapter's formula; null: the formula does not speak of it. */
  readonly letter: "i" | "j" | "k" | null;
}

/** One layer in one direction, numbered as everywhere; null: the whole pass at once. */
export type PassFacts =
  | { readonly kind: "forward"; readonly layer: number }
  | { readonly kind: "backward"; readonly layer: number }
  | null;

/** A part of a sentence. A formula stands in one line, wherever the sentence is broken. */
export interface SentencePart {
  readonly text: string;
  readonly isFormula: boolean;
}

/** A sentence of words and formulas, which take turns: words first. */
export function sentenceParts(texts: readonly string[]): readonly SentencePart[] {
  return texts.map((text, place) => ({ text, isFormula: place % 2 === 1 }));
}

/** The words of the pictures of a network: drawing, heatmaps, predictions, chain rule. */
export interface NetworkPictureWording {
  readonly caption: (facts: NetworkCaptionFacts) => readonly CaptionPart[];
  readonly waiting: string;

  readonly drawing: string;
  /** Over a column of neurons; short where there is little room. */
  readonly columnHead: (facts: LayerFacts) => string;
  readonly shortColumnHead: (facts: LayerFacts) => string;
  readonly describeDrawing: (facts: NetworkDrawingFacts) => string;
  readonly drawingKeys: string;
  readonly parameterReadout: (facts: ParameterFacts) => readonly CaptionPart[];
  readonly neuronReadout: (facts: NeuronFacts) => readonly CaptionPart[];
  /** Stands in the column of a layer not all of whose neurons are shown. */
  readonly neuronCount: (count: number) => string;

  readonly quantitiesLabel: string;
  readonly quantities: Readonly<Record<NetworkQuantity, string>>;
  /** The accessible name of a heatmap: `Weights of layer 1`. */
  readonly heatmap: (quantity: NetworkQuantity, layer: number) => string;
  readonly heatmapTitle: (layer: number, quantity: NetworkQuantity) => readonly CaptionPart[];
  readonly describeHeatmap: (facts: HeatmapFacts) => string;
  readonly scaleEnd: (value: number, isClipped: boolean) => string;
  /** Said where cells write numbers in other units; exponent is not 0. */
  readonly cellUnit: (exponent: number) => string;

  readonly predictionTitle: string;
  readonly describePrediction: (facts: PredictionFacts) => string;
  readonly sampleReadout: (facts: SampleFacts) => readonly CaptionPart[];
  readonly selectedSample: (sample: number) => string;
  readonly training: string;
  readonly test: string;
  /** How many of all samples are classified wrongly. */
  readonly wrong: (count: number, samples: number) => string;
  readonly learnedSurface: string;
  readonly trueSurface: string;
  readonly predicted: string;
  readonly actual: string;
  readonly projectionAxes: readonly [string, string];
  readonly confusionTable: (part: "training" | "test") => string;
  readonly confusionCorner: string;
  readonly placeHint: string;
  readonly placeClass: string;

  readonly chainRule: string;
  readonly chainRuleHead: (tex: string) => WordsAroundFormula;
  /** How formulas are said. */
  readonly formula: FormulaWords;
  /** Over the lines of a layer. */
  readonly chainBlock: (facts: LayerFacts) => string;
  /** After the neurons that have lines of their own; count is 1 or more. */
  readonly moreNeurons: (count: number) => string;
  readonly chainRuleNone: string;
  readonly numericCheck: string;
  readonly sample: string;
  readonly sampleOf: (count: number, isTest: boolean) => string;
  readonly previousSample: string;
  readonly nextSample: string;
  readonly passLabel: string;
  /** Short, for a button; its full name is `passForward`. */
  readonly forward: string;
  readonly backward: string;
  readonly passForward: string;
  readonly passBackward: string;
  /** Ends the pass that is gone through: everything is shown at once again. */
  readonly wholePass: string;
  readonly pass: (facts: NonNullable<PassFacts>) => readonly SentencePart[];
}
