import { assertNever } from "../common/assert-never.ts";
import type { Approach, Verdict } from "../descent/diagnosis.ts";
import type { AxisRange, Outcome } from "../descent/outcome.ts";
import type { Remedy } from "../descent/remedy.ts";
import { factorText } from "./factor-text.ts";
import { cycleOverKinkEn, leftDomainAdviceEn, noStepVerdictEn } from "./failed-step-en.ts";
import { axisNames, placeText, shortPlace } from "./notation.ts";
import type { NumberWriter } from "./numbers.ts";
import { remedyEn } from "./remedy-en.ts";
import type { Finding } from "./wording.ts";

/** What an outcome advises; a diagnosis that knows the largest rate puts that in its place. */
export const smallerRate = "A smaller learning rate would help.";

/** What became of a run and why; `plain` is what the outcome alone says. */
export function verdictEn(
  verdict: Verdict,
  outcome: Outcome,
  plain: Finding,
  numbers: NumberWriter,
): Finding {
  const here = `J = ${numbers.fixed(outcome.value)} at ${placeText(outcome.point, numbers)}`;
  switch (verdict.kind) {
    case "arrived":
    case "minimum":
    case "moving":
      return plain;
    case "stuck":
      return {
        headline: "Does not move: the steps are too small.",
        detail: `${here}, although the slope is ${numbers.plain(verdict.gradientNorm, 3)} there. A larger learning rate would help.`,
      };
    case "local-minimum":
      return {
        headline: "Ended in a local minimum:",
        detail: `${here}; a lower one is known, J = ${numbers.plain(verdict.lower.value)} at ${shortPlace(verdict.lower.point, numbers)}. Start elsewhere to find it.`,
      };
    case "stationary":
      return stationary(verdict, here, numbers);
    case "slowing":
      return { ...plain, detail: `${plain.detail}; ${slowing(verdict, numbers)}` };
    case "cycling":
      return cycling(verdict, outcome, plain, numbers);
    case "roaming": {
      const low = `J came no lower than ${numbers.plain(verdict.lowestValue)}. ${smallerRate}`;
      return {
        headline: `Does not settle: ${roamingEn(verdict.axes, numbers)}.`,
        detail: advised(low, verdict, numbers),
      };
    }
    case "widening": {
      const swings =
        verdict.factor === null
          ? "it swings wider and wider"
          : `it swings wider and wider, each swing ${factorText(verdict.factor, numbers)} times the last`;
      return {
        ...plain,
        detail: advised(`${plain.detail}; ${swings}. ${smallerRate}`, verdict, numbers),
      };
    }
    case "diverged":
      if (verdict.isBottomless) {
        return { ...plain, detail: "J falls that way without end, whatever the learning rate." };
      }
      return {
        ...plain,
        detail: advised(plain.detail, verdict, numbers),
      };
    case "left-domain":
      return outcome.kind === "left-domain"
        ? { ...plain, detail: `${plain.detail}${leftDomainAdviceEn(verdict, numbers)}` }
        : plain;
    case "no-step":
      return outcome.kind === "no-step" ? noStepVerdictEn(outcome, verdict, plain, numbers) : plain;
    default:
      return assertNever(verdict);
  }
}

