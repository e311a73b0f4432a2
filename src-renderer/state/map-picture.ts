import { drawContourMap } from "../charts/contour-map.ts";
import { drawColourBar, placeColourBar } from "../scenes/colour-bar.ts";
import { textMeasure } from "../scenes/picture-canvas.ts";
import type { PictureOptions } from "../scenes/picture-composer.ts";
import { type AppState, themeOf } from "./app-state.ts";
import { drawCaptionedPicture } from "./captioned-picture.ts";
import { colourBarOf, contourMapOf } from "./map-model.ts";
import { withAccounts } from "./run-account.ts";
import { captionOf } from "./surface-model.ts";

/** Room around the map: the caption above it, the colour bar beside it. */
const margins = { top: 84, right: 96, bottom: 12, left: 24 };

/**
 * Draws the map as a PNG file for a size of its own, with caption and colour bar.
 *
 * @throws Error when a canvas of that size cannot be had
 */
export function drawMapPicture(state: AppState, options: PictureOptions): Promise<Uint8Array> {
  const theme = themeOf(state);
  const caption = withAccounts(state, captionOf(state));
  return drawCaptionedPicture({ theme, caption, texts: "" }, options, (context, content) => {
    const { widthPx, heightPx } = content;
    const bar = colourBarOf(state);
    const place = placeColourBar(bar, widthPx, heightPx, textMeasure(context));
    const top = Math.max(margins.top, content.topPx + margins.bottom);
    const left = Math.min(margins.left, content.leftPx);
    const width = Math.max(1, widthPx - left - (place ? margins.right : left));
    const height = Math.max(1, heightPx - top - margins.bottom);
    drawContourMap(context, { x: left, y: top, width, height }, contourMapOf(state));
    if (place) drawColourBar(context, bar, place);
  });
}
