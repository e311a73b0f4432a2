import { describe, expect, it } from "vitest";
import { guessPlan, planForTask } from "#core/data/table/guess-plan.ts";
import { previewTable } from "#core/data/table/preview-table.ts";
import {
  chooseFormat,
  chooseKind,
  choosePart,
  chooseSkipMissing,
  chooseTask,
  noChoices,
} from "#core/data/table/table-choices.ts";
import { columnsOf, faultOf, read, readAll } from "./table-samples.ts";

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join("\n");
}

/** What is guessed of a column named so that has these cells, beside a target of numbers. */
function kindOf(name: string, cells: readonly string[]): string {
  const rows = cells.map((cell, row) => `"${cell}",${row / 7}`);
  return columnsOf(guessPlan(`${name},t\n${rows.join("\n")}\n`).plan)[0];
}

describe("a column", () => {
  it.each([
    ["Id", ["1", "2", "3", "4"], "row-number"],
    ["", ["0", "1", "2", "3"], "row-number"],
    ["Unnamed: 0", ["0", "1", "2", "3"], "row-number"],
    ["PassengerId", ["7", "3", "9"], "row-number"],
    ["customer_id", ["1007", "1003", "990"], "row-number"],
    ["#", ["1", "2", "3"], "row-number"],
    ["序号", ["1", "2", "3"], "row-number"],
    ["index", ["71", "65", "80", "55"], "row-number"],
    ["row_index", ["0", "1", "2", "3"], "row-number"],
    ["happiness index", ["71", "65", "80", "55"], "number"],
    ["heat_idx", ["71", "65", "80", "55"], "number"],
    ["x", ["1", "2", "3", "4"], "number"],
    ["Id", ["1", "2", "2"], "number"],
    ["idle", ["1", "2", "3"], "number"],
    ["year", ["1990", "1991", "1992"], "number"],
    ["n", ["1", "2", "", "4"], "number"],
    ["p", ["5%", "6%", "7%"], "number"],
    ["d", ["2012-01-31", "2012-02-01"], "date"],
    ["d", ["31/1/2012", "1/2/2012"], "date"],
    ["d", ["31.1.2012", "1.2.2012"], "date"],
    ["d", ["Jan 1 2000", "Feb 1 2000"], "date"],
    ["d", ["2012 Jan", "2012 Feb"], "date"],
    ["d", ["January 2012", "1 May 2012"], "date"],
    ["d", ["1-Jan-00", "2-Feb-01"], "date"],
    ["d", ["2015-01-01 01:00", "2015-01-01T02:00:00Z"], "date"],
    ["d", ["2012年1月31日", "2012年2月"], "date"],
    ["d", ["2012-01", "2012-02"], "date"],
    ["d", ["2012Q1", "2012Q2"], "date"],
    ["s", ["red", "green", "red", "blue"], "class"],
    ["s", ["yes", "no", "NA"], "class"],
    ["v", ["1.2.3.4", "1.2.3.5"], "class"],
    ["ticket", ["A/5 21171", "113803", "PC 17599", "3470", "373450", "C 1"], "class"],
    ["x", ["1", "2", "abc", "3", "x"], "number"],
    ["s", ["有", "无", "有"], "class"],
    ["s", ["None", "brick", "None"], "class"],
    ["A16", ["+", "-", "+", "-", "-"], "class"],
    ["e", ["", "NA", ""], "empty"],
    ["e", ["-", "-", "-"], "empty"],
  ])("%s of %j is of the kind %s", (name, cells, kind) => {
    expect(kindOf(name, cells).split(" ")[0]).toBe(kind);
  });

  it("of names is text, and left out; so is what is mostly missing", () => {
    expect(
      kindOf(
        "name",
        Array.from({ length: 30 }, (_, at) => `name ${at}`),
      ),
    ).toBe("text left-out");
    expect(
      kindOf(
        "town",
        Array.from({ length: 400 }, (_, at) => `town ${at % 60}`),
      ),
    ).toBe("text left-out");
    expect(kindOf("x", ["1", "", "", "NA", "2"])).toBe("number left-out");
  });
});

