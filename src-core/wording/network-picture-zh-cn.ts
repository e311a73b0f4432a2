import type { NetworkQuantity } from "../session/network-session.ts";
import { fromOutside } from "./from-outside.ts";
import { spaced } from "./han-spacing.ts";
import { formulaWordsZhCn } from "./network-formula-zh-cn.ts";
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
  weights: "权重",
  gradients: "梯度",
  changes: "上次变化",
};

const quantityParts: Readonly<Record<NetworkQuantity, string>> = {
  weights: "权重与偏置",
  gradients: "权重与偏置的梯度",
  changes: "权重与偏置的上次变化",
};

const strong = (text: string): CaptionPart => ({ text, strong: true });
const plain = (text: string): CaptionPart => ({ text, strong: false });

/** The words of the pictures of a network in Simplified Chinese. */
export function networkPictureZhCn(
  numbers: NumberWriter,
  names: TrainingWording,
): NetworkPictureWording {
  return {
    caption: (facts) => caption(fromOutside(facts), numbers, names),
    waiting: "正在准备网络…",
    drawing: "网络",
    columnHead: (facts) => `${layerName(facts)} (${facts.layer})`,
    shortColumnHead: ({ layer, letter }) => `${letter ?? ""} (${layer})`.trim(),
    describeDrawing: (facts) => describeDrawing(facts, numbers, names),
    drawingKeys:
      "上、下方向键：上一条、下一条连接；左、右方向键：上一层、下一层；Page Up、Page Down：换起点神经元；Home、End：本层第一条、最后一条。点击连接即可选中。",
    parameterReadout: (facts) => parameterReadout(facts, numbers),
    neuronReadout: (facts) => neuronReadout(fromOutside(facts), numbers),
    neuronCount: (count) => numbers.count(count),
    quantitiesLabel: "热图与连接显示的量",
    quantities: quantityNames,
    heatmap: (quantity, layer) => `第 ${numbers.count(layer)} 层的${quantityNames[quantity]}`,
    heatmapTitle: (layer, quantity) => [
      strong(`第 ${numbers.count(layer)} 层`),
      plain(quantityParts[quantity]),
    ],
    describeHeatmap: ({ rows, columns, lowest, highest }) =>
      `${numbers.count(rows)} × ${numbers.count(columns)}，另有一行偏置，从 ${numbers.plain(lowest, 3)} 到 ${numbers.plain(highest, 3)}。点击可选中一格。`,
    scaleEnd: (value, isClipped) =>
      `${value > 0 ? (isClipped ? "≥ +" : "+") : isClipped ? "≤ " : ""}${numbers.plain(value, 3)}`,
    cellUnit: (exponent) => `格中数字 × ${numbers.power(10 ** exponent, 0).slice(2)}`,
    predictionTitle: "网络的预测",
    describePrediction: (facts) => describePrediction(facts, numbers),
    sampleReadout: (facts) => sampleReadout(fromOutside(facts), numbers),
    selectedSample: (sample) => `已选中第 ${numbers.count(sample)} 个样本。`,
    training: "训练",
    test: "测试",
    wrong: (count, samples) => `${numbers.count(samples)} 个样本分错 ${numbers.count(count)} 个`,
    learnedSurface: "学到的曲面",
    trueSurface: "真实曲面：x² + sin² y",
    predicted: "预测值",
    actual: "真实值",
    projectionAxes: ["主成分 1", "主成分 2"],
    confusionTable: (part) => (part === "training" ? "混淆矩阵（训练）" : "混淆矩阵（测试）"),
    confusionCorner: "真实值 ↓ 预测值 →",
    placeHint: "点击：放一个所选类别的点。按住 Shift 点击，或按 Delete：移除。",
    placeClass: "新点的类别",
    chainRule: "链式法则",
    chainRuleHead: (tex) => ({ before: "", tex, after: "的链式法则" }),
    formula: formulaWordsZhCn,
    chainBlock: (facts) => `第 ${facts.layer} 层：${layerName(facts)}`,
    moreNeurons: (count) => `其余 ${numbers.count(count)} 个神经元同理`,
    chainRuleNone: "有了网络，这里就会显示链式法则。",
    numericCheck: "数值检验",
    sample: "样本",
    sampleOf: (count, isTest) =>
      `共 ${numbers.count(count)} 个，${isTest ? "用于测试" : "用于训练"}`,
    previousSample: "上一个样本",
    nextSample: "下一个样本",
    passLabel: "逐层走一遍",
    forward: "前向",
    backward: "反向",
    passForward: "前向传播",
    passBackward: "反向传播",
    wholePass: "全部",
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
    data === "placed" ? "自己放的点" : typeof data === "string" ? names.dataSets[data] : data.csv;
  const used = [...new Set(facts.activations)].map((activation) => names.activations[activation]);
  const batch = batchSize === null ? "全批量" : `批量大小 ${numbers.count(batchSize)}`;
  return [
    strong(name),
    plain(
      `，${names.tasks[task]}，${used.reduce((one, other) => spaced(spaced(one, "与"), other))}，${names.losses[loss]}，${rule} `,
    ),
    strong(`η = ${numbers.plain(learningRate)}`),
    plain(`，${batch}，随机种子 ${numbers.plain(seed, 10)}`),
  ];
}

function describeDrawing(
  facts: NetworkDrawingFacts,
  numbers: NumberWriter,
  names: TrainingWording,
): string {
  const { sizes, quantity, sample, strongest } = facts;
  const used = facts.activations.map((activation) => names.activations[activation]).join("、");
  const layers = `从输入层起，各层神经元数为 ${sizes.map((size) => numbers.count(size)).join("、")}；激活函数：${used}。`;
  const shown = `连接表示${quantityNames[quantity]}；圆圈中是第 ${numbers.count(sample)} 个样本下各神经元的输出。`;
  if (!strongest) return `${layers}${shown}`;
  const value =
    quantity === "weights"
      ? strongest.value
      : quantity === "gradients"
        ? strongest.gradient
        : strongest.change;
  return `${layers}${shown}最强的连接是${formulaWordsZhCn.symbol(parameterSymbol(strongest))}，${numbers.plain(value, 3)}。`;
}

/** A symbol for the eye, with its words for the ear. */
function symbolPart(symbol: NetworkSymbol, isStrong: boolean): CaptionPart {
  return { text: symbolText(symbol), strong: isStrong, spoken: formulaWordsZhCn.symbol(symbol) };
}

const roles: Readonly<Record<LayerFacts["role"], string>> = {
  input: "输入层",
  hidden: "隐藏层",
  output: "输出层",
};

function layerName({ role, letter }: LayerFacts): string {
  return letter === null ? roles[role] : `${roles[role]} ${letter}`;
}

function parameterReadout(facts: ParameterFacts, numbers: NumberWriter): CaptionPart[] {
  const { value, gradient, change } = facts;
  return [
    symbolPart(parameterSymbol(facts), true),
    plain(
      ` = ${numbers.plain(value, 5)}，梯度 ${numbers.plain(gradient, 3)}，上次变化 ${numbers.plain(change, 3)}`,
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
          plain(` = ${numbers.plain(number, digits)}，`),
        ],
  );
  const last = numbered[numbered.length - 1];
  const ended = [...numbered.slice(0, -1), plain(last.text.slice(0, -1))];
  return name === null ? ended : [strong(name), plain("："), ...ended];
}

const predictionKinds: Readonly<Record<PredictionFacts["kind"], string>> = {
  curve: "网络的预测曲线与数据。",
  regions: "平面上各处网络认为最可能的类别，以及数据。",
  surface: "学到的曲面与真实曲面。",
  heights: "平面上各处的预测值（以颜色表示）与数据。",
  projection: "样本沿前两个主成分的投影，按类别着色。",
  scatter: "预测值与真实值的对照。",
};

function describePrediction(facts: PredictionFacts, numbers: NumberWriter): string {
  const { kind, samples, testSamples, wrong, loss } = facts;
  const counted = `共 ${numbers.count(samples)} 个样本，其中 ${numbers.count(testSamples)} 个用于测试；损失 ${numbers.plain(loss, 3)}`;
  const right = wrong === null ? "。" : `；分错 ${numbers.count(wrong)} 个。`;
  return `${predictionKinds[kind]}${counted}${right}`;
}

function sampleReadout(facts: SampleFacts, numbers: NumberWriter): CaptionPart[] {
  const head = [
    strong(`第 ${numbers.count(facts.sample)} 个样本`),
    plain(facts.isTest ? "（用于测试）：" : "（用于训练）："),
  ];
  if (facts.kind === "number") {
    const { actual, predicted } = facts;
    return [
      ...head,
      plain(`真实值 ${numbers.plain(actual, 4)}，预测值 ${numbers.plain(predicted, 4)}`),
    ];
  }
  const { actual, predicted } = facts;
  if (!predicted) return [...head, plain(`真实类别 ${actual}`)];
  const sure = numbers.percent(predicted.probability);
  return [
    ...head,
    plain(`真实类别 ${actual}，预测 `),
    strong(predicted.name),
    plain(`（${sure}）`),
  ];
}

function passText(facts: NonNullable<PassFacts>, numbers: NumberWriter): readonly SentencePart[] {
  const layer = numbers.count(facts.layer);
  const [here, before] = [raisedLayer(facts.layer), raisedLayer(facts.layer - 1)];
  if (facts.kind === "forward") {
    const sum = `u${here} = Σ w${here}·y${before} + b${here}`;
    return sentenceParts([
      ...[`前向传播到第 ${layer} 层：`, sum, "，再由 ", `u${here}`],
      ...[" 得 ", `y${here}`, "。"],
    ]);
  }
  const gradients = [
    ...[`反向传播经过第 ${layer} 层：由 `, `δ${here}`, " 得 "],
    ...[`∂w${here} = δ${here}·y${before}`, "，", `∂b${here} = δ${here}`],
  ];
  if (facts.layer === 1) return sentenceParts([...gradients, "。"]);
  const further = `；再传到第 ${numbers.count(facts.layer - 1)} 层：`;
  return sentenceParts([...gradients, further, `∂y${before} = Σ δ${here}·w${here}`, "。"]);
}
