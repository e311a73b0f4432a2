import type { CameraPose } from "./camera-pose.ts";
import { fittingScale } from "./camera-rig.ts";
import type { ColourBarPlace } from "./colour-bar.ts";
import { freeTop, type Silhouette } from "./framing.ts";
import type { Box } from "./label-layout.ts";

/** From the middle to the right end of surface and axes, in pixels of a usual picture. */
const reachRightPx = 447;
/** At most this part of the picture is left free. */
const mostPart = 0.4;
const stepPx = 2;

/** A surface and where it is looked at from. */
export interface FramedSurface {
  readonly silhouette: Silhouette;
  readonly pose: CameraPose;
}

/**
 * What a picture leaves free for its caption and, in a narrow one, for its colour bar, so that
 * neither lies on the surface.
 */
export function pictureMargins(
  caption: Box,
  bar: ColourBarPlace | null,
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
  { silhouette, pose }: FramedSurface,
): { readonly topCss: number; readonly rightCss: number } {
  const rightCss = bar ? rightMargin(widthPx - bar.whole.x, widthPx, heightPx) : 0;
  const size = { width: widthPx, height: heightPx, rightCss };
  return { topCss: freeTop(silhouette, pose, size, [caption]), rightCss };
}

function rightMargin(barPx: number, widthPx: number, heightPx: number): number {
  const most = widthPx * mostPart;
  let rightPx = 0;
  while (rightPx < most && isBarCovering(barPx, widthPx, heightPx, rightPx)) rightPx += stepPx;
  return rightPx;
}

function isBarCovering(barPx: number, widthPx: number, heightPx: number, rightPx: number): boolean {
  const scale = fittingScale(widthPx - rightPx, heightPx);
  const surfaceRight = (widthPx - rightPx) / 2 + reachRightPx * scale;
  return widthPx - barPx < surfaceRight;
}
