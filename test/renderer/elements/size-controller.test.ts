import type {} from "@vitest/browser-playwright";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cdp } from "vitest/browser";
import "../../../src-renderer/elements/surface-view.ts";
import type { SurfaceView } from "../../../src-renderer/elements/surface-view.ts";
import { type Mounted, mount } from "./mounted-app.ts";
import "../../../src-renderer/elements/iteration-slider.ts";
import type { IterationSlider } from "../../../src-renderer/elements/iteration-slider.ts";

let view: Mounted<SurfaceView>;
let slider: Mounted<IterationSlider>;

beforeEach(async () => {
  view = await mount<SurfaceView>("surface-view");
  view.element.style.cssText = "position: relative; display: block; width: 500px; height: 400px";
  slider = await mount<IterationSlider>("iteration-slider");
  slider.element.style.cssText = "width: 500px; height: 100px";
});

afterEach(async () => {
  view.unmount();
  slider.unmount();
  await cdp().send("Emulation.clearDeviceMetricsOverride");
});

/** As when the window is dragged to another screen. */
async function moveToScreen(deviceScaleFactor: number): Promise<void> {
  const { innerWidth: width, innerHeight: height } = window.top ?? window;
  const metrics = { width, height, deviceScaleFactor, mobile: false };
  await cdp().send("Emulation.setDeviceMetricsOverride", metrics);
  await expect.poll(() => devicePixelRatio).toBe(deviceScaleFactor);
}

/** Pixels of each canvas to one of CSS: the surface's texts, the map, the timeline. */
function ratios(): number[] {
  const map = view.element.shadowRoot?.querySelector("contour-map")?.shadowRoot;
  const canvases = [
    view.element.shadowRoot?.querySelector("canvas:last-child"),
    map?.querySelector("canvas"),
    slider.element.shadowRoot?.querySelector("canvas"),
  ];
  return canvases.map((canvas) =>
    canvas instanceof HTMLCanvasElement ? Math.round(canvas.width / canvas.clientWidth) : 0,
  );
}

describe("pictures", () => {
  it("stay sharp on a screen with other pixels, each time the window is moved", async () => {
    await expect.poll(ratios).toEqual([1, 1, 1]);
    await moveToScreen(2);
    await expect.poll(ratios).toEqual([2, 2, 2]);
    await moveToScreen(3);
    await expect.poll(ratios).toEqual([3, 3, 3]);
  });

  it("follow their own size", async () => {
    await expect.poll(ratios).toEqual([1, 1, 1]);
    slider.element.style.width = "300px";
    const canvas = slider.element.shadowRoot?.querySelector("canvas");
    await expect.poll(() => canvas?.width).toBe(300);
  });
});
