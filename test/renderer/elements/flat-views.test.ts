import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../../src-renderer/elements/rates-view.ts";
import type { RatesView } from "../../../src-renderer/elements/rates-view.ts";
import "../../../src-renderer/elements/slope-view.ts";
import type { SlopeView } from "../../../src-renderer/elements/slope-view.ts";
import "../../../src-renderer/elements/step-view.ts";
import type { StepView } from "../../../src-renderer/elements/step-view.ts";
import { sessionOf } from "../../../src-renderer/state/app-state.ts";
import { lastStepIn, shownExperiment } from "../../../src-renderer/state/run-list.ts";
import { type Mounted, mount } from "./mounted-app.ts";

const box = "position: relative; display: block; width: 880px; height: 620px";

describe("Slope", () => {
  let mounted: Mounted<SlopeView>;
  const curve = () => page.getByRole("img", { name: "Curve of the loss" });

  beforeEach(async () => {
    mounted = await mount<SlopeView>("slope-view");
    mounted.element.style.cssText = box;
    mounted.app.commands.run("show-slope");
    await expect.poll(() => lastStepIn(mounted.app.store.state)).toBe(4);
  });

  afterEach(() => {
    mounted.unmount();
  });

  it("is described in words: the curve, the ball, the slope there", async () => {
    await expect
      .element(curve())
      .toHaveAccessibleDescription(
        /The curve of x²\. The descent has 4 steps; the ball is at step 0, x = 1\.2.*J = 1\.44.*slope is 2\.4\./,
      );
    mounted.app.store.movePlayhead(1);
    await expect
      .element(curve())
      .toHaveAccessibleDescription(/at step 1, x = 0\.48.*J = 0\.2304.*slope is 0\.96\./);
  });

  it("shows both sides of the minimum, or not", async () => {
    const both = page.getByRole("button", { name: "Both sides" });
    await expect.element(both).toHaveAttribute("aria-pressed", "true");
    await both.click();
    await expect.element(both).toHaveAttribute("aria-pressed", "false");
    expect(sessionOf(mounted.app.store.state).showsBothSides).toBe(false);
    expect(mounted.app.store.state.history.past).toHaveLength(0);
  });

  it("says what is under the pointer", async () => {
    await userEvent.hover(curve(), { position: { x: 440, y: 330 } });
    const readout = mounted.element.shadowRoot?.querySelector("hover-readout");
    const said = () => readout?.shadowRoot?.textContent ?? "";
    await expect.poll(said).toMatch(/x = \S+: J = \S+, ∇J = \S+/);
    const [x, value, slope] = [...said().matchAll(/-?[\d.]+/g)].map(Number);
    expect(value).toBeCloseTo(x * x, 3);
    expect(slope).toBeCloseTo(2 * x, 2);
  });

  it("begins a run where it is double-clicked, as one edit", async () => {
    await curve().dblClick({ position: { x: 300, y: 330 } });
    const [{ start }] = shownExperiment(mounted.app.store.state).runs;
    expect(start).toHaveLength(1);
    expect(start[0]).not.toBe(1.2);
    expect(Math.abs(start[0])).toBeLessThan(1.5);
    mounted.app.store.undo();
    expect(shownExperiment(mounted.app.store.state).runs[0].start).toEqual([1.2]);
  });
});

describe("Learning rates", () => {
  let mounted: Mounted<RatesView>;
  const panel = (name: RegExp) => page.getByRole("group", { name });

  beforeEach(async () => {
    mounted = await mount<RatesView>("rates-view");
    mounted.element.style.cssText = box;
    mounted.app.commands.run("show-rates");
    await expect.poll(() => mounted.app.store.state.sweep.kind).toBe("swept");
  });

  afterEach(() => {
    mounted.unmount();
  });

  it.each([
    /^η = 1: jumps between −0\.8 and 2\.8 and never comes lower$/,
    /^η = 0\.8: swings from side to side, each swing 0\.6 of the last$/,
    /^η = 0\.4: comes down one side, there after four steps$/,
    /^η = 0\.1: comes down one side, 0\.24 short after nine steps$/,
  ])("has a panel that says %s", async (name) => {
    await expect.element(panel(name)).toBeVisible();
  });

  it("selects the run of the panel that is clicked", async () => {
    await page.getByRole("button", { name: "η = 0.4", exact: true }).click();
    expect(shownExperiment(mounted.app.store.state).selected).toBe(2);
  });

  it("switches to the small surfaces of the valley, drawn each on its own canvas", async () => {
    await page.getByRole("button", { name: "x² + sin² y", exact: true }).click();
    const canvases = () => [
      ...(mounted.element.shadowRoot?.querySelectorAll<HTMLCanvasElement>("canvas[data-run]") ??
        []),
    ];
    await expect.poll(() => canvases().length).toBe(4);
    const colourful = (canvas: HTMLCanvasElement): boolean => {
      const { width, height } = canvas;
      const data = canvas.getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
      let count = 0;
      for (let at = 0; at < data.length; at += 4) {
        if (Math.abs(data[at] - data[at + 2]) > 80) count++;
      }
      return count > width * height * 0.05;
    };
    await expect.poll(() => canvases().map(colourful)).toEqual([true, true, true, true]);
  });

  it("sweeps by keyboard: each rate is told, Enter compares it", async () => {
    const sweep = page.getByRole("slider", { name: "Steps over the learning rate" });
    sweep.element().focus();
    await userEvent.keyboard("{PageUp}{PageUp}{PageUp}");
    await expect
      .element(sweep)
      .toHaveAttribute("aria-valuetext", expect.stringMatching(/^η = 0\.\d+: \d+ steps$/));
    await userEvent.keyboard("{Enter}");
    expect(shownExperiment(mounted.app.store.state).runs).toHaveLength(5);
  });
});

describe("Inside the step", () => {
  let mounted: Mounted<StepView>;

  beforeEach(async () => {
    mounted = await mount<StepView>("step-view");
    mounted.element.style.cssText = "display: block; width: 300px";
  });

  afterEach(() => {
    mounted.unmount();
  });

  function rows(): string[][] {
    const found = mounted.element.shadowRoot?.querySelectorAll("tbody tr") ?? [];
    return Array.from(found, (row) =>
      Array.from(row.querySelectorAll("td"), (cell) => cell.textContent?.trim() ?? ""),
    );
  }

  it("has every vector of the step in numbers", async () => {
    await expect.poll(rows).toEqual([
      ["6", "0.9093"],
      ["−0.6", "−0.09093"],
    ]);
    mounted.app.store.perform({ kind: "choose-optimizer", optimizer: "momentum" });
    await expect.poll(() => rows().length).toBe(4);
    expect(rows()[1]).toEqual(["0", "0"]);
    expect(rows()[2]).toEqual(["6", "0.9093"]);
  });
});
