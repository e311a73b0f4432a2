import { objectiveOf } from "./experiment.ts";
import { angleFor, experimentOf, type Session } from "./session.ts";

/**
 * The session after a change, with the camera of the first angle when it had that before: who looks
 * from there does so with another function too, in this view or another, whose first angle is its own.
 */
export function keepFirstAngle(before: Session, after: Session): Session {
  const last = objectiveOf(experimentOf(before));
  const next = objectiveOf(experimentOf(after));
  const { camera } = after;
  const wasFirst = camera.azimuthDegrees === angleFor("first", last).azimuthDegrees;
  if (last === next || !wasFirst) return after;
  const { azimuthDegrees } = angleFor("first", next);
  return { ...after, camera: { ...camera, azimuthDegrees } };
}
