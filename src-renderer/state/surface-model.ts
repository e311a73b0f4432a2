import { learningRateOf } from "#core/optimizers/optimizer-table.ts";
import { selectedRun } from "#core/session/experiment.ts";
import type { Wording } from "#core/wording/wording.ts";
import type { PictureCaption, ScenePath, SurfacePicture } from "../scenes/surface-picture.ts";
import { type AppState, sessionOf, themeOf, wordingOf } from "./app-state.ts";
import { formulaTex } from "./formula.ts";
import { type PlanarPath, planarPath } from "./planar-path.ts";
import { withAccounts } from "./run-account.ts";
import {
  drawnRuns,
  isCompared,
  playheadIn,
  playheadOf,
  selectedView,
  shownExperiment,
  shownObjective,
} from "./run-list.ts";
import { runNames } from "./run-names.ts";
import type { ShownRun } from "./run-view.ts";
import { steepestSlope } from "./steepest-slope.ts";
import { insightOf, velocityOf } from "./step-insight.ts";
import { heightFieldOf, refinementOf, surfaceOf } from "./surface-fields.ts";

/** The iterates of a run as points of the plane, or null when there are none. */
export function shownPath(run: ShownRun | null): PlanarPath | null {
  return run && run.rowCount > 0 ? planarPath(run.trajectory, run.rowCount) : null;
}

/**
 * What the caption says: the function; rule, rate and start of the run shown; the iterate; and of a
 * surface or a map, when the function changes faster than they can show.
 */
export function captionOf(state: AppState): PictureCaption {
  const remark = remarkOf(state);
  return remark === undefined ? factsOf(state) : { ...factsOf(state), remark };
}

/** That the function changes faster than surface and map can show; undefined: it does not. */
export function remarkOf(state: AppState): string | undefined {
  const isTooQuick = refinementOf(shownObjective(state))?.isEnough === false;
  if (!isTooQuick || sessionOf(state).view !== "descent") return undefined;
  return wordingOf(state).picture.tooQuick;
}

function factsOf(state: AppState): PictureCaption {
  const drawn = drawnRuns(state);
  const experiment = shownExperiment(state);
  const areAllHidden = experiment.runs.every(({ isHidden }) => isHidden);
  // The selected run may be hidden: then it is the other one that is seen.
  const run = drawn.length === 1 ? drawn[0].shown : selectedView(state).shown;
  const { rule, start } = run?.settings ?? selectedRun(experiment);
  const step = run ? playheadIn(state, run) : 0;
  const { picture, laboratory } = wordingOf(state);
  const tex = formulaTex(shownObjective(state));
  if (drawn.length > 1 || areAllHidden) {
    const detail = laboratory.captionOfSeveral({ count: drawn.length, step: playheadOf(state) });
    const hasLegend = drawn.length > 0 && drawn.length <= mostInLegend;
    return !hasLegend ? { tex, detail } : { tex, detail, legend: runNames(state) };
  }
  return {
    tex,
    detail: picture.caption({
      optimizer: rule.optimizer,
      learningRate: learningRateOf(rule),
      start,
      current: run && run.rowCount > step ? { step, value: run.trajectory.values[step] } : null,
    }),
  };
}

/**
 * The point that the surface marks because it is pointed at elsewhere. Under a pointer on the
 * surface itself there is nothing to mark, and nothing to draw anew at each of its moves.
 */
export function surfaceCrossHair({ hover, hoversSurface }: AppState): AppState["hover"] {
  return hoversSurface ? null : hover;
}

/** What the 3D scene is to show. */
export function surfacePictureOf(state: AppState): SurfacePicture {
  const objective = shownObjective(state);
  return {
    ...surfaceOf(objective),
    paths: scenePaths(state),
    crossHair: surfaceCrossHair(state),
    theme: themeOf(state),
    palette: sessionOf(state).colourMap,
    names: { x: "x", y: objective.dimension === 1 ? "" : "y", height: "J" },
    caption: withAccounts(state, captionOf(state)),
    hasColourBar: true,
    formatNumber: tickWriter(wordingOf(state)),
  };
}

/** The runs that are drawn, as the surface and the map have them. */
export function scenePaths(state: AppState): ScenePath[] {
  const drawn = drawnRuns(state);
  const names = new Map(runNames(state).map(({ id, name }) => [id, name]));
  return drawn.flatMap(({ id, shown, isSelected }) => {
    const path = shownPath(shown);
    if (!path) return [];
    const isDragged = state.dragged === id;
    return [
      {
        path,
        playhead: isDragged ? 0 : playheadIn(state, shown),
        colour: isCompared(state) ? id : null,
        name: isCompared(state) ? (names.get(id) ?? "") : "",
        isSelected,
        showsWhole: state.dragged !== null,
        ...(isSelected && !isDragged ? stepVectors(shown, playheadIn(state, shown)) : noVectors),
      },
    ];
  });
}

/** More names than this would cover the picture; they stand at the balls and in the list. */
const mostInLegend = 9;
const noVectors = { gradient: null, steepest: 0, velocity: null, next: null } as const;

/** The arrows at the current iterate: the slope, what the rule remembers of it, and the next step. */
function stepVectors(
  shown: ShownRun,
  step: number,
): Pick<ScenePath, "gradient" | "steepest" | "velocity" | "next"> {
  const insight = insightOf(shown, step);
  const velocity = insight ? velocityOf(shown.settings, insight) : null;
  return {
    gradient: planar(shown.trajectory.gradientAt(step)),
    steepest: steepestSlope(shown.trajectory, shown.rowCount, heightFieldOf(shown.objective)),
    velocity: velocity ? planar(velocity) : null,
    next: step + 1 < shown.rowCount ? planar(shown.trajectory.pointAt(step + 1)) : null,
  };
}

function planar(coordinates: readonly number[]): readonly [number, number] {
  return [coordinates[0], coordinates[1] ?? 0];
}

/** Writes the numbers at axes; always the same function for a language. */
export function tickWriter({ numbers }: Wording): (value: number, asPower?: boolean) => string {
  return numbers.tick;
}
