import type { PreviewedColumn, PreviewedTable } from "#core/data/table/preview-table.ts";
import type { TableWording } from "#core/wording/table-wording.ts";

/** What is worth knowing of a column besides its kind: what lacks, and what its classes become. */
export function columnNotes(column: PreviewedColumn, words: TableWording): string[] {
  return [
    ...classNote(column, words),
    ...(column.missing > 0 && column.kind !== "empty" ? [words.missing(column.missing)] : []),
  ];
}

/** More columns than these are not told of one by one. */
const mostTold = 3;

/** What the first columns of classes become as inputs, a sentence each. */
export function becomingNotes(
  { columns }: Pick<PreviewedTable, "columns">,
  words: TableWording,
): string[] {
  return columns
    .filter(({ inputClasses }) => inputClasses.length > 0)
    .slice(0, mostTold)
    .map((column) => words.becomes(column.name, column.inputClasses));
}

/** What the first columns drop whose numbers have units, a sentence each. */
export function unitNotes(
  { columns }: Pick<PreviewedTable, "columns">,
  words: TableWording,
): string[] {
  return columns
    .flatMap(({ name, dropped }) => (dropped ? [words.unitDropped(name, dropped)] : []))
    .slice(0, mostTold);
}

/** Sentences one after the other; full-width full stops have their blank in them. */
export function inARow(sentences: readonly string[]): string {
  return sentences
    .map((sentence) => (/(^|。)$/.test(sentence) ? sentence : `${sentence} `))
    .join("")
    .trimEnd();
}

function classNote(
  { kind, part, distinct, inputClasses }: PreviewedColumn,
  words: TableWording,
): string[] {
  if (part === "left-out") return [];
  if (part === "input" && kind === "date") return [words.days];
  if (inputClasses.length > 0) return [words.inputCount(inputClasses.length)];
  if (kind !== "class" && part !== "target") return [];
  if (kind === "number") return [];
  return [distinct === null ? words.manyValues : words.classCount(distinct)];
}
