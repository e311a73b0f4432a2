import {
  type FormulaWords,
  formulaSpoken,
  type NetworkFormula,
} from "#core/wording/network-formula.ts";
import type {
  NetworkPictureWording,
  ParameterFacts,
  PredictionFacts,
} from "#core/wording/network-picture-wording.ts";
import {
  type NetworkSymbol,
  neuronSymbol,
  parameterSymbol,
} from "#core/wording/network-symbols.ts";
import type { CaptionPart } from "#core/wording/wording.ts";

const weight: ParameterFacts = {
  layer: 1,
  from: 2,
  to: 13,
  value: -1.5,
  gradient: 1e-9,
  change: -0.25,
};

const predictions = (
  ["curve", "regions", "surface", "heights", "projection", "scatter"] as const
).flatMap((kind) =>
  [0, null].map(
    (wrong): PredictionFacts => ({ kind, samples: 1234, testSamples: 30, wrong, loss: 0.5 }),
  ),
);

/** Every sentence about the pictures of a network, with facts of every kind. */
export function networkPictureSentences(words: NetworkPictureWording): string[] {
  const caption = {
    activations: ["sigmoid", "softmax"],
    loss: "cross-entropy",
    task: "classification",
    rule: "Adam",
    learningRate: 0.5,
    seed: 1,
  } as const;
  const neuron = { layer: 1, neuron: 3, output: 0.2 } as const;
  const drawing = {
    sizes: [2, 1024, 2],
    activations: ["tanh", "relu", "identity"],
    sample: 3,
  } as const;
  return [
    joined(words.caption({ ...caption, data: "circles", batchSize: 10 })),
    joined(words.caption({ ...caption, data: "placed", batchSize: null })),
    joined(words.caption({ ...caption, data: { csv: "三.csv" }, batchSize: null })).replace(
      "csv",
      "",
    ),
    words.describeDrawing({ ...drawing, quantity: "weights", strongest: null }),
    ...(["weights", "gradients", "changes"] as const).flatMap((quantity) => [
      words.describeDrawing({ ...drawing, quantity, strongest: weight }),
      words.heatmap(quantity, 2),
      joined(words.heatmapTitle(2, quantity)),
    ]),
    joined(words.parameterReadout(weight)),
    joined(words.parameterReadout({ ...weight, from: null })),
    joined(words.neuronReadout({ ...neuron, name: null, sum: -1.5, delta: -1e-4 })),
    joined(words.neuronReadout({ ...neuron, name: "x₁", layer: 0, sum: null, delta: null })),
    ...(["input", "hidden", "output"] as const).flatMap((role) =>
      (["j", null] as const).flatMap((letter) => {
        const facts = { layer: 2, role, letter };
        return [words.columnHead(facts), words.shortColumnHead(facts), words.chainBlock(facts)];
      }),
    ),
    ...spokenFormulas(words.formula),
    words.moreNeurons(1),
    words.moreNeurons(1014),
    words.neuronCount(784),
    words.describeHeatmap({ rows: 784, columns: 16, lowest: -1.5, highest: 2 }),
    ...[-1.5, 1.5].flatMap((end) => [words.scaleEnd(end, true), words.scaleEnd(end, false)]),
    words.cellUnit(-4),
    ...predictions.map(words.describePrediction),
    words.wrong(540, 1600),
    ...[
      { kind: "class", actual: "3", predicted: { name: "5", probability: 0.62 } } as const,
      { kind: "class", actual: "3", predicted: null } as const,
      { kind: "number", actual: -0.5, predicted: 0.25 } as const,
    ].flatMap((said, at) =>
      words.sampleReadout({ sample: 7, isTest: at === 1, ...said }).map(({ text }) => text),
    ),
    words.selectedSample(7),
    words.confusionTable("training"),
    words.confusionTable("test"),
    around(words.chainRuleHead("w")),
    words.sampleOf(200, true),
    words.sampleOf(200, false),
    joined(words.pass({ kind: "forward", layer: 1 })),
    joined(words.pass({ kind: "backward", layer: 1 })),
    joined(words.pass({ kind: "backward", layer: 2 })),
  ];
}

/** Everything that can be in a formula, said. */
function spokenFormulas(words: FormulaWords): string[] {
  const delta = neuronSymbol("δ", 2, 1);
  const y = neuronSymbol("y", 1, 3);
  const t: NetworkSymbol = { letter: "t", index: ["r"], layer: null };
  const one: NetworkFormula = { kind: "number", value: "1" };
  const difference: NetworkFormula = { kind: "difference", from: one, taken: y };
  const formulas: NetworkFormula[] = [
    { kind: "equation", sides: [delta, { kind: "product", factors: [y, difference] }] },
    { kind: "derivative", of: y, by: delta },
    { kind: "derivative", of: null, by: y },
    { kind: "gradient", by: parameterSymbol({ layer: 1, from: 2, to: 13 }) },
    { kind: "negative", of: { kind: "quotient", of: t, by: y } },
    { kind: "square", of: y },
    { kind: "sum", of: t, range: null },
    { kind: "sum", of: t, range: { first: 11, last: 32 } },
    { kind: "is-positive", of: delta },
  ];
  return formulas.map((formula) => formulaSpoken(formula, words));
}

function joined(parts: readonly Pick<CaptionPart, "text">[]): string {
  return parts.map(({ text }) => text).join("");
}

function around({
  before,
  tex,
  after,
}: {
  readonly before: string;
  readonly tex: string;
  readonly after: string;
}): string {
  return `${before} ${tex} ${after}`;
}
