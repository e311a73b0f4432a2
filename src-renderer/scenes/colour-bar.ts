import { ticks } from "d3-array";
import type { Interval } from "#core/descent/height-field.ts";
import type { ColourMap } from "#core/session/session.ts";
import type { Box } from "./label-layout.ts";
import { paletteColour } from "./palette.ts";
import { drawPlate } from "./paper-plate.ts";
import { barNameFont, barNumberFont } from "./picture-fonts.ts";
import { type ThemeName, themeTokens } from "./theme-tokens.ts";

/** What the colour bar shows. */
export interface ColourBarContent {
  readonly palette: ColourMap;
  readonly theme: ThemeName;
  readonly shown: Interval;
  readonly name: string;
  readonly formatNumber: (value: number) => string;
}

const barWidthPx = 10;
const tallestPx = 220;
const bottomMarginPx = 34;
const numberGapPx = 6;
const nameGapPx = 12;
const rightMarginPx = 16;
const tickCount = 5;
const stripeCount = 128;

/** Where the bar stands in a picture and how much room it takes with its texts. */
export interface ColourBarPlace {
  readonly bar: Box;
  readonly whole: Box;
}

/** Places the bar at the lower right, CSS pixels; null when the picture is too small for it. */
export function placeColourBar(
  content: ColourBarContent,
  width: number,
  height: number,
  measure: (text: string, font: string) => number,
): ColourBarPlace | null {
  const barHeight = Math.min(tallestPx, height * 0.42);
  if (barHeight < 60 || width < 260) return null;
  const numbersWidth = Math.max(
    ...barTicks(content).map((value) => measure(content.formatNumber(value), barNumberFont)),
    12,
  );
  const x = width - rightMarginPx - Math.max(24, numbersWidth + 2) - numberGapPx - barWidthPx;
  const y = height - bottomMarginPx - barHeight;
  const nameWidth = measure(content.name, barNameFont);
  const wholeWidth = barWidthPx + numberGapPx + numbersWidth;
  return {
    bar: { x, y, width: barWidthPx, height: barHeight },
    whole: {
      x: Math.min(x, x + barWidthPx / 2 - nameWidth / 2) - 4,
      y: y - nameGapPx - 22,
      width: Math.max(wholeWidth, nameWidth) + 8,
      height: barHeight + nameGapPx + 30,
    },
  };
}

/** Draws the bar with its numbers and the name of what it measures. */
export function drawColourBar(
  context: CanvasRenderingContext2D,
  content: ColourBarContent,
  { bar, whole }: ColourBarPlace,
): void {
  drawPlate(context, whole, content.theme);
  const gradient = context.createLinearGradient(0, bar.y + bar.height, 0, bar.y);
  for (let stripe = 0; stripe <= stripeCount; stripe++) {
    const t = stripe / stripeCount;
    gradient.addColorStop(t, `rgb(${paletteColour(content.palette, t).join(" ")})`);
  }
  context.fillStyle = gradient;
  context.beginPath();
  context.roundRect(bar.x, bar.y, bar.width, bar.height, 2);
  context.fill();
  const { ink, ink2 } = themeTokens[content.theme];
  context.fillStyle = ink2;
  context.font = barNumberFont;
  context.textAlign = "left";
  context.textBaseline = "middle";
  const { low, high } = content.shown;
  for (const value of barTicks(content)) {
    const y = bar.y + bar.height * (1 - (value - low) / (high - low));
    context.fillText(content.formatNumber(value), bar.x + bar.width + numberGapPx, y + 0.5);
  }
  context.fillStyle = ink;
  context.font = barNameFont;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.fillText(content.name, bar.x + bar.width / 2, bar.y - nameGapPx);
}

function barTicks({ shown }: ColourBarContent): number[] {
  return ticks(shown.low, shown.high, tickCount);
}
