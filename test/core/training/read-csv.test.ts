import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DataSet, Task } from "#core/training/data-set.ts";
import {
  longestCsv,
  looksLikeClasses,
  mostClasses,
  mostColumns,
  mostRows,
  readCsv,
} from "#core/training/read-csv.ts";
import type { DataFault } from "#core/training/training-fault.ts";

function read(text: string, task: Task = "classification", targetCount = 1): DataSet {
  const reading = readCsv(text, task, targetCount);
  if (!reading.ok) throw new Error(JSON.stringify(reading.fault));
  return reading.data;
}

function faultOf(text: string, task: Task = "regression", targetCount = 1): DataFault | null {
  const reading = readCsv(text, task, targetCount);
  return reading.ok ? null : reading.fault;
}

const plain = "length,width,kind\n1.5,2,b\n-3e2,.5,a\n0,7,b\n";

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join("\n");
}

describe("a table of classes", () => {
  it("takes the last column as the class, and numbers classes in sorted order", () => {
    const data = read(plain);
    expect(data.inputNames).toEqual(["length", "width"]);
    expect(data.outputNames).toEqual(["a", "b"]);
    expect(data.classes).toEqual(Int32Array.of(1, 0, 1));
    expect([...data.inputs]).toEqual([1.5, 2, -300, 0.5, 0, 7]);
    expect([...data.targets]).toEqual([0, 1, 1, 0, 0, 1]);
  });

  it("sorts names by their characters' codes, whatever the language of the machine", () => {
    const { outputNames } = read("x,kind\n1,é\n2,b\n3,Z\n4,10\n5,9\n6,山\n");
    expect(outputNames).toEqual(["10", "9", "Z", "b", "é", "山"]);
  });

  it("may have numbers for names of its columns, and for classes", () => {
    expect(read("0,1,kind\n1,2,0\n3,4,1\n").inputNames).toEqual(["0", "1"]);
    expect(read("x,kind\n1,0\n3,1\n").outputNames).toEqual(["0", "1"]);
  });
});

describe("a table of numbers", () => {
  it("takes the last columns as targets, as many as are asked for", () => {
    const text = "a,b,c,d\n1,2,3,4\n5,6,7,8\n";
    const one = read(text, "regression");
    expect([one.inputNames, one.outputNames]).toEqual([["a", "b", "c"], ["d"]]);
    const two = read(text, "regression", 2);
    expect([...two.inputs]).toEqual([1, 2, 5, 6]);
    expect([...two.targets]).toEqual([3, 4, 7, 8]);
    expect(two.classes).toBeNull();
  });

  it("reads every double back that a program writes", () => {
    const bounded = fc.double({ min: -1e12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(bounded, bounded), { minLength: 1 }), (rows) => {
        const text = `x,t\n${rows.map((row) => row.join(";")).join("\n")}`.replace("x,", "x;");
        const data = read(text, "regression");
        expect([...data.inputs]).toEqual(rows.map(([x]) => x + 0));
        expect([...data.targets]).toEqual(rows.map(([, t]) => t + 0));
      }),
    );
  });
});

describe("the same table", () => {
  const expected = read(plain);
  it.each([
    ["a byte-order mark", `\uFEFF${plain}`],
    ["lines of Windows", plain.replaceAll("\n", "\r\n")],
    ["lines of old Macs", plain.replaceAll("\n", "\r")],
    ["no end of the last line", plain.trimEnd()],
    ["blank lines around and within", `\n\n${plain.replaceAll("\n", "\n\n")}\n \n`],
    ["rows of empty cells at the end", `${plain},,\n,,\n`],
    ["semicolons", plain.replaceAll(",", ";")],
    ["tabs", plain.replaceAll(",", "\t")],
    ["blanks around the cells", plain.replaceAll(",", " , ")],
    ["quotes", plain.replace("length", '"length"').replace("1.5", '"1.5"')],
    ["full-width commas", plain.replaceAll(",", "，")],
    ["full-width commas in the rows alone", plain.replace("1.5,2,b", "1.5，2，b")],
    ["full-width digits and signs", plain.replace("1.5", "１．５").replace("-3e2", "－３e２")],
    ["a real minus", plain.replace("-3e2", "−300")],
  ])("may have %s", (_, text) => {
    expect(read(text)).toEqual(expected);
  });

  it("may have separators and quotes within quoted names", () => {
    const data = read('"a, of b",kind\n1,"x, ""y"""\n2,"第一，二"\n');
    expect(data.inputNames).toEqual(["a, of b"]);
    expect(data.outputNames).toContain('x, "y"');
  });
});

