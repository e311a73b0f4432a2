import { assertNever } from "../common/assert-never.ts";
import type { Approach, Verdict } from "../descent/diagnosis.ts";
import type { AxisRange, Outcome } from "../descent/outcome.ts";
import type { Remedy } from "../descent/remedy.ts";
import { factorText } from "./factor-text.ts";
import { cycleOverKinkZhCn, leftDomainAdviceZhCn, noStepVerdictZhCn } from "./failed-step-zh-cn.ts";
import { axisNames, placeText, shortPlace } from "./notation.ts";
import type { NumberWriter } from "./numbers.ts";
import { remedyZhCn } from "./remedy-zh-cn.ts";
import type { Finding } from "./wording.ts";

/** What an outcome advises; a diagnosis that knows the largest rate puts that in its place. */
export const smallerRate = "减小学习率会有帮助。";

/** What became of a run and why; `plain` is what the outcome alone says. */
export function verdictZhCn(
  verdict: Verdict,
  outcome: Outcome,
  plain: Finding,
  numbers: NumberWriter,
): Finding {
  const here = `J = ${numbers.fixed(outcome.value)}，位于 ${placeText(outcome.point, numbers)}`;
  switch (verdict.kind) {
    case "arrived":
    case "minimum":
    case "moving":
      return plain;
    case "stuck":
      return {
        headline: "没有移动：每一步都太小。",
        detail: `${here}，而此处梯度大小为 ${numbers.plain(verdict.gradientNorm, 3)}。增大学习率会有帮助。`,
      };
    case "local-minimum":
      return {
        headline: "停在一个局部极小值：",
        detail: `${here}；已知更低的极小值 J = ${numbers.plain(verdict.lower.value)}，位于 ${shortPlace(verdict.lower.point, numbers)}。换一个起点就能找到它。`,
      };
    case "stationary":
      return stationary(verdict, here, numbers);
    case "slowing":
      return { ...plain, detail: `${plain.detail}；${slowing(verdict, numbers)}` };
    case "cycling":
      return cycling(verdict, outcome, plain, numbers);
    case "roaming": {
      const low = `J 从未低于 ${numbers.plain(verdict.lowestValue)}。${smallerRate}`;
      return {
        headline: `没有安定下来：${roamingZhCn(verdict.axes, numbers)}。`,
        detail: advised(low, verdict, numbers),
      };
    }
    case "widening": {
      const swings =
        verdict.factor === null
          ? "摆动越来越大"
          : `摆动越来越大，每次是上一次的 ${factorText(verdict.factor, numbers)} 倍`;
      return {
        ...plain,
        detail: advised(`${plain.detail}；${swings}。${smallerRate}`, verdict, numbers),
      };
    }
    case "diverged":
      if (verdict.isBottomless) {
        return { ...plain, detail: "无论学习率多大，J 沿这个方向都会无限下降。" };
      }
      return {
        ...plain,
        detail: advised(plain.detail, verdict, numbers),
      };
    case "left-domain":
      return outcome.kind === "left-domain"
        ? { ...plain, detail: `${plain.detail}${leftDomainAdviceZhCn(verdict, numbers)}` }
        : plain;
    case "no-step":
      return outcome.kind === "no-step"
        ? noStepVerdictZhCn(outcome, verdict, plain, numbers)
        : plain;
    default:
      return assertNever(verdict);
  }
}

function stationary(
  { place, gradientNorm, curvatures, isNewton }: Extract<Verdict, { kind: "stationary" }>,
  here: string,
  numbers: NumberWriter,
): Finding {
  const slope = `此处梯度大小为 ${numbers.plain(gradientNorm, 2)}`;
  const [lowest, highest] = curvatures.map((curvature) => numbers.plain(curvature, 3));
  const newton = isNewton ? "牛顿法奔向这种地方，就像奔向极小值一样。" : "";
  switch (place) {
    case "saddle":
      return {
        headline: "停在鞍点：",
        detail: `${here}，${slope}，曲率从 ${lowest} 到 ${highest}。${newton}请换一个起点，或换一种优化器。`,
      };
    case "maximum":
      return {
        headline: "停在极大值点：",
        detail: `${here}，${slope}，曲率为 ${lowest}。${newton}请换一个起点，或换一种优化器。`,
      };
    case "flat":
      return {
        headline: "停在平坦处：",
        detail:
          gradientNorm === 0
            ? `${here}，${slope}，四周都是平的，无论学习率多大都不会移动。请换一个起点。`
            : `${here}，${slope}，四周都是平的。请换一个起点，或增大学习率。`,
      };
    default:
      return assertNever(place);
  }
}

