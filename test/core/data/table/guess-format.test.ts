import { describe, expect, it } from "vitest";
import { guessFormat, plainFormat } from "#core/data/table/guess-format.ts";
import { faultOf, read } from "./table-samples.ts";

const expected = read("a,b,t\n1.5,2,10\n2.5,4,20\n3.5,6,30\n");

function values(text: string) {
  const data = read(text);
  return { inputs: [...data.inputs], targets: [...data.targets], names: data.inputNames };
}

const wanted = {
  inputs: [...expected.inputs],
  targets: [...expected.targets],
  names: expected.inputNames,
};

describe("the same table is read, however it is written down", () => {
  it.each([
    ["semicolons and decimal commas", "a;b;t\n1,5;2;10\n2,5;4;20\n3,5;6;30\n"],
    ["a line that names the separator", "sep=;\na;b;t\n1,5;2;10\n2,5;4;20\n3,5;6;30\n"],
    ["such a line in capitals and quotes", '"SEP=,"\r\na,b,t\n1.5,2,10\n2.5,4,20\n3.5,6,30\n'],
    ["such a line for tabs", "sep=\t\na\tb\tt\n1.5\t2\t10\n2.5\t4\t20\n3.5\t6\t30\n"],
    ["bars", "a|b|t\n1.5|2|10\n2.5|4|20\n3.5|6|30\n"],
    ["tabs and decimal commas", "a\tb\tt\n1,5\t2\t10\n2,5\t4\t20\n3,5\t6\t30"],
    ["blanks, any number of them", "  a  b   t\n1.5 2   10\n2.5   4 20\n 3.5 6 30  \n"],
    ["quoted decimal commas", 'a,b,t\n"1,5",2,10\n"2,5",4,20\n"3,5",6,30\n'],
    ["a title above", "Growth of plants\na,b,t\n1.5,2,10\n2.5,4,20\n3.5,6,30\n"],
    ["two titles and a blank row", "Growth\nBerlin 2020\n\na,b,t\n1.5,2,10\n2.5,4,20\n3.5,6,30\n"],
    ["a title as spreadsheets pad it", "Growth,,\na,b,t\n1.5,2,10\n2.5,4,20\n3.5,6,30\n"],
    ["a title with a comma in it", "Growth, Berlin\na,b,t\n1.5,2,10\n2.5,4,20\n3.5,6,30\n"],
    ["units below the names", "a,b,t\nmm,°C,kg\n1.5,2,10\n2.5,4,20\n3.5,6,30\n"],
    ["units over other marks of thousands", "a,b,t\nmm,%,kg\n1.5,2,10\n2.5,4,20\n3.5,6,30\n"],
    ["units for some columns", "a,b,t\n(mm),,kg\n1.5,2,10\n2.5,4,20\n3.5,6,30\n"],
    ["remarks", "# grown 2020, Berlin\n#\na,b,t\n1.5,2,10\n# watered\n2.5,4,20\n3.5,6,30\n"],
    ["names behind a remark's mark", "# a,b,t\n1.5,2,10\n2.5,4,20\n3.5,6,30\n"],
    ["such names between blanks", "# a b t\n1.5 2 10\n2.5 4 20\n3.5 6 30\n"],
    ["remarks above such names", "# grown 2020\n# a,b,t\n1.5,2,10\n2.5,4,20\n3.5,6,30\n"],
    ["empty cells that stick out", "a,b,t,,\n1.5,2,10,,\n2.5,4,20,,\n3.5,6,30,\n"],
    ["empty cells that stick out below alone", "a,b,t\n1.5,2,10,\n2.5,4,20,\n3.5,6,30,\n"],
    ["units at its numbers", "a,b,t\n1.5%,$2,10 €\n2.5%,$4,20 €\n3.5%,$6,30 €\n"],
    ["full-width marks", "a；b；t\n１．５；2；10\n2.5；4；20\n3.5；6；30\n"],
    [
      "everything at once",
      "\uFEFFsep=;\r\nGrowth;;\r\n\r\na;b;t\r\nmm;;kg\r\n1,5;2;10\r\n2,5;4;20\r\n3,5;6;30\r\n",
    ],
  ])("%s", (_, text) => {
    expect(values(text)).toEqual(wanted);
  });

  it.each([
    ["1,234.5", "1234.5", "2,000", "12,345,678.25"],
    ["1 234.5", "1234.5", "2 000", "12 345 678.25"],
    ["1'234.5", "1234.5", "2'000", "12’345’678.25"],
    ["1.234,5", "1234,5", "2.000", "12.345.678,25"],
    ["1\u202F234,5", "1234,5", "2\u00A0000", "12\u202F345\u202F678,25"],
  ])("thousands as in %s", (...cells) => {
    const rows = cells.map((cell, row) => `"${cell}";${row}`);
    expect([...read(`a;t\n${rows.join("\n")}\n`).inputs]).toEqual([
      1234.5, 1234.5, 2000, 12345678.25,
    ]);
  });
});

