import { paintLeader } from "../charts/label-leader.ts";
import { placeAxes } from "./axis-placement.ts";
import type { CameraPose } from "./camera-pose.ts";
import type { CameraRig } from "./camera-rig.ts";
import {
  type ColourBarContent,
  type ColourBarPlace,
  drawColourBar,
  placeColourBar,
} from "./colour-bar.ts";
import { type AxisLayout, type Box, layoutAxes, type PlacedLabel } from "./label-layout.ts";
import { axisNameFont, textFont, tickFont } from "./picture-fonts.ts";
import {
  type PlacedRunName,
  placeRunNames,
  type RunLabel,
  runNameSizePx,
} from "./run-name-layout.ts";
import type { RunShape } from "./run-shape.ts";
import type { SurfaceFrame } from "./surface-frame.ts";
import type { SurfacePicture } from "./surface-picture.ts";
import { runColour, type ThemeName, themeTokens } from "./theme-tokens.ts";
import type { RunGrips } from "./trajectory-layer.ts";

/** What stands over the surface: texts and the lines they belong to. */
export interface OverlayContent extends ColourBarContent {
  readonly frame: SurfaceFrame;
  readonly names: { readonly x: string; readonly y: string; readonly height: string };
  readonly hasColourBar: boolean;
  readonly keepClear: readonly Box[];
  /** Names of several runs; none while they are not drawn. */
  readonly runNames: readonly RunLabel[];
  /** What is drawn of the runs, that names keep clear of. */
  readonly runShapes: readonly RunShape[];
}

/** Names and places for the runs of a picture, those without a name or off the surface left out. */
export function runNamesOf(
  { paths }: Pick<SurfacePicture, "paths">,
  grips: readonly RunGrips[],
): readonly RunLabel[] {
  return paths.flatMap(({ name, colour, isSelected }, run) => {
    const hasBall = grips[run]?.ball !== null;
    if (name === "" || colour === null || !hasBall) return [];
    return [{ text: name, colour, run, isSelected }];
  });
}

/** Where everything stands over the surface, in CSS pixels of a picture of this size. */
export interface OverlayLayout {
  readonly width: number;
  readonly height: number;
  readonly axes: AxisLayout;
  readonly bar: ColourBarPlace | null;
  readonly runNames: readonly PlacedRunName[];
}

const runNameFont = textFont(runNameSizePx, 560);
const axisWidthPx = 1.15;
const mostWidthsKept = 2000;

/** Lays out axes, numbers, names and the colour bar for a pose; the same on screen and in a file. */
export class OverlayPlanner {
  readonly #widths = new Map<string, number>();
  readonly #context = document.createElement("canvas").getContext("2d");

  /** Forgets measured widths: call it when fonts have arrived. */
  forgetWidths(): void {
    this.#widths.clear();
  }

  /** Places everything for the pose that the rig looks from. */
  plan(content: OverlayContent, pose: CameraPose, rig: CameraRig): OverlayLayout {
    const { width, height } = rig.size;
    const measure = (text: string, font: string): number => this.#measure(text, font);
    const bar = content.hasColourBar ? placeColourBar(content, width, height, measure) : null;
    const axes = placeAxes(
      content.frame,
      (pose.azimuthDegrees * Math.PI) / 180,
      (pose.elevationDegrees * Math.PI) / 180,
      (x, y, z) => rig.project(x, y, z),
    );
    const layout = layoutAxes(axes, {
      width,
      height,
      keepClear: bar ? [bar.whole, ...content.keepClear] : content.keepClear,
      names: content.names,
      formatNumber: content.formatNumber,
      measure: (text, kind) => measure(text, fontOf(kind)),
    });
    const boxes = bar ? [bar.whole, ...content.keepClear] : content.keepClear;
    const runNames = placeRunNames(
      content.runNames,
      content.runShapes,
      { axes: layout, boxes },
      rig,
      (text) => measure(text, runNameFont),
    );
    return { width, height, axes: layout, bar, runNames };
  }

  #measure(text: string, font: string): number {
    const key = `${font}|${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    if (!this.#context) return text.length * 8;
    this.#context.font = font;
    const { width } = this.#context.measureText(text);
    if (this.#widths.size >= mostWidthsKept) this.#widths.clear();
    this.#widths.set(key, width);
    return width;
  }
}

/**
 * Draws a layout in CSS pixels; the context's transform says how many pixels of the canvas those
 * are. Clears nothing.
 */
export function drawOverlay(
  context: CanvasRenderingContext2D,
  layout: OverlayLayout,
  content: OverlayContent,
): void {
  drawLines(context, layout.axes, content.theme);
  for (const label of layout.axes.labels) drawLabel(context, label, content.theme);
  for (const name of layout.runNames) drawRunName(context, name, content.theme);
  if (layout.bar) drawColourBar(context, content, layout.bar);
}

/** In the run's colour, with paper round it, so that it reads on any height's colour. */
function drawRunName(
  context: CanvasRenderingContext2D,
  { text, colour, x, y, leader }: PlacedRunName,
  theme: ThemeName,
): void {
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.font = runNameFont;
  context.lineJoin = "round";
  const { paper } = themeTokens[theme];
  context.fillStyle = runColour(theme, colour);
  paintLeader(context, leader, { halo: paper });
  context.strokeStyle = paper;
  context.lineWidth = 4;
  context.strokeText(text, x, y + 0.5);
  context.fillText(text, x, y + 0.5);
}

/** Draws one number or name at its place. */
export function drawLabel(
  context: CanvasRenderingContext2D,
  { text, kind, middle }: PlacedLabel,
  theme: ThemeName,
): void {
  const { ink, ink2 } = themeTokens[theme];
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.font = fontOf(kind);
  context.fillStyle = kind === "name" ? ink : ink2;
  context.fillText(text, middle.x, middle.y + 0.5);
}

function fontOf(kind: PlacedLabel["kind"]): string {
  return kind === "name" ? axisNameFont : tickFont;
}

function drawLines(
  context: CanvasRenderingContext2D,
  { lines, marks }: AxisLayout,
  theme: ThemeName,
): void {
  context.strokeStyle = themeTokens[theme].ink2;
  context.lineWidth = axisWidthPx;
  context.lineCap = "round";
  context.beginPath();
  for (const { from, to } of [...lines, ...marks]) {
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
  }
  context.stroke();
}
