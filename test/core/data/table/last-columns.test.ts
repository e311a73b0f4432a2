import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLastColumns } from "#core/data/table/last-columns.ts";
import { longestTable, mostClasses, mostColumns, mostRows } from "#core/data/table/table-limits.ts";
import type { DataFault } from "#core/training/training-fault.ts";
import { firstReading } from "./first-reader.ts";

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join("\n");
}

function faultOf(text: string, task: "regression" | "classification" = "regression") {
  const reading = readLastColumns(text, task, 1);
  return reading.ok ? null : reading.fault;
}

describe("a table of the first sessions", () => {
  const sign = fc.constantFrom("", "-", "−", "+");
  const number = fc.oneof(
    fc.double({ min: -1e12, max: 1e12, noNaN: true }).map(String),
    fc.tuple(sign, fc.nat(2000)).map(([before, value]) => `${before}${value}`),
    fc.constantFrom("１．５", ".5", "3.", "1e3", " 2 ", '"4"', '"－3"'),
  );
  const label = fc.constantFrom(
    "a",
    "b",
    " a",
    '"a, b"',
    '"x ""y"""',
    "1",
    "1.0",
    "10",
    "2",
    "甲",
    "NA",
    '"第一，二"',
    ' "a"',
  );
  const table = fc
    .record({
      rows: fc.array(fc.tuple(number, number, label), { minLength: 1, maxLength: 8 }),
      separator: fc.constantFrom(",", ";", "\t", "，", "；"),
      ending: fc.constantFrom("\n", "\r\n", "\r", "\n\n"),
      header: fc.constantFrom(["p", "q", "kind"], ["1", "q", "2"], ['"p, r"', "q", "a"]),
      mark: fc.constantFrom("", "\uFEFF"),
    })
    .map(({ rows, separator, ending, header, mark }) => {
      return mark + [header, ...rows].map((cells) => cells.join(separator)).join(ending) + ending;
    });

  it("is the very same samples as ever", { timeout: 60_000 }, () => {
    let read = 0;
    fc.assert(
      fc.property(table, (text) => {
        const before = firstReading(text, null);
        if (!before) return;
        read++;
        const reading = readLastColumns(text, "classification", 1);
        if (!reading.ok) throw new Error(reading.fault.kind);
        expect(reading.data.outputNames).toEqual(before.classNames);
        expect([...reading.data.inputs]).toEqual(before.inputs);
        expect([...(reading.data.classes ?? [])]).toEqual(before.targets);
      }),
      { numRuns: 1500 },
    );
    expect(read).toBeGreaterThan(300);
  });

  it("is so of any text, with its numbers as targets", { timeout: 60_000 }, () => {
    const cell = fc.constantFrom(...'1234.;,\t"\n\rab -，；１', "\n1,2", ",", "\n");
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 40 }), fc.constantFrom(1, 2), (cells, count) => {
        const text = `x,t,u\n${cells.join("")}`;
        const before = firstReading(text, count);
        if (!before) return;
        const reading = readLastColumns(text, "regression", count);
        if (!reading.ok) throw new Error(reading.fault.kind);
        expect([...reading.data.inputs, ...reading.data.targets]).toEqual([
          ...before.inputs,
          ...before.targets,
        ]);
      }),
      { numRuns: 3000 },
    );
  });

  it("has classes that are text, sorted as such, also where they are numbers", () => {
    const reading = readLastColumns("x,k\n1,10\n2,9\n3,1\n4,1.0\n", "classification", 1);
    expect(reading.ok && reading.data.outputNames).toEqual(["1", "1.0", "10", "9"]);
  });

  it.each<[DataFault, string]>([
    [{ kind: "data-empty" }, "\uFEFF \n\n"],
    [{ kind: "data-no-samples" }, "x,t\n"],
    [{ kind: "data-too-few-columns", columns: 1, needed: 2 }, "x\n1\n2\n"],
    [{ kind: "data-ragged-row", row: 3, cells: 3, expected: 2 }, "x,t\n1,2\n1,2,3\n"],
    [{ kind: "data-empty-cell", row: 2, column: "t" }, "x,t\n1,\n"],
    [{ kind: "data-not-a-number", row: 3, column: "x", text: "abc" }, "x,t\n1,2\nabc,3\n"],
    [{ kind: "data-number-out-of-range", row: 2, column: "x", text: "1e999" }, "x,t\n1e999,1\n"],
    [{ kind: "data-unclosed-quote", row: 3 }, 'x,t\n1,2\n"3,4\n5,6\n'],
    [
      { kind: "data-too-large", what: "bytes", limit: longestTable },
      `x,t\n1,2${" ".repeat(longestTable)}`,
    ],
    [
      { kind: "data-too-large", what: "rows", limit: mostRows },
      `x,t\n${lines(mostRows + 1, () => "1,2")}`,
    ],
    [
      { kind: "data-too-large", what: "columns", limit: mostColumns },
      lines(2, () => Array.from({ length: mostColumns + 1 }, (_, at) => `${at}`).join(",")),
    ],
  ])("that is none is refused: %o", (fault, text) => {
    expect(faultOf(text)).toEqual(fault);
  });

  it("of one class, of none, of too many is refused", () => {
    expect(faultOf("x,kind\n1,a\n2,a\n", "classification")).toEqual({
      kind: "data-one-class",
      name: "a",
      column: "kind",
    });
    expect(faultOf("x,kind\n1,a\n2,\n", "classification")).toEqual({
      kind: "data-empty-cell",
      row: 3,
      column: "kind",
    });
    expect(
      faultOf(`x,kind\n${lines(mostClasses + 1, (row) => `1,k${row}`)}`, "classification"),
    ).toEqual({
      kind: "data-too-many-classes",
      count: mostClasses + 1,
      limit: mostClasses,
      column: "kind",
    });
  });
});
