import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  CurveChart,
  type CurveChartData,
  type CurvePlacement,
  type CurveRun,
  drawCurveChart,
} from "../../../src-renderer/charts/curve-chart.ts";
import { runColour, themeTokens } from "../../../src-renderer/scenes/theme-tokens.ts";
import { countColour, isNear, newContext } from "./chart-pixels.ts";

const shifted = (x: number) => (x - 1) ** 2 + 0.1;
const { ink, ink2, water, gradient } = themeTokens.light;
const red = runColour("light", 0);
const green = runColour("light", 3);
const panel = { x: 0, y: 0, width: 470, height: 200 };
const large = { x: 10, y: 20, width: 900, height: 560 };

function runOf(xs: readonly number[], run: Partial<CurveRun> = {}): CurveRun {
  return {
    xs: Float64Array.from(xs),
    values: Float64Array.from(xs.map(shifted)),
    count: xs.length,
    playhead: xs.length - 1,
    colour: 0,
    name: "",
    isSelected: true,
    showsWhole: false,
    ...run,
  };
}

function dataOf(data: Partial<CurveChartData> = {}): CurveChartData {
  return {
    valueAt: shifted,
    x: { low: -1.3, high: 3.3 },
    y: { low: -0.15, high: 4.2 },
    runs: [],
    names: { x: "x", value: "J" },
    theme: "light",
    formatNumber: String,
    ...data,
  };
}

interface Drawn {
  readonly context: CanvasRenderingContext2D;
  readonly placement: CurvePlacement;
  /** Whether a colour is at a point of the chart's plane. */
  has(colour: string, x: number, value: number, reach?: number): boolean;
}

function drawn(data: Partial<CurveChartData> = {}, rect = panel): Drawn {
  const context = newContext(1000, 640);
  const placement = drawCurveChart(context, rect, dataOf(data));
  return {
    context,
    placement,
    has: (colour, x, value, reach) =>
      isNear(context, colour, placement.toPixelX(x), placement.toPixelY(value), reach),
  };
}

describe("a curve", () => {
  it("goes through its values, in a panel and large", () => {
    for (const x of [-0.9, 0, 1, 2.5]) {
      expect(drawn().has(ink2, x, shifted(x))).toBe(true);
      expect(drawn({}, large).has(ink, x, shifted(x))).toBe(true);
      expect(drawn({}, large).has(ink, x, shifted(x) + 0.6)).toBe(false);
    }
  });

  it("has a gap where the function is not defined", () => {
    const log = drawn({ valueAt: Math.log, y: { low: -3, high: 3 } }, large);
    expect(log.has(ink, 2, Math.log(2))).toBe(true);
    const { plot } = log.placement;
    const left = { x: plot.left + 2, y: plot.top, width: 200, height: plot.height };
    expect(countColour(log.context, ink, left)).toBe(0);
  });

  it("has no wall at a pole", () => {
    const pole = drawn({ valueAt: (x) => 1 / (x - 1), y: { low: -4, high: 4 } }, large);
    expect(pole.has(ink, 1.5, 2)).toBe(true);
    expect(pole.has(ink, 1, 0, 6)).toBe(false);
  });

  it("stays in its plot", () => {
    const { context, placement } = drawn({ y: { low: 0, high: 1 } }, large);
    const above = { x: placement.plot.left, y: 0, width: 860, height: placement.plot.top - 3 };
    expect(countColour(context, ink, { ...above, x: placement.plot.left + 20 })).toBe(0);
  });
});

