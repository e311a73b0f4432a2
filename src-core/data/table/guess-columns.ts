import { NumberReader } from "./cell-number.ts";
import { type ColumnFacts, columnFacts } from "./column-facts.ts";
import { isCountName, isKeyName } from "./column-names.ts";
import type { TableChoices } from "./table-choices.ts";
import type { TableContent } from "./table-content.ts";
import { mostClasses, mostIndicators } from "./table-limits.ts";
import type { ColumnKind, ColumnPart, TableFormat } from "./table-plan.ts";

/** What a column seems to be, and what a person has said that it is for. */
export interface GuessedColumn {
  readonly kind: ColumnKind;
  readonly part: ColumnPart | undefined;
  /** Whether its values are few enough to be the classes of a target. */
  readonly couldBeClasses: boolean;
  /** How many inputs it would become: one, or one for each class. */
  readonly inputs: number;
  /** Whether most of its values are missing. */
  readonly isMostlyMissing: boolean;
}

/** What each column of a table seems to hold; what a person has said of it, as they said it. */
export function guessColumns(
  { names, samples }: TableContent,
  format: TableFormat,
  choices: TableChoices,
): GuessedColumn[] {
  const reader = new NumberReader(format);
  return names.map((name, at) => {
    const said = choices.columns?.[at];
    const facts = columnFacts(samples, at, reader, mostClasses);
    const kind = said?.kind ?? guessKind(name, facts);
    return {
      kind,
      part: said?.part,
      inputs: kind === "class" ? facts.distinct : 1,
      couldBeClasses: facts.distinct <= mostClasses,
      isMostlyMissing: facts.missing > facts.present,
    };
  });
}

/** From so many values on, nearly all of them different, they are names and not classes. */
const fewestOfText = 10;
const shareOfText = 0.8;
/** From fewer on when no two are the same; the smallest tables are examples, and show each class once. */
const fewestOfNames = 7;

const fewMistakes = 2;
const shareOfMistakes = 0.1;

/** A few cells among numbers that are none are mistakes, to be said as such; many are names. */
function areNumbers(present: number, numbers: number): boolean {
  const others = present - numbers;
  return numbers >= others && others <= Math.max(fewMistakes, shareOfMistakes * present);
}

function guessKind(name: string, facts: ColumnFacts): ColumnKind {
  const { present, numbers, dates, distinct } = facts;
  if (present === 0) return "empty";
  if (facts.isKey && (isKeyName(name) || (facts.isCounting && isCountName(name)))) {
    return "row-number";
  }
  if (areNumbers(present, numbers)) return "number";
  if (dates > present / 2) return "date";
  const areNames =
    (present >= fewestOfText && distinct > shareOfText * present) ||
    (present >= fewestOfNames && distinct === present);
  return distinct <= mostIndicators && !areNames ? "class" : "text";
}
