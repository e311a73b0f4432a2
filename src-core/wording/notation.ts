import type { StopRules } from "../descent/run-settings.ts";
import type { NumberWriter } from "./numbers.ts";

/** The names of the coordinates; symbols, the same in every language. */
export const axisNames: readonly string[] = ["x", "y"];

/** Where a point lies: `x = 0.480000`, or `(0.084442, 0.050819)`. */
export function placeText(point: readonly number[], numbers: NumberWriter): string {
  return point.length === 1 ? `x = ${numbers.point(point)}` : numbers.point(point);
}

/** Where a point lies, in few digits: `x = −0.03`, or `(−0.03, 1.2)`. */
export function shortPlace(point: readonly number[], numbers: NumberWriter): string {
  const written = point.map((coordinate) => numbers.plain(coordinate, 4));
  return written.length === 1 ? `x = ${written[0]}` : `(${written.join(", ")})`;
}

/** A start as it was chosen, without digits nobody typed: `x = 1.2`, or `(3, 1)`. */
export function startText(start: readonly number[], numbers: NumberWriter): string {
  const written = start.map((coordinate) => numbers.chosen(coordinate));
  return written.length === 1 ? `x = ${written[0]}` : `(${written.join(", ")})`;
}

/** What a run is to reach: `J < 0.01`, or `|∇J| < 0.001`. */
export function goalText(
  reason: "value" | "gradient",
  bound: number,
  numbers: NumberWriter,
): string {
  return `${reason === "value" ? "J" : "|∇J|"} < ${numbers.exact(bound)}`;
}

/** What a run's stop rules have it reach; null when it is only to make its steps. */
export function stopGoal(
  { value, gradient }: Pick<StopRules, "value" | "gradient">,
  numbers: NumberWriter,
): string | null {
  if (value !== null) return goalText("value", value, numbers);
  return gradient === null || gradient === 0 ? null : goalText("gradient", gradient, numbers);
}
