import type { ShownNetwork } from "./network-shown.ts";
import { predictionKind } from "./prediction-model.ts";

/** Tables of more classes stand beside the chart of the samples instead of under it. */
export const mostClassesBelow = 4;

/** How drawing and prediction share the width, in parts of it. */
export interface PageParts {
  readonly drawing: number;
  readonly prediction: number;
}

const usual: PageParts = { drawing: 1.34, prediction: 1 };
/** Two surfaces, or samples with a large table beside them, need the larger part. */
const forPairs: PageParts = { drawing: 1, prediction: 1.25 };

/** How the page of a network is divided; the same in the window and in its picture. */
export function pageParts(shown: ShownNetwork | null): PageParts {
  if (!shown) return usual;
  const kind = predictionKind(shown);
  return kind === "surface" || (kind === "projection" && isTableBeside(shown)) ? forPairs : usual;
}

/** Whether the table of classes has too many of them to stand under the samples. */
export function isTableBeside({ prepared }: ShownNetwork): boolean {
  return prepared.data.outputNames.length > mostClassesBelow;
}

/** The drawing's part of the width, 0 … 1. */
export function drawingPartOf({ drawing, prediction }: PageParts): number {
  return drawing / (drawing + prediction);
}
