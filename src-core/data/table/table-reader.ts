import type { DataSet } from "../../training/data-set.ts";
import type { DataFault } from "../../training/training-fault.ts";
import { looksLikeNumber, NumberReader, unitOf } from "./cell-number.ts";
import { type ColumnClasses, classesIn } from "./classes.ts";
import { distinctNames } from "./column-names.ts";
import type { TableRow } from "./cut-table.ts";
import { daysOf, monthPlace } from "./dates.ts";
import { type Feature, measuredData, sortedData } from "./features.ts";
import { hasSigns, isMissing } from "./missing.ts";
import type { TableContent } from "./table-content.ts";
import { largestNumber, mostClasses, mostIndicators, mostInputsOf } from "./table-limits.ts";
import type { ColumnPart, TablePlan } from "./table-plan.ts";

/** What is wrong with a number, wherever it stands. */
type NumberFault =
  | { readonly kind: "data-other-marks" | "data-not-a-number" | "data-number-out-of-range" }
  | { readonly kind: "data-mixed-units"; readonly unit: string };

/** Makes a data set of a table, and gathers what is in the way of it. */
export class TableReader {
  /** What is wrong, the first so many; in the order of the table where it has an order. */
  readonly faults: DataFault[] = [];
  /** Rows that were left out because they lack a value. */
  skippedRows = 0;
  /** The classes in the columns of classes that are inputs, by the column's index. */
  readonly inputClasses = new Map<number, ColumnClasses>();
  /** The columns that are used, and whether dashes are values there. */
  private used: readonly { readonly at: number; readonly signs: boolean }[] = [];
  private readonly content: TableContent;
  private readonly plan: TablePlan;
  private readonly mostFaults: number;
  private readonly numbers: NumberReader;

  /** @param mostFaults after so many the reader looks for no more */
  constructor(content: TableContent, plan: TablePlan, mostFaults: number) {
    this.content = content;
    this.plan = plan;
    this.mostFaults = mostFaults;
    this.numbers = new NumberReader(plan.format);
  }

  /** The data set; null when there is something in the way. */
  read(): DataSet | null {
    if (!this.checkColumns()) return null;
    const samples = this.completeSamples();
    if (this.faults.length > 0) return null;
    const inputs = this.inputs(samples);
    if (inputs === null) return null;
    const targets = this.columnsOf("target");
    const data =
      this.plan.task === "classification"
        ? this.classified(samples, inputs, targets[0])
        : measuredData(samples.length, inputs, this.measures(samples, targets));
    return this.faults.length === 0 ? data : null;
  }

  private note(fault: DataFault): void {
    if (this.faults.length < this.mostFaults) this.faults.push(fault);
  }

  private columnsOf(part: ColumnPart): number[] {
    return this.plan.columns.flatMap((column, at) => (column.part === part ? [at] : []));
  }

  /** The columns that are used and have no value in a row; known when it has been read. */
  missingIn({ cells }: TableRow): number[] {
    return this.used.flatMap(({ at, signs }) => (isMissing(cells[at], signs) ? [at] : []));
  }

  /** Whether there are columns to learn from and to learn, and all of them can be used. */
  private checkColumns(): boolean {
    const { names } = this.content;
    const { columns, task } = this.plan;
    if (names.length < 2) {
      this.note({ kind: "data-too-few-columns", columns: names.length, needed: 2 });
      return false;
    }
    if (names.length !== columns.length) {
      this.note({ kind: "data-other-columns", columns: names.length, planned: columns.length });
      return false;
    }
    columns.forEach(({ kind, part }, at) => {
      const isUsable = kind !== "text" && kind !== "empty" && (kind !== "date" || part === "input");
      if (part !== "left-out" && !isUsable)
        this.note({ kind: "data-unusable-column", column: names[at], is: kind });
    });
    const [inputs, targets] = [this.columnsOf("input"), this.columnsOf("target")];
    const isTargets = task === "regression" ? targets.length > 0 : targets.length === 1;
    if (!isTargets) this.note({ kind: "data-target-count", count: targets.length, task });
    else if (inputs.length === 0) this.note({ kind: "data-no-input" });
    return this.faults.length === 0;
  }

  /** The samples that have all their values; those that lack one are counted, or are a fault. */
  private completeSamples(): TableRow[] {
    const { samples } = this.content;
    this.used = this.plan.columns.flatMap(({ part }, at) => {
      return part === "left-out" ? [] : [{ at, signs: hasSigns(samples, at) }];
    });
    const lacking = ({ cells }: TableRow): number =>
      this.used.findIndex(({ at, signs }) => isMissing(cells[at], signs));
    const complete = samples.filter((sample) => lacking(sample) < 0);
    const count = samples.length - complete.length;
    const first = count > 0 ? samples.find((sample) => lacking(sample) >= 0) : undefined;
    if (first && !this.plan.skipMissing) {
      const column = this.content.names[this.used[lacking(first)].at];
      this.note({ kind: "data-missing-values", rows: count, row: first.number, column });
    } else if (complete.length === 0) {
      this.note({ kind: "data-no-complete-row", rows: count });
    }
    this.skippedRows = count;
    return complete;
  }

