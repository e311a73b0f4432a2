import { describe, expect, it } from "vitest";
import {
  defaultMaximumSteps,
  divergenceBound,
  stepLimit,
  suggestedRunSettings,
} from "#core/descent/run-settings.ts";
import { catalogue, parabola, shiftedParabola, valley } from "#core/objectives/catalogue.ts";
import { gradientOf } from "../finite-differences.ts";

describe("the suggested settings", () => {
  it("are the chapter's", () => {
    expect(suggestedRunSettings(valley)).toEqual({
      start: [3, 1],
      rule: { optimizer: "gradient-descent", hyperparameters: { learningRate: 0.1 } },
      stop: { value: 0.01, gradient: null, maximumSteps: 1000 },
    });
    expect(suggestedRunSettings(parabola)).toMatchObject({
      start: [1.2],
      rule: { hyperparameters: { learningRate: 0.3 } },
      stop: { value: 0.001 },
    });
    expect(suggestedRunSettings(shiftedParabola).start).toEqual([-0.8]);
  });

  it("give every function a goal that is not met at its start, and steps in range", () => {
    for (const objective of catalogue) {
      const { start, stop } = suggestedRunSettings(objective);
      const point = Float64Array.from(start);
      const slope = Math.hypot(...gradientOf(objective, start));
      expect(stop.value !== null || stop.gradient !== null).toBe(true);
      expect(objective.value(point)).toBeGreaterThan(stop.value ?? Number.NEGATIVE_INFINITY);
      expect(slope).toBeGreaterThan(stop.gradient ?? 0);
      expect(stop.maximumSteps).toBeGreaterThanOrEqual(1);
      expect(stop.maximumSteps).toBeLessThanOrEqual(stepLimit);
    }
  });

  it("leave the stop of the chapter's functions to J and to the usual number of steps", () => {
    for (const objective of [valley, parabola, shiftedParabola]) {
      const { stop } = suggestedRunSettings(objective);
      expect(stop.gradient).toBeNull();
      expect(stop.maximumSteps).toBe(defaultMaximumSteps);
    }
  });
});

it("bounds what a run can reach and how long it can be", () => {
  expect(divergenceBound).toBe(1e12);
  expect(defaultMaximumSteps).toBeLessThanOrEqual(stepLimit);
  expect(stepLimit).toBeGreaterThanOrEqual(1_000_000);
});
