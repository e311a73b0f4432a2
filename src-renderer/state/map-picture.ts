import { drawContourMap } from "../charts/contour-map.ts";
import { drawColourBar, placeColourBar } from "../scenes/colour-bar.ts";
import { createPictureCanvas, encodePng, textMeasure } from "../scenes/picture-canvas.ts";
import { drawCaption, planCaption } from "../scenes/picture-caption.ts";
import type { PictureOptions } from "../scenes/picture-composer.ts";
import { loadPictureFonts, numberCharacters } from "../scenes/picture-fonts.ts";
import { themeTokens } from "../scenes/theme-tokens.ts";
import { type AppState, themeOf } from "./app-state.ts";
import { colourBarOf, contourMapOf } from "./map-model.ts";
import { captionOf } from "./surface-model.ts";

/** Room around the map: the caption above it, the colour bar beside it. */
const margins = { top: 84, right: 96, bottom: 12, left: 24 };

/**
 * Draws the map as a PNG file for a size of its own, with caption and colour bar.
 *
 * @throws Error when a canvas of that size cannot be had
 */
export async function drawMapPicture(
  state: AppState,
  { widthPx, heightPx, scale }: PictureOptions,
): Promise<Uint8Array> {
  const theme = themeOf(state);
  const caption = captionOf(state);
  const words = caption.detail.map(({ text }) => text).join("");
  await loadPictureFonts(document.fonts, `${numberCharacters}xyJ${words}`);
  const context = createPictureCanvas(Math.round(widthPx * scale), Math.round(heightPx * scale));
  const { canvas } = context;
  context.fillStyle = themeTokens[theme].paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  const bar = colourBarOf(state);
  const place = placeColourBar(bar, widthPx, heightPx, textMeasure(context));
  const plan = await planCaption(context, caption, { widthPx, heightPx });
  const top = Math.max(margins.top, plan.box.y + plan.box.height + margins.bottom);
  const left = Math.min(margins.left, plan.leftPx);
  const width = Math.max(1, widthPx - left - (place ? margins.right : left));
  const height = Math.max(1, heightPx - top - margins.bottom);
  drawContourMap(context, { x: left, y: top, width, height }, contourMapOf(state));
  if (place) drawColourBar(context, bar, place);
  await drawCaption(context, plan, theme, scale);
  return encodePng(canvas);
}
