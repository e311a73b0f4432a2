import type { MarkerGeometry } from "./marker-geometry.ts";
import type { RibbonGeometry } from "./ribbon.ts";

/** What of a run is drawn now, as names have to keep clear of it; the geometries stay the run's. */
export interface RunShape {
  /** Its path, what comes next, and its arrows. */
  readonly ribbons: readonly RibbonGeometry[];
  readonly rings: readonly MarkerGeometry[];
  /** Radius of a ring, in CSS pixels. */
  readonly ringPx: number;
  /** One marker, or none. */
  readonly ball: MarkerGeometry;
  /** Radius of the ball, in CSS pixels. */
  readonly ballPx: number;
}
