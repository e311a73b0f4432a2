import { describe, expect, it } from "vitest";
import { type CurveChartData, drawCurveChart } from "../../../src-renderer/charts/curve-chart.ts";
import { newContext } from "./chart-pixels.ts";

const parabola = (x: number) => x * x;
const rect = { x: 0, y: 0, width: 924, height: 600 };

/** What is written beside a ball on x² after one step with η = 0.3, both sides of the minimum explained. */
function writtenAt(x: number): string[] {
  const before = x / 0.4;
  const data: CurveChartData = {
    valueAt: parabola,
    x: { low: -1.5, high: 1.5 },
    y: { low: -0.09, high: 2.25 },
    runs: [
      {
        ...{ xs: Float64Array.of(before, x), values: Float64Array.of(before ** 2, x ** 2) },
        ...{ count: 2, playhead: 1, colour: null, name: "", isSelected: true, showsWhole: false },
      },
    ],
    names: { x: "x", value: "J" },
    theme: "light",
    formatNumber: String,
    extras: {
      tangent: { slope: 2 * x, label: `slope ${2 * x}` },
      step: { to: 0.4 * x, label: `step ${-0.6 * x}` },
      bothSides: { minimum: 0, left: ["slope < 0"], right: ["slope > 0"] },
    },
  };
  const context = newContext(rect.width, rect.height);
  const written: string[] = [];
  const write = context.fillText.bind(context);
  context.fillText = (text, left, top) => {
    written.push(text);
    write(text, left, top);
  };
  drawCurveChart(context, rect, data);
  return written;
}

describe("the slope of a tangent", () => {
  const places = Array.from({ length: 49 }, (_, at) => Math.round((at - 24) * 5) / 100);

  it("is written wherever the ball stands, also where its lower end has no room", () => {
    const without = places.filter((x) => !writtenAt(x).includes(`slope ${2 * x}`));
    expect(without).toEqual([]);
  });
});
