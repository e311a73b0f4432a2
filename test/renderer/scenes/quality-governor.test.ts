import { describe, expect, it } from "vitest";
import { QualityGovernor } from "../../../src-renderer/scenes/quality-governor.ts";

function feed(governor: QualityGovernor, intervalMs: number, frames: number): void {
  for (let frame = 0; frame < frames; frame++) governor.measured(intervalMs);
}

describe("the quality of frames in motion", () => {
  it("drops nothing on a machine that keeps up", () => {
    const governor = new QualityGovernor(false);
    feed(governor, 16.7, 500);
    expect(governor.quality).toMatchObject({ resolution: 2, mesh: "full", labels: "overlay" });
  });

  it("gives up pixels and mesh while frames are slow, step by step", () => {
    const governor = new QualityGovernor(false);
    feed(governor, 60, 8);
    expect(governor.quality).toMatchObject({ resolution: 1, mesh: "full" });
    feed(governor, 60, 100);
    expect(governor.quality).toMatchObject({ resolution: 0.5, mesh: "coarse" });
  });

  it("tries to do better after a long time of fast frames", () => {
    const governor = new QualityGovernor(true);
    const before = governor.quality.resolution;
    feed(governor, 16.7, 200);
    expect(governor.quality.resolution).toBeGreaterThan(before);
  });

  it("waits ever longer to try again when doing better was too slow", () => {
    const governor = new QualityGovernor(true);
    const before = governor.quality.resolution;
    feed(governor, 16.7, 125);
    feed(governor, 60, 3);
    expect(governor.quality.resolution).toBe(before);
    feed(governor, 16.7, 300);
    expect(governor.quality.resolution).toBe(before);
  });
});