describe("what is no data is refused with what is wrong", () => {
  it.each<[DataFault, string]>([
    [{ kind: "data-empty" }, ""],
    [{ kind: "data-empty" }, "\uFEFF \n\n"],
    [{ kind: "data-empty" }, ",,\n,,"],
    [{ kind: "data-no-samples" }, "x,t\n"],
    [{ kind: "data-too-few-columns", columns: 1, needed: 2 }, "x\n1\n2\n"],
    [{ kind: "data-ragged-row", row: 3, cells: 3, expected: 2 }, "x,t\n1,2\n1,2,3\n"],
    [{ kind: "data-ragged-row", row: 4, cells: 1, expected: 2 }, "x,t\n1,2\n\n7\n"],
    [{ kind: "data-empty-cell", row: 2, column: "t" }, "x,t\n1,\n"],
    [{ kind: "data-no-header" }, "1,2\n3,4\n"],
    [{ kind: "data-number-out-of-range", row: 2, column: "x", text: "1e999" }, "x,t\n1e999,1\n"],
    [{ kind: "data-number-out-of-range", row: 3, column: "t", text: "-2e12" }, "x,t\n1,1\n1,-2e12"],
    [{ kind: "data-unclosed-quote", row: 3 }, 'x,t\n1,2\n"3,4\n5,6\n'],
  ])("%o", (fault, text) => {
    expect(faultOf(text)).toEqual(fault);
  });

  it.each(["abc", "1 2", "0x10", "1,5", "1_000", "NaN", "Infinity", "--1", "."])(
    "%s in row 17 is not a number",
    (text) => {
      const rows = lines(16, (index) => (index === 15 ? `"${text}";1` : `${index};1`));
      expect(faultOf(`x;t\n${rows}\n`)).toEqual({
        kind: "data-not-a-number",
        row: 17,
        column: "x",
        text,
      });
    },
  );

  it("one class only, a class without a name, too many classes, classes where numbers must be", () => {
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
    const many = lines(mostClasses + 1, (index) => `1,k${index}`);
    expect(faultOf(`x,kind\n${many}`, "classification")).toEqual({
      kind: "data-too-many-classes",
      count: mostClasses + 1,
      limit: mostClasses,
      column: "kind",
    });
    expect(faultOf("x,kind\n1,a\n", "regression")?.kind).toBe("data-not-a-number");
  });

  it("a first row that is a sample of classes like the rest", () => {
    expect(faultOf("5.1,3.5,setosa\n4.9,3,setosa\n6,3,virginica\n", "classification")).toEqual({
      kind: "data-no-header",
    });
  });

  it("targets that leave no input", () => {
    expect(faultOf("a,b\n1,2\n", "regression", 2)).toEqual({
      kind: "data-too-few-columns",
      columns: 2,
      needed: 3,
    });
  });

  it("too many columns, rows, characters; as many as may be are read", () => {
    const wide = (count: number): string =>
      [lines(count, (index) => `c${index}`), lines(count, String)]
        .map((line) => line.replaceAll("\n", ","))
        .join("\n");
    const long = (count: number): string => `x,t\n${lines(count, () => "1,2")}`;
    expect(read(wide(mostColumns), "regression").inputNames).toHaveLength(mostColumns - 1);
    expect(read(long(mostRows), "regression").sampleCount).toBe(mostRows);
    const limits = [
      [wide(mostColumns + 1), "columns", mostColumns],
      [long(mostRows + 1), "rows", mostRows],
      [`x,t\n1,2${" ".repeat(longestCsv)}`, "bytes", longestCsv],
    ] as const;
    for (const [text, what, limit] of limits) {
      expect(faultOf(text)).toEqual({ kind: "data-too-large", what, limit });
    }
  });

  it("any text at all is read or refused", () => {
    const cell = fc.constantFrom(...'1234.,;\t"\n\rab -，；１', "\n1,2", "x,", "\uFEFF");
    const anyCells = fc.oneof(
      fc.array(cell).map((cells) => cells.join("")),
      fc.string({ unit: "grapheme" }),
    );
    fc.assert(
      fc.property(anyCells, fc.constantFrom("x,t\n", ""), (text, head) => {
        for (const task of ["regression", "classification"] as const) {
          const reading = readCsv(head + text, task, 1);
          if (reading.ok) expect(reading.data.sampleCount).toBeGreaterThan(0);
          else expect(reading.fault.kind).toMatch(/^data-/);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

it("a text whose last column is no number looks like classes", () => {
  expect(looksLikeClasses(plain)).toBe(true);
  expect(looksLikeClasses("x,t\n1,2\n3,4\n")).toBe(false);
  expect(looksLikeClasses("x,t\n1,2\n3,4\n5,abc\n")).toBe(false);
  expect(looksLikeClasses("")).toBe(false);
});
