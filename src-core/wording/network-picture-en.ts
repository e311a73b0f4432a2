import type { NetworkQuantity } from "../session/network-session.ts";
import { fromOutside } from "./from-outside.ts";
import { formulaWordsEn } from "./network-formula-en.ts";
import {
  type LayerFacts,
  type NetworkCaptionFacts,
  type NetworkDrawingFacts,
  type NetworkPictureWording,
  type NeuronFacts,
  type ParameterFacts,
  type PassFacts,
  type PredictionFacts,
  type SampleFacts,
  type SentencePart,
  sentenceParts,
} from "./network-picture-wording.ts";
import {
  type NetworkSymbol,
  neuronSymbol,
  parameterSymbol,
  raisedLayer,
  symbolText,
} from "./network-symbols.ts";
import type { NumberWriter } from "./numbers.ts";
import type { TrainingWording } from "./training-wording.ts";
import type { CaptionPart } from "./wording.ts";

const quantityNames: Readonly<Record<NetworkQuantity, string>> = {
  weights: "Weights",
  gradients: "Gradients",
  changes: "Last change",
};

const quantityParts: Readonly<Record<NetworkQuantity, string>> = {
  weights: "weights and biases",
  gradients: "gradients of weights and biases",
  changes: "last change of weights and biases",
};

const strong = (text: string): CaptionPart => ({ text, strong: true });
const plain = (text: string): CaptionPart => ({ text, strong: false });

/** Inside a sentence a name has no capital; ReLU is no word. */
function lower(name: string): string {
  return name === "ReLU" ? name : name.toLowerCase();
}

/** The words of the pictures of a network in English. */
export function networkPictureEn(
  numbers: NumberWriter,
  names: TrainingWording,
): NetworkPictureWording {
  return {
    caption: (facts) => caption(fromOutside(facts), numbers, names),
    waiting: "The network is being prepared…",
    drawing: "Network",
    columnHead: (facts) => `${layerName(facts)} (${facts.layer})`,
    shortColumnHead: ({ layer, letter }) => `${letter ?? ""} (${layer})`.trim(),
    describeDrawing: (facts) => describeDrawing(facts, numbers, names),
    drawingKeys:
      "Arrow up and down: the connection before and after; left and right: the layer before and after; Page up and down: the neuron it comes from; Home and End: the first and the last of the layer. A click on a connection selects it.",
    parameterReadout: (facts) => parameterReadout(facts, numbers),
    neuronReadout: (facts) => neuronReadout(fromOutside(facts), numbers),
    neuronCount: (count) => numbers.count(count),
    quantitiesLabel: "What heatmaps and connections show",
    quantities: quantityNames,
    heatmap: (quantity, layer) => `${quantityNames[quantity]} of layer ${numbers.count(layer)}`,
    heatmapTitle: (layer, quantity) => [
      strong(`Layer ${numbers.count(layer)}`),
      plain(quantityParts[quantity]),
    ],
    describeHeatmap: ({ rows, columns, lowest, highest }) =>
      `${numbers.count(rows)} × ${numbers.count(columns)} and a row of biases, from ${numbers.plain(lowest, 3)} to ${numbers.plain(highest, 3)}. A click selects a cell.`,
    scaleEnd: (value, isClipped) =>
      `${value > 0 ? (isClipped ? "≥ +" : "+") : isClipped ? "≤ " : ""}${numbers.plain(value, 3)}`,
    cellUnit: (exponent) => `numbers in cells × ${numbers.power(10 ** exponent, 0).slice(2)}`,
    predictionTitle: "What it predicts",
    describePrediction: (facts) => describePrediction(facts, numbers),
    sampleReadout: (facts) => sampleReadout(fromOutside(facts), numbers),
    selectedSample: (sample) => `Sample ${numbers.count(sample)} is selected.`,
    training: "Training",
    test: "Test",
    wrong: (count, samples) => `${numbers.count(count)} of ${numbers.count(samples)} wrong`,
    learnedSurface: "Learned",
    trueSurface: "True: x² + sin² y",
    predicted: "predicted",
    actual: "true",
    projectionAxes: ["PC 1", "PC 2"],
    confusionTable: (part) => (part === "training" ? "Confusion, training" : "Confusion, test"),
    confusionCorner: "true ↓ predicted →",
    placeHint: "Click: a point of the chosen class. Shift and click, or Delete: takes it away.",
    placeClass: "Class of new points",
    chainRule: "Chain rule",
    chainRuleHead: (tex) => ({ before: "Chain rule for", tex, after: "" }),
    formula: formulaWordsEn,
    chainBlock: (facts) => `Layer ${facts.layer}: ${layerName(facts)}`,
    moreNeurons: (count) =>
      `${numbers.count(count)} more ${count === 1 ? "neuron" : "neurons"}, in the same way`,
    chainRuleNone: "The chain rule is shown as soon as there is a network.",
    numericCheck: "numeric check",
    sample: "Sample",
    sampleOf: (count, isTest) =>
      `of ${numbers.count(count)}, ${isTest ? "kept for testing" : "trained on"}`,
    previousSample: "Previous sample",
    nextSample: "Next sample",
    passLabel: "One pass, layer by layer",
    forward: "Forward",
    backward: "Backward",
    passForward: "Pass forward",
    passBackward: "Pass backward",
    wholePass: "Whole pass",
    pass: (facts) => passText(facts, numbers),
  };
}

