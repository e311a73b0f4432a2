import { describe, expect, it } from "vitest";
import { findObjective } from "#core/objectives/find-objective.ts";
import { curveRange } from "../../../src-renderer/charts/curve-range.ts";

function range(text: string, ...iterates: number[]): { low: number; high: number } {
  const search = findObjective(text);
  if (!search.ok) throw new Error(search.fault.kind);
  const { objective } = search;
  const valueAt = (x: number): number => objective.value(Float64Array.of(x));
  const run = {
    xs: Float64Array.from(iterates),
    values: Float64Array.from(iterates, valueAt),
    count: iterates.length,
    playhead: 0,
    colour: null,
    name: "",
    isSelected: true,
    showsWhole: false,
  };
  return curveRange(valueAt, { low: -3, high: 3 }, iterates.length > 0 ? [run] : []);
}

describe("the heights that a curve is shown in", () => {
  // Each with a place on every branch beside its poles.
  it.each<[string, number[]]>([
    ["(x+3)/(x-2)", [1, 2.9]],
    ["1/x", [-2, 2]],
    ["1/(x-2.9)", [-2, 2.99]],
    ["x/(x^2-1)", [-2, 0.5, 2]],
    ["tan(x)", [-2.5, 0, 2.5]],
    ["(x-1)/(x+2)", [-2.9, 2]],
    ["1/(x-2)+x^2", [-1, 2.7]],
  ])("hold something of every branch of %s, wherever a run is", (text, places) => {
    const search = findObjective(text);
    if (!search.ok) throw new Error(search.fault.kind);
    for (const start of [...places, ...places.map((place) => place - 0.05)]) {
      const { low, high } = range(text, start);
      for (const place of places) {
        const value = search.objective.value(Float64Array.of(place));
        expect(value, `${text} at ${place}, seen from ${start}`).toBeGreaterThan(low);
        expect(value, `${text} at ${place}, seen from ${start}`).toBeLessThan(high);
      }
    }
  });

  it("are the lower part of a curve without poles that goes far above its run", () => {
    expect(range("x^2", 1).high).toBeLessThan(3);
    expect(range("x^2", 3).high).toBeGreaterThanOrEqual(9);
    expect(range("exp(x)", 0).high).toBeLessThan(6);
  });
});