describe("runs on a curve", () => {
  const swinging = [-0.8, 2.08, 0.352, 1.3888];

  it("are joined by straight lines up to the playhead, with a ball there", () => {
    const chart = drawn({ runs: [runOf(swinging, { playhead: 1 })] });
    expect(chart.has(red, 0.64, (shifted(-0.8) + shifted(2.08)) / 2)).toBe(true);
    expect(chart.has(red, 2.08, shifted(2.08), 1)).toBe(true);
    expect(chart.has(red, 1.216, (shifted(2.08) + shifted(0.352)) / 2)).toBe(false);
  });

  it("have rings at their iterates, hollow", () => {
    const chart = drawn({ runs: [runOf(swinging)] });
    expect(chart.has(themeTokens.light.paper, -0.8, shifted(-0.8), 1)).toBe(true);
    expect(chart.has(red, -0.8, shifted(-0.8), 5)).toBe(true);
  });

  it("go on pale and dashed when they are to be shown whole", () => {
    const rest = { x: 250, y: 60, width: 60, height: 110 };
    const coloured = (showsWhole: boolean) => {
      const { context } = drawn({ runs: [runOf(swinging, { playhead: 0, showsWhole })] });
      const { data } = context.getImageData(rest.x, rest.y, rest.width, rest.height);
      let found = 0;
      for (let at = 0; at < data.length; at += 4) if (data[at] - data[at + 1] > 40) found++;
      return found;
    };
    expect(coloured(false)).toBe(0);
    expect(coloured(true)).toBeGreaterThan(20);
  });

  it("have the colour of water when they are alone", () => {
    expect(drawn({ runs: [runOf([0], { colour: null })] }).has(water, 0, shifted(0), 1)).toBe(true);
  });

  it("lie over each other with the selected one on top", () => {
    const over = runOf([0], { colour: 3 });
    const under = runOf([0], { colour: 0, isSelected: false });
    const chart = drawn({ runs: [over, under] });
    expect(chart.has(green, 0, shifted(0), 1)).toBe(true);
    expect(chart.has(red, 0, shifted(0), 3)).toBe(false);
  });

  it("have their names at their balls", () => {
    const area = { x: 0, y: 0, width: 470, height: 200 };
    const named = countColour(
      drawn({ runs: [runOf([2], { name: "η = 0.4" })] }).context,
      red,
      area,
    );
    const plain = countColour(drawn({ runs: [runOf([2])] }).context, red, area);
    expect(named).toBeGreaterThan(plain + 30);
  });

  it("are marked where they leave the picture, also when they go to infinity", () => {
    const away = runOf([0.2, 2.2, -0.8, 30, -1e9, Number.POSITIVE_INFINITY]);
    const { context, placement } = drawn({ runs: [away] });
    const { plot } = placement;
    const edge = { x: plot.left, y: plot.top - 6, width: plot.width, height: 9 };
    expect(countColour(context, red, edge)).toBeGreaterThan(15);
  });

  it("may have no iterates, and a million", () => {
    const chart = drawn({ runs: [runOf([]), runOf([0])] });
    expect(chart.has(red, 0, shifted(0), 1)).toBe(true);
    const xs = Array.from({ length: 1_000_000 }, (_, step) => 1 + 2 * Math.sin(step * 1.7));
    expect(drawn({ runs: [runOf(xs)] }).has(red, 1, 2, 8)).toBe(true);
  });
});

describe("what explains a step", () => {
  const runs = [runOf([-0.8, 0.64], { playhead: 0, colour: null })];

  it("is an arrow to the next abscissa, and a ring on the curve there", () => {
    const step = { to: 0.64, label: "" };
    const chart = drawn({ runs, extras: { tangent: null, step, bothSides: null } }, large);
    expect(chart.has(gradient, 0, shifted(-0.8))).toBe(true);
    expect(chart.has(gradient, 0.6, shifted(-0.8))).toBe(true);
    expect(chart.has(gradient, 0.75, shifted(-0.8))).toBe(false);
    expect(chart.has(water, 0.64, shifted(0.64), 7)).toBe(true);
    expect(chart.has(ink2, 0.64, 1.5, 4)).toBe(true);
  });

  it("ends at the plot's edge when the step leaves the picture", () => {
    const step = { to: 1e9, label: "far" };
    const chart = drawn({ runs, extras: { tangent: null, step, bothSides: null } }, large);
    expect(chart.has(gradient, 3.25, shifted(-0.8))).toBe(true);
  });

  it("is a tangent that touches the curve, with its words", () => {
    const tangent = { slope: -3.6, label: "" };
    const chart = drawn({ runs, extras: { tangent, step: null, bothSides: null } }, large);
    for (const away of [-0.2, 0.25]) {
      expect(chart.has(water, -0.8 + away, shifted(-0.8) - 3.6 * away)).toBe(true);
    }
    const count = (label: string) =>
      countColour(
        drawn(
          { runs, extras: { tangent: { slope: -3.6, label }, step: null, bothSides: null } },
          large,
        ).context,
        water,
        { x: 0, y: 0, width: 1000, height: 640 },
      );
    expect(count("slope −3.6")).toBeGreaterThan(count("") + 40);
  });

  it("are arrows that point inwards on both sides of a minimum", () => {
    const bothSides = { minimum: 1, left: ["left"], right: ["right"] };
    const chart = drawn({ extras: { tangent: null, step: null, bothSides } }, large);
    const { plot } = chart.placement;
    const middle = chart.placement.toPixelX(1);
    const columns: number[] = [];
    for (let x = plot.left; x < plot.left + plot.width; x++) {
      const column = { x, y: plot.top, width: 1, height: plot.height };
      if (countColour(chart.context, gradient, column) > 0) columns.push(x - middle);
    }
    const left = columns.filter((x) => x < 0);
    const right = columns.filter((x) => x > 0);
    expect(Math.abs(Math.min(...left) + Math.max(...right))).toBeLessThan(6);
    expect(Math.abs(Math.max(...left) + Math.min(...right))).toBeLessThan(6);
    expect(Math.max(...left)).toBeLessThan(-20);
    // The heads are at the inner ends: there the arrows are highest.
    const heightAt = (away: number) =>
      countColour(chart.context, gradient, {
        x: middle + away,
        y: plot.top,
        width: 1,
        height: plot.height,
      });
    expect(heightAt(Math.max(...left) - 7)).toBeGreaterThan(heightAt(Math.min(...left) + 12));
    expect(heightAt(Math.min(...right) + 7)).toBeGreaterThan(heightAt(Math.max(...right) - 12));
  });
});