describe("the parts of a table's columns", () => {
  const weather = [
    "location,date,wind,weather",
    "Seattle,2012-01-01,4.7,rain",
    "Seattle,2012-01-02,4.5,sun",
    "New York,2012-01-01,2.5,rain",
    "New York,2012-01-02,2.1,sun",
    "",
  ].join("\n");

  it("are guessed: the last is the target, dates are left out, text is classes of 0 and 1", () => {
    const { data, leftOutColumns } = readAll(weather);
    expect(data.task).toBe("classification");
    expect(data.inputNames).toEqual(["location=New York", "location=Seattle", "wind"]);
    expect(data.outputNames).toEqual(["rain", "sun"]);
    expect([...data.inputs]).toEqual([0, 1, 4.7, 0, 1, 4.5, 1, 0, 2.5, 1, 0, 2.1]);
    expect(leftOutColumns).toEqual(["date"]);
  });

  it("can be chosen, one after another, and the rest follows", () => {
    const first = choosePart(noChoices, 0, "target", "classification");
    expect(columnsOf(guessPlan(weather, first).plan)).toEqual([
      "class target",
      "date left-out",
      "number input",
      "class input",
    ]);
    const second = choosePart(first, 3, "target", "classification");
    expect(read(weather, second).outputNames).toEqual(["rain", "sun"]);
    const third = choosePart(second, 2, "target", "classification");
    const { plan } = guessPlan(weather, third);
    expect([plan.task, columnsOf(plan)[2]]).toEqual(["regression", "number target"]);
    const without = choosePart(third, 0, "left-out", plan.task);
    expect(read(weather, without).inputNames).toEqual(["weather=rain", "weather=sun"]);
  });

  it("may be several targets in a regression", () => {
    const text = "a,b,c\n1,2,3\n4,5,6\n7,8,10\n";
    const one = choosePart(noChoices, 0, "target", "regression");
    const { inputNames, outputNames, targets } = read(
      text,
      choosePart(one, 2, "target", "regression"),
    );
    expect([inputNames, outputNames, [...targets]]).toEqual([
      ["b"],
      ["a", "c"],
      [1, 3, 4, 6, 7, 10],
    ]);
  });

  it("are forgotten where the columns become other ones", () => {
    const choices = choosePart(noChoices, 0, "left-out", "regression");
    expect(chooseFormat(choices, { hasUnits: true }).columns).toEqual(choices.columns);
    expect(chooseFormat(choices, { separator: ";" }).columns).toEqual({});
  });

  it("follow what a column is said to hold", () => {
    const text = "code,t\n1,5\n2,7\n1,4\n10,3\n";
    expect(read(text).inputNames).toEqual(["code"]);
    const classes = chooseKind(noChoices, 0, "class");
    expect(read(text, classes).inputNames).toEqual(["code=1", "code=2", "code=10"]);
    expect(columnsOf(guessPlan(text, chooseKind(noChoices, 0, "text")).plan)[0]).toBe(
      "text left-out",
    );
  });

  it("leave a row number in where it is all there is to learn from", () => {
    expect(read(",price\n0,3.5\n1,4\n2,9\n").inputNames).toEqual(["#1"]);
  });
});

it("a column of names, each of which comes once, is text in a small table, too", () => {
  const rows = ["Alan", "George", "Fred", "Steve", "Nick", "Will", "Cole", "Rick", "Tom"].map(
    (name, at) => `${name},${25 + ((at * 7) % 11)},${100 + at * 3}`,
  );
  const { plan } = guessPlan(["name,age,height", ...rows].join("\n"));
  expect(plan.columns.map(({ kind, part }) => [kind, part])).toEqual([
    ["text", "left-out"],
    ["number", "input"],
    ["number", "target"],
  ]);
});

describe("classes that are numbers", () => {
  it("are compared and sorted as numbers", () => {
    const classes = chooseTask(noChoices, "classification");
    expect(read("x,k\n5,1\n6,1.0\n7,2\n8,2.0\n", classes)).toMatchObject({
      outputNames: ["1", "2"],
      classes: Int32Array.of(0, 0, 1, 1),
    });
    expect(read("x,k\n5,10\n6,2\n7,1\n8,11\n", classes).outputNames).toEqual([
      "1",
      "2",
      "10",
      "11",
    ]);
    expect(read("x,k\n5,-1\n6,+1\n7,1\n8,-1.00\n", classes).outputNames).toEqual(["-1", "1"]);
  });

  it("are text as soon as one of them is none", () => {
    const classes = chooseTask(noChoices, "classification");
    expect(read("x,k\n5,10\n6,2\n7,b\n8,2\n", chooseKind(classes, 1, "class")).outputNames).toEqual(
      ["10", "2", "b"],
    );
  });

  it("and names are sorted by their characters' codes, whatever the language of the machine", () => {
    const { outputNames } = read("x,kind\n1,é\n2,b\n3,Z\n4,ä\n5,a\n6,山\n");
    expect(outputNames).toEqual(["Z", "a", "b", "ä", "é", "山"]);
  });
});

