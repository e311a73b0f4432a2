import { assertNever } from "../common/assert-never.ts";
import type { HyperparameterName } from "../optimizers/optimizer.ts";
import type { ScheduleParameterName } from "../optimizers/schedule.ts";
import type { EntryFault } from "../session/number-entry.ts";
import type { NumberWriter } from "./numbers.ts";

/** The parameters of the update rules, as labels and in sentences. */
export const hyperparameterNamesZhCn: Readonly<Record<HyperparameterName, string>> = {
  learningRate: "学习率",
  momentum: "动量系数",
  alpha: "平滑系数 α",
  rho: "衰减系数 ρ",
  beta1: "一阶矩系数 β₁",
  beta2: "二阶矩系数 β₂",
  epsilon: "稳定项 ε",
  weightDecay: "权重衰减",
};

/** The numbers of the schedules. */
export const scheduleParametersZhCn: Readonly<Record<ScheduleParameterName, string>> = {
  factor: "系数",
  every: "每隔步数",
  decay: "每步衰减",
  steps: "历经步数",
  floor: "降到比例",
};

/** What is wrong with a typed entry, and what would be right. */
export function entryFaultZhCn(fault: EntryFault, numbers: NumberWriter): string {
  switch (fault.kind) {
    case "entry-empty":
      return "请输入一个数，例如 0.1。";
    case "entry-not-a-number":
      return `“${fault.text}”不是数，请输入 0.1 或 1e-3 这样的数。`;
    case "entry-too-large":
      return `“${fault.text}”太大，超出了计算机能够表示的范围。`;
    case "entry-no-count":
      return "请输入一个整数，例如 1000。";
    case "entry-not-whole":
      return `“${fault.text}”不是整数，请输入 1000 这样的整数。`;
    case "start-length":
      return `起点需要 ${fault.expected} 个坐标，而不是 ${fault.actual} 个。`;
    case "start-out-of-range":
      return `起点坐标必须在 ±${numbers.plain(fault.bound)} 以内。`;
    case "start-undefined":
      return Number.isFinite(fault.value)
        ? `在这个起点 J = ${numbers.plain(fault.value)}，太高，无法开始下降；请选近一些的起点。`
        : "函数在这个起点没有定义，请换一个起点。";
    case "hyperparameter-out-of-range":
      return hyperparameterFault(fault, numbers);
    case "schedule-out-of-range": {
      const { name, low, high, isWhole } = fault;
      const kind = isWhole ? "必须是整数，在" : "必须在";
      return `${scheduleParametersZhCn[name]}${kind} ${numbers.plain(low)} 到 ${numbers.plain(high)} 之间。`;
    }
    case "stop-value-not-a-number":
      return "终止条件中 J 的界限必须是数。";
    case "stop-gradient-negative":
      return "终止条件中 |∇J| 的界限不能小于 0。";
    case "maximum-steps-out-of-range":
      return `最大步数必须是 0 到 ${numbers.count(fault.limit)} 之间的整数。`;
    default:
      return assertNever(fault);
  }
}

function hyperparameterFault(
  fault: Extract<EntryFault, { kind: "hyperparameter-out-of-range" }>,
  numbers: NumberWriter,
): string {
  const lowest = `${hyperparameterNamesZhCn[fault.name]}不能小于 ${numbers.plain(fault.low)}`;
  return Number.isFinite(fault.below)
    ? `${lowest}，并且必须小于 ${numbers.plain(fault.below)}。`
    : `${lowest}。`;
}
