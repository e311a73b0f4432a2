import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guessPlan } from "#core/data/table/guess-plan.ts";
import { previewTable } from "#core/data/table/preview-table.ts";
import { readTable } from "#core/data/table/read-table.ts";
import { chooseFormat, noChoices } from "#core/data/table/table-choices.ts";
import { longestTable, mostColumns, mostRows } from "#core/data/table/table-limits.ts";
import { separators } from "#core/data/table/table-plan.ts";
import { faultOf, read } from "./table-samples.ts";

/** On a machine that is busy with other things. */
const patienceMs = 60_000;

/** How a table can be written down. */
interface Hand {
  readonly separator: string;
  readonly decimal: string;
  readonly thousands: string;
  readonly ending: string;
  readonly isQuoted: boolean;
  readonly mark: string;
  readonly above: string;
}

const anyHand: fc.Arbitrary<Hand> = fc
  .record({
    separator: fc.constantFrom(",", ";", "\t", "|"),
    decimal: fc.constantFrom(".", ","),
    thousands: fc.constantFrom("", "'", " ", "other"),
    ending: fc.constantFrom("\n", "\r\n", "\r", "\n\n"),
    isQuoted: fc.boolean(),
    mark: fc.constantFrom("", "\uFEFF"),
    above: fc.constantFrom("", "Title of all", "# remark"),
  })
  .map((hand) => ({
    ...hand,
    thousands: hand.thousands === "other" ? (hand.decimal === "." ? "," : ".") : hand.thousands,
  }));

function written(value: number, { decimal, thousands, separator, isQuoted }: Hand): string {
  const [whole, rest = ""] = String(value).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  const cell = rest === "" ? grouped : `${grouped}${decimal}${rest}`;
  return isQuoted || cell.includes(separator) ? `"${cell}"` : cell;
}

function tableBy(hand: Hand, rows: readonly (readonly number[])[]): string {
  const names = ["a", "b", "c"].join(hand.separator);
  const lines = rows.map((row) => row.map((value) => written(value, hand)).join(hand.separator));
  const above = hand.above === "" ? [] : [hand.above];
  return hand.mark + [...above, names, ...lines, ""].join(hand.ending);
}

describe("a table is read back to the same numbers", () => {
  it("however it is written", { timeout: patienceMs }, () => {
    const value = fc.integer({ min: -9_999_999, max: 9_999_999 }).map((cents) => cents / 100);
    // Two that leave no doubt, which mark is which.
    const rows = fc.array(fc.tuple(value, value, value), { maxLength: 12 });
    fc.assert(
      fc.property(anyHand, rows, (hand, more) => {
        const all = [[0.5, 1234567.25, 3], [12.75, 1, 0.25], ...more];
        const data = read(tableBy(hand, all));
        expect(data.inputNames).toEqual(["a", "b"]);
        expect([...data.inputs]).toEqual(all.flatMap((row) => row.slice(0, 2)));
        expect([...data.targets]).toEqual(all.map(([, , c]) => c));
      }),
      { numRuns: 400 },
    );
  });

  it("every double that a program writes", () => {
    const bounded = fc.double({ min: -1e12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(bounded, bounded), { minLength: 2 }), (rows) => {
        const text = `x;t\n${rows.map((row) => row.join(";")).join("\n")}`;
        const data = read(text, { format: { decimal: ".", hasHeader: true }, task: "regression" });
        expect([...data.inputs]).toEqual(rows.map(([x]) => x + 0));
        expect([...data.targets]).toEqual(rows.map(([, t]) => t + 0));
      }),
    );
  });
});

