import { describe, expect, it } from "vitest";
import { viewingAngles } from "#core/session/session.ts";
import {
  blendPoses,
  type CameraPose,
  clampPose,
} from "../../../src-renderer/scenes/camera-pose.ts";
import { CameraRig } from "../../../src-renderer/scenes/camera-rig.ts";
import { PoseControl } from "../../../src-renderer/scenes/pose-control.ts";

/** Whether some place of the valley's box is within a picture of 1040 × 752. */
function isAnySeen(rig: CameraRig): boolean {
  const places = Array.from({ length: 25 }, (_, at) => (at - 12) / 4);
  return places.some((x) =>
    places.some((y) =>
      places.some((z) => {
        const seen = rig.project(x, y, z * 0.8);
        return seen.x > 0 && seen.x < 1040 && seen.y > 0 && seen.y < 752;
      }),
    ),
  );
}

describe("camera poses", () => {
  it("turn the shorter way round", () => {
    const from: CameraPose = { ...viewingAngles.first, azimuthDegrees: 170 };
    const half = blendPoses(from, { ...from, azimuthDegrees: -170 }, 0.5);
    expect(Math.abs(half.azimuthDegrees)).toBeCloseTo(180, 6);
  });

  it("stay above the floor and in sight", () => {
    const pose = clampPose({
      azimuthDegrees: 725,
      elevationDegrees: -80,
      zoom: 1000,
      panX: 9,
      panY: -9,
    });
    expect(pose).toEqual({
      azimuthDegrees: 5,
      elevationDegrees: -5,
      zoom: 12,
      panX: expect.closeTo(0.278, 3),
      panY: expect.closeTo(-0.278, 3),
    });
  });

  it.each([0.4, 1, 3, 12])("leave a part of the surface in the picture at zoom %d", (zoom) => {
    const rig = new CameraRig();
    for (const [panX, panY] of [
      [9, 0],
      [-9, 0],
      [0, 9],
      [0, -9],
      [9, 9],
      [-9, -9],
    ]) {
      rig.look(clampPose({ ...viewingAngles.first, zoom, panX, panY }), 1040, 752);
      expect(isAnySeen(rig)).toBe(true);
    }
  });

  it("show the near corner of the first angle at the bottom", () => {
    const rig = new CameraRig();
    rig.look(viewingAngles.first, 1040, 752);
    const near = rig.project(-3, -3, -2.3);
    for (const [x, y] of [
      [3, -3],
      [-3, 3],
      [3, 3],
    ] as const) {
      expect(rig.project(x, y, -2.3).y).toBeLessThan(near.y);
    }
    expect(rig.project(3, -3, -2.3).x).toBeGreaterThan(near.x);
  });

  it("keep what is under the pointer in place when zooming there", () => {
    const rig = new CameraRig();
    const control = new PoseControl(viewingAngles.first, () => undefined);
    control.resize(1040, 752);
    rig.look(control.pose, 1040, 752);
    const before = rig.project(1, 2, 0);
    control.zoom(2.5, before);
    rig.look(control.pose, 1040, 752);
    const after = rig.project(1, 2, 0);
    expect(after.x).toBeCloseTo(before.x, 6);
    expect(after.y).toBeCloseTo(before.y, 6);
  });
});
