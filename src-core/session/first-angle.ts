import { objectiveOf } from "./experiment.ts";
import { angleFor, type Camera, experimentOf, type Session } from "./session.ts";

/**
 * The session after a change, with the camera of the first angle when it had that before: who looks
 * from there does so with another function too, in this view or another, whose first angle is its own.
 */
export function keepFirstAngle(before: Session, after: Session): Session {
  const last = objectiveOf(experimentOf(before));
  const next = objectiveOf(experimentOf(after));
  if (last === next || !isSeenFrom(after.camera, angleFor("first", last))) return after;
  const { azimuthDegrees, elevationDegrees } = angleFor("first", next);
  return { ...after, camera: { ...after.camera, azimuthDegrees, elevationDegrees } };
}

/** However near, and wherever the middle is. */
function isSeenFrom(camera: Camera, { azimuthDegrees, elevationDegrees }: Camera): boolean {
  return camera.azimuthDegrees === azimuthDegrees && camera.elevationDegrees === elevationDegrees;
}
