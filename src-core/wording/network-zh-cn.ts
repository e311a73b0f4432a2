import { assertNever } from "../common/assert-never.ts";
import type { TrainingOutcome } from "../training/training-outcome.ts";
import { fromOutside } from "./from-outside.ts";
import type { NetworkWording, TrainingFacts } from "./network-wording.ts";
import type { NumberWriter } from "./numbers.ts";
import type { Finding } from "./wording.ts";

/** The words of the network view in Simplified Chinese. */
export function networkZhCn(numbers: NumberWriter): NetworkWording {
  return {
    dataSection: "数据",
    networkSection: "网络",
    trainingSection: "训练",
    dataSet: "数据集",
    task: "任务",
    activation: "激活函数",
    optimizer: "优化器",
    hiddenNeurons: (layer) =>
      layer === 1 ? "隐藏层神经元" : `第 ${numbers.count(layer)} 个隐藏层的神经元`,
    addLayer: "增加一层",
    removeLayer: "去掉最后一层",
    batchSize: "批量大小",
    fullBatch: "留空：一次使用整个训练集。",
    seed: "随机种子",
    l2: "L2",
    testPart: "测试比例",
    standardise: "标准化",
    more: "更多设置",
    stopLoss: "终止条件：损失小于",
    epochs: "轮数",
    patience: "终止条件：无进展轮数",
    ownPoints: "自己放置的点",
    openCsv: "自己的表格（CSV）…",
    chapterCases: "教材示例",
    placePoints: "在图中点击即可放置点，两个点就能开始训练。",
    fromFile: "初始权重取自文件。",
    curve: "曲线图显示的内容",
    curves: { loss: "损失", accuracy: "正确率" },
    trainingCurve: "训练",
    testCurve: "测试",
    asFastAsItGoes: "最快",
    updatesPerSecond: (speed) => `${numbers.count(speed)} / 秒`,
    standing: (facts) => standing(facts, numbers),
    waiting: { headline: "正在准备训练。", detail: "" },
    position: (facts) => {
      const { headline, detail } = standing(facts, numbers);
      return headline + detail;
    },
    chart: (epochs, first, last) =>
      `${numbers.plain(epochs, 6)} 轮中的训练损失，从 ${numbers.plain(first)} 到 ${numbers.plain(last)}。`,
    trainingRestored: "训练曾经丢失，现已重新计算到原来的位置。",
    trainingReplaced: (updates) =>
      `设置已更改，训练重新开始：放下了 ${numbers.count(updates)} 次更新。撤销可恢复已训练的权重。`,
    goingOn: (outcome, epochs) => goingOn(outcome, epochs, numbers),
    previewTitle: (name) => `使用 ${fromOutside(name)}`,
    previewFacts: ({ rows, columns }) =>
      `${numbers.count(rows)} 行，${numbers.count(columns)} 列。`,
    previewShown: (rows) => `这里显示前 ${numbers.count(rows)} 行。`,
    targets: "目标列数",
    use: "使用",
    cancel: "取消",
  };
}

function goingOn(outcome: TrainingOutcome, epochs: number, numbers: NumberWriter): string {
  switch (outcome.kind) {
    case "epoch-limit":
      return `按“播放”再训练 ${numbers.count(epochs)} 轮。`;
    case "loss-reached":
      return "按“播放”越过此目标继续训练。";
    case "no-progress":
      return "按“播放”继续训练，直到再经过同样多轮无进展。";
    case "stopped":
      return "按“播放”继续训练。";
    case "diverged":
      return "";
    default:
      return assertNever(outcome);
  }
}

function standing(facts: TrainingFacts, numbers: NumberWriter): Finding {
  const { epoch, step, stepsPerEpoch, loss, testLoss, accuracy, testAccuracy } = facts;
  const isWhole = step % stepsPerEpoch === 0;
  const place = isWhole
    ? `第 ${numbers.count(Math.round(epoch))} 轮：`
    : `第 ${numbers.fixed(epoch, 2)} 轮（第 ${numbers.count(step)} 次更新）：`;
  const right = accuracy === null ? "" : `，正确率 ${numbers.percent(accuracy)}`;
  const test = testLoss === null ? "" : `；测试损失 ${numbers.plain(testLoss, 3)}`;
  const testRight = testAccuracy === null ? "" : `，测试正确率 ${numbers.percent(testAccuracy)}`;
  return { headline: place, detail: `损失 ${numbers.plain(loss, 4)}${right}${test}${testRight}。` };
}
