import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  TimelineChart,
  type TimelineChartData,
  type TimelineSeries,
} from "../../../src-renderer/charts/timeline-chart.ts";
import { runColour, themeTokens } from "../../../src-renderer/scenes/theme-tokens.ts";

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

type Shown = Partial<TimelineChartData> & Partial<TimelineSeries>;

/** Shows one run that is alone, or the series given. */
function show({ values = run, count = values.length, ...data }: Shown = {}): void {
  chart.show({
    series: [seriesOf({ values, count })],
    lastStep: Math.max(0, count - 1),
    playhead: 4,
    scale: "linear",
    theme: "light",
    formatNumber: String,
    ...data,
  });
}

function seriesOf(series: Partial<TimelineSeries> = {}): TimelineSeries {
  const values = series.values ?? run;
  const count = values.length;
  return { values, count, colour: null, name: "", isSelected: false, base: 0, ...series };
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

/** Whether something is painted there that is neither paper nor nothing. */
function isTinted(x: number, y: number): boolean {
  const context = container.querySelector("canvas")?.getContext("2d");
  if (!context) throw new Error("no canvas");
  const [r, g, b, alpha] = context.getImageData(
    x * devicePixelRatio,
    y * devicePixelRatio,
    1,
    1,
  ).data;
  return alpha > 60 && (Math.abs(r - g) > 40 || Math.abs(r - b) > 40);
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
const red = runColour("light", 0);
const green = runColour("light", 3);

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

  it("keeps what it knows of a run that has moved in the list", () => {
    const values = new Float64Array(200_000).map((_, step) => 1 + Math.sin(step));
    const other = seriesOf({ values: Float64Array.of(2, 1), colour: 1 });
    const long = seriesOf({ values, colour: 0 });
    show({ series: [other, long], lastStep: values.length - 1 });
    show({ series: [long], lastStep: values.length - 1, playhead: values.length - 1 });
    expect(hasColour(red, 300, yOf(0.5) - 3, 4, 6)).toBe(false);
    expect(isTinted(300, yOf(0.5))).toBe(true);
  });

  it("leaves nothing behind", () => {
    show();
    chart.dispose();
    expect(container.childElementCount).toBe(0);
  });
});

