import type { Objective } from "../objectives/objective.ts";
import { curvatures, type StationaryPlace, stationaryPlace } from "./stationary-place.ts";
import type { Trajectory } from "./trajectory.ts";

/** Ground is level that bends or slopes by less than this part of J's height over the domain. */
const levelPart = 1e-4;
/** A place is near that one step of Newton's rule reaches within this part of the domain. */
const nearPart = 0.05;
/** How far around level ground one looks for lower places, as a part of the domain. */
const ringPart = 0.02;
const ringPlaces = 16;
/** What differs by less than this part of J's height is level. */
const samePart = 1e-12;

/** What the last iterate of a run is close to. */
export interface RestingPlace {
  readonly place: StationaryPlace;
  readonly gradientNorm: number;
  /** The smallest and the largest curvature at the iterate. */
  readonly curvatures: readonly [number, number];
  /** Whether that place is at the iterate or next to it, rather than across the domain. */
  readonly isNear: boolean;
  /** J at that place, by the quadratic that fits the iterate. */
  readonly value: number;
}

/** What a run ends close to, by slope and curvature at its last iterate, for J of any size. */
export function restingPlace(objective: Objective, trajectory: Trajectory): RestingPlace {
  const last = trajectory.length - 1;
  const point = Float64Array.from(trajectory.pointAt(last));
  const gradient = trajectory.gradientAt(last);
  const value = trajectory.values[last];
  const hessian = new Float64Array(objective.dimension ** 2);
  objective.hessian(point, hessian);
  const bends = curvatures(hessian);
  const width = domainWidth(objective);
  const height = typicalHeight(objective);
  const gradientNorm = Math.hypot(...gradient);
  const bend = Math.max(Math.abs(bends[0]), Math.abs(bends[1])) * width ** 2;
  if (bend < levelPart * height) {
    const isNear = gradientNorm * width < levelPart * height;
    const place = isNear && isLowest(objective, point, value, height) ? "minimum" : "flat";
    return { place, gradientNorm, curvatures: bends, isNear, value };
  }
  const step = newtonStep(hessian, gradient);
  const gain = step.reduce((sum, part, axis) => sum + part * gradient[axis], 0) / 2;
  return {
    place: stationaryPlace(hessian),
    gradientNorm,
    curvatures: bends,
    isNear: Math.hypot(...step) <= nearPart * width,
    value: Number.isFinite(gain) ? value - gain : value,
  };
}

/** The longest side of an objective's domain. */
export function domainWidth({ domain }: Objective): number {
  return Math.max(...domain.map(({ low, high }) => high - low));
}

/** How high J typically stands above its lowest in the domain: the median over a coarse grid. */
function typicalHeight(objective: Objective): number {
  const { dimension, domain, knownMinima } = objective;
  const perAxis = dimension === 1 ? 65 : 9;
  const point = new Float64Array(dimension);
  const values = knownMinima.map((minimum) => minimum.value);
  for (let place = 0; place < perAxis ** dimension; place++) {
    domain.forEach(({ low, high }, axis) => {
      const part = (Math.floor(place / perAxis ** axis) % perAxis) / (perAxis - 1);
      point[axis] = low + part * (high - low);
    });
    const height = objective.value(point);
    if (Number.isFinite(height)) values.push(height);
  }
  if (values.length === 0) return 1;
  const sorted = Float64Array.from(values).sort();
  return sorted[sorted.length >> 1] - sorted[0];
}

/** Whether J is nowhere lower on a small ring around a point, and somewhere higher. */
function isLowest(
  objective: Objective,
  point: Float64Array,
  value: number,
  height: number,
): boolean {
  const { dimension, domain } = objective;
  const near = new Float64Array(dimension);
  let highest = value;
  for (let place = 0; place < ringPlaces; place++) {
    const angle = (2 * Math.PI * place) / ringPlaces;
    for (let axis = 0; axis < dimension; axis++) {
      const radius = ringPart * (domain[axis].high - domain[axis].low);
      near[axis] = point[axis] + radius * (axis === 0 ? Math.cos(angle) : Math.sin(angle));
    }
    const around = objective.value(near);
    if (around < value - samePart * height) return false;
    highest = Math.max(highest, around);
  }
  return highest > value + samePart * height;
}

/** H⁻¹g for one or two variables; not finite where H is singular. */
function newtonStep(hessian: Float64Array, gradient: readonly number[]): number[] {
  if (gradient.length === 1) return [gradient[0] / hessian[0]];
  const [a, b, , d] = hessian;
  const determinant = a * d - b * b;
  return [
    (d * gradient[0] - b * gradient[1]) / determinant,
    (a * gradient[1] - b * gradient[0]) / determinant,
  ];
}
