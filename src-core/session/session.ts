import { parabola, shiftedParabola, valley } from "../objectives/catalogue.ts";
import type { Objective } from "../objectives/objective.ts";
import { type Experiment, experimentFor } from "./experiment.ts";
import { firstNetworkSession, type NetworkSession } from "./network-session.ts";

/** The views that show descents on a function. */
export type ExperimentViewName = "descent" | "slope" | "rates";

/** The views of the window that there are so far. */
export type ViewName = ExperimentViewName | "network";

/** The views that show descents on a function, in the order in which they are offered. */
export const experimentViewNames: readonly ExperimentViewName[] = ["descent", "slope", "rates"];

/** Every view, in the order in which they are offered. */
export const viewNames: readonly ViewName[] = [...experimentViewNames, "network"];

/** The colour maps a surface can be drawn in. */
export type ColourMap = "turbo" | "viridis" | "cividis";

/** Every colour map, in the order in which they are offered. */
export const colourMaps: readonly ColourMap[] = ["turbo", "viridis", "cividis"];

/** Where the map is: in the picture's corner, as large as the surface beside it, or in its place. */
export type MapPlace = "corner" | "beside" | "large";

/** Every place of the map. */
export const mapPlaces: readonly MapPlace[] = ["corner", "beside", "large"];

/** How J is drawn over the iterations; automatic: logarithmic where that shows more. */
export type ValueScale = "automatic" | "linear" | "logarithmic";

/** Every scale of J. */
export const valueScales: readonly ValueScale[] = ["automatic", "linear", "logarithmic"];

/** From where the surface is seen. */
export interface Camera {
  /** From the centre to the camera, counter-clockwise from +x seen from above, in degrees. */
  readonly azimuthDegrees: number;
  /** Above the floor, −5 to 90 degrees. */
  readonly elevationDegrees: number;
  /** 1 shows the whole surface; more is nearer. */
  readonly zoom: number;
  /** How far the picture is moved to the right, as a part of its height at zoom 1. */
  readonly panX: number;
  /** How far the picture is moved up, as a part of its height at zoom 1. */
  readonly panY: number;
}

/**
 * The one document: plain, immutable data from which, with the results of its runs, everything on
 * screen follows.
 */
export interface Session {
  readonly view: ViewName;
  /** Each view has a function and runs of its own: x² in one does not disturb the valley in another. */
  readonly experiments: Readonly<Record<ExperimentViewName, Experiment>>;
  /** The network, and how it is looked at. */
  readonly network: NetworkSession;
  /** The iterate that is shown; beyond a run's end its last one is. */
  readonly playhead: number;
  /** Playback, in steps a second. */
  readonly stepsPerSecond: number;
  /** Playback takes so many seconds for the whole run, however long it is; left out: not by this. */
  readonly wholeRunSeconds?: number;
  readonly camera: Camera;
  readonly colourMap: ColourMap;
  readonly mapPlace: MapPlace;
  readonly valueScale: ValueScale;
  /** Whether `Slope` shows why steps go inwards from both sides of a minimum. */
  readonly showsBothSides: boolean;
}

/**
 * The two angles of the chapter's pictures, and three to measure by. The first looks along the
 * valley from (−x, −y) into the wall that the descent comes down, the second along it from the
 * other end.
 */
export const viewingAngles = {
  first: { azimuthDegrees: -125.7, elevationDegrees: 28.5, zoom: 1, panX: 0, panY: 0 },
  second: { azimuthDegrees: 117, elevationDegrees: 38, zoom: 1, panX: 0, panY: 0 },
  top: { azimuthDegrees: -90, elevationDegrees: 90, zoom: 1, panX: 0, panY: 0 },
  front: { azimuthDegrees: -90, elevationDegrees: 8, zoom: 1, panX: 0, panY: 0 },
  side: { azimuthDegrees: 180, elevationDegrees: 8, zoom: 1, panX: 0, panY: 0 },
} as const satisfies Record<string, Camera>;

/** The name of a viewing angle. */
export type ViewingAngle = keyof typeof viewingAngles;

/** All viewing angles, in the order in which they are offered. */
export const viewingAngleNames = Object.keys(viewingAngles) as readonly ViewingAngle[];

/**
 * A named angle as it suits an objective: the first is the objective's own, if it has one, and else
 * mirrored where the suggested descent starts at low x, so that it looks into the wall the descent
 * comes down.
 */
export function angleFor(angle: ViewingAngle, objective: Objective): Camera {
  const camera = viewingAngles[angle];
  if (angle !== "first") return camera;
  const { domain, suggested, firstAngle } = objective;
  if (firstAngle) return { ...camera, ...firstAngle };
  const [{ low, high }] = domain;
  if (suggested.start[0] >= (low + high) / 2) return camera;
  return { ...camera, azimuthDegrees: -180 - camera.azimuthDegrees };
}

/** The playback speeds that are offered, in steps a second. */
export const playbackSpeeds: readonly number[] = [1, 2, 5, 10, 20, 60];

/** The seconds in which a whole run can be played, from slow to fast. */
export const wholeRunDurations: readonly number[] = [30, 10, 5];

/** The most seconds that a session can give a whole run. */
export const longestWholeRun = 3600;

/** The fastest playback a session can hold, in steps a second. */
export const fastestPlayback = 1000;

/** The function that a view begins with: the chapter's own for it. */
const firstObjectives: Readonly<Record<ExperimentViewName, Objective>> = {
  descent: valley,
  slope: parabola,
  rates: shiftedParabola,
};

/** The session of a first start: the chapter's valley, from (3, 1) with η = 0.1. */
export function createSession(objective: Objective = valley): Session {
  return {
    view: "descent",
    experiments: {
      descent: experimentFor(objective, "descent"),
      slope: experimentFor(firstObjectives.slope, "slope"),
      rates: experimentFor(firstObjectives.rates, "rates"),
    },
    network: firstNetworkSession(),
    playhead: 0,
    stepsPerSecond: 2,
    camera: angleFor("first", objective),
    colourMap: "turbo",
    mapPlace: "corner",
    valueScale: "automatic",
    showsBothSides: true,
  };
}

/**
 * The view whose experiment is at hand. The network has none: meanwhile that of `Descent` waits,
 * which is what people come back to.
 */
export function experimentViewOf({ view }: Session): ExperimentViewName {
  return view === "network" ? "descent" : view;
}

/** The experiment of the view that is shown; see {@link experimentViewOf}. */
export function experimentOf(session: Session): Experiment {
  return session.experiments[experimentViewOf(session)];
}

/** The session with another experiment in the view that is shown; see {@link experimentViewOf}. */
export function withExperiment(session: Session, experiment: Experiment): Session {
  const experiments = { ...session.experiments, [experimentViewOf(session)]: experiment };
  return { ...session, experiments };
}

/** Whether a view shows functions of so many variables. */
export function viewShows(view: ExperimentViewName, dimension: 1 | 2): boolean {
  return view !== "slope" || dimension === 1;
}
