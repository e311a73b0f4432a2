import { assertNever } from "../common/assert-never.ts";
import type { ColumnKind } from "../data/table/table-plan.ts";
import type { DataFault } from "../training/training-fault.ts";
import { fromOutside } from "./from-outside.ts";
import type { NumberWriter } from "./numbers.ts";
import {
  firstNames,
  type TableAssumptions,
  type TableCliFault,
  type TableCliWording,
} from "./table-cli-wording.ts";

/** English for tables on the command line. */
export function tableCliEn(numbers: NumberWriter): TableCliWording {
  return {
    options: {
      target:
        "the column of a CSV file to learn, by its name or its number; for a regression several: A,B (default: the last)",
      inputs: "the columns of a CSV file to learn from: A,B (default: all that can be)",
      "skip-missing": "leave out the rows of a CSV file that lack a value",
      separator:
        "what stands between the cells of a CSV file: comma, semicolon, tab, bar or blank (default: found out)",
      decimal: "what stands before decimals in a CSV file: point or comma (default: found out)",
      encoding: "how the letters of a CSV file are written (default: found out)",
      header: "the first row of a CSV file is one of column names",
      "no-header": "the first row of a CSV file is a sample",
    },
    fault: (fault) => faultSentence(fromOutside(fault), numbers),
    assumptions: (facts) => assumed(fromOutside(facts), numbers),
    withRemedy: (sentence, kind) => (remedies[kind] ? `${sentence} (${remedies[kind]})` : sentence),
  };
}

function faultSentence(fault: TableCliFault, numbers: NumberWriter): string {
  switch (fault.kind) {
    case "table-option-only":
      return `${fault.option} goes with a CSV file; a built-in set knows that itself`;
    case "options-together":
      return `${fault.option} cannot be given together with ${fault.other}; leave one of them out`;
    case "unknown-column":
      return `${fault.option}: there is no column “${fault.text}”; the columns are ${listed(fault.names, numbers)}`;
    case "target-as-input":
      return `--inputs: “${fault.column}” is a target already, and cannot be an input too; leave it out of one of them`;
    case "several-targets":
      return "--target: a classification has one target; name one column, or take --task regression";
    case "header-doubtful":
      return `${fault.name} may have no row of column names: its first row looks like a sample; say --no-header if it is one, --header if it is names`;
    case "decimal-doubtful":
      return `${fault.name} has numbers such as 1,234 or 1.234 that can be read in two ways; say --decimal comma or --decimal point`;
    default:
      return assertNever(fault);
  }
}

function listed(names: readonly string[], numbers: NumberWriter): string {
  const { shown, more } = firstNames(names);
  const list = shown.map((name) => `“${name}”`).join(", ");
  return more > 0 ? `${list} and ${numbers.count(more)} more` : list;
}

const kinds: Readonly<Record<ColumnKind, string>> = {
  number: "numbers",
  class: "classes",
  text: "text",
  "row-number": "row numbers",
  date: "dates",
  empty: "empty",
};

function assumed(
  {
    leftOut,
    days,
    skippedRows,
    skippedTitles,
    hasUnits,
    remarks,
    notes,
    encoding,
  }: TableAssumptions,
  numbers: NumberWriter,
): string | null {
  const { shown, more } = firstNames(leftOut.map(({ name, kind }) => `“${name}” (${kinds[kind]})`));
  const rest = more > 0 ? ` and ${numbers.count(more)} more` : "";
  const rows = (count: number): string => `${numbers.count(count)} ${count === 1 ? "row" : "rows"}`;
  const facts = [
    shown.length > 0 ? `left out ${shown.join(", ")}${rest}` : null,
    days.length > 0 ? `took ${listed(days, numbers)} as days since 1970-01-01` : null,
    skippedRows > 0 ? `left out ${rows(skippedRows)} without a value` : null,
    skippedTitles > 0 ? `passed over ${rows(skippedTitles)} above the column names` : null,
    hasUnits ? "passed over the row of units" : null,
    remarks > 0
      ? `passed over ${rows(remarks)} that ${remarks === 1 ? "begins" : "begin"} with #`
      : null,
    notes > 0 ? `passed over ${rows(notes)} of text below the table` : null,
    encoding === null ? null : `read as ${encoding}`,
  ].filter((fact) => fact !== null);
  return facts.length > 0 ? facts.join("; ") : null;
}

const choose = "--target and --inputs choose columns";
const remedies: Readonly<Partial<Record<DataFault["kind"], string>>> = {
  "data-missing-values": "--skip-missing leaves such rows out",
  "data-no-complete-row": "--inputs chooses columns",
  "data-not-a-number": choose,
  "data-doubtful-date": choose,
  "data-no-input": choose,
  "data-target-count": "--target chooses it",
  "data-one-class": "--target chooses it",
  "data-too-many-classes": "--target chooses it",
  "data-too-many-values": "--inputs chooses columns",
  "data-too-many-inputs": "--inputs chooses columns",
  "data-unusable-column": choose,
  "data-too-few-columns": "--separator says what stands between cells",
  "data-ragged-row": "--separator says what stands between cells",
  "data-other-marks": "--decimal says which",
  "data-unreadable-letters": "--encoding says which",
};
