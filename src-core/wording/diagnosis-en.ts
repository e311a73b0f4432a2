import { assertNever } from "../common/assert-never.ts";
import type { Approach, Verdict } from "../descent/diagnosis.ts";
import type { Outcome } from "../descent/outcome.ts";
import { axisNames, placeText } from "./notation.ts";
import type { NumberWriter } from "./numbers.ts";
import type { Finding } from "./wording.ts";

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
    case "stuck":
      return plain;
    case "local-minimum":
      return {
        headline: "Ended in a local minimum:",
        detail: `${here}; a lower one is known, J = ${numbers.plain(verdict.lower.value)} at ${knownPlace(verdict.lower.point, numbers)}. Start elsewhere to find it.`,
      };
    case "stationary":
      return stationary(verdict, here, numbers);
    case "slowing":
      return { ...plain, detail: `${plain.detail}; ${slowing(verdict, numbers)}` };
    case "cycling":
      return { ...plain, detail: withRate(plain.detail, verdict.largestRate, null, numbers) };
    case "diverged":
      return {
        ...plain,
        detail: withRate(plain.detail, verdict.largestRate, verdict.curvature, numbers),
      };
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
  const newton = isNewton ? "Newton’s rule heads for such places as gladly as for minima. " : "";
  switch (place) {
    case "saddle":
      return {
        headline: "Ended on a saddle:",
        detail: `${here}, ${slope} and the curvature goes from ${lowest} to ${highest}. ${newton}Start elsewhere, or take another rule.`,
      };
    case "maximum":
      return {
        headline: "Ended on a maximum:",
        detail: `${here}, ${slope} and the curvature is ${lowest}. ${newton}Start elsewhere, or take another rule.`,
      };
    case "flat":
      return {
        headline: "Stuck on level ground:",
        detail: `${here}, ${slope} and nothing bends. Start elsewhere, or take a larger learning rate.`,
      };
    default:
      return assertNever(place);
  }
}

function slowing(
  { stepsToGo, factor }: Extract<Verdict, { kind: "slowing" }>,
  numbers: NumberWriter,
): string {
  if (stepsToGo === null) return "at this rate it will not get there";
  const count = numbers.count(Number(stepsToGo.toPrecision(2)));
  return `each step gains ${numbers.plain(factor, 3)} of the last one’s gain, so about ${count} more to go`;
}

function withRate(
  detail: string,
  largestRate: number | null,
  curvature: number | null,
  numbers: NumberWriter,
): string {
  if (largestRate === null) return detail;
  const bend =
    curvature === null ? "" : `The curvature on the way was up to ${numbers.plain(curvature, 3)}: `;
  const advice = `${bend}${bend ? "a" : "A"} learning rate below ${numbers.plain(largestRate, 3)} would have held.`;
  return detail.replace("A smaller learning rate would help.", advice);
}

function knownPlace(point: readonly number[], numbers: NumberWriter): string {
  const written = point.map((coordinate) => numbers.plain(coordinate, 4));
  return written.length === 1 ? `x = ${written[0]}` : `(${written.join(", ")})`;
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
      return `swings from side to side, each swing ${numbers.plain(approach.factor, 2)} of the last`;
    case "growing":
      return approach.isSwinging
        ? `swings wider and wider, each swing ${numbers.plain(approach.factor, 2)} times the last`
        : `runs away, each step ${numbers.plain(approach.factor, 2)} times the last`;
    case "one-side":
      return `comes down one side, there after ${stepsInWords(approach.arrivedAfter, numbers)}`;
    case "one-side-short":
      return approach.distance === null
        ? "comes down one side"
        : `comes down one side, ${numbers.plain(approach.distance, 2)} short after ${stepsInWords(approach.steps, numbers)}`;
    case "winding":
      return "winds its way";
    default:
      return assertNever(approach);
  }
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
