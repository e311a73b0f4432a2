import { roundToDigits } from "#core/common/rounding.ts";
import type { Interval } from "#core/descent/height-field.ts";
import { sweepGoal } from "#core/descent/rate-sweep.ts";
import { learningRateOf } from "#core/optimizers/optimizer-table.ts";
import { mostRuns, selectedRun } from "#core/session/experiment.ts";
import type { CaptionPart } from "#core/wording/wording.ts";
import type { CurveChartData } from "../charts/curve-chart.ts";
import type { SweepChartData } from "../charts/sweep-chart.ts";
import type { PictureCaption, SurfacePicture } from "../scenes/surface-picture.ts";
import { type AppState, themeOf, wordingOf } from "./app-state.ts";
import { formulaTex } from "./formula.ts";
import { drawnRuns, lastStepIn, shownExperiment, shownObjective } from "./run-list.ts";
import { runNames } from "./run-names.ts";
import { curveOf, curveRuns, sharedHeights } from "./slope-model.ts";
import { scenePaths, surfacePictureOf, tickWriter } from "./surface-model.ts";
import { sweepCount } from "./sweep.ts";

/** One of the descents side by side. */
export interface RatePanel {
  readonly id: number;
  readonly name: string;
  /** Place in the order of run colours. */
  readonly colour: number;
  /** What happened, from its own numbers; "" while it is being calculated. */
  readonly what: string;
  readonly picture:
    | { readonly kind: "curve"; readonly data: CurveChartData }
    | { readonly kind: "surface"; readonly picture: SurfacePicture };
}

/** The descents side by side, in the document's order. */
export function ratePanels(state: AppState): RatePanel[] {
  const wording = wordingOf(state);
  const names = new Map(runNames(state).map((name) => [name.id, name]));
  const makePicture = pictureMaker(state);
  return drawnRuns(state).map(({ id, shown }, place) => {
    const name = names.get(id);
    const { ending } = shown;
    return {
      id,
      name: name?.name ?? "",
      colour: name?.colour ?? 0,
      what: ending ? wording.approach(ending.diagnosis) : "",
      picture: makePicture(place),
    };
  });
}

function pictureMaker(state: AppState): (place: number) => RatePanel["picture"] {
  const objective = shownObjective(state);
  if (objective.dimension === 2) {
    const picture = surfacePictureOf(state);
    const paths = scenePaths(state);
    return (place) => {
      const path = { ...paths[place], name: "", gradient: null, velocity: null, next: null };
      return { kind: "surface", picture: { ...picture, crossHair: null, paths: [path] } };
    };
  }
  const runs = curveRuns(state);
  const y: Interval = sharedHeights(state);
  const shared = {
    valueAt: curveOf(objective),
    x: objective.domain[0],
    y,
    extras: null,
    crossHair: null,
    names: { x: "x", value: "J" },
    theme: themeOf(state),
    formatNumber: tickWriter(wordingOf(state)),
  };
  return (place) => ({
    kind: "curve",
    data: { ...shared, runs: [{ ...runs[place], name: "", isSelected: true }] },
  });
}

/** Panels side by side in so many columns. */
export function panelColumns(count: number): number {
  if (count <= 1) return 1;
  return count <= 4 ? 2 : count <= 9 ? 3 : 4;
}

/** What the caption says: the function, and what is compared on it. */
export function ratesCaption(state: AppState): PictureCaption {
  const experiment = shownExperiment(state);
  const { rule, start } = selectedRun(experiment);
  const detail: readonly CaptionPart[] = wordingOf(state).laboratory.captionOfRates({
    optimizer: rule.optimizer,
    count: drawnRuns(state).length,
    start,
    points: lastStepIn(state) + 1,
  });
  return { tex: formulaTex(shownObjective(state)), detail };
}

/** Steps to the goal over the learning rate; null while nothing was swept. */
export function sweepChartOf(state: AppState, hovered: number | null): SweepChartData | null {
  const { sweep } = state;
  const result =
    sweep.kind === "swept" ? sweep.result : sweep.kind === "sweeping" ? sweep.last : null;
  if (!result) return null;
  const { rates, steps, edge } = result;
  const wording = wordingOf(state);
  const { laboratory, numbers } = wording;
  const at = hovered === null ? null : steps[hovered];
  return {
    rates,
    steps,
    edge,
    runs: runNames(state).map(({ id, name, colour }) => {
      const rate = rateOf(state, id);
      return { rate, steps: stepsAt(result, rate), colour, name };
    }),
    hovered,
    words: {
      diverges: laboratory.diverges,
      hovered:
        hovered === null
          ? ""
          : laboratory.sweptRate(rates[hovered], at === null || Number.isNaN(at) ? null : at),
    },
    theme: themeOf(state),
    formatNumber: tickWriter(wording),
    formatCount: numbers.count,
  };
}

/** The title of the sweep. */
export function sweepTitle(state: AppState): { readonly strong: string; readonly rest: string } {
  return wordingOf(state).laboratory.sweepTitle(sweepGoal, sweepCount);
}

/** Shows the run of a rate: that of a compared one, a new one, or the selected run with that rate. */
export function rateCommand(
  state: AppState,
  rate: number,
):
  | { readonly kind: "select-run"; readonly run: number }
  | { readonly kind: "add-rate"; readonly value: number }
  | { readonly kind: "set-rate"; readonly run: number; readonly value: number } {
  const { runs, selected } = shownExperiment(state);
  const value = roundToDigits(rate, 3);
  const known = runs.find(({ rule }) => learningRateOf(rule) === value);
  if (known) return { kind: "select-run", run: known.id };
  return runs.length < mostRuns
    ? { kind: "add-rate", value }
    : { kind: "set-rate", run: selected, value };
}

function rateOf(state: AppState, id: number): number {
  const run = shownExperiment(state).runs.find((candidate) => candidate.id === id);
  return run ? learningRateOf(run.rule) : 0;
}

/** Steps at the swept rate nearest to one; null where the goal was not reached. */
function stepsAt(
  { rates, steps }: { readonly rates: Float64Array; readonly steps: Float64Array },
  rate: number,
): number | null {
  let nearest = 0;
  for (let place = 1; place < rates.length; place++) {
    if (Math.abs(rates[place] - rate) < Math.abs(rates[nearest] - rate)) nearest = place;
  }
  const count = steps[nearest];
  return Number.isNaN(count) ? null : count;
}
