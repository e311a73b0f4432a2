import type { Box } from "./label-layout.ts";
import { type ThemeName, themeTokens } from "./theme-tokens.ts";

const opacity = 0.86;
const cornerRadiusPx = 4;

/** Draws paper behind texts, for a picture so large that it reaches under them. */
export function drawPlate(context: CanvasRenderingContext2D, box: Box, theme: ThemeName): void {
  context.save();
  context.globalAlpha = opacity;
  context.fillStyle = themeTokens[theme].paper;
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, cornerRadiusPx);
  context.fill();
  context.restore();
}
