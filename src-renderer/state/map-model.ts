import type { ContourMapData } from "../charts/contour-map.ts";
import type { ColourBarContent } from "../scenes/colour-bar.ts";
import { createSurfaceFrame } from "../scenes/surface-frame.ts";
import { type AppState, languageOf, sessionOf, themeOf, wordingOf } from "./app-state.ts";
import { drawnRuns, shownObjective } from "./run-list.ts";
import { runNames } from "./run-names.ts";
import { finerFieldOf, heightFieldOf } from "./surface-fields.ts";
import { scenePaths, tickWriter } from "./surface-model.ts";

/** What the contour map is to show. */
export function contourMapOf(state: AppState): ContourMapData {
  const objective = shownObjective(state);
  return {
    field: heightFieldOf(objective),
    paths: scenePaths(state).map(
      ({ path: { points, count }, playhead, colour, name, isSelected, showsWhole }) => {
        return { points, count, playhead, colour, name, isSelected, showsWhole };
      },
    ),
    crossHair: state.hover,
    minima: objective.knownMinima.map(({ point }) => [point[0], point[1] ?? 0] as const),
    colourMap: sessionOf(state).colourMap,
    theme: themeOf(state),
    formatNumber: tickWriter(wordingOf(state)),
  };
}

/**
 * What surface, map and colour bar are made from: while none of it is another, they stay as they
 * are. Iterates that come after the playhead change nothing that is seen, unless a start is dragged.
 *
 * @param crossHair the point that the picture marks
 */
export function pictureKey(state: AppState, crossHair = state.hover): readonly unknown[] {
  const { playhead, colourMap } = sessionOf(state);
  const isWhole = state.dragged !== null;
  return [
    shownObjective(state),
    finerFieldOf(shownObjective(state)),
    ...drawnRuns(state).flatMap(({ shown, isSelected }) => [
      shown.trajectory,
      isSelected,
      isWhole ? shown.rowCount : Math.min(playhead + 2, shown.rowCount),
      shown.ending,
    ]),
    playhead,
    colourMap,
    themeOf(state),
    languageOf(state),
    crossHair,
    state.dragged,
    // A name says what tells a run from the others, hidden ones too: it changes without its run.
    ...runNames(state).map(({ name }) => name),
  ];
}

/** The colour bar beside a large map: the same as the surface's. */
export function colourBarOf(state: AppState): ColourBarContent {
  return {
    palette: sessionOf(state).colourMap,
    theme: themeOf(state),
    shown: createSurfaceFrame(heightFieldOf(shownObjective(state))).shown,
    name: "J",
    formatNumber: tickWriter(wordingOf(state)),
  };
}
