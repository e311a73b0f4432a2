import type { HeightField, HeightFunction } from "#core/descent/height-field.ts";
import type { SurfacePicture } from "../scenes/surface-picture.ts";
import { type AppState, sessionOf, themeOf, wordingOf } from "./app-state.ts";
import type { ShownNetwork } from "./network-shown.ts";
import { surfacesOf } from "./prediction-model.ts";
import { tickWriter } from "./surface-model.ts";

/** The learned surface and the true one, as scenes draw them. */
export interface SurfacePair {
  readonly learned: SurfacePicture;
  readonly actual: SurfacePicture;
}

/** What the two scenes show; null where there are no surfaces. */
export function surfacePairOf(state: AppState, shown: ShownNetwork): SurfacePair | null {
  const fields = surfacesOf(shown);
  if (!fields) return null;
  return {
    learned: pictureOf(state, shown, fields.learned),
    actual: pictureOf(state, shown, fields.actual),
  };
}

function pictureOf(
  state: AppState,
  { prepared }: ShownNetwork,
  field: HeightField,
): SurfacePicture {
  const { inputNames, outputNames } = prepared.data;
  return {
    field,
    heightAt: heightsBetween(field),
    paths: [],
    crossHair: null,
    hasColourBar: false,
    theme: themeOf(state),
    palette: sessionOf(state).colourMap,
    names: { x: inputNames[0], y: inputNames[1], height: outputNames[0] },
    caption: { tex: "", detail: [] },
    formatNumber: tickWriter(wordingOf(state)),
  };
}

const heights = new WeakMap<HeightField, HeightFunction>();

/** A field's heights, also between its samples; the same function for the same field. */
function heightsBetween(field: HeightField): HeightFunction {
  const known = heights.get(field);
  if (known) return known;
  const { x, y, columns, rows, values } = field;
  const made: HeightFunction = (atX, atY) => {
    const across = ((atX - x.low) / (x.high - x.low)) * (columns - 1);
    const up = ((atY - y.low) / (y.high - y.low)) * (rows - 1);
    if (!(across >= 0 && up >= 0 && across <= columns - 1 && up <= rows - 1)) return Number.NaN;
    const column = Math.min(columns - 2, Math.floor(across));
    const row = Math.min(rows - 2, Math.floor(up));
    const [right, above] = [across - column, up - row];
    const at = row * columns + column;
    const low = values[at] * (1 - right) + values[at + 1] * right;
    const high = values[at + columns] * (1 - right) + values[at + columns + 1] * right;
    return low * (1 - above) + high * above;
  };
  heights.set(field, made);
  return made;
}