it("a row of units stands over numbers, and no sample is taken for one", () => {
  const days = "day,place,temp\nyyyy-mm-dd,,°C\n2020-01-01,A,1\n2020-01-02,B,2\n";
  expect(guessFormat(days).format.hasUnits).toBe(true);
  for (const text of [
    "kind,x\nq,abc\na,1\nb,2\n",
    "kind,x\na,\nb,1\na,2\n",
    "kind,x\na,NA\nb,1\na,2\n",
    "kind,colour\n,\na,red\nb,blue\n",
    "x,y\n1,2\n3,4\n",
  ]) {
    expect(guessFormat(text).format.hasUnits, text).toBe(false);
  }
});

describe("a mark between thousands", () => {
  it("is told from a decimal one by what stands beside it", () => {
    expect([...read('a,t\n"1,234",1\n950,2\n"12,500",3\n').inputs]).toEqual([1234, 950, 12500]);
    expect([...read("a\tt\n1,234\t1\n950\t2\n").inputs]).toEqual([1234, 950]);
    expect([...read("a,t\n1.234,1\n950,2\n").inputs]).toEqual([1.234, 950]);
    expect([...read("a;t\n1,234;1\n0,950;2\n").inputs]).toEqual([1.234, 0.95]);
  });

  it("is doubtful where both could be meant, until a person says which", () => {
    const text = "a;t\n1,234;1\n2,500;2\n";
    expect(guessFormat(text)).toMatchObject({ format: { decimal: "," }, doubts: ["decimal"] });
    const said = guessFormat(text, { decimal: "." });
    expect(said).toMatchObject({ format: { decimal: ".", thousands: "," }, doubts: [] });
    expect([...read(text, { format: { decimal: "." } }).inputs]).toEqual([1234, 2500]);
    expect([...read(text, { format: { decimal: "," } }).inputs]).toEqual([1.234, 2.5]);
    expect(guessFormat("a;t\n1.234;1\n950;2\n").doubts).toEqual(["decimal"]);
  });

  it.each([
    ["a\tt\n1,234\t1\n2,500\t2\n"],
    ["a\tt\n1,234\t1\n950\t2\n"],
    ["a\tt\n1,234\t5,111\n2,345\t6,222\n"],
    ["a|t\n1,234|1\n2,500|2\n"],
    ["a;t\n1.234;1\n2.500;2\n"],
    ["a;t\n12.345;1\n2000;2\n"],
    ["a\tt\n1.234\t1\n950\t2\n"],
  ])("is doubtful in %j", (text) => {
    expect(guessFormat(text).doubts).toEqual(["decimal"]);
    expect(guessFormat(text, { decimal: "." }).doubts).toEqual([]);
    expect(guessFormat(text, { decimal: "," }).doubts).toEqual([]);
  });

  it.each([
    ["a,t\n1.234,1\n2.500,2\n", ".", null],
    ['a,t\n"1,234",1\n"2,500",2\n', ".", ","],
    ["a\tt\n1.234\t5.111\n2.345\t6.222\n", ".", null],
    ["a;t\n1.234;0.123\n2.500;2\n", ".", null],
    ["a;t\n1.234;12.34\n2.500;2\n", ".", null],
    ["a;t\n1.2345;1\n2.500;2\n", ".", null],
    ["a;t\n1,234;0,5\n2,500;2\n", ",", null],
    ["a\tt\n1,234\t0.5\n2,500\t2\n", ".", ","],
    ["a|t\n1.234|0,5\n2.500|2\n", ",", "."],
    ['a,t\n"1,23,456",1\n"12,34,567",2\n', ".", ","],
  ])("is in no doubt in %j", (text, decimal, thousands) => {
    expect(guessFormat(text)).toMatchObject({ format: { decimal, thousands }, doubts: [] });
  });

  it("is told by one sure number against any count of others", () => {
    const wide = ["1.234", "2"].map((cell) => `${`${cell}\t`.repeat(40)}0.5`).join("\n");
    const names = Array.from({ length: 41 }, (_, at) => `c${at}`).join("\t");
    expect(guessFormat(`${names}\n${wide}\n`)).toMatchObject({
      format: { decimal: ".", thousands: null },
      doubts: [],
    });
  });

  it("stands as in India too", () => {
    const text = 'a,t\n"1,23,456",1\n"12,34,567.5",2\n"950",3\n';
    expect([...read(text).inputs]).toEqual([123456, 1234567.5, 950]);
    expect(faultOf('a,t\n"1,23,4567",1\n950,2\n1000,3\n')?.kind).toBe("data-not-a-number");
  });
});

