import type { TableDoubt } from "../data/table/guess-format.ts";
import type { PassedRows } from "../data/table/table-content.ts";
import type {
  ColumnKind,
  ColumnPart,
  DecimalMark,
  Separator,
  ThousandsMark,
} from "../data/table/table-plan.ts";
import type { TextEncoding } from "../data/text-encoding.ts";

import type { LeftOut } from "../training/find-data.ts";

/** What will be learnt from a table. */
export interface TableUseFacts {
  readonly inputs: number;
  readonly targets: number;
  /** Classes of the target; null: it is of numbers. */
  readonly classes: number | null;
  /** Samples that are used, and all there are. */
  readonly used: number;
  readonly rows: number;
}

/** Something that the dialog asks, and the two answers to it. */
export interface TableQuestion {
  readonly question: string;
  readonly yes: string;
  readonly no: string;
}

/** The words of the dialog in which a table is looked at before it is used. */
export interface TableWording {
  readonly encoding: string;
  readonly encodings: Readonly<Record<TextEncoding, string>>;
  /** Said where the encoding cannot be chosen, for the text has been read already. */
  readonly encodingIsRead: string;
  readonly separator: string;
  readonly separators: Readonly<Record<Separator, string>>;
  readonly decimal: string;
  readonly decimals: Readonly<Record<DecimalMark, string>>;
  readonly thousands: string;
  readonly thousandsMarks: Readonly<Record<ThousandsMark, string>>;
  readonly noThousands: string;
  readonly header: string;
  /** @param skipped rows above the table, which are no part of it */
  readonly headerIsNames: (skipped: number) => string;
  readonly noHeader: string;
  /** Rows above the table that are no part of it. */
  readonly skippedRows: string;
  readonly units: string;
  readonly comments: string;
  readonly noComments: string;
  readonly commentLines: string;
  /** The check for rows that lack a value; a count that is not known is null. */
  readonly skipMissing: (missing: number | null, rows: number) => string;
  /** The head of the preview, for screen readers. */
  readonly preview: string;
  readonly row: string;
  /** The heads of the rows in which a column's kind and part are chosen. */
  readonly kind: string;
  readonly part: string;
  readonly kinds: Readonly<Record<ColumnKind, string>>;
  readonly parts: Readonly<Record<ColumnPart, string>>;
  readonly kindOf: (column: string) => string;
  readonly partOf: (column: string) => string;
  /** What a column of classes becomes as an input: one for each, 0 or 1; short, and as a sentence. */
  readonly inputCount: (count: number) => string;
  readonly becomes: (column: string, classes: readonly string[]) => string;
  /** What becomes of the unit at the numbers of a column. */
  readonly unitDropped: (
    column: string,
    first: { readonly text: string; readonly value: number },
  ) => string;
  /** What dates become as an input. */
  readonly days: string;
  readonly classCount: (count: number) => string;
  readonly manyValues: string;
  readonly missing: (count: number) => string;
  /** What stands in the text and is no sample, in a sentence; empty: nothing. */
  readonly passedOver: (passed: PassedRows) => string;
  /** What will be used, in one sentence. */
  readonly use: (facts: TableUseFacts) => string;
  /** @param mark the one that can be read either way in numbers such as 1,234 */
  readonly question: (doubt: TableDoubt, mark: DecimalMark) => TableQuestion;
  /** Said beside the button while a question is open. */
  readonly answerFirst: string;
  /** What is left out of the table that is used; empty: nothing. */
  readonly leftOut: (facts: LeftOut) => string;
  /** The button that leads back to the dialog. */
  readonly change: string;
}
