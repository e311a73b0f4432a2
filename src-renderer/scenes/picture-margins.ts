import { fittingScale } from "./camera-rig.ts";
import type { ColourBarPlace } from "./colour-bar.ts";
import type { Box } from "./label-layout.ts";

/** From the middle to the surface's top at the first angle, in pixels of a usual picture. */
const reachUpPx = 316;
/** So much the caption may reach below that: the surface does not begin at its left. */
const overlapPx = 24;
/** From the middle to the right end of surface and axes, in pixels of a usual picture. */
const reachRightPx = 447;
/** At most this part of the picture is left free. */
const mostPart = 0.4;
const stepPx = 2;

/**
 * What a small or narrow picture leaves free for its caption and its colour bar, so that neither
 * lies on the surface; nothing in a picture of the usual shape.
 */
export function pictureMargins(
  caption: Box,
  bar: ColourBarPlace | null,
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
): { readonly topCss: number; readonly rightCss: number } {
  const rightCss = bar ? rightMargin(widthPx - bar.whole.x, widthPx, heightPx) : 0;
  const roomPx = widthPx - rightCss;
  const most = heightPx * mostPart;
  let topCss = 0;
  while (topCss < most && isCovered(caption, roomPx, heightPx, topCss)) topCss += stepPx;
  return { topCss, rightCss };
}

function isCovered(caption: Box, widthPx: number, heightPx: number, topPx: number): boolean {
  const scale = fittingScale(widthPx, heightPx - topPx);
  const surfaceTop = (topPx + heightPx) / 2 - reachUpPx * scale;
  return caption.y + caption.height - overlapPx * scale > surfaceTop;
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
