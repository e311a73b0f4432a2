import { guessPlan } from "./guess-plan.ts";

/** So much of a text is looked at. */
const sampledLength = 20_000;

/**
 * Whether a text is a table, by its beginning: rows of as many cells, two at least, and a column of
 * numbers. Words between blanks look like cells; then half of the columns must be numbers.
 */
export function looksLikeTable(text: string): boolean {
  const beginning = text.slice(0, sampledLength);
  const lastEnd = Math.max(beginning.lastIndexOf("\n"), beginning.lastIndexOf("\r"));
  const whole = text.length > sampledLength && lastEnd > 0 ? beginning.slice(0, lastEnd) : text;
  const { columns, format } = guessPlan(whole.slice(0, sampledLength)).plan;
  const numbers = columns.filter(({ kind }) => kind === "number" || kind === "row-number").length;
  return columns.length > 1 && numbers >= (format.separator === " " ? columns.length / 2 : 1);
}
