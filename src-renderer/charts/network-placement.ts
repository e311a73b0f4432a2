import type { PixelBox, PixelPoint } from "./pixel-box.ts";

/** How the neurons of one layer stand: a column of circles. */
export interface NeuronColumn {
  readonly count: number;
  readonly x: number;
  /** Of a circle. */
  readonly radius: number;
  /** From one circle to the next, where they stand side by side. */
  readonly spacing: number;
  /**
   * So many stand at the upper and at the lower end; the others, between them, have no circle. null:
   * all are shown.
   */
  readonly shownAtEnds: number | null;
  /** Middle of the first and of the last neuron. */
  readonly top: number;
  readonly bottom: number;
  /** Whether names stand beside the circles instead of under them. */
  readonly isNamedBeside: boolean;
}

/** A network laid into some room, in the units of the drawing context. */
export interface NetworkPlacement {
  readonly columns: readonly NeuronColumn[];
  /** Middle of the line of the columns' heads. */
  readonly headY: number;
}

const largestRadiusPx = 20;
const smallestRadiusPx = 2.2;
/** Circles this far apart at least; a layer with more neurons shows its first and last ones. */
const leastSpacingPx = 5.5;
const spacingAtEndsPx = 12;
/** The part of the height that the first neurons take, and the last ones, where not all are shown. */
const endPart = 0.32;
const widestSpacingPx = 135;
const nameRoomPx = 46;
const besideRoomPx = 84;
/** Radii with a name under them need this much from circle to circle. */
const roomUnderPx = 20;

/** The line over the columns that says what they are. */
const headPx = 18;

/** Lays columns of neurons, and their heads, into some room. */
export function placeNetwork(sizes: readonly number[], whole: PixelBox): NetworkPlacement {
  const last = sizes.length - 1;
  const room = { ...whole, top: whole.top + headPx, height: whole.height - headPx };
  const bare = sizes.map((count, column) =>
    placeColumn(count, room, column === 0 || column === last),
  );
  const left = room.left + sideRoom(bare[0]);
  const right = room.left + room.width - sideRoom(bare[last]);
  return {
    headY: whole.top + headPx / 2,
    columns: bare.map((column, place) => ({
      ...column,
      x: last === 0 ? left : left + ((right - left) * place) / last,
    })),
  };
}

function sideRoom({ isNamedBeside, radius }: NeuronColumn): number {
  return isNamedBeside ? besideRoomPx + radius : nameRoomPx;
}

function placeColumn(count: number, room: PixelBox, isOuter: boolean): NeuronColumn {
  const under = isOuter ? roomUnderPx : 0;
  const height = Math.max(1, room.height - 2 * (largestRadiusPx + 2) - under);
  const spacing = count === 1 ? widestSpacingPx : Math.min(widestSpacingPx, height / (count - 1));
  const isWhole = spacing >= leastSpacingPx;
  const shownAtEnds = isWhole
    ? null
    : Math.max(1, Math.floor((height * endPart) / spacingAtEndsPx));
  const step = isWhole ? spacing : spacingAtEndsPx;
  const radius = Math.max(smallestRadiusPx, Math.min(largestRadiusPx, step * 0.4));
  const length = isWhole ? spacing * (count - 1) : height;
  const middle = room.top + largestRadiusPx + 2 + height / 2;
  return {
    count,
    x: 0,
    radius,
    spacing: step,
    shownAtEnds,
    top: middle - length / 2,
    bottom: middle + length / 2,
    isNamedBeside: isOuter && step < 2 * radius + roomUnderPx,
  };
}

/** Between a picture and the circles that get its pixels. */
const pictureGapPx = 12;

/** Where the picture that a network is given stands: left of its inputs; null: there is no room. */
export function inputPictureBox({ columns }: NetworkPlacement): PixelBox | null {
  const [column] = columns;
  if (!column.isNamedBeside) return null;
  const side = besideRoomPx - pictureGapPx;
  const left = column.x - column.radius - besideRoomPx;
  return { left, top: (column.top + column.bottom - side) / 2, width: side, height: side };
}

/** Whether a neuron has a circle. */
export function isShown({ count, shownAtEnds }: NeuronColumn, neuron: number): boolean {
  return shownAtEnds === null || neuron < shownAtEnds || neuron >= count - shownAtEnds;
}

/** The neurons that have circles, from the first on. */
export function shownNeurons(column: NeuronColumn): number[] {
  const { count, shownAtEnds } = column;
  if (shownAtEnds === null) return Array.from({ length: count }, (_, neuron) => neuron);
  const ends = Array.from({ length: shownAtEnds }, (_, neuron) => neuron);
  return [...ends, ...ends.map((neuron) => count - shownAtEnds + neuron)];
}

/** Where the neurons without circles are: between these two heights; null where there are none. */
export function gapOf(
  column: NeuronColumn,
): { readonly top: number; readonly bottom: number } | null {
  const { shownAtEnds, spacing, top, bottom } = column;
  if (shownAtEnds === null) return null;
  return { top: top + shownAtEnds * spacing, bottom: bottom - shownAtEnds * spacing };
}

/** The middle of a neuron; those without a circle are spread over the gap. */
export function neuronPoint(column: NeuronColumn, neuron: number): PixelPoint {
  const { x, count, top, bottom, spacing, shownAtEnds } = column;
  if (shownAtEnds === null || neuron < shownAtEnds) return { x, y: top + neuron * spacing };
  if (neuron >= count - shownAtEnds) return { x, y: bottom - (count - 1 - neuron) * spacing };
  const gap = gapOf(column) ?? { top, bottom };
  const part = (neuron - shownAtEnds + 0.5) / (count - 2 * shownAtEnds);
  return { x, y: gap.top + (gap.bottom - gap.top) * part };
}

/** A connection: from its left end by way of two control points to its right end. */
export interface ConnectionCurve {
  readonly from: PixelPoint;
  readonly to: PixelPoint;
  /** Abscissa of both control points; each is as high as its end. */
  readonly middle: number;
}

/** How a connection runs from a neuron to one of the next column. */
export function connectionCurve(
  { columns }: NetworkPlacement,
  layer: number,
  from: number,
  to: number,
): ConnectionCurve {
  const [left, right] = [columns[layer], columns[layer + 1]];
  const start = neuronPoint(left, from);
  const end = neuronPoint(right, to);
  const fromX = start.x + (isShown(left, from) ? left.radius : 0);
  const toX = end.x - (isShown(right, to) ? right.radius : 0);
  return { from: { x: fromX, y: start.y }, to: { x: toX, y: end.y }, middle: (fromX + toX) / 2 };
}
