import type { Camera } from "#core/session/session.ts";

/** Where the picture is looked at from: the camera of a session. */
export type CameraPose = Camera;

/** The range of elevations that a person can turn to, in degrees. */
export const elevationLimits = { low: -5, high: 90 } as const;
/** The range of zooms that a person can set. */
export const zoomLimits = { low: 0.4, high: 12 } as const;
/** About the scene's half, as a part of the picture's height at zoom 1. */
const scenePan = 0.36;
/** Less than the window's half height: the scene's edge stays within it. */
const windowPan = 0.4;

/**
 * The nearest pose that can be shown; the azimuth in −180..180, the pan such that a part of the
 * surface stays in the picture.
 */
export function clampPose(pose: CameraPose): CameraPose {
  const zoom = clamp(pose.zoom, zoomLimits.low, zoomLimits.high);
  const pan = Math.hypot(pose.panX, pose.panY);
  const kept = Math.min(1, (scenePan + windowPan / zoom) / Math.max(pan, Number.MIN_VALUE));
  return {
    azimuthDegrees: wrapDegrees(pose.azimuthDegrees),
    elevationDegrees: clamp(pose.elevationDegrees, elevationLimits.low, elevationLimits.high),
    zoom,
    panX: pose.panX * kept,
    panY: pose.panY * kept,
  };
}

/** The pose a part `t` (0..1) of the way between two, turning the shorter way round. */
export function blendPoses(from: CameraPose, to: CameraPose, t: number): CameraPose {
  const turn = wrapDegrees(to.azimuthDegrees - from.azimuthDegrees);
  const between = (a: number, b: number): number => a + (b - a) * t;
  return {
    azimuthDegrees: wrapDegrees(from.azimuthDegrees + turn * t),
    elevationDegrees: between(from.elevationDegrees, to.elevationDegrees),
    zoom: from.zoom * (to.zoom / from.zoom) ** t,
    panX: between(from.panX, to.panX),
    panY: between(from.panY, to.panY),
  };
}

/** Whether two poses show the same picture. */
export function isSamePose(a: CameraPose, b: CameraPose): boolean {
  return (
    a.azimuthDegrees === b.azimuthDegrees &&
    a.elevationDegrees === b.elevationDegrees &&
    a.zoom === b.zoom &&
    a.panX === b.panX &&
    a.panY === b.panY
  );
}

function wrapDegrees(degrees: number): number {
  return degrees - 360 * Math.round(degrees / 360);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