function stationary(
  { place, gradientNorm, curvatures, isNewton }: Extract<Verdict, { kind: "stationary" }>,
  here: string,
  numbers: NumberWriter,
): Finding {
  const slope = `where the slope is ${numbers.plain(gradientNorm, 2)}`;
  const [lowest, highest] = curvatures.map((curvature) => numbers.plain(curvature, 3));
  const newton = isNewton ? "Newton’s method heads for such places as gladly as for minima. " : "";
  switch (place) {
    case "saddle":
      return {
        headline: "Ended on a saddle:",
        detail: `${here}, ${slope} and the curvature goes from ${lowest} to ${highest}. ${newton}Start elsewhere, or take another optimizer.`,
      };
    case "maximum":
      return {
        headline: "Ended on a maximum:",
        detail: `${here}, ${slope} and the curvature is ${lowest}. ${newton}Start elsewhere, or take another optimizer.`,
      };
    case "flat":
      return {
        headline: "Stuck on flat ground:",
        detail:
          gradientNorm === 0
            ? `${here}, ${slope} and it is flat all round: no learning rate moves it. Start elsewhere.`
            : `${here}, ${slope} and it is flat all round. Start elsewhere, or take a larger learning rate.`,
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
      ? detail.replace(smallerRate, cycleOverKinkEn(verdict.kink, axes, numbers))
      : advised(detail, { curvature: null, remedy }, numbers);
  if (isTold) return { ...plain, detail: withReason(plain.detail) };
  const detail = `J never falls below ${numbers.plain(lowestValue)}. ${smallerRate}`;
  return {
    headline: `Never gets there: ${swingsEn(axes, period, numbers)}.`,
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
    : detail.replace(smallerRate, remedyEn(remedy, curvature, numbers));
}

function slowing(
  { stepsToGo, settlesAt, factor }: Extract<Verdict, { kind: "slowing" }>,
  numbers: NumberWriter,
): string {
  const part = numbers.plain(factor, 3);
  const gain = `each step gains ${part === "1" ? "hardly less than" : `${part} of`} what the last one gained`;
  if (settlesAt !== null) return `${gain}, and J settles at about ${numbers.plain(settlesAt, 3)}`;
  if (stepsToGo === null) return gain;
  return `${gain}: ${numbers.count(stepsToGo)} more ${stepsToGo === 1 ? "step" : "steps"} to go`;
}

/** How a run moved, as a clause without a full stop. */
export function approachEn(approach: Approach, numbers: NumberWriter): string {
  switch (approach.kind) {
    case "still":
      return "does not move";
    case "jumping": {
      const { axis, low, high } = approach.range;
      const name = axis === 0 ? "" : `along ${axisNames[axis]} `;
      return `jumps ${name}between ${numbers.plain(low, 4)} and ${numbers.plain(high, 4)} and never comes lower`;
    }
    case "swinging":
      return approach.factor === null
        ? "swings from side to side"
        : `swings from side to side, each swing ${factorText(approach.factor, numbers)} of the last`;
    case "growing":
      return growing(approach, numbers);
    case "one-side":
      return `comes down one side, ${approach.isMinimum ? "there" : "at rest"} after ${stepsInWords(approach.arrivedAfter, numbers)}`;
    case "one-side-short":
      return approach.distance === null
        ? "comes down one side"
        : `comes down one side, ${numbers.plain(approach.distance, 2)} short after ${stepsInWords(approach.steps, numbers)}`;
    case "leaving":
      return approach.steps === 0
        ? "leaves the domain with the first step"
        : `leaves the domain after ${stepsInWords(approach.steps, numbers)}`;
    case "winding":
      return "winds its way";
    default:
      return assertNever(approach);
  }
}

function growing(
  { factor, isSwinging }: Extract<Approach, { kind: "growing" }>,
  numbers: NumberWriter,
): string {
  if (factor === null) {
    return isSwinging ? "swings wider and wider" : "runs away";
  }
  const times = `${factorText(factor, numbers)} times the last`;
  return isSwinging
    ? `swings wider and wider, each swing ${times}`
    : `runs away, each step ${times}`;
}

const numberWords = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

function stepsInWords(count: number, numbers: NumberWriter): string {
  return `${numberWords[count] ?? numbers.count(count)} ${count === 1 ? "step" : "steps"}`;
}

/** Between which places coordinates jump or circle. */
export function swingsEn(
  ranges: readonly AxisRange[],
  period: number,
  numbers: NumberWriter,
): string {
  const verb = period === 2 ? "jumps between" : "circles between";
  return ranges
    .map(
      ({ axis, low, high }) =>
        `${axisNames[axis]} ${verb} ${numbers.plain(low)} and ${numbers.plain(high)}`,
    )
    .join(", ");
}

/** Within which bounds coordinates jump about. */
function roamingEn(ranges: readonly AxisRange[], numbers: NumberWriter): string {
  return ranges
    .map(
      ({ axis, low, high }) =>
        `${axisNames[axis]} jumps about from ${numbers.plain(low, 3)} to ${numbers.plain(high, 3)}`,
    )
    .join(", ");
}
