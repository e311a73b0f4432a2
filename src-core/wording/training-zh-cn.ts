import { assertNever } from "../common/assert-never.ts";
import type { ActivationName, LossName } from "../network/network-shape.ts";
import type { BuiltInDataName, Task } from "../training/data-set.ts";
import type { TrainingFinding } from "../training/training-finding.ts";
import type { TrainingOutcome } from "../training/training-outcome.ts";
import { fromOutside } from "./from-outside.ts";
import type { NumberWriter } from "./numbers.ts";
import { trainingFaultZhCn } from "./training-faults-zh-cn.ts";
import type { TrainingWording } from "./training-wording.ts";
import type { Finding } from "./wording.ts";

const dataSets: Readonly<Record<BuiltInDataName, string>> = {
  sine: "带噪声的正弦",
  valley: "山谷 x² + sin²y",
  circles: "圆环",
  moons: "双月",
  spirals: "螺旋",
  xor: "异或",
  clusters: "四个簇",
  iris: "鸢尾花",
  digits: "数字 8 × 8",
};

const tasks: Readonly<Record<Task, string>> = { regression: "回归", classification: "分类" };

const activations: Readonly<Record<ActivationName, string>> = {
  sigmoid: "Sigmoid",
  tanh: "Tanh",
  relu: "ReLU",
  identity: "恒等",
  softmax: "Softmax",
};

const losses: Readonly<Record<LossName, string>> = {
  "squared-error": "平方和误差",
  "cross-entropy": "交叉熵",
};

const remedy = "减小学习率（例如减到十分之一），或对输入做标准化，通常会有帮助。";

/** The words for training in Simplified Chinese. */
export function trainingZhCn(numbers: NumberWriter): TrainingWording {
  return {
    dataSets,
    tasks,
    activations,
    losses,
    outcome: (outcome) => outcomeFinding(outcome, numbers),
    finding: (finding) => trainingFinding(finding, numbers),
    fault: (fault) => trainingFaultZhCn(fromOutside(fault), numbers),
  };
}

function outcomeFinding(outcome: TrainingOutcome, numbers: NumberWriter): Finding {
  const count = epochs(outcome.epoch, numbers);
  switch (outcome.kind) {
    case "loss-reached":
      return {
        headline: `${count}后损失降到 ${numbers.plain(outcome.goal)} 以下：`,
        detail: `损失为 ${numbers.plain(outcome.loss)}。`,
      };
    case "epoch-limit":
      return {
        headline: `训练了${count}：`,
        detail: `损失为 ${numbers.plain(outcome.loss)}。`,
      };
    case "no-progress":
      return {
        headline: `${count}后停止：已有${epochs(outcome.patience, numbers)}没有进展。`,
        detail: `损失为 ${numbers.plain(outcome.loss)}；最低时（第 ${numbers.plain(outcome.bestEpoch, 4)} 轮）为 ${numbers.plain(outcome.bestLoss)}。`,
      };
    case "stopped":
      return {
        headline: `${count}后手动停止：`,
        detail: `损失为 ${numbers.plain(outcome.loss)}。`,
      };
    case "diverged":
      return diverged(outcome, numbers);
    default:
      return assertNever(outcome);
  }
}

function diverged(
  { step, epoch, layer, quantity, number, growth }: Extract<TrainingOutcome, { kind: "diverged" }>,
  numbers: NumberWriter,
): Finding {
  const grew =
    growth === null || !Number.isFinite(growth)
      ? ""
      : `，每次更新约为上一次的 ${numbers.plain(growth, 2)} 倍`;
  const name = quantity === "weight" ? "权重" : "偏置";
  return {
    headline: `第 ${numbers.count(step)} 次更新（第 ${numbers.plain(epoch, 3)} 轮）时发散：`,
    detail: `第 ${layer} 层的一个${name}${became(number, numbers)}${grew}。${remedy}`,
  };
}

function became(number: number, numbers: NumberWriter): string {
  if (Number.isNaN(number)) return "不是数";
  if (!Number.isFinite(number)) return "超出了数的范围";
  return `达到 ${numbers.plain(number, 2)}`;
}

function trainingFinding(finding: TrainingFinding, numbers: NumberWriter): Finding {
  switch (finding.kind) {
    case "starting":
      return { headline: "尚未开始学习。", detail: "" };
    case "worse-than-start":
      return {
        headline: `比开始时更差：损失从 ${numbers.plain(finding.start, 3)} 变为 ${numbers.plain(finding.now, 3)}。`,
        detail: `学习率 ${numbers.plain(finding.learningRate)} 太大${saturatedBesides(finding, numbers)}。请减小学习率（例如减到十分之一）后重新开始。`,
      };
    case "saturated":
      return {
        headline: `第 ${finding.layer} 个隐藏层已饱和：`,
        detail: `其 ${numbers.percent(finding.part)} 的输出落在激活函数几乎平坦的地方，梯度很难传过去。减小学习率，或对输入做标准化，通常会有帮助。`,
      };
    case "jumping":
      return {
        headline: "损失忽高忽低，",
        detail: `在 ${numbers.plain(finding.low, 3)} 与 ${numbers.plain(finding.high, 3)} 之间跳动。减小学习率，或增大批量大小，会更平稳。`,
      };
    case "overfitting":
      return {
        headline: "过拟合：",
        detail: `测试损失在第 ${numbers.plain(finding.bestEpoch, 4)} 轮最低（${numbers.plain(finding.bestTest, 3)}），现已升到 ${numbers.plain(finding.test, 3)}，而训练损失仍在下降。可以停在那里，减少神经元，或使用 L2。`,
      };
    case "level":
      return {
        headline: `损失已有${epochs(finding.epochs, numbers)}几乎没有下降：`,
        detail: `停在 ${numbers.plain(finding.loss, 3)}。增加神经元，换一个学习率或随机种子，也许能更进一步。`,
      };
    case "learning":
      return finding.fellBy > 0
        ? {
            headline: "正在学习：",
            detail: `到目前为止损失下降了 ${numbers.percent(finding.fellBy)}。`,
          }
        : { headline: "正在学习。", detail: "" };
    default:
      return assertNever(finding);
  }
}

function saturatedBesides(
  { saturatedLayer, saturatedPart }: Extract<TrainingFinding, { kind: "worse-than-start" }>,
  numbers: NumberWriter,
): string {
  if (saturatedLayer === null) return "";
  return `，第 ${saturatedLayer} 个隐藏层 ${numbers.percent(saturatedPart)} 的输出被推到激活函数几乎平坦的地方，梯度很难传过去`;
}

/** ` 240 轮`, with the space before it that stands between Chinese and digits. */
function epochs(count: number, numbers: NumberWriter): string {
  return ` ${Number.isInteger(count) ? numbers.count(count) : numbers.plain(count, 4)} 轮`;
}
