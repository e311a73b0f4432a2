import { dsvFormat } from "d3-dsv";
import { toHalfWidth } from "#core/common/half-width.ts";

/** A table as the first version of the app read it. */
export interface FirstReading {
  readonly inputs: number[];
  /** Regression: the targets; classification: the classes' numbers. */
  readonly targets: number[];
  readonly classNames: string[];
}

const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/**
 * How the first version of the app read tables, written out once more: what sessions of then mean.
 * Null: it refused the text.
 *
 * @param targetCount null: a classification
 */
export function firstReading(text: string, targetCount: number | null): FirstReading | null {
  const bare = text.replace(/^\uFEFF/, "");
  if ((bare.match(/"/g) ?? []).length % 2 === 1) return null;
  const plain = bare.replace(/"[^"]*"|[，；]/g, (found) =>
    found.startsWith('"') ? found : toHalfWidth(found),
  );
  const [line] = plain.trimStart().split(/[\r\n]/, 1);
  const unquoted = line.replace(/"[^"]*"/g, "");
  const marks = [",", ";", "\t"];
  const counts = marks.map((mark) => unquoted.split(mark).length);
  const rows = dsvFormat(marks[counts.indexOf(Math.max(...counts))])
    .parseRows(plain)
    .map((cells) => cells.map((cell) => toHalfWidth(cell).trim()))
    .filter((cells) => cells.some((cell) => cell !== ""));
  const [header, ...samples] = rows;
  if (!header || samples.length === 0) return null;
  const inputCount = header.length - (targetCount ?? 1);
  if (inputCount < 1 || header.every((cell) => !Number.isNaN(numberIn(cell)))) return null;
  if (samples.some((cells) => cells.length !== header.length)) return null;
  const inputs = samples.flatMap((cells) => cells.slice(0, inputCount).map(numberIn));
  const last = samples.flatMap((cells) => cells.slice(inputCount));
  if (targetCount !== null) {
    const targets = last.map(numberIn);
    return areNumbers([...inputs, ...targets]) ? { inputs, targets, classNames: [] } : null;
  }
  const classNames = [...new Set(last)].sort();
  const isSample =
    header.slice(0, -1).every((cell) => !Number.isNaN(numberIn(cell))) &&
    last.includes(header[inputCount]);
  if (!areNumbers(inputs) || isSample || last.includes("") || classNames.length < 2) return null;
  return { inputs, targets: last.map((name) => classNames.indexOf(name)), classNames };
}

function numberIn(text: string): number {
  const plain = text.replace(/[−–]/g, "-");
  return decimal.test(plain) ? Number(plain) : Number.NaN;
}

function areNumbers(values: readonly number[]): boolean {
  return values.every((value) => Math.abs(value) <= 1e12);
}
