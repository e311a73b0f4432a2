import type { Objective } from "../objectives/objective.ts";
import { curvatures, type StationaryPlace, stationaryPlace } from "./stationary-place.ts";
import type { Trajectory } from "./trajectory.ts";

/** Ground is level that bends or slopes by less than this part of J's height over the domain. */
const levelPart = 1e-4;
/** A place is near that one step of Newton's rule reaches within this part of the domain. */
const nearPart = 0.05;
/** A slope is nothing that falls by less than this part of J's height over the domain. */
const slopelessPart = 0.02;
/** How far around level ground one looks for lower places, as a part of the domain. */
const ringPart = 0.02;
const ringPlaces = 16;
/** Round a saddle J changes between higher and lower so often, round a slope but twice. */
const saddleTurns = 4;
/** A determinant this small beside the largest curvature squared is none. */
const singularPart = 1e-9;
/** The rings on which a place without a slope is looked round, as parts of the domain. */
const ringParts: readonly number[] = [ringPart, ringPart / 10, ringPart / 100];
/** What differs by less than this part of J's height is level. */
const samePart = 1e-12;

/** J around a place: higher on every side, lower somewhere, or neither is known. */
export type Surroundings = "higher" | "lower" | "unknown";

/** What the last iterate of a run is close to. */
export interface RestingPlace {
  readonly place: StationaryPlace;
  readonly gradientNorm: number;
  /** The smallest and the largest curvature at the iterate. */
  readonly curvatures: readonly [number, number];
  /** Whether that place is at the iterate or next to it, rather than across the domain. */
  readonly isNear: boolean;
  /** Whether the slope is nothing beside the slopes that J typically has. */
  readonly isSlopeless: boolean;
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
  const near = { objective, point, value, gradientNorm, height };
  const isSlopeless = gradientNorm * width <= slopelessPart * height;
  const largestBend = Math.max(Math.abs(bends[0]), Math.abs(bends[1]));
  const facts = { gradientNorm, curvatures: bends, isSlopeless };
  if (largestBend * width ** 2 < levelPart * height) {
    const isNear = gradientNorm * width < levelPart * height;
    return { ...facts, place: isNear ? placeByRing(near) : "flat", isNear, value };
  }
  const place = stationaryPlace(hessian);
  const { length, gain } = newtonStep(hessian, gradient, largestBend);
  return {
    ...facts,
    place: place === "flat" ? placeByRing(near) : place,
    isNear: length <= nearPart * width,
    value: Number.isFinite(gain) ? value - gain : value,
  };
}

/**
 * What kind of place the last iterate of a run is, when the slope there is (nearly) nothing for a
 * function of that height; null where it is not.
 */
export function slopelessPlace(
  objective: Objective,
  trajectory: Trajectory,
): StationaryPlace | null {
  const { place, isNear, isSlopeless } = restingPlace(objective, trajectory);
  return isNear && (place === "minimum" || isSlopeless) ? place : null;
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

/**
 * What J is around a point where it has no slope: looked at on small rings, the widest of them
 * {@link ringPart} of the domain.
 */
export function surroundingsOf(objective: Objective, place: readonly number[]): Surroundings {
  const point = Float64Array.from(place);
  const value = objective.value(point);
  const rings = ringParts.map((part) => valuesAround(objective, point, part));
  if (rings.flat().some((around) => around < value)) return "lower";
  return rings.flat().every((around) => around > value) ? "higher" : "unknown";
}

interface NearPlace {
  readonly objective: Objective;
  readonly point: Float64Array;
  readonly value: number;
  readonly gradientNorm: number;
  readonly height: number;
}

/** What kind of place it is where second derivatives do not tell: by J on a small ring around it. */
function placeByRing({
  objective,
  point,
  value,
  gradientNorm,
  height,
}: NearPlace): StationaryPlace {
  const radius = ringPart * domainWidth(objective);
  // What the slope that is left makes of the ring says nothing about the place.
  const level = samePart * height + 2 * gradientNorm * radius;
  const sides = valuesAround(objective, point, ringPart).map((around) =>
    Math.abs(around - value) <= level ? 0 : Math.sign(around - value),
  );
  const uneven = sides.filter((side) => side !== 0);
  if (uneven.length === 0) return "flat";
  if (uneven.every((side) => side > 0)) return "minimum";
  if (uneven.every((side) => side < 0)) return "maximum";
  const turns = uneven.filter((side, place) => side !== uneven.at(place - 1)).length;
  return turns >= saddleTurns ? "saddle" : "flat";
}

/** J on a ring around a point whose radius is that part of the domain; two places for one variable. */
function valuesAround(
  { dimension, domain, value }: Objective,
  point: Float64Array,
  part: number,
): number[] {
  const near = new Float64Array(dimension);
  const places = dimension === 1 ? 2 : ringPlaces;
  return Array.from({ length: places }, (_, place) => {
    const angle = (2 * Math.PI * place) / places;
    for (let axis = 0; axis < dimension; axis++) {
      const radius = part * (domain[axis].high - domain[axis].low);
      near[axis] = point[axis] + radius * (axis === 0 ? Math.cos(angle) : Math.sin(angle));
    }
    return value(near);
  });
}

/**
 * How far Newton's step goes and what it gains, along the one direction that bends where the other
 * does not.
 */
function newtonStep(
  hessian: Float64Array,
  gradient: readonly number[],
  largestBend: number,
): { readonly length: number; readonly gain: number } {
  const slope = Math.hypot(...gradient);
  const along = { length: slope / largestBend, gain: slope ** 2 / largestBend / 2 };
  if (gradient.length === 1) return along;
  const [a, b, , d] = hessian;
  const determinant = a * d - b * b;
  if (Math.abs(determinant) <= singularPart * largestBend ** 2) return along;
  const step = [
    (d * gradient[0] - b * gradient[1]) / determinant,
    (a * gradient[1] - b * gradient[0]) / determinant,
  ];
  const gain = step.reduce((sum, part, axis) => sum + part * gradient[axis], 0) / 2;
  return { length: Math.hypot(...step), gain };
}
