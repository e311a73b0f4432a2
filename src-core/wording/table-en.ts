import type { PassedRows } from "../data/table/table-content.ts";
import type { DecimalMark } from "../data/table/table-plan.ts";
import type { LeftOut } from "../training/find-data.ts";
import { fromOutside } from "./from-outside.ts";
import type { NumberWriter } from "./numbers.ts";
import type { TableQuestion, TableUseFacts, TableWording } from "./table-wording.ts";

/** More names than these are counted instead. */
const mostNames = 6;

/** The words for tables in English. */
export function tableEn(numbers: NumberWriter): TableWording {
  return {
    encoding: "Encoding",
    encodings: {
      "utf-8": "UTF-8",
      "utf-16le": "UTF-16 LE",
      "utf-16be": "UTF-16 BE",
      "windows-1252": "Windows-1252 (Western)",
      gb18030: "GB 18030 (Chinese)",
      big5: "Big5 (Chinese)",
      shift_jis: "Shift JIS (Japanese)",
      "euc-kr": "EUC-KR (Korean)",
      "windows-1250": "Windows-1250 (Central European)",
      "windows-1251": "Windows-1251 (Cyrillic)",
    },
    encodingIsRead: "To choose another encoding, open the file again.",
    separator: "Separator",
    separators: {
      ",": "Comma ,",
      ";": "Semicolon ;",
      "\t": "Tab",
      "|": "Bar |",
      " ": "Blanks",
    },
    decimal: "Decimal mark",
    decimals: { ".": "Point: 0.5", ",": "Comma: 0,5" },
    thousands: "Thousands mark",
    thousandsMarks: {
      ",": "Comma: 1,000",
      ".": "Point: 1.000",
      " ": "Blank: 1 000",
      "'": "Apostrophe: 1’000",
    },
    noThousands: "None: 1000",
    header: "Column names",
    headerIsNames: (skipped) => (skipped === 0 ? "In the first row" : "After the titles"),
    noHeader: "None",
    skippedRows: "Title rows",
    units: "Row of units",
    comments: "Comments",
    noComments: "None",
    commentLines: "Lines with #",
    skipMissing: (missing, rows) =>
      missing === null
        ? "Leave out rows with missing values"
        : `Leave out rows with missing values (${numbers.count(missing)} of ${numbers.count(rows)})`,
    preview: "The first rows of the table",
    row: "Row",
    kind: "Kind",
    part: "Part",
    kinds: {
      number: "Number",
      class: "Classes",
      text: "Text",
      "row-number": "Row number",
      date: "Date",
      empty: "Empty",
    },
    parts: { input: "Input", target: "Target", "left-out": "Left out" },
    kindOf: (column) => `Kind of column ${fromOutside(column)}`,
    partOf: (column) => `Part of column ${fromOutside(column)}`,
    inputCount: (inputs) => `${count(inputs, "input", numbers)} of 0 or 1`,
    becomes: (column, classes) =>
      `“${fromOutside(column)}” becomes ${count(classes.length, "input", numbers)} of 0 or 1: ${listed(fromOutside(classes), numbers)}.`,
    unitDropped: (column, { text, value }) =>
      `“${fromOutside(column)}” is read without its unit: ${fromOutside(text)} is ${numbers.plain(value)}.`,
    days: "days since 1970",
    classCount: (classes) => (classes === 1 ? "1 class" : `${numbers.count(classes)} classes`),
    manyValues: "too many values for classes",
    missing: (cells) => `${numbers.count(cells)} missing`,
    passedOver: (passed) => passedOver(passed, numbers),
    use: (facts) => use(facts, numbers),
    question: (doubt, mark) => (doubt === "header" ? headerQuestion : marksQuestions[mark]),
    answerFirst: "Answer the question above first.",
    leftOut: (facts) => leftOut(fromOutside(facts), numbers),
    change: "Change the table…",
  };
}

const headerQuestion: TableQuestion = {
  question: "Does the first row hold the names of the columns, or is it a sample already?",
  yes: "Names",
  no: "A sample",
};

const marksQuestions: Readonly<Record<DecimalMark, TableQuestion>> = {
  ",": {
    question: "In numbers such as 1,234: is the comma a decimal mark, or does it part thousands?",
    yes: "Decimal mark",
    no: "Thousands",
  },
  ".": {
    question: "In numbers such as 1.234: is the point a decimal mark, or does it part thousands?",
    yes: "Decimal mark",
    no: "Thousands",
  },
};

function passedOver({ remarks, notes }: PassedRows, numbers: NumberWriter): string {
  const parts = [
    ...(remarks > 0
      ? [`${count(remarks, "row", numbers)} that ${remarks === 1 ? "begins" : "begin"} with #`]
      : []),
    ...(notes > 0 ? [`${count(notes, "row", numbers)} of text below the table`] : []),
  ];
  return parts.length === 0 ? "" : `Passed over: ${parts.join("; ")}.`;
}

function use(
  { inputs, targets, classes, used, rows }: TableUseFacts,
  numbers: NumberWriter,
): string {
  const learnt =
    classes === null
      ? count(targets, "target", numbers)
      : `${numbers.count(classes)} ${classes === 1 ? "class" : "classes"}`;
  const samples =
    used === rows
      ? `all ${count(rows, "row", numbers)}`
      : `${numbers.count(used)} of ${count(rows, "row", numbers)}`;
  return `${count(inputs, "input", numbers)} and ${learnt}, from ${samples}.`;
}

function leftOut({ columns, rows }: LeftOut, numbers: NumberWriter): string {
  const parts = [
    ...(columns.length > 0
      ? [`${count(columns.length, "column", numbers)} (${listed(columns, numbers)})`]
      : []),
    ...(rows > 0 ? [`${count(rows, "row", numbers)} with missing values`] : []),
  ];
  return parts.length === 0 ? "" : `Left out: ${parts.join("; ")}.`;
}

/** `a, b, c`; the rest of many is counted. */
function listed(names: readonly string[], numbers: NumberWriter): string {
  if (names.length <= mostNames) return names.join(", ");
  const shown = names.slice(0, mostNames - 1);
  return `${shown.join(", ")} and ${numbers.count(names.length - shown.length)} more`;
}

/** `1 input`, `3 inputs`. */
function count(number: number, noun: string, numbers: NumberWriter): string {
  return `${numbers.count(number)} ${number === 1 ? noun : `${noun}s`}`;
}
