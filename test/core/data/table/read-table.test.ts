import { describe, expect, it } from "vitest";
import { guessPlan } from "#core/data/table/guess-plan.ts";
import { previewTable } from "#core/data/table/preview-table.ts";
import { readTable } from "#core/data/table/read-table.ts";
import { choosePart, noChoices, type TableChoices } from "#core/data/table/table-choices.ts";

function read(text: string, choices: TableChoices = noChoices) {
  const reading = readTable(text, guessPlan(text, choices).plan);
  if (!reading.ok) throw new Error(JSON.stringify(reading.fault));
  return reading;
}

const plain = "length,width,kind\n1.5,2,b\n-3e2,.5,a\n0,7,b\n";

describe("a plain table", () => {
  it("of classes has its last column as the class", () => {
    const { data } = read(plain);
    expect(data.inputNames).toEqual(["length", "width"]);
    expect(data.outputNames).toEqual(["a", "b"]);
    expect(data.classes).toEqual(Int32Array.of(1, 0, 1));
    expect([...data.inputs]).toEqual([1.5, 2, -300, 0.5, 0, 7]);
    expect([...data.targets]).toEqual([0, 1, 1, 0, 0, 1]);
  });

  it("can have its target anywhere, and text as classes of 0 and 1", () => {
    const choices = choosePart(noChoices, 0, "target", "regression");
    const { data } = read(plain, { ...choices, task: "regression" });
    expect(data.inputNames).toEqual(["width", "kind=a", "kind=b"]);
    expect(data.outputNames).toEqual(["length"]);
    expect([...data.inputs]).toEqual([2, 0, 1, 0.5, 1, 0, 7, 0, 1]);
  });
});

it("a preview shows the first rows, and what is in the way", () => {
  const text = "x;y\n1;2\n3;\nabc;4\n5;6\n7;8\n9;10\n";
  const { plan } = guessPlan(text);
  const preview = previewTable(text, plan, 2);
  expect(preview.rows.map(({ cells }) => cells)).toEqual([
    ["1", "2"],
    ["3", ""],
  ]);
  expect(preview.columns).toMatchObject([
    { name: "x", kind: "number", part: "input", missing: 0 },
    { name: "y", kind: "number", part: "target", missing: 1 },
  ]);
  expect(preview.faults).toEqual([{ kind: "data-missing-values", rows: 1, row: 3, column: "y" }]);
  expect(previewTable(text, { ...plan, skipMissing: true }, 2).faults).toEqual([
    { kind: "data-not-a-number", row: 4, column: "x", text: "abc" },
  ]);
});
