import type { WebGLRenderer } from "three";
import type { CameraPose } from "./camera-pose.ts";
import { CameraRig } from "./camera-rig.ts";
import { placeColourBar } from "./colour-bar.ts";
import { silhouetteOf } from "./framing.ts";
import { drawOverlay, OverlayPlanner, runNamesOf } from "./label-overlay.ts";
import { createPictureCanvas, encodePng, textMeasure } from "./picture-canvas.ts";
import { drawCaption, legendTexts, planCaption } from "./picture-caption.ts";
import { loadPictureFonts, numberCharacters } from "./picture-fonts.ts";
import { pictureMargins } from "./picture-margins.ts";
import type { ScenePainter } from "./scene-painter.ts";
import type { SurfacePicture } from "./surface-picture.ts";
import { themeTokens } from "./theme-tokens.ts";
import { renderTiles } from "./tile-renderer.ts";

/** A picture file to make. */
export interface PictureOptions {
  /** Size in CSS pixels; the file has `scale` times as many, rounded. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Pixels of the file in a CSS pixel: 1, 2, 4. */
  readonly scale: number;
}

/**
 * Draws a picture anew for its own size and encodes it as PNG: surface, axes, colour bar, caption,
 * on paper.
 *
 * @throws Error when a canvas of that size cannot be had
 */
export async function composePicture(
  renderer: WebGLRenderer,
  painter: ScenePainter,
  picture: SurfacePicture,
  pose: CameraPose,
  options: PictureOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const { widthPx, heightPx, scale } = options;
  await loadPictureFonts(document.fonts, textsOf(picture));
  const context = createPictureCanvas(Math.round(widthPx * scale), Math.round(heightPx * scale));
  context.fillStyle = themeTokens[picture.theme].paper;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  const caption = await planCaption(context, picture.caption, { widthPx, heightPx });
  const content = {
    frame: painter.frame,
    names: picture.names,
    name: picture.names.height,
    palette: picture.palette,
    theme: picture.theme,
    shown: painter.frame.shown,
    formatNumber: picture.formatNumber,
    hasColourBar: picture.hasColourBar,
    keepClear: [caption.box],
    runNames: runNamesOf(picture, painter.grips()),
    runShapes: painter.shapes(),
  };
  const bar = picture.hasColourBar
    ? placeColourBar(content, widthPx, heightPx, textMeasure(context))
    : null;
  const rig = new CameraRig();
  const silhouette = silhouetteOf(picture.field, painter.frame);
  const size = { widthPx, heightPx };
  rig.look(pose, widthPx, heightPx, pictureMargins(caption.box, bar, size, { silhouette, pose }));
  await renderTiles(renderer, context, (tile, supersampling) =>
    painter.paint(renderer, {
      rig,
      pose,
      tile,
      pixelRatio: scale * supersampling,
      quality: { mesh: "full", hasExtras: true },
    }),
  );
  context.setTransform(scale, 0, 0, scale, 0, 0);
  drawOverlay(context, new OverlayPlanner().plan(content, pose, rig), content);
  await drawCaption(context, caption, picture.theme, scale);
  return encodePng(context.canvas);
}

function textsOf({ caption, names }: SurfacePicture): string {
  const detail = caption.detail.map(({ text }) => text).join("");
  const legend = legendTexts(caption);
  return (
    legend + numberCharacters + names.x + names.y + names.height + detail + (caption.remark ?? "")
  );
}
