import { type NumberMarks, wholeNumber, withoutUnit } from "./cell-number.ts";
import type { TableRow } from "./cut-table.ts";
import { isDate } from "./dates.ts";
import type { DecimalMark, Separator, ThousandsMark } from "./table-plan.ts";

/** The marks with which the numbers of a table seem to be written. */
export interface GuessedMarks {
  readonly decimal: DecimalMark;
  readonly thousands: ThousandsMark | null;
  /** Whether the numbers could as well be meant otherwise: 1,234 is one and a bit, or thousands. */
  readonly isDoubtful: boolean;
}

/** After so many numbers of a column that leave no doubt no more are looked at. */
const enoughNumbers = 2000;

const blanks = " \u00A0\u2009\u202F";
/** Thousands with decimals after them, or with more thousands: the mark is certain. */
const surelyGrouped = new RegExp(
  `^[+-]?\\d{1,3}(?:([.,'’${blanks}])\\d{3}(?:\\1\\d{3})+|([.,'’${blanks}])\\d{3}(?:\\2\\d{3})*(?!\\2)([.,])\\d*)$`,
);
/** Thousands as in India: 12,34,567. */
const indianGrouped = /^[+-]?\d{1,2}(?:,\d{2})+,\d{3}(?:(\.)\d*)?$/;
const blankGrouped = new RegExp(`^[+-]?\\d{1,3}([${blanks}'’])\\d{3}$`);
const onceMarked = /^[+-]?(\d*)([.,])(\d+)(e[+-]?\d+)?$/i;

/** What the numbers of a table say of its marks, counted. */
class Evidence {
  readonly decimals = { ".": 0, ",": 0 };
  readonly thousands = { ",": 0, ".": 0, " ": 0, "'": 0 };
  /** Numbers such as 1,234 and 1.234, that can be read either way. */
  readonly doubtful = { ".": 0, ",": 0 };
  /** Columns in which such numbers are more likely thousands. */
  readonly likelyThousands = { ".": 0, ",": 0 };

  column(rows: readonly TableRow[], at: number): void {
    const once = { ".": 0, ",": 0 };
    let [short, long, seen] = [0, 0, 0];
    for (const { cells } of rows) {
      const cell = cells[at] ?? "";
      if (wholeNumber(cell) >= 0) {
        if (cell.length > 3) long++;
        else short++;
        continue;
      }
      const mark = doubtfulMark(cell);
      if (mark !== null) {
        once[mark]++;
        continue;
      }
      const number = numberIn(cell);
      if (number === "") continue;
      if (/^[+-]?\d+$/.test(number)) {
        if (number.replace(/^[+-]/, "").length > 3) long++;
        else short++;
      } else if (this.isSure(number)) {
        if (++seen > enoughNumbers) break;
      } else if (onceMarked.test(number)) once[number.includes(",") ? "," : "."]++;
    }
    // Beside whole numbers below a thousand, and none above, 1,234 are thousands.
    const isThousands = short > 0 && long === 0;
    for (const mark of [".", ","] as const) {
      if (once[mark] === 0) continue;
      this.doubtful[mark] += once[mark];
      if (isThousands) this.likelyThousands[mark]++;
    }
  }

  /** Whether a number leaves no doubt; then it is counted. */
  private isSure(number: string): boolean {
    const [, whole, mark, decimals, exponent] = onceMarked.exec(number) ?? [];
    if (mark === "." || mark === ",") {
      const isDoubtful = decimals.length === 3 && !exponent && /^[1-9]\d{0,2}$/.test(whole);
      if (!isDoubtful) this.decimals[mark]++;
      return !isDoubtful;
    }
    const indian = indianGrouped.exec(number);
    if (indian) {
      this.thousands[","]++;
      if (indian[1]) this.decimals["."]++;
      return true;
    }
    const [, many, first, decimal] = surelyGrouped.exec(number) ?? [];
    const grouped = many ?? first ?? blankGrouped.exec(number)?.[1];
    if (grouped === undefined) return false;
    this.thousands[thousandsMark(grouped)]++;
    if (decimal === "." || decimal === ",") this.decimals[decimal]++;
    return true;
  }
}