describe("several runs", () => {
  const slow = seriesOf({ values: Float64Array.of(9, 8, 7, 6, 5, 4, 3, 2, 1), colour: 0 });
  const fast = seriesOf({ values: Float64Array.of(9, 3, 1, 0.5), colour: 3, name: "fast" });
  const both = { series: [slow, fast], lastStep: 8 };

  it("are lines in their own colours, solid up to the playhead and dotted after", () => {
    show({ ...both, playhead: 4 });
    expect(hasColour(red, xOf(2.5) - 2, yOf(0.65) - 2, 4, 4)).toBe(true);
    expect(hasColour(green, xOf(1) - 2, yOf(0.3) - 2, 4, 4)).toBe(true);
    expect(coverage(red, xOf(2.2), xOf(3.8))).toBe(1);
    const dotted = coverage(red, xOf(5.2), xOf(7.8));
    expect(dotted).toBeGreaterThan(0.1);
    expect(dotted).toBeLessThan(0.9);
  });

  it("have no wash", () => {
    show({ ...both, playhead: 8 });
    expect(hasColour(wash, xOf(1.5), yOf(0.15), 60, 10)).toBe(false);
  });

  it("have a ball each at the playhead, or at their end when that came before", () => {
    show({ ...both, playhead: 6 });
    expect(hasColour(red, xOf(6) - 1, yOf(0.3) - 4, 2, 2)).toBe(true);
    expect(hasColour(green, xOf(3) - 1, yOf(0.05) - 4, 2, 2)).toBe(true);
    show({ ...both, playhead: 2 });
    expect(hasColour(green, xOf(2) - 1, yOf(0.1) - 4, 2, 2)).toBe(true);
  });

  it("have a mark where they end early, and their name beside it", () => {
    show({ ...both, playhead: 1 });
    expect(hasColour(green, xOf(3) - 2, yOf(0.05) - 4, 4, 2)).toBe(true);
    expect(hasColour(green, xOf(3) + 10, yOf(0.05) - 10, 24, 12)).toBe(true);
  });

  it("have their names at the right, none on another", () => {
    const series = [0, 1, 2].map((colour) =>
      seriesOf({ values: run, colour, name: `run ${colour}`, isSelected: colour === 1 }),
    );
    show({ series });
    const { leftPx, widthPx } = chart.plotArea;
    expect(leftPx + widthPx).toBeLessThan(570);
    const rows = [0, 1, 2].map((colour) => rowsOf(runColour("light", colour), 562, 598));
    const [first, second, third] = rows.map(({ low, high }) => (low + high) / 2).sort(byNumber);
    expect(second - first).toBeGreaterThan(9);
    expect(third - second).toBeGreaterThan(9);
  });

  it("keep the selected one's name when there are too many", () => {
    const series = Array.from({ length: 16 }, (_, at) =>
      seriesOf({
        values: run,
        colour: at === 15 ? 3 : 0,
        name: `run ${at}`,
        isSelected: at === 15,
      }),
    );
    show({ series });
    const { leftPx, widthPx } = chart.plotArea;
    expect(rowsOf(green, leftPx + widthPx + 9, 598).high).toBeGreaterThan(0);
  });

  it("paint the selected one over the others", () => {
    const over = seriesOf({ values: run, colour: 3, isSelected: true });
    show({ series: [over, seriesOf({ values: run, colour: 0 })], playhead: 8 });
    expect(hasColour(green, xOf(1.5) - 2, 0, 4, 80)).toBe(true);
    expect(hasColour(red, xOf(1.5) - 2, 0, 4, 80)).toBe(false);
  });

  it("stay where they are while the playhead moves", () => {
    show({ ...both, playhead: 1 });
    const area = chart.plotArea;
    show({ ...both, playhead: 7 });
    expect(chart.plotArea).toEqual(area);
  });

  it("make a straight line of a steady factor on a logarithmic axis", () => {
    const values = Float64Array.from({ length: 9 }, (_, step) => 10 ** (4 - step));
    show({ series: [seriesOf({ values, colour: 0 })], scale: "logarithmic", playhead: 8 });
    for (const step of [1, 3, 5, 7]) {
      expect(hasColour(red, xOf(step) - 2, yOf(1 - step / 8) - 2, 4, 4)).toBe(true);
    }
  });

  it("stand at the bottom of a logarithmic axis where they are not above their base", () => {
    const values = Float64Array.of(100, 1, 0, -3, 0, 0, 0, 0, 0);
    show({ series: [seriesOf({ values, colour: 0 })], scale: "logarithmic", playhead: 8 });
    expect(hasColour(red, xOf(5.5) - 2, yOf(0) - 2, 4, 4)).toBe(true);
    expect(hasColour(red, xOf(5.5) - 2, 0, 4, yOf(0.1))).toBe(false);
  });

  /** What part of the columns between two abscissas has a colour. */
  function coverage(colour: string, from: number, to: number): number {
    let found = 0;
    for (let x = Math.round(from); x < to; x++) if (hasColour(colour, x, 0, 1, 84)) found++;
    return found / Math.ceil(to - Math.round(from));
  }

  /** The highest and the lowest row in which a colour is. */
  function rowsOf(colour: string, from: number, to: number): { low: number; high: number } {
    const rows = Array.from({ length: 110 }, (_, y) => y).filter((y) =>
      hasColour(colour, from, y, to - from, 1),
    );
    return { low: rows[0] ?? -1, high: rows.at(-1) ?? -1 };
  }

  function byNumber(one: number, other: number): number {
    return one - other;
  }
});
