import { LabelPlacer, type Leader } from "../charts/label-placer.ts";
import type { CameraRig, ScreenPoint } from "./camera-rig.ts";
import type { AxisLayout, Box } from "./label-layout.ts";
import type { MarkerGeometry } from "./marker-geometry.ts";
import { markReach } from "./run-marks.ts";
import type { RunShape } from "./run-shape.ts";

/** The name of a run at its ball. */
export interface RunLabel {
  readonly text: string;
  /** Place in the order of run colours. */
  readonly colour: number;
  /** Which of the shapes has the ball. */
  readonly run: number;
  /** The selected run's name is the last to be left out. */
  readonly isSelected: boolean;
}

/** The name of a run, its left end in the middle of its height, CSS pixels. */
export interface PlacedRunName {
  readonly text: string;
  readonly colour: number;
  readonly x: number;
  readonly y: number;
  /** From the ball to a name that had to go far from it; null for one beside it. */
  readonly leader: Leader | null;
}

/** What run names keep clear of, in CSS pixels, besides the runs. */
export interface CoveredPlaces {
  readonly axes: AxisLayout;
  /** The colour bar, the caption, the map and buttons. */
  readonly boxes: readonly Box[];
}

/** Size of run names on the surface, in CSS pixels. */
export const runNameSizePx = 12;
const lineHeightPx = 15;
const gapPx = 4;
/** From a line's middle to a name. */
const besideLinePx = 3.2;
/** Points of a line nearer to each other than this are one for a name. */
const nearestPointsPx = 3;

/**
 * Places names beside their balls, or at a leader from them, the selected run's first: none lies on
 * a path, a ring, a ball, an arrow, an axis, its numbers, or another name; one without room is left
 * out: the legend tells it.
 *
 * @param measure width of a name in CSS pixels
 */
export function placeRunNames(
  names: readonly RunLabel[],
  shapes: readonly RunShape[],
  { axes, boxes }: CoveredPlaces,
  rig: CameraRig,
  measure: (text: string) => number,
): PlacedRunName[] {
  if (names.length === 0) return [];
  const { width, height } = rig.size;
  const placer = new LabelPlacer({ left: 0, top: 0, width, height });
  for (const box of [...boxes, ...axes.labels.map((label) => label.box)]) {
    placer.addBox({ left: box.x, top: box.y, width: box.width, height: box.height });
  }
  for (const { from, to } of [...axes.lines, ...axes.marks]) placer.addLine([from, to], 1.5);
  for (const shape of shapes) keepClear(placer, shape, rig);
  const inOrder = [...names].sort(
    (one, other) => Number(other.isSelected) - Number(one.isSelected),
  );
  return inOrder.flatMap(({ text, colour, run }) => {
    const shape = shapes[run];
    const at = shape && ballMiddle(shape, rig);
    if (!at) return [];
    const size = { width: measure(text), height: lineHeightPx };
    const room = placer.placeBeside(at, shape.ballPx + gapPx, size);
    if (!room) return [];
    return [{ text, colour, x: room.left, y: room.top + lineHeightPx / 2, leader: room.leader }];
  });
}

function keepClear(placer: LabelPlacer, shape: RunShape, rig: CameraRig): void {
  for (const ribbon of shape.ribbons) {
    let line: ScreenPoint[] = [];
    let last: ScreenPoint | null = null;
    const end = (): void => {
      placer.addLine(last ? [...line, last] : line, besideLinePx);
    };
    ribbon.forEachPoint((x, y, z, isStart) => {
      if (isStart) {
        end();
        line = [];
        last = null;
      }
      const seen = rig.project(x, y, z);
      const before = line[line.length - 1];
      const isNear = before && Math.hypot(seen.x - before.x, seen.y - before.y) < nearestPointsPx;
      last = isNear ? seen : null;
      if (!isNear) line.push(seen);
    });
    end();
  }
  for (const rings of shape.rings) {
    forEachCentre(rings, (x, y, z) => {
      placer.addDisc(rig.project(x, y, z), shape.ringPx * markReach + 1);
    });
  }
  const ball = ballMiddle(shape, rig);
  if (ball) placer.addDisc(ball, shape.ballPx + 1);
}

/** A ball lies on the surface: its middle is above the place where it touches. */
function ballMiddle({ ball, ballPx }: RunShape, rig: CameraRig): ScreenPoint | null {
  let middle: ScreenPoint | null = null;
  const lift = (0.8 * ballPx) / rig.cssPerUnit;
  forEachCentre(ball, (x, y, z, [outX, outY, outZ]) => {
    middle = rig.project(x + outX * lift, y + outY * lift, z + outZ * lift);
  });
  return middle;
}

function forEachCentre(
  markers: MarkerGeometry,
  visit: (
    x: number,
    y: number,
    z: number,
    outward: readonly [x: number, y: number, z: number],
  ) => void,
): void {
  if (markers.instanceCount === 0) return;
  const centres = markers.getAttribute("centre").array;
  const outward = markers.getAttribute("outward").array;
  for (let at = 0; at < markers.instanceCount * 3; at += 3) {
    visit(centres[at], centres[at + 1], centres[at + 2], [
      outward[at],
      outward[at + 1],
      outward[at + 2],
    ]);
  }
}