describe("missing values", () => {
  const text = "x,k,t\n1,a,2\nNA,b,3\n3,,4\n5,b,?\n7,a,-\n8,b,9\n";

  it("are counted, and refused until a person has them left out", () => {
    expect(faultOf(text)).toEqual({ kind: "data-missing-values", rows: 4, row: 3, column: "x" });
    const { data, skippedRows } = readAll(text, chooseSkipMissing(noChoices, true));
    expect([data.sampleCount, skippedRows, [...data.targets]]).toEqual([2, 4, [2, 9]]);
  });

  it("in a column that is left out are no matter", () => {
    const choices = choosePart(noChoices, 0, "left-out", "regression");
    expect(faultOf(text, choices)).toMatchObject({ rows: 3, column: "k" });
  });

  it.each(["", "NA", "n/a", "NaN", "null", "?", "-", ".", "#N/A", "n.d.", "—"])(
    "can be written %j",
    (mark) => {
      expect(faultOf(`x,t\n1,2\n${mark},3\n4,5\n`)).toMatchObject({ kind: "data-missing-values" });
    },
  );

  it("in every row leave nothing", () => {
    const choices = chooseSkipMissing(noChoices, true);
    expect(faultOf("x,y,t\n1,,2\n,3,4\n", choices)).toEqual({
      kind: "data-no-complete-row",
      rows: 2,
    });
  });
});

it("columns of one name, or none, are told apart", () => {
  expect(read("a,a,,a (2),,t\n1,2,3,4,6,5\n4,5,6,7,9,9\n").inputNames).toEqual([
    "a",
    "a (3)",
    "#3",
    "a (2)",
    "#5",
  ]);
});

it("a plan for the other task keeps what it can", () => {
  const text = "id,size,kind,weight\n1,5,a,3\n2,6,b,4\n3,7,a,5\n";
  const { plan } = guessPlan(text, choosePart(noChoices, 1, "left-out", "regression"));
  const other = planForTask(text, plan, "classification");
  expect(columnsOf(other)).toEqual([
    "row-number left-out",
    "number left-out",
    "class input",
    "number target",
  ]);
  expect(planForTask(text, plan, "regression")).toBe(plan);
  const kinds = guessPlan("x,t,kind\n1,5,a\n2,6,b\n3,7,a\n").plan;
  expect(columnsOf(planForTask("x,t,kind\n1,5,a\n2,6,b\n3,7,a\n", kinds, "regression"))).toEqual([
    "number input",
    "number target",
    "class input",
  ]);
});

it("what cannot be learnt from is refused by its name", () => {
  const text = `name,d,x,t\n${lines(60, (row) => `n${row},2012-01-${1 + (row % 28)},${row / 3},${row % 7}`)}\n`;
  const use = (column: number) => choosePart(noChoices, column, "input", "regression");
  expect(faultOf(text, use(0))).toEqual({
    kind: "data-unusable-column",
    column: "name",
    is: "text",
  });
  expect(faultOf(text, choosePart(noChoices, 1, "target", "regression"))).toEqual({
    kind: "data-unusable-column",
    column: "d",
    is: "date",
  });
  expect(faultOf(text, chooseKind(noChoices, 0, "class"))).toEqual({
    kind: "data-too-many-values",
    column: "name",
    count: 60,
    limit: 50,
  });
  expect(faultOf("name,t\nA,1\nB,2\n", choosePart(noChoices, 0, "left-out", "regression"))).toEqual(
    {
      kind: "data-no-input",
    },
  );
  expect(faultOf("x\n1\n2\n")).toEqual({ kind: "data-too-few-columns", columns: 1, needed: 2 });
  expect(faultOf("x,k\n1,a\n2,a\n", chooseTask(noChoices, "classification"))).toMatchObject({
    kind: "data-one-class",
  });
});