it("any text at all is read or refused, whatever is chosen, and shown as it is read", {
  timeout: patienceMs,
}, () => {
  const piece = fc.constantFrom(
    ...'1234.,;\t|"\n\r#%€- ab，；１'.split(""),
    ...["\n1,2", "x,", "\uFEFF", "NA", "2012-01-01", "1,234.5", "sep=;\n", "a,b\n", "\uFFFD"],
  );
  const anyCells = fc.oneof(
    fc.array(piece, { maxLength: 60 }).map((cells) => cells.join("")),
    fc.string({ unit: "grapheme" }),
  );
  fc.assert(
    fc.property(anyCells, fc.constantFrom("x,t\n", "x;t;k\n1,5;2;a\n", ""), (text, head) => {
      for (const task of ["regression", "classification"] as const) {
        const { plan } = guessPlan(head + text, { task, skipMissing: true });
        const reading = readTable(head + text, plan);
        const preview = previewTable(head + text, plan, 3);
        if (reading.ok) {
          expect(reading.data.sampleCount).toBeGreaterThan(0);
          expect(reading.data.inputs).toHaveLength(
            reading.data.sampleCount * reading.data.inputNames.length,
          );
          expect(reading.data.inputs.every(Number.isFinite)).toBe(true);
          expect(preview.faults).toEqual([]);
          expect(preview.outputNames).toEqual(reading.data.outputNames);
        } else {
          expect(reading.fault.kind).toMatch(/^data-/);
          expect(preview.faults[0]).toEqual(reading.fault);
        }
      }
      for (const separator of separators) {
        guessPlan(head + text, chooseFormat(noChoices, { separator }));
      }
    }),
    { numRuns: 1200 },
  );
});

describe("the bounds", () => {
  const wide = (count: number): string => {
    const row = (cell: (at: number) => string) =>
      Array.from({ length: count }, (_, at) => cell(at));
    return [row((at) => `c${at}`), row(String), row((at) => `${at + 0.5}`)]
      .map((cells) => cells.join(","))
      .join("\n");
  };
  const long = (count: number): string => `x,t\n${"1,2\n".repeat(count)}`;

  it("let through as many rows and columns as may be", { timeout: patienceMs }, () => {
    expect(read(wide(mostColumns)).inputNames).toHaveLength(mostColumns - 1);
    expect(read(long(mostRows)).sampleCount).toBe(mostRows);
  });

  it("are named when there is more", { timeout: patienceMs }, () => {
    for (const [text, what, limit] of [
      [wide(mostColumns + 1), "columns", mostColumns],
      [long(mostRows + 1), "rows", mostRows],
      [`x,t\n1,2${" ".repeat(longestTable)}`, "bytes", longestTable],
    ] as const) {
      expect(faultOf(text)).toEqual({ kind: "data-too-large", what, limit });
    }
  });
});

describe("a text of the longest is looked at in no time, whatever it holds", () => {
  const full = (piece: string): string => piece.repeat(longestTable / piece.length);
  it.each([
    ["line ends", full("\n")],
    ["line ends of Windows", full("\r\n")],
    ["blank rows of blanks", full(" \n")],
    ["commas", full(",")],
    ["tabs", full("\t")],
    ["blanks", `x y\n${full(" ").slice(4)}`],
    ["quotes", full('"')],
    ["an open quote", `x,t\n1,"${full("2").slice(7)}`],
    ["many open quotes", full('",')],
    ["one number", full("1")],
    ["points", full("1.")],
    ["thousands", full("1,234,567 ")],
    ["rows of commas", full(",,,,,,,\n")],
    ["remarks", full("# a\n")],
    ["titles", full("a\nb\n")],
    ["equal names", `${"a,".repeat(900)}a\n${`${"1,".repeat(900)}2\n`.repeat(1000)}`],
    ["dates", `d,t\n${"2012-01-01T10:00:00Z,1\n".repeat(mostRows)}`],
    ["long words", `d,t\n${`${"janua".repeat(15)},1\n`.repeat(mostRows)}`],
    ["replaced letters", full("\uFFFD,a\n")],
  ])("%s", { timeout: patienceMs }, (_, text) => {
    const before = process.cpuUsage();
    const { plan } = guessPlan(text);
    previewTable(text, plan, 6);
    const { user, system } = process.cpuUsage(before);
    // A fifth of a second, or two where there are a million cells; the square of the length is hours.
    expect((user + system) / 1e6).toBeLessThan(4);
  });
});
