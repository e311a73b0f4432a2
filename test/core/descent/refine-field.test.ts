import { describe, expect, it } from "vitest";
import { type HeightFunction, sampleHeightField } from "#core/descent/height-field.ts";
import { type RefinedField, refineField } from "#core/descent/refine-field.ts";
import { catalogue } from "#core/objectives/catalogue.ts";
import { heightOf } from "#core/objectives/objective.ts";

const square = { low: -5, high: 5 };

function refined(heightAt: HeightFunction, x = square, y = square): RefinedField {
  const field = sampleHeightField(heightAt, x, y, 101, 101);
  const work = refineField(heightAt, field, field.range);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** How often the heights of the middle row have a peak. */
function crests({ field: { columns, rows, values } }: RefinedField): number {
  const row = values.subarray(columns * Math.floor(rows / 2));
  let count = 0;
  for (let at = 1; at < columns - 1; at++) {
    if (row[at] > row[at - 1] && row[at] >= row[at + 1]) count++;
  }
  return count;
}

describe("a field as fine as its function needs it", () => {
  it("has all crests of quick waves, and is no finer across them", () => {
    const waves = refined((x) => Math.sin(50 * x));
    expect(waves.isEnough).toBe(true);
    // Crests at x = (π/2 + 2πk)/50, those in the outermost cells left out.
    const reach = 50 * (5 - 10 / (waves.field.columns - 1));
    const orderOf = (phase: number): number => (phase - Math.PI / 2) / (2 * Math.PI);
    expect(crests(waves)).toBe(Math.floor(orderOf(reach)) - Math.ceil(orderOf(-reach)) + 1);
    expect(waves.field.rows).toBe(101);
    expect(waves.field.columns).toBeLessThanOrEqual(801);
  });

  it("is refined upwards too, and where only a part is quick", () => {
    expect(refined((_x, y) => Math.sin(50 * y)).field).toMatchObject({ columns: 101, rows: 801 });
    expect(refined((x) => Math.sin(x ** 3)).field.columns).toBeGreaterThan(101);
  });

  it.each([
    ["the textbook's valley", (x: number, y: number) => x * x + Math.sin(y) ** 2],
    ["a kink", (x: number, y: number) => Math.abs(x) + y * y],
    ["stairs", (x: number) => Math.floor(x)],
    ["a pole", (x: number) => 1 / x],
    ["a hole", (x: number, y: number) => Math.sqrt(x) + y * y],
    ["a plane", () => 3],
  ])("stays as it is for %s", (_name, heightAt) => {
    const { field, isEnough } = refined(heightAt);
    expect([field.columns, field.rows, isEnough]).toEqual([101, 101, true]);
  });

  it("stays as it is for every function of the catalogue", () => {
    for (const objective of catalogue) {
      const [x, y = x] = objective.domain;
      const { field, isEnough } = refined(heightOf(objective), x, y);
      expect([objective.id, field.columns, field.rows, isEnough]).toEqual([
        objective.id,
        101,
        101,
        true,
      ]);
    }
  });

  it.each([
    ["sin(5000x)", (x: number) => Math.sin(5000 * x)],
    ["a wave with zeros at all samples", (x: number) => Math.sin(1000 * 20 * Math.PI * x)],
    ["quick ones both ways", (x: number, y: number) => Math.sin(300 * x) * Math.sin(300 * y)],
  ])("says that even the finest does not do for %s", (_name, heightAt) => {
    const { field, isEnough } = refined(heightAt);
    expect(isEnough).toBe(false);
    expect(field.values.length).toBeGreaterThan(101 * 101);
    expect(field.values.length).toBeLessThanOrEqual(200_000);
  });
});