/** The mark of a number such as 1,234 and 12.345, found without much ado; null: the cell is no such one. */
function doubtfulMark(cell: string): DecimalMark | null {
  const at = cell.length - 4;
  if (at < 1 || at > 3 || cell.startsWith("0")) return null;
  const mark = cell[at];
  if (mark !== "." && mark !== ",") return null;
  const areDigits = wholeNumber(cell.slice(0, at)) >= 0 && wholeNumber(cell.slice(at + 1)) >= 0;
  return areDigits ? mark : null;
}

/** What of a cell could be a number with marks in it; "" for what is none. */
function numberIn(cell: string): string {
  if (cell.length > 40 || !/^[-+−–.,$€£¥₩₹\d]/u.test(cell) || isDate(cell)) return "";
  return withoutUnit(cell.replace(/[−–]/g, "-"));
}

function thousandsMark(sign: string): ThousandsMark {
  if (sign === "," || sign === ".") return sign;
  return sign === "'" || sign === "’" ? "'" : " ";
}

/**
 * The marks of a table's numbers; between thousands and decimals in doubt, what is usual there. What
 * is given is taken as given, and leaves no doubt.
 */
export function guessMarks(
  rows: readonly TableRow[],
  separator: Separator,
  given: Partial<NumberMarks>,
): GuessedMarks {
  const evidence = new Evidence();
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  for (let at = 0; at < width; at++) evidence.column(rows, at);
  const decimal = given.decimal ?? (given.thousands ? decimalBeside[given.thousands] : null);
  if (!decimal) return { ...freeGuess(evidence, separator), ...given };
  const thousands =
    given.thousands ?? guessThousands(evidence.thousands, evidence.doubtful, decimal);
  return { decimal, thousands, isDoubtful: false };
}

/** The decimal mark that goes with a mark between thousands; null: both do. */
const decimalBeside = { ",": ".", ".": ",", " ": null, "'": null } as const;

function freeGuess(evidence: Evidence, separator: Separator): GuessedMarks {
  const { decimals, thousands, doubtful } = evidence;
  const forComma = decimals[","] + thousands["."];
  const forPoint = decimals["."] + thousands[","];
  if (forComma + forPoint === 0) return openGuess(evidence, separator);
  const isComma = forComma > forPoint && (separator !== "," || decimals[","] > 0);
  const decimal = isComma ? "," : ".";
  return { decimal, thousands: guessThousands(thousands, doubtful, decimal), isDoubtful: false };
}

/** The marks where no number is sure. Cells with a comma in a file of commas were quoted for it. */
function openGuess(
  { thousands, doubtful, likelyThousands }: Evidence,
  separator: Separator,
): GuessedMarks {
  const mark = doubtful[","] > 0 ? "," : ".";
  const isDoubtful =
    separator !== "," &&
    (doubtful[","] > 0 || (doubtful["."] > 0 && (separator === ";" || likelyThousands["."] > 0)));
  const areDecimals =
    mark === ","
      ? separator === ";" && likelyThousands[","] === 0
      : separator === "," || likelyThousands["."] === 0;
  const other = mark === "," ? "." : ",";
  const decimal = areDecimals ? mark : other;
  return { decimal, thousands: guessThousands(thousands, doubtful, decimal), isDoubtful };
}

function guessThousands(
  thousands: Readonly<Record<ThousandsMark, number>>,
  doubtful: Readonly<Record<DecimalMark, number>>,
  decimal: DecimalMark,
): ThousandsMark | null {
  const other = decimal === "." ? "," : ".";
  if (thousands[other] + doubtful[other] > 0) return other;
  const blankOrQuote = thousands[" "] >= thousands["'"] ? " " : "'";
  return thousands[blankOrQuote] > 0 ? blankOrQuote : null;
}
