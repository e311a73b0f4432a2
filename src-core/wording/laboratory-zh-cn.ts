import { roundToDigits } from "../common/rounding.ts";
import type {
  HyperparameterName,
  HyperparameterRange,
  OptimizerName,
} from "../optimizers/optimizer.ts";
import type { LaboratoryWording } from "./laboratory-wording.ts";
import { axisNames, startText } from "./notation.ts";
import type { NumberWriter } from "./numbers.ts";

/** The names of the optimizers. */
export const optimizerNamesZhCn: Readonly<Record<OptimizerName, string>> = {
  "gradient-descent": "梯度下降",
  momentum: "动量法",
  nesterov: "Nesterov 动量法",
  adagrad: "Adagrad",
  rmsprop: "RMSprop",
  adadelta: "Adadelta",
  adam: "Adam",
  adamw: "AdamW",
  newton: "牛顿法",
};

const hyperparameterHints: Readonly<Record<HyperparameterName, string>> = {
  learningRate: "梯度一定时，每一步走多远",
  momentum: "上一步的速度保留多少",
  alpha: "梯度平方的平均值忘得多慢",
  rho: "梯度平方与 Δx 平方的平均值忘得多慢",
  beta1: "梯度的平均值忘得多慢",
  beta2: "梯度平方的平均值忘得多慢",
  epsilon: "避免除数为零",
  weightDecay: "每一步另外把点向 0 拉近多少",
};

/** What a hyperparameter does, what it may be and is when nobody says. */
export function hyperparameterHintZhCn(
  { name, low, below, default: usual }: HyperparameterRange,
  numbers: NumberWriter,
): string {
  const bound = Number.isFinite(below) ? `，且小于 ${numbers.plain(below)}` : "";
  return `${hyperparameterHints[name]}；不小于 ${numbers.plain(low)}${bound}，默认 ${numbers.plain(usual)}。`;
}

function signed(value: number, numbers: NumberWriter): string {
  return `${value > 0 ? "+" : ""}${numbers.plain(value, 3)}`;
}

/** The laboratory's words in Simplified Chinese. */
export function laboratoryZhCn(numbers: NumberWriter): LaboratoryWording {
  return {
    objective: "目标函数",
    objectiveHint: "x 的函数，或 x 与 y 的函数，例如 x² + sin²(y)",
    ownFunction: "自定义函数",
    tooManyVariables: "此视图只显示 x 的函数，而该函数含有 y；请去掉 y，或打开“梯度下降”视图。",
    runsSection: "运行",
    addRun: "添加运行",
    duplicateRun: (name) => `复制 ${name}`,
    removeRun: (name) => `删除 ${name}`,
    hideRun: (name) => `隐藏 ${name}`,
    showRun: (name) => `显示 ${name}`,
    selectRun: (name) => `选择 ${name}`,
    tooManyRuns: (most) => `最多 ${numbers.count(most)} 次运行；请先删除一次。`,
    schedule: "学习率调度",
    rateOf: (name) => `${name} 的学习率`,
    fitRates: "适合此函数的学习率",
    fitRatesHint: "按发散边界的比例取四个学习率：一个超出，一个接近，两个低于它",
    addRate: "添加学习率",
    ratesSection: "学习率",
    stopGradient: "终止条件：|∇J| 小于",
    comparisonSection: "比较",
    comparisonHeads: { run: "运行", steps: "步数", value: "最终 J", outcome: "结果" },
    outcomes: {
      converged: "到达",
      "step-limit": "未到达",
      ended: "走完",
      diverged: "发散",
      cycling: "循环",
      "left-domain": "离开定义域",
      "no-step": "无下一步",
      failed: "失败",
      computing: "计算中",
    },
    runAccount: (outcome, steps) => `${outcome}，${numbers.count(steps)} 步`,
    stepVectors: "这一步的向量",
    valueScale: "J 的刻度",
    valueScales: { automatic: "自动", linear: "线性", logarithmic: "对数" },
    mapPlaceLabel: "等高线图位置",
    mapPlaces: { corner: "角落", beside: "并排", large: "放大" },
    hover: ({ point, value, gradient }) => [
      {
        text: `${point.map((coordinate, axis) => `${axisNames[axis]} = ${numbers.plain(coordinate, 3)}`).join("，")}：`,
        strong: false,
      },
      {
        text: Number.isFinite(value) ? `J = ${numbers.plain(value, 4)}` : "J 无定义",
        strong: true,
      },
      ...(gradient.every(Number.isFinite)
        ? [
            {
              text: `，∇J = ${
                gradient.length === 1
                  ? numbers.plain(gradient[0], 3)
                  : startText(
                      gradient.map((slope) => roundToDigits(slope, 3)),
                      numbers,
                    )
              }`,
              strong: false,
            },
          ]
        : []),
    ],
    captionOfSeveral: ({ count, step }) =>
      count === 0
        ? [{ text: "所有运行都已隐藏", strong: true }]
        : [
            { text: `${numbers.count(count)} 次运行`, strong: true },
            { text: `，第 ${numbers.count(step)} 步`, strong: false },
          ],
    curve: "损失曲线",
    curveKeys: "拖动小球或双击，可以改变起点。",
    slopeLabel: (slope) => `斜率 ${numbers.plain(slope, 3)}`,
    stepLabel: (step) => `这一步 Δx = ${signed(step, numbers)}`,
    bothSides: "两侧",
    sides: {
      left: ["斜率 < 0", "−η · 斜率 > 0", "于是向右走"],
      right: ["斜率 > 0", "−η · 斜率 < 0", "于是向左走"],
    },
    captionOfRates: ({ optimizer, count, start, points }) =>
      count === 0
        ? [{ text: "所有运行都已隐藏", strong: true }]
        : [
            { text: `${optimizerNamesZhCn[optimizer]}，`, strong: false },
            { text: `${numbers.count(count)} 个学习率`, strong: true },
            { text: count === 1 ? "，从 " : "，都从 ", strong: false },
            { text: startText(start, numbers), strong: true },
            { text: ` 出发，${numbers.count(points)} 个点`, strong: false },
          ],
    ratePanel: (name, what) => `${name}：${what}`,
    sweep: "步数与学习率",
    sweepTitle: (goal, count) => ({
      strong: `斜率降到 ${numbers.plain(goal)} 以下所需的步数`,
      rest: `，共 ${numbers.count(count)} 个学习率。点击其中一个可查看它的运行。`,
    }),
    diverges: "发散",
    sweptRate: (rate, steps) =>
      steps === null
        ? `η = ${numbers.plain(rate, 3)}：未到达`
        : `η = ${numbers.plain(rate, 3)}：${numbers.count(steps)} 步`,
    sweeping: "正在试 200 个学习率…",
    ratesFunctions: "教材中的函数",
  };
}
