import { describe, expect, it } from "vitest";
import { runMark, runMarks } from "../../../src-renderer/scenes/run-marks.ts";
import { runColour, themeTokens } from "../../../src-renderer/scenes/theme-tokens.ts";
import { ciede2000, contrast, distance, type Vision } from "./colour-vision.ts";

const themes = ["light", "dark"] as const;
/**
 * A difference of 2.3 is just noticed on large patches side by side; on lines of two or three pixels
 * that lie apart it takes some four times as much. Two hues are named differently from about 18 on.
 * Where a kind of cone is missing, hue alone has less room: there the mark tells runs apart as well.
 */
const least: Readonly<Record<Vision, number>> = { normal: 18, protan: 10, deutan: 10, tritan: 10 };

describe("the colours and marks of runs", () => {
  it("measures colours as the standard's own examples do", () => {
    expect(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
    expect(ciede2000([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4);
    expect(ciede2000([22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619])).toBeCloseTo(
      2.0373,
      4,
    );
  });

  for (const theme of themes) {
    const { runs, paper, gradient, ink } = themeTokens[theme];
    for (const vision of ["normal", "protan", "deutan", "tritan"] as const) {
      it(`tell nine runs apart by hue alone on ${theme} paper with ${vision} vision`, () => {
        expect(runs).toHaveLength(9);
        runs.forEach((one, place) => {
          for (const other of runs.slice(place + 1)) {
            expect(distance(one, other, vision), `${one} ${other}`).toBeGreaterThan(least[vision]);
          }
        });
      });
    }

    it(`can be read as names on ${theme} paper, and are neither ink nor the arrow's orange`, () => {
      for (const colour of runs) {
        expect(contrast(colour, paper), colour).toBeGreaterThan(4.5);
        expect(distance(colour, gradient, "normal"), colour).toBeGreaterThan(9);
        expect(distance(colour, ink, "normal"), colour).toBeGreaterThan(9);
      }
    });
  }

  it("gives nine runs nine marks, the first the plain ring, and no two of sixteen the same pair", () => {
    const nine = Array.from({ length: 9 }, (_, place) => runMark(place));
    expect(new Set(nine).size).toBe(9);
    expect(nine[0]).toBe("circle");
    expect(nine).toEqual([...runMarks]);
    const pairs = Array.from(
      { length: 16 },
      (_, place) => `${runColour("light", place)} ${runMark(place)}`,
    );
    expect(new Set(pairs).size).toBe(16);
  });
});
