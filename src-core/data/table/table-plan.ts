import type { Task } from "../../training/data-set.ts";

/** What can stand between the cells of a row; a blank stands for any number of blanks. */
export const separators = [",", ";", "\t", "|", " "] as const;
/** What stands between the cells of a row. */
export type Separator = (typeof separators)[number];

/** What can stand before the decimals of a number. */
export const decimalMarks = [".", ","] as const;
/** What stands before the decimals of a number. */
export type DecimalMark = (typeof decimalMarks)[number];

/** What can stand between the thousands of a number. A blank stands for the narrow ones too. */
export const thousandsMarks = [",", ".", " ", "'"] as const;
/** What stands between the thousands of a number. */
export type ThousandsMark = (typeof thousandsMarks)[number];

/** How a table is written down in a text. */
export interface TableFormat {
  readonly separator: Separator;
  readonly decimal: DecimalMark;
  /** Null: thousands are written without a mark. */
  readonly thousands: ThousandsMark | null;
  /** Rows before the header (or before the first sample) that are no part of the table: 0 or more. */
  readonly skippedRows: number;
  /** Whether the next row is one of column names. */
  readonly hasHeader: boolean;
  /** Whether the row after the column names is one of units. */
  readonly hasUnits: boolean;
  /** With what a row of remarks begins; null: there are none. */
  readonly comment: "#" | null;
}

/** What a column can hold. */
export const columnKinds = ["number", "class", "text", "row-number", "date", "empty"] as const;

/**
 * What a column holds. `number`: numbers; `class`: one of few values, 0 or 1 for each where it is an
 * input; `text`: too many different values to be classes; `row-number`: 1, 2, 3 …; `date`: days from
 * 1970-01-01 where it is an input; `empty`: nothing. Text and empty columns can only be left out.
 */
export type ColumnKind = (typeof columnKinds)[number];

/** What a column can be used for. */
export const columnParts = ["input", "target", "left-out"] as const;
/** What a column is used for. */
export type ColumnPart = (typeof columnParts)[number];

/** What one column holds, and what it is used for. */
export interface ColumnPlan {
  readonly kind: ColumnKind;
  readonly part: ColumnPart;
}

/** Everything that makes a data set of a text. Plain, immutable data; a session keeps it. */
export interface TablePlan {
  readonly format: TableFormat;
  /** Classification: exactly one target, the class. Regression: one target or more, numbers. */
  readonly task: Task;
  /** One for each column of the table, in its order. */
  readonly columns: readonly ColumnPlan[];
  /** Whether rows that lack a value in a used column are left out; else they are refused. */
  readonly skipMissing: boolean;
}
