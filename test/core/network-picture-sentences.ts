import type {
  NetworkPictureWording,
  ParameterFacts,
  PredictionFacts,
} from "#core/wording/network-picture-wording.ts";
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
    joined(words.neuronReadout({ name: "y₃", layer: 1, sum: -1.5, output: 0.2, delta: -1e-4 })),
    joined(words.neuronReadout({ name: "y₃", layer: 1, sum: null, output: 0.2, delta: null })),
    joined(words.neuronReadout({ name: "x₁", layer: null, sum: null, output: -1.5, delta: null })),
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
    around(words.chainRuleHead(1, "w")),
    words.sampleOf(200, true),
    words.sampleOf(200, false),
    words.pass(null),
    words.pass({ kind: "forward", layer: 1 }),
    words.pass({ kind: "backward", layer: 2 }),
  ];
}

function joined(parts: readonly CaptionPart[]): string {
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
