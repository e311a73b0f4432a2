import { describe, expect, it } from "vitest";
import {
  positionOfRate,
  rateOfPosition,
  sliderPositions,
} from "../../../src-renderer/state/rate-scale.ts";

describe("the slider of learning rates", () => {
  it("reaches from 0.001 to 10, with equal factors on equal ways", () => {
    expect(rateOfPosition(0)).toBe(0.001);
    expect(rateOfPosition(sliderPositions / 2)).toBe(0.1);
    expect(rateOfPosition(sliderPositions)).toBe(10);
  });

  it("comes back to the position that a rate was read from", () => {
    for (let position = 0; position <= sliderPositions; position++) {
      expect(positionOfRate(rateOfPosition(position))).toBe(position);
    }
  });

  it("stands at an end for rates beyond it", () => {
    expect(positionOfRate(0)).toBe(0);
    expect(positionOfRate(1e-9)).toBe(0);
    expect(positionOfRate(1e9)).toBe(sliderPositions);
  });
});
