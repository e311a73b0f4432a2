import { drawCurveChart } from "../charts/curve-chart.ts";
import { drawSweepChart } from "../charts/sweep-chart.ts";
import type { PictureOptions } from "../scenes/picture-composer.ts";
import { textFont } from "../scenes/picture-fonts.ts";
import { SurfaceThumbnails } from "../scenes/surface-thumbnails.ts";
import { runColour, themeTokens } from "../scenes/theme-tokens.ts";
import { type AppState, sessionOf, themeOf } from "./app-state.ts";
import { type ContentPlace, drawCaptionedPicture } from "./captioned-picture.ts";
import {
  panelColumns,
  type RatePanel,
  ratePanels,
  ratesCaption,
  sweepChartOf,
  sweepTitle,
} from "./rates-model.ts";
import { withAccounts } from "./run-account.ts";

const marginPx = 24;
const gapPx = 28;
const headPx = 26;
/** The sweep with its title, where the picture is high enough for it. */
const sweepPx = 150;
const leastHeightPx = 420;

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Draws the view of the learning rates as a PNG file for a size of its own.
 *
 * @throws Error when a canvas of that size cannot be had
 */
export async function drawRatesPicture(
  state: AppState,
  options: PictureOptions,
): Promise<Uint8Array> {
  const theme = themeOf(state);
  const panels = ratePanels(state);
  const sweep = sweepChartOf(state, null);
  const title = sweepTitle(state);
  const words = panels.map(({ name, what }) => name + what).join("");
  const texts = words + title.strong + (sweep?.words.diverges ?? "");
  const parts = { theme, caption: withAccounts(state, ratesCaption(state)), texts };
  return drawCaptionedPicture(parts, options, (context, place) => {
    const hasSweep = sweep !== null && place.heightPx >= leastHeightPx;
    const bottom = place.heightPx - (hasSweep ? sweepPx : marginPx);
    drawPanels(context, state, panels, { ...place, heightPx: bottom }, options.scale);
    if (!hasSweep) return;
    context.font = textFont(12, 560);
    context.fillStyle = themeTokens[theme].ink;
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.fillText(title.strong, marginPx, bottom + 18);
    const width = place.widthPx - 2 * marginPx;
    drawSweepChart(
      context,
      { x: marginPx, y: bottom + 32, width, height: sweepPx - 32 - 10 },
      sweep,
    );
  });
}

function drawPanels(
  context: CanvasRenderingContext2D,
  state: AppState,
  panels: readonly RatePanel[],
  { widthPx, heightPx, topPx }: ContentPlace,
  scale: number,
): void {
  const columns = panelColumns(panels.length);
  const rows = Math.max(1, Math.ceil(panels.length / columns));
  const top = topPx + 8;
  const width = (widthPx - 2 * marginPx - (columns - 1) * gapPx) / columns;
  const height = (heightPx - top) / rows;
  const hasSurfaces = panels.some(({ picture }) => picture.kind === "surface");
  const thumbnails = hasSurfaces ? new SurfaceThumbnails() : null;
  try {
    panels.forEach((panel, index) => {
      const x = marginPx + (index % columns) * (width + gapPx);
      const y = top + Math.floor(index / columns) * height;
      drawHead(context, state, panel, { x, y, width, height: headPx });
      const rect = { x, y: y + headPx, width, height: Math.max(1, height - headPx - 10) };
      drawPanel(context, state, panel, rect, scale, thumbnails);
    });
  } finally {
    thumbnails?.dispose();
  }
}

function drawHead(
  context: CanvasRenderingContext2D,
  state: AppState,
  { name, colour, what }: RatePanel,
  { x, y, width }: Rect,
): void {
  const theme = themeOf(state);
  context.strokeStyle = themeTokens[theme].hairline;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x, y + 0.5);
  context.lineTo(x + width, y + 0.5);
  context.stroke();
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.font = textFont(13, 560);
  context.fillStyle = runColour(theme, colour);
  context.fillText(name, x, y + 16);
  const nameWidth = context.measureText(name).width;
  context.font = textFont(13);
  context.fillStyle = themeTokens[theme].ink2;
  context.fillText(what, x + nameWidth + 10, y + 16, Math.max(1, width - nameWidth - 10));
}

function drawPanel(
  context: CanvasRenderingContext2D,
  state: AppState,
  { picture }: RatePanel,
  rect: Rect,
  scale: number,
  thumbnails: SurfaceThumbnails | null,
): void {
  if (picture.kind === "curve") {
    drawCurveChart(context, rect, picture.data);
    return;
  }
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  const place = {
    x: Math.round(rect.x * scale),
    y: Math.round(rect.y * scale),
    width: rect.width * scale,
    height: rect.height * scale,
  };
  thumbnails?.draw(context, place, scale, picture.picture, sessionOf(state).camera);
  context.restore();
}
