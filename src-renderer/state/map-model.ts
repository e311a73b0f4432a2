import type { ContourMapData } from "../charts/contour-map.ts";
import type { ColourBarContent } from "../scenes/colour-bar.ts";
import { createSurfaceFrame } from "../scenes/surface-frame.ts";
import {
  type AppState,
  languageOf,
  playheadOf,
  sessionOf,
  shownObjective,
  themeOf,
  wordingOf,
} from "./app-state.ts";
import { heightFieldOf, shownPath, tickWriter } from "./surface-model.ts";

const noPoints = new Float64Array(0);

/** What the contour map is to show. */
export function contourMapOf(state: AppState): ContourMapData {
  const path = shownPath(state.runs.shown);
  return {
    field: heightFieldOf(shownObjective(state)),
    points: path?.points ?? noPoints,
    count: path?.count ?? 0,
    playhead: playheadOf(state),
    colourMap: sessionOf(state).colourMap,
    theme: themeOf(state),
    formatNumber: tickWriter(wordingOf(state)),
  };
}

/** What map and colour bar are made from: while none of it is another, they stay as they are. */
export function mapKey(state: AppState): unknown[] {
  return [
    shownObjective(state),
    state.runs.shown,
    playheadOf(state),
    sessionOf(state).colourMap,
    themeOf(state),
    languageOf(state),
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
