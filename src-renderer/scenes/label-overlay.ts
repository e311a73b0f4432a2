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
import { axisNameFont, tickFont } from "./picture-fonts.ts";
import type { SurfaceFrame } from "./surface-frame.ts";
import { type ThemeName, themeTokens } from "./theme-tokens.ts";

/** What stands over the surface: texts and the lines they belong to. */
export interface OverlayContent extends ColourBarContent {
  readonly frame: SurfaceFrame;
  readonly names: { readonly x: string; readonly y: string; readonly height: string };
  readonly keepClear: readonly Box[];
}

/** Where everything stands over the surface, in CSS pixels of a picture of this size. */
export interface OverlayLayout {
  readonly width: number;
  readonly height: number;
  readonly axes: AxisLayout;
  readonly bar: ColourBarPlace | null;
}

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
    const bar = placeColourBar(content, width, height, measure);
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
    return { width, height, axes: layout, bar };
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
  if (layout.bar) drawColourBar(context, content, layout.bar);
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
