import type { Interval } from "#core/descent/height-field.ts";
import type { Objective } from "#core/objectives/objective.ts";
import type { CurveChartData, CurveExtras, CurveRun } from "../charts/curve-chart.ts";
import { type AppState, sessionOf, themeOf, wordingOf } from "./app-state.ts";
import { drawnRuns, isCompared, playheadIn, selectedView, shownObjective } from "./run-list.ts";
import { runNames } from "./run-names.ts";
import { tickWriter } from "./surface-model.ts";

const curves = new WeakMap<Objective, (x: number) => number>();

/** J of one variable; always the same function for an objective, as charts compare it so. */
export function curveOf(objective: Objective): (x: number) => number {
  const known = curves.get(objective);
  if (known) return known;
  const point = new Float64Array(objective.dimension);
  const curve = (x: number): number => {
    point[0] = x;
    return objective.value(point);
  };
  curves.set(objective, curve);
  return curve;
}

/** The runs that are drawn, as a curve has them. */
export function curveRuns(state: AppState): CurveRun[] {
  const drawn = drawnRuns(state);
  const names = new Map(runNames(state).map(({ id, name }) => [id, name]));
  return drawn.map(({ id, shown, isSelected }) => ({
    xs: shown.trajectory.points,
    values: shown.trajectory.values,
    count: shown.rowCount,
    playhead: state.dragged === id ? 0 : playheadIn(state, shown),
    colour: isCompared(state) ? id : null,
    name: isCompared(state) ? (names.get(id) ?? "") : "",
    isSelected,
    showsWhole: state.dragged !== null,
  }));
}

/** What the `Slope` view shows: the curve with tangent, step and next point of the selected run. */
export function slopeChartOf(state: AppState): CurveChartData {
  const objective = shownObjective(state);
  return {
    valueAt: curveOf(objective),
    x: objective.domain[0],
    runs: curveRuns(state),
    extras: extrasOf(state, objective),
    crossHair: state.hover?.[0] ?? null,
    names: { x: "x", value: "J" },
    theme: themeOf(state),
    formatNumber: tickWriter(wordingOf(state)),
  };
}

function extrasOf(state: AppState, objective: Objective): CurveExtras {
  const { laboratory } = wordingOf(state);
  const run = selectedView(state).shown;
  const isDrawn = run !== null && run.rowCount > 0 && state.dragged === null;
  const step = run ? playheadIn(state, run) : 0;
  const slope = isDrawn ? run.trajectory.gradients[step] : 0;
  const hasNext = isDrawn && step + 1 < run.rowCount;
  const to = hasNext ? run.trajectory.points[step + 1] : 0;
  const way = hasNext ? to - run.trajectory.points[step] : 0;
  return {
    tangent: isDrawn ? { slope, label: laboratory.slopeLabel(slope) } : null,
    step: hasNext ? { to, label: laboratory.stepLabel(way) } : null,
    bothSides: sidesOf(state, objective),
  };
}

/** Arrows on both sides of the lowest known minimum, where it is in sight. */
function sidesOf(state: AppState, { knownMinima, domain }: Objective): CurveExtras["bothSides"] {
  const [{ low, high }] = domain;
  const minimum = knownMinima.find(({ point: [x] }) => x > low && x < high);
  if (!sessionOf(state).showsBothSides || !minimum) return null;
  return { minimum: minimum.point[0], ...wordingOf(state).laboratory.sides };
}

/** Heights that show the curve and all starts, the same for several charts side by side. */
export function sharedHeights(state: AppState): Interval {
  const objective = shownObjective(state);
  const curve = curveOf(objective);
  const [{ low, high }] = objective.domain;
  let lowest = Number.POSITIVE_INFINITY;
  for (let part = 0; part <= 100; part++) {
    const value = curve(low + ((high - low) * part) / 100);
    if (Number.isFinite(value)) lowest = Math.min(lowest, value);
  }
  const starts = drawnRuns(state).map(({ shown }) => shown.trajectory.values[0]);
  const top = Math.max(...starts);
  if (!Number.isFinite(lowest) || !Number.isFinite(top)) return { low: 0, high: 1 };
  const span = Math.max(top - lowest, 1e-9);
  // A curve that does not go below 0 by itself begins there.
  const bottom = lowest >= 0 && lowest < span ? 0 : lowest - span * 0.05;
  return { low: bottom, high: top + span * 0.22 };
}
