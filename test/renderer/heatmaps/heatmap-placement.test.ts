import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellAt, cellBox, placeHeatmap } from "../../../src-renderer/heatmaps/heatmap-placement.ts";

const shapes = fc.record({
  rows: fc.integer({ min: 1, max: 1024 }),
  columns: fc.integer({ min: 1, max: 1024 }),
  gutterPx: fc.integer({ min: 10, max: 95 }),
});
const rooms = fc.record({
  left: fc.integer({ min: 0, max: 50 }),
  top: fc.integer({ min: 0, max: 50 }),
  width: fc.integer({ min: 60, max: 1200 }),
  height: fc.integer({ min: 60, max: 500 }),
});

describe("the place of a heatmap", () => {
  it("is inside its room, biases too, whatever its shape", () => {
    fc.assert(
      fc.property(shapes, rooms, (shape, room) => {
        const { cells, biases } = placeHeatmap(shape, room);
        for (const { left, top, width, height } of [cells, biases]) {
          expect(left).toBeGreaterThanOrEqual(room.left);
          expect(top).toBeGreaterThanOrEqual(room.top);
          expect(left + width).toBeLessThanOrEqual(room.left + room.width + 1e-6);
          expect(top + height).toBeLessThanOrEqual(room.top + room.height + 1e-6);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("finds each cell where it is drawn, and none beside all of them", () => {
    fc.assert(
      fc.property(shapes, rooms, fc.nat(), fc.nat(), (shape, room, r, c) => {
        const placement = placeHeatmap(shape, room);
        const column = c % shape.columns;
        for (const row of [r % shape.rows, null]) {
          const { left, top, width, height } = cellBox(placement, { row, column });
          const found = cellAt(placement, shape, left + width / 2, top + height / 2);
          expect(found).toEqual({ row, column });
        }
        expect(cellAt(placement, shape, room.left - 1, room.top - 1)).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it("has numbers in its cells exactly where they are large enough", () => {
    const room = { left: 0, top: 0, width: 400, height: 240 };
    expect(placeHeatmap({ rows: 4, columns: 6, gutterPx: 34 }, room).hasNumbers).toBe(true);
    expect(placeHeatmap({ rows: 4, columns: 64, gutterPx: 34 }, room).hasNumbers).toBe(false);
    expect(placeHeatmap({ rows: 32, columns: 4, gutterPx: 34 }, room).hasNumbers).toBe(false);
    // A line of figures needs 19 px.
    const lows = [19, 18].map((step) => ({ ...room, height: 22 + 5 + 7 * step }));
    const numbered = lows.map((low) => placeHeatmap({ rows: 6, columns: 2, gutterPx: 34 }, low));
    expect(numbered.map(({ hasNumbers }) => hasNumbers)).toEqual([true, false]);
  });

  it("has rows downwards in every layer of a network, whatever its shape", () => {
    const room = { left: 0, top: 0, width: 600, height: 160 };
    for (const [rows, columns] of [
      [784, 6],
      [6, 784],
      [6, 6],
      [1024, 1024],
    ]) {
      const placement = placeHeatmap({ rows, columns, gutterPx: 34 }, room);
      const [first, below, beside] = [
        { row: 0, column: 0 },
        { row: 1, column: 0 },
        { row: 0, column: 1 },
      ].map((cell) => cellBox(placement, cell));
      expect(below.top).toBeGreaterThan(first.top);
      expect(below.left).toBe(first.left);
      expect(beside.left).toBeGreaterThan(first.left);
      expect(beside.top).toBe(first.top);
    }
  });

  it("shows the biases even of a thousand rows, and the rows above them in all the height", () => {
    const room = { left: 0, top: 0, width: 600, height: 260 };
    const { cells, biases } = placeHeatmap({ rows: 1024, columns: 1024, gutterPx: 34 }, room);
    expect(biases.height).toBeGreaterThanOrEqual(8);
    expect(biases.top).toBeGreaterThanOrEqual(cells.top + cells.height);
    expect(cells.height).toBeGreaterThan(200);
    expect(cells.width).toBeGreaterThan(560);
  });
});