function caption(
  facts: NetworkCaptionFacts,
  numbers: NumberWriter,
  names: TrainingWording,
): CaptionPart[] {
  const { data, task, loss, rule, learningRate, batchSize, seed } = facts;
  const name =
    data === "placed"
      ? "Points of your own"
      : typeof data === "string"
        ? names.dataSets[data]
        : data.csv;
  const used = [...new Set(facts.activations)].map((activation) =>
    lower(names.activations[activation]),
  );
  const batch = batchSize === null ? "full batch" : `batch ${numbers.count(batchSize)}`;
  return [
    strong(name),
    plain(
      `, ${lower(names.tasks[task])}, ${used.join(" and ")}, ${lower(names.losses[loss])}, ${rule} `,
    ),
    strong(`η = ${numbers.plain(learningRate)}`),
    plain(`, ${batch}, seed ${numbers.plain(seed, 10)}`),
  ];
}

function describeDrawing(
  facts: NetworkDrawingFacts,
  numbers: NumberWriter,
  names: TrainingWording,
): string {
  const { sizes, quantity, sample, strongest } = facts;
  const used = facts.activations
    .map((activation) => lower(names.activations[activation]))
    .join(", ");
  const layers = `Layers of ${sizes.map((size) => numbers.count(size)).join(", ")} neurons, inputs first; ${used}.`;
  const shown = `Connections show ${quantityNames[quantity].toLowerCase()}; circles show what each neuron puts out for sample ${numbers.count(sample)}.`;
  if (!strongest) return `${layers} ${shown}`;
  const value =
    quantity === "weights"
      ? strongest.value
      : quantity === "gradients"
        ? strongest.gradient
        : strongest.change;
  return `${layers} ${shown} The strongest connection is ${formulaWordsEn.symbol(parameterSymbol(strongest))}, ${numbers.plain(value, 3)}.`;
}

/** A symbol for the eye, with its words for the ear. */
function symbolPart(symbol: NetworkSymbol, isStrong: boolean): CaptionPart {
  return { text: symbolText(symbol), strong: isStrong, spoken: formulaWordsEn.symbol(symbol) };
}

function layerName({ role, letter }: LayerFacts): string {
  return letter === null ? `${role} layer` : `${role} layer ${letter}`;
}

