import type { ContourMapData } from "./map-data.ts";
import type { MapPlacement } from "./map-placement.ts";
import { isOnMap, pointAtStep, pointShown } from "./map-run-painter.ts";
import { hasPoint } from "./pixel-box.ts";

/** What of a run can be taken hold of: the ball at its playhead, or the ring at its start. */
export interface RunGrip {
  /** Index in the list of runs that is shown. */
  readonly run: number;
  readonly what: "ball" | "start";
}

/** How far from its middle a grip can be taken hold of, in CSS pixels. */
export const gripReachPx = 12;

/**
 * The point of the plane under a point of the map, or null outside its plot.
 *
 * @param x in the units of the rectangle that the map was placed in
 * @param y likewise, downwards
 */
export function mapPointAt(
  { plot, toDomainX, toDomainY }: MapPlacement,
  x: number,
  y: number,
): readonly [x: number, y: number] | null {
  return hasPoint(plot, { x, y }) ? [toDomainX(x), toDomainY(y)] : null;
}

/**
 * The grip nearest to a point of the map, within `gripReachPx`; of several equally near the selected
 * run's, then the ball's.
 */
export function mapGripAt(
  placement: MapPlacement,
  data: Pick<ContourMapData, "field" | "paths">,
  x: number,
  y: number,
): RunGrip | null {
  const places = data.paths.flatMap((path, run) =>
    path.count < 1
      ? []
      : ([
          { run, what: "ball", point: pointShown(path), isSelected: path.isSelected },
          { run, what: "start", point: pointAtStep(path, 0), isSelected: path.isSelected },
        ] as const),
  );
  const near = places
    .filter(({ point: [atX, atY] }) => isOnMap(data, atX, atY))
    .map(({ run, what, point, isSelected }) => ({
      grip: { run, what },
      isSelected,
      distance: Math.hypot(placement.toPixelX(point[0]) - x, placement.toPixelY(point[1]) - y),
    }))
    .filter(({ distance }) => distance <= gripReachPx);
  return nearestGrip(near);
}

/** A grip and how far it is. */
export interface NearGrip {
  readonly grip: RunGrip;
  readonly isSelected: boolean;
  readonly distance: number;
}

/** The nearest grip; of equally near ones the selected run's, then the ball, then the last painted. */
export function nearestGrip(near: readonly NearGrip[]): RunGrip | null {
  const ranked = [...near].sort(
    (one, other) =>
      one.distance - other.distance ||
      Number(other.isSelected) - Number(one.isSelected) ||
      Number(one.grip.what === "start") - Number(other.grip.what === "start") ||
      other.grip.run - one.grip.run,
  );
  return ranked.length > 0 ? ranked[0].grip : null;
}