  /** All inputs, each with a name of its own; null: they are too many. */
  private inputs(samples: readonly TableRow[]): Feature[] | null {
    const columns = this.columnsOf("input");
    for (const at of columns) {
      if (this.plan.columns[at].kind === "class")
        this.inputClasses.set(at, this.classes(samples, at));
    }
    if (!this.checkInputs(columns, samples.length)) return null;
    const inputs = columns.flatMap((at) => this.input(samples, at));
    const names = distinctNames(inputs.map(({ name }) => name));
    return inputs.map(({ values }, at) => ({ name: names[at], values }));
  }

  /** Whether classes make no more inputs than there can be; found out before they are made. */
  private checkInputs(columns: readonly number[], rows: number): boolean {
    const counts = columns.map((at) => this.inputClasses.get(at)?.names.length ?? 1);
    const before = this.faults.length;
    columns.forEach((at, index) => {
      const [column, count, limit] = [this.content.names[at], counts[index], mostIndicators];
      if (count > limit) this.note({ kind: "data-too-many-values", column, count, limit });
    });
    if (this.faults.length > before) return false;
    const inputs = counts.reduce((sum, count) => sum + count, 0);
    const limit = mostInputsOf(rows);
    if (inputs <= limit) return true;
    const count = counts.reduce((most, one) => Math.max(most, one), 0);
    const column = this.content.names[columns[counts.indexOf(count)]];
    this.note({ kind: "data-too-many-inputs", inputs, rows, limit, column, count });
    return false;
  }

  /** The inputs that a column gives: itself, or one for each of its classes. */
  private input(samples: readonly TableRow[], column: number): Feature[] {
    const name = this.content.names[column];
    const classes = this.inputClasses.get(column);
    if (classes) {
      return classes.names.map((label, number) => ({
        name: `${name}=${label}`,
        values: Float64Array.from(classes.classes, (own) => (own === number ? 1 : 0)),
      }));
    }
    const isDate = this.plan.columns[column].kind === "date";
    return [{ name, values: isDate ? this.days(samples, column) : this.measure(samples, column) }];
  }

  /** The dates in a column, as days. */
  private days(samples: readonly TableRow[], column: number): Float64Array {
    const place = monthPlace(samples.map(({ cells }) => cells[column]));
    return Float64Array.from(samples, ({ number: row, cells }) => {
      const text = cells[column];
      const value = daysOf(text, place);
      if (Number.isNaN(value)) {
        this.note({ kind: "data-doubtful-date", row, column: this.content.names[column], text });
      }
      return value;
    });
  }

  private measures(samples: readonly TableRow[], columns: readonly number[]): Feature[] {
    return columns.map((at) => ({
      name: this.content.names[at],
      values: this.measure(samples, at),
    }));
  }

  /** The numbers in a column, all with the unit of the first one. */
  private measure(samples: readonly TableRow[], column: number): Float64Array {
    const name = this.content.names[column];
    const unit = unitOf(samples[0].cells[column]);
    return Float64Array.from(samples, ({ number: row, cells }) => {
      const text = cells[column];
      const value = this.numbers.read(text);
      const fault = this.numberFault(text, value, unit);
      if (fault) this.note({ ...fault, row, column: name, text });
      return value;
    });
  }

  private numberFault(text: string, value: number, unit: string): NumberFault | null {
    if (Number.isNaN(value)) {
      return { kind: looksLikeNumber(text) ? "data-other-marks" : "data-not-a-number" };
    }
    if (unitOf(text) !== unit) return { kind: "data-mixed-units", unit };
    return Math.abs(value) <= largestNumber ? null : { kind: "data-number-out-of-range" };
  }

  /** The classes in a column, none of them with letters that could not be read. */
  private classes(samples: readonly TableRow[], at: number): ColumnClasses {
    const column = this.content.names[at];
    const unreadable = samples.find(({ cells }) => cells[at].includes("\uFFFD"));
    if (unreadable) {
      const text = unreadable.cells[at];
      this.note({ kind: "data-unreadable-letters", row: unreadable.number, column, text });
    }
    return classesIn(samples, at, this.numbers);
  }

  private classified(
    samples: readonly TableRow[],
    inputs: readonly Feature[],
    target: number,
  ): DataSet | null {
    const { names, classes } = this.classes(samples, target);
    const column = this.content.names[target];
    if (names.length < 2) this.note({ kind: "data-one-class", name: names[0], column });
    if (names.length > mostClasses) {
      const count = names.length;
      this.note({ kind: "data-too-many-classes", count, limit: mostClasses, column });
      return null;
    }
    return sortedData(inputs, names, classes);
  }
}
