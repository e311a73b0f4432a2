import type { PaintContext } from "../charts/axis-text.ts";
import type { PixelBox } from "../charts/pixel-box.ts";
import { textFont } from "../scenes/picture-fonts.ts";
import { type ThemeName, themeTokens } from "../scenes/theme-tokens.ts";
import { cssColour, divergingColour } from "./diverging.ts";

const barWidthPx = 116;
const barHeightPx = 8;
const stopCount = 16;

/** What the legend of the diverging colours writes. */
export interface ScaleLegend {
  readonly low: string;
  readonly high: string;
  /** Says in which units cells write their numbers; "": as they are. */
  readonly unit: string;
  readonly theme: ThemeName;
}

/**
 * Paints the colours from −limit to +limit with their numbers, at the right end of some room, in its
 * vertical middle.
 */
export function paintScaleLegend(
  context: PaintContext,
  room: PixelBox,
  { low, high, unit, theme }: ScaleLegend,
): void {
  const right = room.left + room.width;
  const middle = room.top + room.height / 2;
  context.save();
  context.font = textFont(11);
  context.fillStyle = themeTokens[theme].ink2;
  context.textBaseline = "middle";
  context.textAlign = "right";
  context.fillText(high, right, middle + 0.5);
  const barRight = right - context.measureText(high).width - 8;
  const left = barRight - barWidthPx;
  context.fillText(low, left - 8, middle + 0.5);
  const lowWidth = context.measureText(low).width;
  context.fillText(unit, left - 8 - lowWidth - 16, middle + 0.5);
  const gradient = context.createLinearGradient(left, 0, barRight, 0);
  for (let stop = 0; stop <= stopCount; stop++) {
    const part = stop / stopCount;
    gradient.addColorStop(part, cssColour(divergingColour(theme, part * 2 - 1)));
  }
  context.fillStyle = gradient;
  context.beginPath();
  context.roundRect(left, middle - barHeightPx / 2, barWidthPx, barHeightPx, 2);
  context.fill();
  context.restore();
}
