import { describe, expect, it } from "vitest";
import {
  type CurveChartData,
  type CurveRun,
  drawCurveChart,
} from "../../../src-renderer/charts/curve-chart.ts";
import { layRuns } from "../../../src-renderer/charts/curve-run-painter.ts";
import { straysOf } from "../../../src-renderer/charts/curve-strays.ts";
import { hasPoint } from "../../../src-renderer/charts/pixel-box.ts";
import { runColour } from "../../../src-renderer/scenes/theme-tokens.ts";
import { countColour, newContext } from "./chart-pixels.ts";

const parabola = (x: number) => x * x;
const rect = { x: 0, y: 0, width: 900, height: 560 };

function runOf(xs: readonly number[], run: Partial<CurveRun> = {}): CurveRun {
  return {
    ...{ xs: Float64Array.from(xs), values: Float64Array.from(xs.map(parabola)) },
    ...{ count: xs.length, playhead: xs.length - 1, colour: 0, name: "" },
    ...{ isSelected: true, showsWhole: false, ...run },
  };
}

function drawn(runs: readonly CurveRun[], changes: Partial<CurveChartData> = {}) {
  const data: CurveChartData = {
    ...{ valueAt: parabola, x: { low: -2, high: 2 }, y: { low: -0.1, high: 4 }, runs },
    ...{ names: { x: "x", value: "J" }, theme: "light", formatNumber: String, ...changes },
  };
  const context = newContext(rect.width, rect.height);
  const written: string[] = [];
  const write = context.fillText.bind(context);
  context.fillText = (text, x, y) => {
    written.push(text);
    write(text, x, y);
  };
  const placement = drawCurveChart(context, rect, data);
  return {
    context,
    placement,
    written,
    strays: straysOf(placement, layRuns(placement, data), data),
  };
}

describe("a run that has left the curve's picture", () => {
  it.each([
    { xs: [1, 12.34], way: { x: 1, y: 0 }, text: "x = 12.34" },
    { xs: [1, -7.000001], way: { x: -1, y: 0 }, text: "x = -7" },
    { xs: [1, 1e200], way: { x: 1, y: 0 }, text: "x = 1e+200" },
  ])("waits at the edge, with an arrow and how far out it is: $text", ({ xs, way, text }) => {
    const { strays, written, placement } = drawn([runOf(xs)]);
    expect(strays.map((stray) => [stray.way, stray.text])).toEqual([[way, text]]);
    expect(written).toContain(text);
    const [{ at }] = strays;
    expect(hasPoint(placement.plot, at)).toBe(true);
    const edge = way.x > 0 ? placement.plot.left + placement.plot.width : placement.plot.left;
    expect(Math.abs(at.x - edge)).toBeLessThan(30);
  });

  it("is above it where J is too high", () => {
    const high = runOf([1, 1.5], { values: Float64Array.of(1, 250) });
    const { strays } = drawn([high]);
    expect(strays.map(({ way, text }) => [way, text])).toEqual([[{ x: 0, y: -1 }, "J = 250"]]);
  });

  it("has its colour and its name there, and no tangent", () => {
    const { context, strays, written } = drawn([runOf([1, 30], { name: "η = 2", colour: 3 })], {
      extras: { tangent: { slope: 60, label: "slope 60" }, step: null, bothSides: null },
    });
    expect(written).toContain("η = 2: x = 30");
    expect(written).not.toContain("slope 60");
    const { at } = strays[0];
    const arrow = { x: at.x + 8, y: at.y - 6, width: 12, height: 12 };
    expect(countColour(context, runColour("light", 3), arrow)).toBeGreaterThan(15);
  });

  it("is back with its ball, and nowhere without a place", () => {
    expect(drawn([runOf([1, 30, 0.5])]).strays).toEqual([]);
    expect(drawn([runOf([1, 30], { playhead: 0 })]).strays).toEqual([]);
    expect(drawn([runOf([1, Number.NaN])]).strays).toEqual([]);
    expect(drawn([runOf([])]).strays).toEqual([]);
    const far = drawn([runOf([1, Number.POSITIVE_INFINITY])]);
    expect(far.strays.map(({ text }) => text)).toEqual([""]);
  });
});
