import { describe, expect, it } from "vitest";
import { guessFormat } from "#core/data/table/guess-format.ts";
import { faultOf, read, readAll } from "./table-samples.ts";

const nothing = { remarks: 0, notes: 0 };

describe("a full-width mark inside a text", () => {
  it.each([
    ["in one row", "name,comment,score\n张三,很好，不错,5\n李四,一般,3\n王五,差，很差,1\n"],
    ["in every row", "name,comment,score\n张三,很好，不错,5\n李四,一般，还行,3\n王五,差，很差,1\n"],
    [
      "of a semicolon file",
      "name;comment;score\n张三;很好；不错;5\n李四;一般；还行;3\n王五;差；很差;1\n",
    ],
    [
      "beside a wide one in the title",
      "学生，成绩\nname,comment,score\n甲,好，是,5\n乙,差，否,3\n丙,中,1\n",
    ],
  ])("%s parts no cells", (_, text) => {
    expect([...read(text, { task: "regression" }).targets]).toEqual([5, 3, 1]);
    expect(readAll(text, { task: "regression" }).data.inputNames).toHaveLength(6);
  });

  it.each([
    ["all", "x，t\n1，5\n2，3\n4，1\n"],
    ["the names", "x，t\n1,5\n2,3\n4,1\n"],
    ["some rows", "x,t\n1，5\n2,3\n4，1\n"],
    ["all, of semicolons", "x；t\n1；5\n2；3\n4；1\n"],
  ])("parts cells where it stands in %s instead of a narrow one", (_, text) => {
    expect([...read(text).inputs]).toEqual([1, 2, 4]);
    expect([...read(text).targets]).toEqual([5, 3, 1]);
  });
});

it("a narrow mark between wide ones is a part of its text, or a decimal mark", () => {
  const text = "name，comment，score\n张三，很好,不错，5\n李四，一般，3\n王五，差,很差，1\n";
  const { inputNames, targets } = read(text);
  expect([inputNames.at(-1), [...targets]]).toEqual(["comment=很好,不错", [5, 3, 1]]);
  expect([...read("x，t\n1,5，2\n2,5，3\n").inputs]).toEqual([1.5, 2.5]);
});

describe("a header with a name too few", () => {
  it.each([
    ["a,b\nAnn,1.5,2\nBen,3.5,4\nCid,2,9\n"],
    ['"a","b"\n"1",1.5,2\n"2",3.5,4\n"3",2,9\n'],
    ["a,b\n0,1.5,2\n1,3.5,4\n2,2,9\n"],
  ])("stands over the names of rows: %j", (text) => {
    const { outputNames, targets, inputNames } = read(text);
    expect([outputNames, [...targets], inputNames.at(-1)]).toEqual([["b"], [2, 4, 9], "a"]);
  });

  it.each([
    ["a,b\n1,2,3\n4,5,6\n7,8,1\n"],
    ["a,b\n1.5,2,3\n4.5,5,6\n"],
    ["a,b\n1,2,3\n1,5,6\n"],
    ["a,b\nred,2,3\nred,5,6\nblue,5,7\n"],
  ])("never shifts names over what are none: %j", (text) => {
    expect(faultOf(text)).toEqual({ kind: "data-ragged-row", row: 2, cells: 3, expected: 2 });
  });
});

describe("rows that begin with #", () => {
  it.each([
    ["colours", "colour,w,h\nred,1,2\n#00ff00,3,4\nblue,5,6\n#0000ff,7,8\ngreen,9,1\n", 5],
    ["hashtags", "tag,likes,shares\nnews,1,2\n#metoo,3,4\nsport,5,7\n", 3],
    ["most of the samples", "tag,likes,shares\n#a,3,4\n#b,5,7\n#c,8,9\nnone,1,2\nx,3,4\n", 5],
    ["colours of zeros", "colour,w,h\nred,1,2\n#000000,3,4\nblue,5,6\n", 3],
    ["one far below", `tag,a,b\n${"x,1,2\n".repeat(900)}#y,3,4\n`, 901],
  ])("are samples below the names: %s", (_, text, count) => {
    expect(guessFormat(text).format.comment).toBeNull();
    const { data, passed } = readAll(text);
    expect([data.sampleCount, passed]).toEqual([count, nothing]);
  });

  it.each([
    ["# grown 2020\nx,t\n1,2\n3,4\n", 1],
    ["# grown 2020, Berlin\n#\nx,t\n1,2\n# watered, twice\n3,4\n", 3],
    ["x,t\n1,2\n#3,4\n5,6\n", 1],
    ["x t\n1 2\n# broken\n5 6\n", 1],
  ])("are counted where they are remarks: %j", (text, remarks) => {
    const { data, passed } = readAll(text);
    expect([data.sampleCount, passed]).toEqual([2, { remarks, notes: 0 }]);
  });
});

describe("text below a table", () => {
  it.each([
    ["x,t\n1,2\n3,4\n\nSource: somebody\n", 1],
    ["x,t\n1,2\n3,4\nSource: somebody,\n", 1],
    ["x;t\n1;2\n3;4\nSource\n(c) 2020, somebody\n", 2],
  ])("is passed over and counted: %j", (text, notes) => {
    const { data, passed } = readAll(text);
    expect([[...data.inputs], passed]).toEqual([[1, 3], { remarks: 0, notes }]);
  });

  it("is never a sample that lacks values, nor a number, nor in the midst", () => {
    expect(faultOf("name,x,t\nAnn,1,2\nBen,3,4\nCid,,\n")?.kind).toBe("data-missing-values");
    expect(faultOf("x,t\n1,2\n3,4\n5\n")?.kind).toBe("data-ragged-row");
    expect(faultOf("x,t\n1,2\nhalf\n3,4\n")?.kind).toBe("data-ragged-row");
  });
});

it("one column is too few, whatever stands in its name", () => {
  for (const text of ["my value\n1\n2\n3\n", "value, in mm\n1\n2\n3\n", "a|b\n1\n2\n"]) {
    expect(faultOf(text), text).toEqual({ kind: "data-too-few-columns", columns: 1, needed: 2 });
  }
});
