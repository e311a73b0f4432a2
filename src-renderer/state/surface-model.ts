import {
  type HeightField,
  type HeightFunction,
  type Interval,
  sampleHeightField,
} from "#core/descent/height-field.ts";
import { heightOf, type Objective } from "#core/objectives/objective.ts";
import { learningRateOf } from "#core/optimizers/optimizer-table.ts";
import { firstRun } from "#core/session/session.ts";
import type { Wording } from "#core/wording/wording.ts";
import type { PictureCaption, SurfacePicture } from "../scenes/surface-picture.ts";
import {
  type AppState,
  playheadOf,
  sessionOf,
  shownObjective,
  themeOf,
  wordingOf,
} from "./app-state.ts";
import { formulaTex } from "./formula.ts";
import { type PlanarPath, planarPath } from "./planar-path.ts";
import type { ShownRun } from "./run-view.ts";

/** Samples along each side: the chapter's pictures have a hundred cells. */
const sampleCount = 101;

/** A function as pictures need it; the same objects every time, as pictures compare them so. */
interface Surface {
  readonly field: HeightField;
  readonly heightAt: HeightFunction;
}

const surfaces = new Map<string, Surface>();
const tickWriters = new WeakMap<Wording, (value: number) => string>();

/** The heights of a function over the part of the plane worth showing; sampled once. */
export function heightFieldOf(objective: Objective): HeightField {
  return surfaceOf(objective).field;
}

/** The iterates of what is shown as points of the plane, or null when there are none. */
export function shownPath(run: ShownRun | null): PlanarPath | null {
  return run && run.rowCount > 0 ? planarPath(run.trajectory, run.rowCount) : null;
}

/** What the caption says: the function; rule, rate and start of the run shown; the iterate. */
export function captionOf(state: AppState): PictureCaption {
  const run = state.runs.shown;
  const { rule, start } = run?.settings ?? firstRun(sessionOf(state).experiment);
  const step = playheadOf(state);
  return {
    tex: formulaTex(shownObjective(state)),
    detail: wordingOf(state).picture.caption({
      optimizer: rule.optimizer,
      learningRate: learningRateOf(rule),
      start,
      current: run && run.rowCount > step ? { step, value: run.trajectory.values[step] } : null,
    }),
  };
}

/** What the 3D scene is to show. */
export function surfacePictureOf(state: AppState): SurfacePicture {
  const objective = shownObjective(state);
  const run = state.runs.shown;
  const path = shownPath(run);
  const playhead = playheadOf(state);
  return {
    ...surfaceOf(objective),
    path,
    playhead,
    gradient: run && path ? planar(run.trajectory.gradientAt(playhead)) : null,
    next:
      run && path && playhead + 1 < path.count
        ? planar(run.trajectory.pointAt(playhead + 1))
        : null,
    theme: themeOf(state),
    palette: sessionOf(state).colourMap,
    names: { x: "x", y: objective.dimension === 1 ? "" : "y", height: "J" },
    caption: captionOf(state),
    formatNumber: tickWriter(wordingOf(state)),
  };
}

/** Writes the numbers at axes; always the same function for a language. */
export function tickWriter(wording: Wording): (value: number) => string {
  const known = tickWriters.get(wording);
  if (known) return known;
  const writer = (value: number): string => wording.numbers.plain(value);
  tickWriters.set(wording, writer);
  return writer;
}

function surfaceOf(objective: Objective): Surface {
  const known = surfaces.get(objective.id);
  if (known) return known;
  const x = objective.domain[0];
  const y: Interval = objective.domain[1] ?? centred(x);
  const heightAt = heightOf(objective);
  const field = sampleHeightField(heightAt, x, y, sampleCount, sampleCount);
  const surface = { field, heightAt };
  surfaces.set(objective.id, surface);
  return surface;
}

function planar(coordinates: readonly number[]): readonly [number, number] {
  return [coordinates[0], coordinates[1] ?? 0];
}

/** A function of one variable is shown as a trough as wide as its domain is long. */
function centred({ low, high }: Interval): Interval {
  const half = (high - low) / 2;
  return { low: -half, high: half };
}
