import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  drawSweepChart,
  SweepChart,
  type SweepChartData,
} from "../../../src-renderer/charts/sweep-chart.ts";
import { runColour, themeTokens } from "../../../src-renderer/scenes/theme-tokens.ts";
import { countColour, isNear, newContext } from "./chart-pixels.ts";

const { ink, water } = themeTokens.light;
const red = runColour("light", 0);
const green = runColour("light", 3);
const rect = { x: 0, y: 0, width: 960, height: 110 };
const rates = Float64Array.from({ length: 120 }, (_, index) => 0.01 * (index + 1));

function dataOf(data: Partial<SweepChartData> = {}): SweepChartData {
  return {
    rates,
    steps: rates.map((rate) => (rate < 1 ? 10 : Number.NaN)),
    edge: 1,
    runs: [],
    hovered: null,
    words: { diverges: "diverges", hovered: "η = 0.5" },
    theme: "light",
    formatNumber: String,
    formatCount: String,
    ...data,
  };
}

function drawn(data: Partial<SweepChartData> = {}) {
  const context = newContext(rect.width, rect.height);
  const placement = drawSweepChart(context, rect, dataOf(data));
  const has = (colour: string, rate: number, steps: number, reach?: number) =>
    isNear(context, colour, placement.toPixelX(rate), placement.toPixelY(steps), reach);
  return { context, placement, has };
}

describe("a sweep", () => {
  it("has its steps on an axis of decades, down to one", () => {
    const steps = rates.map((rate) => (rate < 0.5 ? 900 : 2));
    const { placement } = drawn({ steps });
    expect(placement.stepTicks.map(({ text }) => text)).toEqual(["1", "10", "100", "1000"]);
    const heights = placement.stepTicks.map(({ at }) => at);
    expect(heights[0] - heights[1]).toBeCloseTo(heights[2] - heights[3], 9);
    expect(placement.toPixelY(10)).toBeCloseTo(heights[1], 9);
  });

  it("is a line over the rates, with a gap where the goal was not reached", () => {
    const steps = rates.map((rate) => (rate > 0.4 && rate < 0.6 ? Number.NaN : 5));
    const { has } = drawn({ steps });
    expect(has(ink, 0.2, 5)).toBe(true);
    expect(has(ink, 0.8, 5)).toBe(true);
    expect(has(ink, 0.5, 5)).toBe(false);
  });

  it("shows a rate that stands alone", () => {
    const steps = rates.map((_, index) => (index === 50 ? 4 : Number.NaN));
    expect(drawn({ steps }).has(ink, rates[50], 4)).toBe(true);
  });

  it("is grey from the edge on, with the word for it", () => {
    const { context, placement } = drawn();
    const shade = (rate: number) =>
      context.getImageData(Math.round(placement.toPixelX(rate)), 60, 1, 1).data[3];
    expect(shade(0.99)).toBe(0);
    expect(shade(1.01)).toBeGreaterThan(10);
    const without = drawn({ edge: null });
    const right = { x: 800, y: 0, width: 160, height: 90 };
    expect(without.context.getImageData(900, 60, 1, 1).data[3]).toBe(0);
    expect(opaque(context, right)).toBeGreaterThan(opaque(without.context, right) + 60);
  });

  it("has its runs as dots, rings where they did not get there, and lines down", () => {
    const runs = [
      { rate: 0.3, steps: 10, colour: 3, name: "η = 0.3" },
      { rate: 1, steps: null, colour: 0, name: "" },
    ];
    const { context, placement, has } = drawn({ runs });
    expect(has(green, 0.3, 10, 1)).toBe(true);
    const line = {
      x: placement.toPixelX(0.3) - 1,
      y: placement.plot.top + 10,
      width: 3,
      height: 60,
    };
    expect(countColour(context, green, line)).toBeGreaterThan(5);
    const x = placement.toPixelX(1);
    expect(isNear(context, red, x, placement.plot.top, 1)).toBe(false);
    expect(isNear(context, red, x, placement.plot.top, 5)).toBe(true);
  });

  it("marks the rate that is pointed at", () => {
    expect(drawn().has(water, rates[49], 3)).toBe(false);
    expect(drawn({ hovered: 49 }).has(water, rates[49], 3)).toBe(true);
  });

  it("may be empty", () => {
    const empty = new Float64Array(0);
    const { placement } = drawn({ rates: empty, steps: empty, edge: null, hovered: 3 });
    expect(Number.isFinite(placement.toPixelX(0.1))).toBe(true);
    expect(placement.stepTicks.length).toBeGreaterThan(1);
  });

  function opaque(
    context: CanvasRenderingContext2D,
    { x, y, width, height }: { x: number; y: number; width: number; height: number },
  ): number {
    const { data } = context.getImageData(x, y, width, height);
    let found = 0;
    for (let at = 3; at < data.length; at += 4) if (data[at] > 120) found++;
    return found;
  }
});

describe("pointing at a sweep", () => {
  let container: HTMLElement;
  let chart: SweepChart;

  beforeEach(() => {
    container = document.createElement("div");
    container.style.cssText = "width: 960px; height: 110px";
    document.body.append(container);
    chart = new SweepChart(container);
  });

  afterEach(() => {
    chart.dispose();
    container.remove();
  });

  it("finds the nearest rate, there and back", () => {
    expect(chart.rateAt(500)).toBeNull();
    chart.show(dataOf());
    const { placement } = chart;
    for (const index of [0, 1, 57, 119]) {
      expect(chart.rateAt((placement?.toPixelX(rates[index]) ?? 0) + 2)).toBe(index);
    }
    expect(chart.rateAt(2)).toBeNull();
  });

  it("takes new sizes and leaves nothing behind", () => {
    chart.show(dataOf());
    chart.resize(400, 90);
    expect(container.querySelector("canvas")?.clientWidth).toBe(400);
    expect(chart.rateAt(chart.placement?.toPixelX(0.6) ?? 0)).toBe(59);
    chart.dispose();
    expect(container.childElementCount).toBe(0);
  });
});
