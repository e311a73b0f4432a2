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

  it("shows nothing of an empty text, and says so", () => {
    expect(preview("", 6)).toMatchObject({ rows: [], faultyRows: [], columns: [] });
    expect(preview("", 6).faults).toMatchObject([{ kind: "data-empty" }]);
  });
});
