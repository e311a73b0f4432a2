import { createPictureCanvas, encodePng } from "../scenes/picture-canvas.ts";
import { drawCaption, legendTexts, planCaption } from "../scenes/picture-caption.ts";
import type { PictureOptions } from "../scenes/picture-composer.ts";
import { loadPictureFonts, numberCharacters } from "../scenes/picture-fonts.ts";
import type { PictureCaption } from "../scenes/surface-picture.ts";
import { type ThemeName, themeTokens } from "../scenes/theme-tokens.ts";

/** Where a picture's content goes, CSS pixels. */
export interface ContentPlace {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Lower end of the caption. */
  readonly topPx: number;
  /** Where the caption begins. */
  readonly leftPx: number;
}

/**
 * Draws a flat picture as a PNG file for a size of its own: paper, the content, the caption.
 *
 * @param texts every sign that the content is going to write, so that its fonts are there
 * @param draw paints the content; the context's units are CSS pixels
 * @throws Error when a canvas of that size cannot be had
 */
export async function drawCaptionedPicture(
  { theme, caption, texts }: { theme: ThemeName; caption: PictureCaption; texts: string },
  { widthPx, heightPx, scale }: PictureOptions,
  draw: (context: CanvasRenderingContext2D, place: ContentPlace) => void,
): Promise<Uint8Array> {
  const words = caption.detail.map(({ text }) => text).join("");
  const legend = legendTexts(caption);
  await loadPictureFonts(document.fonts, `${numberCharacters}xyJ${words}${legend}${texts}`);
  const context = createPictureCanvas(Math.round(widthPx * scale), Math.round(heightPx * scale));
  const { canvas } = context;
  context.fillStyle = themeTokens[theme].paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  const plan = await planCaption(context, caption, { widthPx, heightPx });
  const topPx = plan.box.y + plan.box.height;
  draw(context, { widthPx, heightPx, topPx, leftPx: plan.leftPx });
  context.setTransform(scale, 0, 0, scale, 0, 0);
  await drawCaption(context, plan, theme, scale);
  return encodePng(canvas);
}