/** A few steps are enough to see a jump to and fro, though the outcome does not yet tell of it. */
function cycling(
  verdict: Extract<Verdict, { kind: "cycling" }>,
  outcome: Outcome,
  plain: Finding,
  numbers: NumberWriter,
): Finding {
  const { period, axes, lowestValue, remedy } = verdict;
  const isTold = outcome.kind !== "step-limit" || outcome.motion.kind === "swinging";
  const withReason = (detail: string): string =>
    verdict.kink
      ? detail.replace(smallerRate, cycleOverKinkZhCn(verdict.kink, axes, numbers))
      : advised(detail, { curvature: null, remedy }, numbers);
  if (isTold) return { ...plain, detail: withReason(plain.detail) };
  const detail = `J 从未低于 ${numbers.plain(lowestValue)}。${smallerRate}`;
  return {
    headline: `永远到不了：${swingsZhCn(axes, period, numbers)}。`,
    detail: withReason(detail),
  };
}

/** The tried advice in place of the untried one. */
function advised(
  detail: string,
  { curvature, remedy }: { readonly curvature: number | null; readonly remedy: Remedy | null },
  numbers: NumberWriter,
): string {
  return remedy === null
    ? detail
    : detail.replace(smallerRate, remedyZhCn(remedy, curvature, numbers));
}

function slowing(
  { stepsToGo, settlesAt, factor }: Extract<Verdict, { kind: "slowing" }>,
  numbers: NumberWriter,
): string {
  const part = numbers.plain(factor, 3);
  const gain =
    part === "1" ? "每一步降低的 J 略少于上一步" : `每一步降低的 J 是上一步的 ${part} 倍`;
  if (settlesAt !== null) return `${gain}，J 将停在 ${numbers.plain(settlesAt, 3)} 附近`;
  if (stepsToGo === null) return gain;
  return `${gain}，还需 ${numbers.count(stepsToGo)} 步`;
}

/** How a run moved, as a clause without a full stop. */
export function approachZhCn(approach: Approach, numbers: NumberWriter): string {
  switch (approach.kind) {
    case "still":
      return "没有移动";
    case "jumping": {
      const { axis, low, high } = approach.range;
      const name = axis === 0 ? "" : `沿 ${axisNames[axis]} `;
      return `${name}在 ${numbers.plain(low, 4)} 与 ${numbers.plain(high, 4)} 之间跳动，从不降低`;
    }
    case "swinging":
      return approach.factor === null
        ? "左右摆动"
        : `左右摆动，每次摆幅是上一次的 ${factorText(approach.factor, numbers)} 倍`;
    case "growing":
      return growing(approach, numbers);
    case "one-side":
      return `沿一侧下降，${numbers.count(approach.arrivedAfter)} 步后${approach.isMinimum ? "到达" : "停住"}`;
    case "one-side-short":
      return approach.distance === null
        ? "沿一侧下降"
        : `沿一侧下降，${numbers.count(approach.steps)} 步后还差 ${numbers.plain(approach.distance, 2)}`;
    case "leaving":
      return approach.steps === 0
        ? "第一步就离开定义域"
        : `${numbers.count(approach.steps)} 步后离开定义域`;
    case "winding":
      return "曲折前行";
    default:
      return assertNever(approach);
  }
}

function growing(
  { factor, isSwinging }: Extract<Approach, { kind: "growing" }>,
  numbers: NumberWriter,
): string {
  if (factor === null) return isSwinging ? "摆动越来越大" : "越走越远";
  const times = factorText(factor, numbers);
  return isSwinging
    ? `摆动越来越大，每次是上一次的 ${times} 倍`
    : `越走越远，每步是上一步的 ${times} 倍`;
}

/** Between which places coordinates jump or circle. */
export function swingsZhCn(
  ranges: readonly AxisRange[],
  period: number,
  numbers: NumberWriter,
): string {
  const verb = period === 2 ? "之间来回跳动" : "之间循环往复";
  return ranges
    .map(
      ({ axis, low, high }) =>
        `${axisNames[axis]} 在 ${numbers.plain(low)} 与 ${numbers.plain(high)} ${verb}`,
    )
    .join("，");
}

/** Within which bounds coordinates jump about. */
function roamingZhCn(ranges: readonly AxisRange[], numbers: NumberWriter): string {
  return ranges
    .map(
      ({ axis, low, high }) =>
        `${axisNames[axis]} 在 ${numbers.plain(low, 3)} 与 ${numbers.plain(high, 3)} 之间乱跳`,
    )
    .join("，");
}