describe("the chart in its container", () => {
  let container: HTMLElement;
  let chart: CurveChart;

  beforeEach(() => {
    container = document.createElement("div");
    container.style.cssText = "width: 600px; height: 400px";
    document.body.append(container);
    chart = new CurveChart(container);
  });

  afterEach(() => {
    chart.dispose();
    container.remove();
  });

  function placed(): CurvePlacement {
    if (!chart.placement) throw new Error("nothing is drawn");
    return chart.placement;
  }

  it("finds the point of the curve under the pointer", () => {
    expect(chart.pointAt(300, 200)).toBeNull();
    chart.show(dataOf());
    const point = chart.pointAt(placed().toPixelX(1.75), 200);
    expect(point?.x).toBeCloseTo(1.75, 10);
    expect(point?.value).toBeCloseTo(shifted(1.75), 10);
    expect(chart.pointAt(2, 200)).toBeNull();
  });

  it("finds the ball and the start of the nearest run", () => {
    const runs = [runOf([-0.8, 2.08]), runOf([0.2, 0.6], { isSelected: false })];
    chart.show(dataOf({ runs }));
    const at = (x: number, away = 0) =>
      chart.gripAt(placed().toPixelX(x) + away, placed().toPixelY(shifted(x)));
    expect(at(2.08, 11)).toEqual({ run: 0, what: "ball" });
    expect(at(-0.8)).toEqual({ run: 0, what: "start" });
    expect(at(0.6)).toEqual({ run: 1, what: "ball" });
    expect(at(2.08, 14)).toBeNull();
  });

  it("moves its ball with the playhead, and keeps its axes", () => {
    chart.show(dataOf({ runs: [runOf([-0.8, 2.08], { playhead: 0 })] }));
    const before = placed();
    chart.show(dataOf({ runs: [runOf([-0.8, 2.08], { playhead: 1 })] }));
    expect(placed().plot).toEqual(before.plot);
    expect(shows(red, 2.08)).toBe(true);
  });

  it("takes new sizes, functions and themes", () => {
    chart.show(dataOf({ runs: [runOf([0])] }));
    chart.resize(300, 200);
    expect(container.querySelector("canvas")?.clientWidth).toBe(300);
    expect(placed().plot.left + placed().plot.width).toBeLessThan(300);
    chart.show(dataOf({ valueAt: (x) => x, theme: "dark" }));
    const { x, y } = { x: placed().toPixelX(2), y: placed().toPixelY(2) };
    expect(
      isNear(contextOf(), themeTokens.dark.ink2, x * devicePixelRatio, y * devicePixelRatio),
    ).toBe(true);
  });

  it("leaves nothing behind", () => {
    chart.show(dataOf());
    chart.dispose();
    expect(container.childElementCount).toBe(0);
  });

  function shows(colour: string, x: number): boolean {
    const ratio = devicePixelRatio;
    const at = { x: placed().toPixelX(x) * ratio, y: placed().toPixelY(shifted(x)) * ratio };
    return isNear(contextOf(), colour, at.x, at.y, 1);
  }

  function contextOf(): CanvasRenderingContext2D {
    const context = container.querySelector("canvas")?.getContext("2d");
    if (!context) throw new Error("no canvas");
    return context;
  }
});
