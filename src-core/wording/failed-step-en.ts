import { assertNever } from "../common/assert-never.ts";
import type { Verdict } from "../descent/diagnosis.ts";
import type { Kink } from "../descent/kink.ts";
import type { AxisRange, NoStepCause, Outcome } from "../descent/outcome.ts";
import { fromOutside } from "./from-outside.ts";
import { axisNames, placeText, shortPlace } from "./notation.ts";
import type { NumberWriter } from "./numbers.ts";
import { remedyEn } from "./remedy-en.ts";
import type { Finding } from "./wording.ts";

type LeftDomain = Extract<Outcome, { kind: "left-domain" }>;
type NoStep = Extract<Outcome, { kind: "no-step" }>;

/** A run whose next point lies where J is not defined. */
export function leftDomainEn(outcome: LeftDomain, numbers: NumberWriter): Finding {
  const { steps, next } = outcome;
  const undefinedPart = fromOutside(outcome.undefinedPart);
  const when = steps === 0 ? "at the first step" : `after ${stepsText(steps, numbers)}`;
  const why = undefinedPart
    ? `${undefinedPart.part} needs ${undefinedPart.needs}`
    : "J is not defined there";
  return {
    headline: `Left the domain ${when}, at ${shortPlace(next, numbers)}: ${why}.`,
    detail: `The last point inside: ${position(outcome, numbers)}.`,
  };
}

/** Whether another learning rate would have stayed in the domain; empty where nobody knows. */
export function leftDomainAdviceEn(
  { edge, remedy }: Extract<Verdict, { kind: "left-domain" }>,
  numbers: NumberWriter,
): string {
  if (remedy.kind === "below" || remedy.kind === "with")
    return ` ${remedyEn(remedy, null, numbers)}`;
  switch (edge) {
    case "bottomless":
      return " J falls without end towards the edge of the domain, whatever the learning rate.";
    case "lowest":
      return " J falls all the way to the edge of the domain, whatever the learning rate.";
    case "open":
      return ` ${remedyEn(remedy, null, numbers)}`;
    default:
      return assertNever(edge);
  }
}

/** A run whose rule has no step from the last iterate. */
export function noStepEn(outcome: NoStep, numbers: NumberWriter): Finding {
  const { cause, point } = outcome;
  return {
    headline: `No step from here: ${reasonText(cause, point.length)}.`,
    detail: `${position(outcome, numbers)}${adviceText(cause, numbers)}`,
  };
}

/** The same, with what J is around that place. */
export function noStepVerdictEn(
  outcome: NoStep,
  { surroundings }: Extract<Verdict, { kind: "no-step" }>,
  plain: Finding,
  numbers: NumberWriter,
): Finding {
  const { cause } = outcome;
  if (surroundings === "higher" && cause.kind === "slope") {
    return {
      headline: "At the lowest place around, where there is no slope (a kink):",
      detail: `${position(outcome, numbers)}${afterSteps(outcome.steps, numbers)}. J rises on every side.`,
    };
  }
  if (surroundings === "higher" && cause.kind === "hessian" && cause.gradientNorm === 0) {
    return { ...plain, detail: `${position(outcome, numbers)}, in a minimum: the slope is 0.` };
  }
  const isLower = surroundings === "lower" && cause.kind === "slope";
  return isLower ? { ...plain, detail: `${plain.detail} J is lower right beside it.` } : plain;
}

/** Why a run that leaps over a kink comes no lower. */
export function cycleOverKinkEn(
  { point, slopes }: Kink,
  axes: readonly AxisRange[],
  numbers: NumberWriter,
): string {
  const place =
    axes.length === 1
      ? `${axisNames[axes[0].axis]} = ${numbers.plain(point[axes[0].axis], 4)}`
      : shortPlace(point, numbers);
  const [before, behind] = slopes.map((slope) => numbers.plain(slope, 3));
  return `It leaps again and again over the kink at ${place}, where the slope turns from ${before} to ${behind} at once. A smaller learning rate only makes the leaps shorter; one that shrinks on the way (a schedule) gets there.`;
}

function reasonText(cause: NoStepCause, dimension: number): string {
  switch (cause.kind) {
    case "slope": {
      const along = dimension === 1 ? "" : ` along ${axisNames[cause.axis]}`;
      return Number.isNaN(cause.slope)
        ? `there is no slope${along}`
        : `the slope${along} is infinite`;
    }
    case "hessian":
      return cause.isFinite ? "the Hessian has no inverse" : "there is no finite curvature";
    case "division":
      return `the optimizer divides 0 by 0 along ${axisNames[cause.axis]}`;
    default:
      return assertNever(cause);
  }
}

function adviceText(cause: NoStepCause, numbers: NumberWriter): string {
  switch (cause.kind) {
    case "slope":
      return ". Start elsewhere.";
    case "hessian":
      return `, where the slope is ${numbers.plain(cause.gradientNorm, 3)}. Newton’s method needs a curvature in every direction: start elsewhere, or take another optimizer.`;
    case "division":
      return `, where the slope along ${axisNames[cause.axis]} is 0, and ε as well. A small ε, such as ${numbers.plain(1e-8)}, mends that.`;
    default:
      return assertNever(cause);
  }
}

function position({ value, point }: LeftDomain | NoStep, numbers: NumberWriter): string {
  return `J = ${numbers.fixed(value)} at ${placeText(point, numbers)}`;
}

function afterSteps(count: number, numbers: NumberWriter): string {
  return count === 0 ? "" : `, after ${stepsText(count, numbers)}`;
}

function stepsText(count: number, numbers: NumberWriter): string {
  return count === 1 ? "1 step" : `${numbers.count(count)} steps`;
}
