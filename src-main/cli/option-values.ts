import { readNumber } from "#core/session/number-entry.ts";
import { wrongInput } from "./cli-error.ts";

/**
 * The number given for an option.
 *
 * @param example a number that the option would take
 * @throws CliError when the text is no finite number
 */
export function numberOf(option: string, text: string, example = "0.1"): number {
  const entry = readNumber(text);
  if (entry.ok) return entry.value;
  if (entry.fault.kind === "entry-too-large") {
    throw wrongInput({ kind: "wrong-entry", option, fault: entry.fault });
  }
  throw wrongInput({ kind: "not-a-number", option, text, example });
}

/**
 * The whole number from `low` to `high` given for an option.
 *
 * @throws CliError when the text is none
 */
export function countOf(option: string, text: string, low: number, high: number): number {
  const entry = readNumber(text);
  const isCount =
    entry.ok && Number.isInteger(entry.value) && entry.value >= low && entry.value <= high;
  if (!isCount) throw wrongInput({ kind: "not-a-count", option, text, low, high });
  return entry.value;
}

/**
 * The number from `low` to `high` given for an option.
 *
 * @throws CliError when the text is none
 */
export function rangedNumberOf(option: string, text: string, low: number, high: number): number {
  const value = numberOf(option, text, String(Math.round((low + high) / 2)));
  if (value < low || value > high)
    throw wrongInput({ kind: "out-of-range", option, text, low, high });
  return value;
}

/**
 * The one of `choices` given for an option.
 *
 * @throws CliError when the text is none of them
 */
export function choiceOf<Choice extends string>(
  option: string,
  text: string,
  choices: readonly Choice[],
): Choice {
  const choice = choices.find((candidate) => candidate === text);
  if (choice === undefined) throw wrongInput({ kind: "not-a-choice", option, text, choices });
  return choice;
}
