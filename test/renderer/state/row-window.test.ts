import { describe, expect, it } from "vitest";
import { contentHeight, rowWindow, scrollTopFor } from "../../../src-renderer/state/row-window.ts";

const view = { rowHeightPx: 20, heightPx: 200 };

describe("the rows of a long table", () => {
  it("are made only where they are seen", () => {
    const window = rowWindow({ ...view, rowCount: 1000, scrollTopPx: 410 });
    expect(window.first).toBe(20);
    expect(window.end - window.first).toBeLessThanOrEqual(12);
    expect(window.offsetPx).toBe(-10);
  });

  it("end with the last row", () => {
    expect(rowWindow({ ...view, rowCount: 5, scrollTopPx: 0 }).end).toBe(5);
    expect(rowWindow({ ...view, rowCount: 0, scrollTopPx: 0 }).end).toBe(0);
  });

  it("can all be reached, however many there are", () => {
    const rowCount = 5_000_001;
    const contentPx = contentHeight(rowCount, view.rowHeightPx);
    expect(contentPx).toBeLessThan(33_000_000);
    const bottom = rowWindow({ ...view, rowCount, scrollTopPx: contentPx - view.heightPx });
    expect(bottom.end).toBe(rowCount);
  });

  it("stay where they are when the wanted one is visible", () => {
    expect(scrollTopFor(12, { ...view, rowCount: 1000, scrollTopPx: 200 })).toBe(200);
  });

  it.each([0, 3, 777_777, 4_999_999])("are scrolled to row %i", (row) => {
    const viewport = { ...view, rowCount: 5_000_000, scrollTopPx: 1234 };
    const scrollTopPx = scrollTopFor(row, viewport);
    const window = rowWindow({ ...viewport, scrollTopPx });
    expect(row).toBeGreaterThanOrEqual(window.first);
    expect(row).toBeLessThan(window.end);
  });
});
