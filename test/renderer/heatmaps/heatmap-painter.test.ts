import { describe, expect, it } from "vitest";
import { cssColour, divergingColour } from "../../../src-renderer/heatmaps/diverging.ts";
import type { HeatmapCell, HeatmapData } from "../../../src-renderer/heatmaps/heatmap-data.ts";
import { paintHeatmap } from "../../../src-renderer/heatmaps/heatmap-painter.ts";
import { cellBox, placeHeatmap } from "../../../src-renderer/heatmaps/heatmap-placement.ts";
import { newContext } from "../charts/chart-pixels.ts";

function dataOf(rows: number, columns: number, values: Float64Array): HeatmapData {
  return {
    ...{ rows, columns, values, start: 0, biases: rows * columns },
    scale: { limit: 2, exponent: 0, isClipped: false },
    rowName: (row) => `x${row}`,
    gutterPx: 34,
    columnName: (column) => `y${column}`,
    ...{ biasName: "b", selected: null, theme: "light" },
    formatNumber: (value, decimals) => value.toFixed(decimals),
  };
}

/** The colour at the upper left of a cell, beside its number. */
function colourOf(context: CanvasRenderingContext2D, data: HeatmapData, cell: HeatmapCell): string {
  const room = { left: 0, top: 0, width: 420, height: 220 };
  const { left, top, width } = cellBox(placeHeatmap(data, room), cell);
  const [x, y] = [Math.floor(left + width / 4), Math.floor(top) + 2];
  const [red, green, blue] = context.getImageData(x, y, 1, 1).data;
  return cssColour([red, green, blue]);
}

function painted(data: HeatmapData): CanvasRenderingContext2D {
  const context = newContext(420, 220);
  paintHeatmap(context, placeHeatmap(data, { left: 0, top: 0, width: 420, height: 220 }), data);
  return context;
}

describe("a heatmap", () => {
  it("gives each weight and bias the colour of its size and sign, on the scale of all", () => {
    const data = dataOf(2, 3, Float64Array.of(-2, -1, 0, 0.5, 1, 2, 1.5, -0.5, 0));
    const context = painted(data);
    for (let column = 0; column < 3; column++) {
      for (const row of [0, 1, null]) {
        const value = data.values[(row ?? 2) * 3 + column];
        const wanted = cssColour(divergingColour("light", value / 2));
        expect(colourOf(context, data, { row, column })).toBe(wanted);
      }
    }
  });

  it("has both ends of the scale for what lies beyond them", () => {
    const data = dataOf(1, 2, Float64Array.of(-50, 50, 0, 0));
    const context = painted(data);
    expect(colourOf(context, data, { row: 0, column: 0 })).toBe(
      cssColour(divergingColour("light", -1)),
    );
    expect(colourOf(context, data, { row: 0, column: 1 })).toBe(
      cssColour(divergingColour("light", 1)),
    );
  });

  it("has the colour of the mean where cells share a pixel, not of one of them by chance", () => {
    const rows = 1000;
    const values = new Float64Array((rows + 1) * rows);
    // A chessboard of ones and zeros; in the lower half all are ones.
    values.forEach((_, at) => {
      const isLower = at >= (rows * rows) / 2;
      const isWhite = (Math.floor(at / rows) + at) % 2 === 0;
      values[at] = isLower || isWhite ? 1 : 0;
    });
    const data = dataOf(rows, rows, values);
    const context = painted(data);
    const { cells } = placeHeatmap(data, { left: 0, top: 0, width: 420, height: 220 });
    const colourAt = (across: number, down: number): number[] => {
      const [x, y] = [cells.left + across * cells.width, cells.top + down * cells.height];
      return [...context.getImageData(Math.floor(x), Math.floor(y), 1, 1).data.slice(0, 3)];
    };
    const half = divergingColour("light", 0.25);
    for (const across of [0.1, 0.33, 0.5, 0.77, 0.9]) {
      const found = colourAt(across, 0.25);
      found.forEach((channel, at) => {
        expect(Math.abs(channel - half[at])).toBeLessThan(8);
      });
      expect(colourAt(across, 0.75)).toEqual(divergingColour("light", 0.5));
    }
  });

  it("tells its sides apart and is nearly paper in the middle, light and dark", () => {
    for (const theme of ["light", "dark"] as const) {
      const [low, middle, high] = [-1, 0, 1].map((t) => divergingColour(theme, t));
      expect(low[0]).toBeGreaterThan(low[2] + 60);
      expect(high[2]).toBeGreaterThan(high[0] + 60);
      expect(Math.max(...middle) - Math.min(...middle)).toBeLessThan(24);
    }
  });
});