describe("what could be read in two ways is refused by its own name", () => {
  it.each([
    ["a;t\n1,5;1\n2,5;2\n3.5;3\n", { kind: "data-other-marks", row: 4, column: "a", text: "3.5" }],
    ['a,t\n1.5,1\n2.25,2\n"3,5",3\n', { kind: "data-other-marks", row: 4, text: "3,5" }],
    ["a,t\n5%,1\n6%,2\n7,3\n", { kind: "data-mixed-units", row: 4, text: "7", unit: "%" }],
    ["a,t\n5,1\n6,2\n7%,3\n", { kind: "data-mixed-units", row: 4, text: "7%", unit: "" }],
    ["a,t\n$5,1\n€6,2\n", { kind: "data-mixed-units", row: 3, text: "€6", unit: "$" }],
    ["a,t\n1,1\n2,2\nabc,3\n", { kind: "data-not-a-number", row: 4, text: "abc" }],
    ["a,t\n1,1\n2,2,3\n", { kind: "data-ragged-row", row: 3, cells: 3, expected: 2 }],
    ["a,t\n1,1\n2\n", { kind: "data-ragged-row", row: 3, cells: 1, expected: 2 }],
  ])("%j", (text, fault) => {
    expect(faultOf(text)).toMatchObject(fault);
  });
});

describe("the first row", () => {
  it.each([
    ["x,y\n1,2\n3,4\n"],
    ["0,1,kind\n1,2,0\n3,4,1\n"],
    ["2019,2020,change\n5,6,1\n7,9,2\n"],
    ["kind,colour\na,red\nb,green\na,red\n"],
    ["date,price\n2012-01-01,3\n2012-01-02,4\n"],
    [",y\n0,1.5\n1,2.5\n2,9\n"],
    ["x\n1\n2\n"],
  ])("is one of names, without doubt: %j", (text) => {
    expect(guessFormat(text)).toMatchObject({ format: { hasHeader: true }, doubts: [] });
  });

  it.each([
    ["1,2\n3,4\n5,7\n"],
    ["5.1,3.5,setosa\n4.9,3,setosa\n6,3,virginica\n"],
    ["5.1,3.5,setosa\n6,3,virginica\n7,2,virginica\n"],
    ["2012-01-01,3\n2012-01-02,4\n"],
    ["a,red\nb,green\na,red\n"],
  ])("is a sample, and a person is asked: %j", (text) => {
    expect(guessFormat(text)).toMatchObject({ format: { hasHeader: false }, doubts: ["header"] });
    const said = guessFormat(text, { hasHeader: true });
    expect(said).toMatchObject({ format: { hasHeader: true }, doubts: [] });
  });

  it.each([["1990,1991,1992\n5,2,7\n3,3,9\n"], ["1,x,3\n5,2,7\n3,3,9\n"]])(
    "may be names that look like a sample, and a person is asked: %j",
    (text) => {
      expect(guessFormat(text)).toMatchObject({ format: { hasHeader: true }, doubts: ["header"] });
    },
  );

  it("is kept as a sample when there is no header, and its class too", () => {
    const { sampleCount, outputNames, inputNames } = read(
      "5.1,3.5,setosa\n6,3,virginica\n7,2,virginica\n",
    );
    expect({ sampleCount, outputNames, inputNames }).toEqual({
      sampleCount: 3,
      outputNames: ["setosa", "virginica"],
      inputNames: ["#1", "#2"],
    });
  });

  it("of R lacks a name over the names of the rows", () => {
    const { inputNames, outputNames } = read('"a","b"\n"1",1.5,2\n"2",3.5,4\n"3",2,9\n');
    expect([inputNames, outputNames]).toEqual([["a"], ["b"]]);
  });

  it("is no title when it is shorter than the rows below, and no sample is lost", () => {
    expect(faultOf("x,t\n1,2,3\n4,5\n")?.kind).toBe("data-ragged-row");
    expect(faultOf("x,\n1,2\n3,4\n")).toBeNull();
  });
});

it("a plain table has the plain format", () => {
  expect(guessFormat("x,y\n1,2\n3.5,4\n")).toEqual({ format: plainFormat, doubts: [] });
  expect(guessFormat("")).toEqual({ format: plainFormat, doubts: [] });
});

it("what is said of the format is taken as said, and the rest fits it", () => {
  expect(guessFormat("a;b|c\n1;2|3\n", { separator: "|" }).format.separator).toBe("|");
  expect(guessFormat("x,y\n1,2\n3,4\n", { skippedRows: 1 }).format).toMatchObject({
    skippedRows: 1,
    hasHeader: false,
  });
});
