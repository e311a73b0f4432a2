import { describe, expect, it } from "vitest";
import { guessPlan } from "#core/data/table/guess-plan.ts";
import { previewTable } from "#core/data/table/preview-table.ts";

function preview(text: string, rowCount: number) {
  return previewTable(text, guessPlan(text).plan, rowCount);
}

describe("a preview", () => {
  const numbers = ["1,2", "2,3", "3,4", "4,abc", "5,6", "6,7"];

  it("shows the row of a mistake after the first ones, once", () => {
    const table = preview(["x,y", ...numbers].join("\n"), 2);
    expect(table.rows.map(({ number }) => number)).toEqual([2, 3]);
    expect(table.faultyRows.map(({ number, cells }) => [number, ...cells])).toEqual([
      [5, "4", "abc"],
    ]);
    expect(preview(["x,y", ...numbers].join("\n"), 6).faultyRows).toEqual([]);
  });

  it("shows the rows of a text that cannot be cut into columns, and the one that is too short", () => {
    const table = preview(["x,y", "1,2", "2,3", "3,4", "4", "5,6"].join("\n"), 2);
    expect(table.columns).toEqual([]);
    expect(table.faults).toMatchObject([{ kind: "data-ragged-row", row: 5 }]);
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ["x", "y"],
      ["1", "2"],
    ]);
    expect(table.faultyRows.map(({ number, cells }) => [number, ...cells])).toEqual([[5, "4"]]);
  });

  it("marks every value that is missing in the rows that are shown, the first one first", () => {
    const rows = ["1,,a", "2,3,", "3,4,b", ",,a", "5,6,b", "?,7,a"];
    const table = preview(["x,y,k", ...rows].join("\n"), 4);
    expect(table.faults).toMatchObject([{ kind: "data-missing-values", row: 2, rows: 4 }]);
    const places = table.wrong.map(({ row, column }) => [row, column]);
    expect(places).toEqual([
      [2, 1],
      [3, 2],
      [5, 0],
      [5, 1],
    ]);
    const plan = { ...guessPlan(["x,y,k", ...rows].join("\n")).plan, skipMissing: true };
    expect(previewTable(["x,y,k", ...rows].join("\n"), plan, 4).wrong).toEqual([]);
  });

  it("marks all that is no number in the rows that are shown, however much it is", () => {
    const rows = Array.from({ length: 40 }, (_, at) => `${at},${at < 12 ? `x${at}` : at}`);
    const text = ["a,b", ...rows].join("\n");
    const { plan } = guessPlan(text, { columns: { 1: { kind: "number" } }, task: "regression" });
    const table = previewTable(text, plan, 6);
    expect(table.faults).toHaveLength(5);
    expect(table.wrong.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6, 7]);
  });

  it("knows which units are dropped", () => {
    const table = preview("share,price,n\n45%,€ 3,1\n50%,€ 4,2\n61%,€ 5,4\n", 4);
    expect(table.columns.map(({ dropped }) => dropped)).toEqual([
      { text: "45%", value: 45 },
      { text: "€ 3", value: 3 },
      null,
    ]);
  });

  it("shows nothing of an empty text, and says so", () => {
    expect(preview("", 6)).toMatchObject({ rows: [], faultyRows: [], columns: [] });
    expect(preview("", 6).faults).toMatchObject([{ kind: "data-empty" }]);
  });
});
