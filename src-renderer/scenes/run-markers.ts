import { MarkerMaterial } from "./marker-material.ts";

/** Radius of the selected run's ball, in CSS pixels. */
export const ballRadiusPx = 13;
/** Radius of a ring at an iterate, in CSS pixels. */
export const ringRadiusPx = 5;

/** Paint of rings at iterates; the caller disposes of it. */
export function ringPaint(
  radiusPx: number,
  opacity: number,
  pass: "seen" | "hidden",
): MarkerMaterial {
  return new MarkerMaterial({ shape: "ring", radiusPx, strokePx: 1.9, opacity, pass });
}

/** Paint of a run's ball; the caller disposes of it. */
export function ballPaint(opacity: number, pass: "seen" | "hidden"): MarkerMaterial {
  return new MarkerMaterial({
    shape: "ball",
    radiusPx: ballRadiusPx,
    strokePx: 1,
    opacity,
    pass,
  });
}
