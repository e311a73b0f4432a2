import { assertNever } from "../common/assert-never.ts";
import type { Verdict } from "../descent/diagnosis.ts";
import type { Kink } from "../descent/kink.ts";
import type { AxisRange, NoStepCause, Outcome } from "../descent/outcome.ts";
import { fromOutside } from "./from-outside.ts";
import { axisNames, placeText, shortPlace } from "./notation.ts";
import type { NumberWriter } from "./numbers.ts";
import { remedyZhCn } from "./remedy-zh-cn.ts";
import type { Finding } from "./wording.ts";

type LeftDomain = Extract<Outcome, { kind: "left-domain" }>;
type NoStep = Extract<Outcome, { kind: "no-step" }>;

/** A run whose next point lies where J is not defined. */
export function leftDomainZhCn(outcome: LeftDomain, numbers: NumberWriter): Finding {
  const { steps, next } = outcome;
  const undefinedPart = fromOutside(outcome.undefinedPart);
  const when = steps === 0 ? "第一步就" : `${numbers.count(steps)} 步后`;
  const why = undefinedPart
    ? `${undefinedPart.part} 要求 ${undefinedPart.needs}`
    : "J 在那里没有定义";
  return {
    headline: `${when}离开定义域，到了 ${shortPlace(next, numbers)}：${why}。`,
    detail: `定义域内的最后一点：${position(outcome, numbers)}。`,
  };
}

/** Whether another learning rate would have stayed in the domain; empty where nobody knows. */
export function leftDomainAdviceZhCn(
  { edge, remedy }: Extract<Verdict, { kind: "left-domain" }>,
  numbers: NumberWriter,
): string {
  if (remedy.kind === "below" || remedy.kind === "with") return remedyZhCn(remedy, null, numbers);
  switch (edge) {
    case "bottomless":
      return "J 朝定义域的边界无限下降，无论学习率多大都会离开。";
    case "lowest":
      return "J 一直下降到定义域的边界，无论学习率多大都会离开。";
    case "open":
      return remedyZhCn(remedy, null, numbers);
    default:
      return assertNever(edge);
  }
}

/** A run whose rule has no step from the last iterate. */
export function noStepZhCn(outcome: NoStep, numbers: NumberWriter): Finding {
  const { cause, point } = outcome;
  return {
    headline: `从这里走不出下一步：${reasonText(cause, point.length)}。`,
    detail: `${position(outcome, numbers)}${adviceText(cause, numbers)}`,
  };
}

/** The same, with what J is around that place. */
export function noStepVerdictZhCn(
  outcome: NoStep,
  { surroundings }: Extract<Verdict, { kind: "no-step" }>,
  plain: Finding,
  numbers: NumberWriter,
): Finding {
  const { cause } = outcome;
  if (surroundings === "higher" && cause.kind === "slope") {
    return {
      headline: "到了附近的最低处，此处没有斜率（尖点）：",
      detail: `${position(outcome, numbers)}${afterSteps(outcome.steps, numbers)}。四周的 J 都更高。`,
    };
  }
  if (surroundings === "higher" && cause.kind === "hessian" && cause.gradientNorm === 0) {
    return { ...plain, detail: `${position(outcome, numbers)}，此处是极小值点，梯度为 0。` };
  }
  const isLower = surroundings === "lower" && cause.kind === "slope";
  return isLower ? { ...plain, detail: `${plain.detail}紧挨着的地方 J 更低。` } : plain;
}

/** Why a run that leaps over a kink comes no lower. */
export function cycleOverKinkZhCn(
  { point, slopes }: Kink,
  axes: readonly AxisRange[],
  numbers: NumberWriter,
): string {
  const place =
    axes.length === 1
      ? `${axisNames[axes[0].axis]} = ${numbers.plain(point[axes[0].axis], 4)}`
      : shortPlace(point, numbers);
  const [before, behind] = slopes.map((slope) => numbers.plain(slope, 3));
  return `它一次次越过 ${place} 处的尖点，那里的斜率从 ${before} 直接变为 ${behind}。减小学习率只会让跳动变窄，让学习率逐步减小（学习率调度）才能到达。`;
}

function reasonText(cause: NoStepCause, dimension: number): string {
  switch (cause.kind) {
    case "slope": {
      const along = dimension === 1 ? "此处" : `此处沿 ${axisNames[cause.axis]} 方向`;
      return Number.isNaN(cause.slope) ? `${along}没有斜率` : `${along}的斜率无穷大`;
    }
    case "hessian":
      return cause.isFinite ? "黑塞矩阵不可逆" : "此处没有有限的曲率";
    case "division":
      return `优化器沿 ${axisNames[cause.axis]} 方向要计算 0 除以 0`;
    default:
      return assertNever(cause);
  }
}

function adviceText(cause: NoStepCause, numbers: NumberWriter): string {
  switch (cause.kind) {
    case "slope":
      return "。请换一个起点。";
    case "hessian":
      return `，此处梯度大小为 ${numbers.plain(cause.gradientNorm, 3)}。牛顿法需要每个方向都有曲率：请换一个起点，或换一种优化器。`;
    case "division":
      return `，此处沿 ${axisNames[cause.axis]} 方向的斜率为 0，ε 也为 0。取一个很小的 ε（例如 ${numbers.plain(1e-8)}）即可。`;
    default:
      return assertNever(cause);
  }
}

function position({ value, point }: LeftDomain | NoStep, numbers: NumberWriter): string {
  return `J = ${numbers.fixed(value)}，位于 ${placeText(point, numbers)}`;
}

function afterSteps(count: number, numbers: NumberWriter): string {
  return count === 0 ? "" : `，共 ${numbers.count(count)} 步`;
}