it("two labels never become one: letters that could not be read are refused", () => {
  expect(faultOf("x,k\n1,M\uFFFDller\n2,M\uFFFDller\n3,b\n")).toEqual({
    kind: "data-unreadable-letters",
    row: 2,
    column: "k",
    text: "M\uFFFDller",
  });
});

describe("dashes", () => {
  it.each([
    ["a,label\n1,+\n2,-\n3,+\n4,-\n5,-\n", ["+", "-"], 5],
    ["a,label\n1,＋\n2,–\n3,+\n4,–\n", ["+", "–"], 4],
    ["a,label\n1,++\n2,--\n3,+\n4,-\n", ["+", "++", "-", "--"], 4],
    ["a,label\n1,+\n2,-\n3,?\n4,-\n", ["+", "-"], 3],
  ])("are classes beside pluses: %j", (text, names, count) => {
    const { outputNames, sampleCount } = read(text, { skipMissing: true });
    expect([outputNames, sampleCount]).toEqual([names, count]);
  });

  it("are missing values elsewhere, in other columns too", () => {
    const { data, skippedRows } = readAll("a,label\n1,+\n-,-\n3,+\n4,-\n", { skipMissing: true });
    expect([[...data.inputs], skippedRows]).toEqual([[1, 3, 4], 1]);
  });
});

it("numbers of more digits than a double holds are different classes", () => {
  const [even, odd] = ["9007199254740992", "9007199254740993"];
  const text = `x,c\n1,${even}\n2,${odd}\n3,${even}\n4,${odd}\n`;
  const data = read(text, { columns: { 1: { kind: "class", part: "target" } } });
  expect(data.outputNames).toEqual([even, odd]);
  expect(previewTable(text, guessPlan(text).plan, 1).columns[1].distinct).toBe(2);
  const short = "x,c\n1,000000000000000001\n2,1.0\n3,2e0\n4,10\n";
  expect(read(short, { columns: { 1: { kind: "class", part: "target" } } }).outputNames).toEqual([
    "1",
    "2",
    "10",
  ]);
});

it("every input has a name of its own", () => {
  const text = "c,c=r,y\nr,1,2\ng,2,3\nr,4,3\ng,1,9\n";
  expect(read(text).inputNames).toEqual(["c=g", "c=r", "c=r (2)"]);
  const { columns } = previewTable(text, guessPlan(text).plan, 1);
  expect(columns.map(({ inputClasses }) => inputClasses)).toEqual([["g", "r"], [], []]);
});

describe("inputs that classes make", () => {
  const table = (rows: number, columns: number, classes: number): string => {
    const names = lines(columns, (at) => `c${at},`).replaceAll("\n", "");
    const row = (number: number): string =>
      lines(columns, (at) => `k${(number * 7 + at) % classes},`).replaceAll("\n", "");
    return `${names}y\n${lines(rows, (number) => `${row(number)}${number}.5`)}\n`;
  };
  const all = (columns: number) =>
    Object.fromEntries(
      Array.from({ length: columns }, (_, at) => [at, { kind: "class", part: "input" }] as const),
    );

  it.each([
    [table(100, 21, 50), 21, 1050, 100, 1000, 50],
    [table(8000, 11, 50), 11, 550, 8000, 500, 50],
  ])("are refused before they are made where they are too many", (text, columns, ...counts) => {
    const [inputs, rows, limit, count] = counts;
    const before = process.memoryUsage().arrayBuffers;
    expect(faultOf(text, { columns: all(columns) })).toEqual({
      kind: "data-too-many-inputs",
      inputs,
      rows,
      limit,
      column: "c0",
      count,
    });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8e6);
  });

  it("are bounded in what is proposed: the columns with most of them are left out", () => {
    const { data, leftOutColumns } = readAll(table(100, 21, 50));
    expect([data.inputNames.length, leftOutColumns]).toEqual([1000, ["c0"]]);
    const said = { columns: { 0: { part: "input" } } } as const;
    expect(readAll(table(100, 21, 50), said).leftOutColumns).toEqual(["c1"]);
    expect(readAll(table(8000, 11, 50)).leftOutColumns).toEqual(["c0"]);
    expect(read(table(100, 20, 50)).inputNames).toHaveLength(1000);
  });
});
