import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  TimelineChart,
  type TimelineChartData,
} from "../../../src-renderer/charts/timeline-chart.ts";
import { themeTokens } from "../../../src-renderer/scenes/theme-tokens.ts";

const run = Float64Array.of(9, 6, 4, 2.5, 1.6, 1, 0.6, 0.3, 0.1);

let container: HTMLElement;
let chart: TimelineChart;

beforeEach(() => {
  container = document.createElement("div");
  container.style.cssText = "width: 600px; height: 110px";
  document.body.append(container);
  chart = new TimelineChart(container);
});

afterEach(() => {
  chart.dispose();
  container.remove();
});

function show(data: Partial<TimelineChartData> = {}): void {
  chart.show({
    values: run,
    count: run.length,
    playhead: 4,
    theme: "light",
    formatNumber: String,
    ...data,
  });
}

/** Whether a colour is to be seen in a rectangle of the page, in CSS pixels from the container. */
function hasColour(colour: string, x: number, y: number, width: number, height: number): boolean {
  const canvas = container.querySelector("canvas");
  const context = canvas?.getContext("2d");
  if (!context) throw new Error("no canvas");
  const ratio = devicePixelRatio;
  const { data } = context.getImageData(x * ratio, y * ratio, width * ratio, height * ratio);
  const packed = Number.parseInt(colour.slice(1), 16);
  const wanted = [packed >> 16, (packed >> 8) & 255, packed & 255];
  for (let at = 0; at < data.length; at += 4) {
    const isThere = wanted.every((part, channel) => Math.abs(part - data[at + channel]) < 12);
    if (isThere && data[at + 3] > 200) return true;
  }
  return false;
}

function xOf(step: number, count = run.length): number {
  const { leftPx, widthPx } = chart.plotArea;
  return leftPx + (widthPx * step) / (count - 1);
}

function yOf(part: number): number {
  const { topPx, heightPx } = chart.plotArea;
  return topPx + heightPx * (1 - part);
}

const { water, wash, ink2 } = themeTokens.light;

describe("the timeline", () => {
  it("keeps its plot inside its container", () => {
    show();
    const { leftPx, widthPx, topPx, heightPx } = chart.plotArea;
    expect(leftPx).toBeGreaterThan(0);
    expect(leftPx + widthPx).toBeLessThan(600);
    expect(topPx + heightPx).toBeLessThan(110);
    expect(widthPx).toBeGreaterThan(500);
  });

  it("puts the ball on the curve at the playhead", () => {
    show({ playhead: 3 });
    expect(hasColour(water, xOf(3) - 2, yOf(0.25) - 2, 4, 4)).toBe(true);
    show({ playhead: 7 });
    expect(hasColour(water, xOf(7) - 2, yOf(0.03) - 2, 4, 4)).toBe(true);
  });

  it("draws what has run solid over a wash, and what is to come without", () => {
    show({ playhead: 4 });
    expect(hasColour(water, xOf(2) - 2, yOf(0.4) - 2, 4, 4)).toBe(true);
    expect(hasColour(wash, xOf(2) - 2, yOf(0.1) - 2, 4, 4)).toBe(true);
    expect(hasColour(water, xOf(5.2), 0, xOf(7) - xOf(5.2), 90)).toBe(false);
    expect(hasColour(wash, xOf(5.2), 0, xOf(7) - xOf(5.2), 90)).toBe(false);
    expect(hasColour(ink2, xOf(6) - 3, yOf(0.06) - 3, 6, 6)).toBe(true);
  });

  it("stands its playhead at the plot's edges for the first and the last iteration", () => {
    show({ playhead: 0 });
    expect(hasColour(water, chart.plotArea.leftPx - 1, yOf(0.5), 2, 4)).toBe(true);
    show({ playhead: 8 });
    const { leftPx, widthPx } = chart.plotArea;
    expect(hasColour(water, leftPx + widthPx - 1, yOf(0.5), 2, 4)).toBe(true);
  });

  it("keeps its canvas while the playhead moves", () => {
    show({ playhead: 1 });
    const canvas = container.querySelector("canvas");
    const area = chart.plotArea;
    show({ playhead: 2 });
    expect(container.querySelector("canvas")).toBe(canvas);
    expect(chart.plotArea).toEqual(area);
  });

  it("shows one peak among five million values", () => {
    const values = new Float64Array(5_000_000).fill(1);
    values[2_500_000] = 10;
    show({ values, count: values.length, playhead: values.length - 1 });
    const x = xOf(2_500_000, values.length);
    expect(hasColour(water, x - 2, yOf(0.9), 4, 6)).toBe(true);
  });

  it("draws a run that leaves all bounds", () => {
    const values = Float64Array.from({ length: 41 }, (_, step) => 2 ** step);
    values[40] = Number.POSITIVE_INFINITY;
    show({ values, count: 41, playhead: 40 });
    expect(hasColour(water, xOf(40, 41) - 3, yOf(1) - 3, 6, 6)).toBe(true);
    expect(hasColour(water, xOf(39, 41) - 3, chart.plotArea.topPx - 3, 6, 90)).toBe(true);
  });

  it("follows growth, sizes and themes", () => {
    show({ count: 3, playhead: 2 });
    show({ count: 9, playhead: 8 });
    chart.resize(300, 80);
    expect(container.querySelector("canvas")?.clientWidth).toBe(300);
    expect(chart.plotArea.leftPx + chart.plotArea.widthPx).toBeLessThan(300);
    expect(hasColour(water, xOf(2) - 2, yOf(0.4) - 3, 4, 6)).toBe(true);
    show({ playhead: 8, theme: "dark" });
    expect(hasColour(themeTokens.dark.water, xOf(2) - 2, yOf(0.4) - 3, 4, 6)).toBe(true);
  });

  it("shows a run of one point, and none at all", () => {
    show({ count: 1, playhead: 0 });
    expect(hasColour(water, chart.plotArea.leftPx - 2, yOf(0.9) - 2, 4, 4)).toBe(true);
    show({ values: new Float64Array(0), count: 0, playhead: 0 });
    expect(chart.plotArea.widthPx).toBeGreaterThan(0);
  });

  it("leaves nothing behind", () => {
    show();
    chart.dispose();
    expect(container.childElementCount).toBe(0);
  });
});