function parameterReadout(facts: ParameterFacts, numbers: NumberWriter): CaptionPart[] {
  const { value, gradient, change } = facts;
  return [
    symbolPart(parameterSymbol(facts), true),
    plain(
      ` = ${numbers.plain(value, 5)}, gradient ${numbers.plain(gradient, 3)}, last change ${numbers.plain(change, 3)}`,
    ),
  ];
}

function neuronReadout(facts: NeuronFacts, numbers: NumberWriter): CaptionPart[] {
  const { name, layer, neuron, sum, output, delta } = facts;
  const told = [
    { letter: "u", number: sum, digits: 4 },
    { letter: "y", number: output, digits: layer === 0 ? 5 : 4 },
    { letter: "δ", number: delta, digits: 3 },
  ] as const;
  const numbered = told.flatMap(({ letter, number, digits }) =>
    number === null
      ? []
      : [
          symbolPart(neuronSymbol(letter, layer, neuron), name === null),
          plain(` = ${numbers.plain(number, digits)}, `),
        ],
  );
  const last = numbered[numbered.length - 1];
  const ended = [...numbered.slice(0, -1), plain(last.text.slice(0, -2))];
  return name === null ? ended : [strong(name), plain(": "), ...ended];
}

const predictionKinds: Readonly<Record<PredictionFacts["kind"], string>> = {
  curve: "What the network predicts as a curve over the data.",
  regions: "Which class the network finds the likeliest, over the plane, with the data on it.",
  surface: "The learned surface beside the true one.",
  heights: "What the network predicts as colours over the plane, with the data on it.",
  projection: "The samples along their first two principal components, by class.",
  scatter: "What is predicted over what is true.",
};

function describePrediction(facts: PredictionFacts, numbers: NumberWriter): string {
  const { kind, samples, testSamples, wrong, loss } = facts;
  const counted = `${numbers.count(samples)} samples, ${numbers.count(testSamples)} of them kept for testing; loss ${numbers.plain(loss, 3)}`;
  const right = wrong === null ? "." : `; ${numbers.count(wrong)} classified wrongly.`;
  return `${predictionKinds[kind]} ${counted}${right}`;
}

function sampleReadout(facts: SampleFacts, numbers: NumberWriter): CaptionPart[] {
  const head = [
    strong(`Sample ${numbers.count(facts.sample)}`),
    plain(facts.isTest ? ", kept for testing: " : ", trained on: "),
  ];
  if (facts.kind === "number") {
    const { actual, predicted } = facts;
    return [
      ...head,
      plain(`true ${numbers.plain(actual, 4)}, predicted ${numbers.plain(predicted, 4)}`),
    ];
  }
  const { actual, predicted } = facts;
  if (!predicted) return [...head, plain(`true ${actual}`)];
  const sure = numbers.percent(predicted.probability);
  return [
    ...head,
    plain(`true ${actual}, predicted `),
    strong(predicted.name),
    plain(` (${sure})`),
  ];
}

function passText(facts: NonNullable<PassFacts>, numbers: NumberWriter): readonly SentencePart[] {
  const layer = numbers.count(facts.layer);
  const [here, before] = [raisedLayer(facts.layer), raisedLayer(facts.layer - 1)];
  if (facts.kind === "forward") {
    const sum = `u${here} = Σ w${here}·y${before} + b${here}`;
    return sentenceParts([
      ...[`Forward to layer ${layer}: `, sum, ", then ", `y${here}`],
      ...[" from ", `u${here}`, "."],
    ]);
  }
  const gradients = [
    ...[`Backward through layer ${layer}: from `, `δ${here}`, " come "],
    ...[`∂w${here} = δ${here}·y${before}`, " and ", `∂b${here} = δ${here}`],
  ];
  if (facts.layer === 1) return sentenceParts([...gradients, "."]);
  const further = `, and for layer ${numbers.count(facts.layer - 1)} `;
  return sentenceParts([...gradients, further, `∂y${before} = Σ δ${here}·w${here}`, "."]);
}
