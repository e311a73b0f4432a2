import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../../src-renderer/elements/timeline-bar.ts";
import type { TimelineBar } from "../../../src-renderer/elements/timeline-bar.ts";
import { sessionOf } from "../../../src-renderer/state/app-state.ts";
import { playbackSpeedOf, playheadOf } from "../../../src-renderer/state/run-list.ts";
import { type Mounted, mount } from "./mounted-app.ts";

let mounted: Mounted<TimelineBar>;

beforeEach(async () => {
  mounted = await mount<TimelineBar>("timeline-bar");
  mounted.element.style.cssText = "display: block; width: 900px; height: 148px";
});

afterEach(() => {
  mounted.unmount();
});

const playhead = () => playheadOf(mounted.app.store.state);
const button = (name: string) => page.getByRole("button", { name, exact: true });
const iteration = () => page.getByRole("slider", { name: "Iteration" });

describe("the timeline", () => {
  it("says how the run ended", async () => {
    await expect
      .element(page.getByRole("status", { name: "Run status" }))
      .toHaveTextContent("Reached J < 0.01 after 16 steps: J = 0.009711 at (0.084442, 0.050819)");
  });

  it("says why a run will never get there", async () => {
    mounted.app.store.enter({ kind: "hyperparameter", name: "learningRate" }, "1", "rate");
    await expect
      .element(page.getByRole("status", { name: "Run status" }))
      .toHaveTextContent(/Never reaches J < 0.01: x jumps between −3 and 3/);
  });

  it("has no blank behind a full-width colon", async () => {
    mounted.app.commands.run("language-zh-CN");
    const status = page.getByRole("status");
    await expect.element(status).toHaveTextContent(/：J = 0\.009711/);
  });

  it("writes iterations as counts, as everywhere else", async () => {
    const fillText = vi.spyOn(OffscreenCanvasRenderingContext2D.prototype, "fillText");
    const { store } = mounted.app;
    store.enter({ kind: "hyperparameter", name: "learningRate" }, "0.0001", "rate");
    store.enter({ kind: "maximum-steps" }, "12000", "steps");
    await expect.poll(() => fillText.mock.calls.map(([text]) => text)).toContain("12,000");
    fillText.mockRestore();
  });

  it("steps, resets, and offers only what can be done", async () => {
    await expect.element(button("Step back")).toBeDisabled();
    await button("Step forward").click();
    await button("Step forward").click();
    expect(playhead()).toBe(2);
    await button("Step back").click();
    expect(playhead()).toBe(1);
    await button("Reset").click();
    expect(playhead()).toBe(0);
    await expect.element(button("Reset")).toBeDisabled();
  });

  it("plays to the end and offers to play again", async () => {
    page.getByRole("slider", { name: "Speed" }).element().focus();
    await userEvent.keyboard("{End}{ArrowLeft}{ArrowLeft}{ArrowLeft}");
    expect(sessionOf(mounted.app.store.state)).toMatchObject({ stepsPerSecond: 60 });
    expect(sessionOf(mounted.app.store.state).wholeRunSeconds).toBeUndefined();
    await button("Play").click();
    await expect.element(button("Pause")).toBeVisible();
    await expect.poll(playhead).toBe(16);
    await expect.element(button("Play")).toBeEnabled();
    await expect.element(button("Step forward")).toBeDisabled();
  });

  it("plays a whole run in the seconds that are chosen, however many steps it has", async () => {
    const speed = page.getByRole("slider", { name: "Speed" });
    speed.element().focus();
    await userEvent.keyboard("{End}");
    await expect.element(speed).toHaveAttribute("aria-valuetext", "whole in 5 s");
    expect(playbackSpeedOf(mounted.app.store.state)).toBe(16 / 5);
    await userEvent.keyboard("{ArrowLeft}{ArrowLeft}");
    await expect.element(speed).toHaveAttribute("aria-valuetext", "whole in 30 s");
    expect(playbackSpeedOf(mounted.app.store.state)).toBe(16 / 30);
    await userEvent.keyboard("{Home}");
    expect(playbackSpeedOf(mounted.app.store.state)).toBe(1);
  });

  it("is scrubbed by a slider that tells step and value", async () => {
    iteration().element().focus();
    await userEvent.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}");
    expect(playhead()).toBe(3);
    await expect
      .element(iteration())
      .toHaveAttribute("aria-valuetext", "Step 3 of 16, J = 2.786415");
    await userEvent.keyboard("{End}");
    expect(playhead()).toBe(16);
    await userEvent.keyboard("{Home}");
    expect(playhead()).toBe(0);
  });

  it("is scrubbed where the chart has the iteration under the pointer", async () => {
    const { left, width, top, height } = iteration().element().getBoundingClientRect();
    const plotLeft = left + 8;
    const plotWidth = width - 16;
    const at = { x: plotLeft + (plotWidth * 9) / 16 - left, y: height / 2 };
    expect(top).toBeGreaterThan(0);
    await iteration().click({ position: at });
    expect(playhead()).toBe(9);
  });

  it("says nothing of a run that is over before it could be read", async () => {
    const status = page.getByRole("status", { name: "Run status" });
    const said: string[] = [];
    const watching = new MutationObserver(() => said.push(status.element().textContent ?? ""));
    watching.observe(status.element(), { subtree: true, childList: true, characterData: true });
    mounted.app.store.enter({ kind: "hyperparameter", name: "learningRate" }, "0.2", "rate");
    await expect.element(status).toHaveTextContent(/after 8 steps/);
    watching.disconnect();
    expect(said.some((text) => text.includes("Running"))).toBe(false);
  });

  it("says how far a long run is", async () => {
    mounted.main.isHeld = true;
    mounted.app.store.enter({ kind: "hyperparameter", name: "learningRate" }, "0.2", "rate");
    const status = page.getByRole("status", { name: "Run status" });
    await expect.element(status).toHaveTextContent(/Running: step 0 of at most 1,000/);
    await expect.element(status).toHaveAttribute("aria-busy", "true");
    mounted.main.release();
    await expect.element(status).toHaveTextContent(/after 8 steps/);
  });
});
