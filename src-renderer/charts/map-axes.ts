import { ticks } from "d3-array";
import { nameFont, textFont } from "../scenes/picture-fonts.ts";
import type { ThemeTokens } from "../scenes/theme-tokens.ts";
import { axisText, fillAxisText } from "./axis-text.ts";
import type { ContourMapData } from "./map-data.ts";
import type { MapPlacement } from "./map-placement.ts";

const labelSizePx = 12;
const nameSizePx = 15;
const tickLengthPx = 5;

/** Paints ticks, numbers and names outside a map's plot. */
export function paintAxes(
  context: CanvasRenderingContext2D,
  placement: MapPlacement,
  data: ContourMapData,
  tokens: ThemeTokens,
): void {
  const { plot } = placement;
  const { x, y } = data.field;
  const bottom = plot.top + plot.height;
  const write = data.formatNumber ?? plainNumber;
  context.strokeStyle = tokens.ink2;
  context.fillStyle = tokens.ink2;
  context.lineWidth = 1;
  context.textBaseline = "top";
  context.beginPath();
  for (const tick of ticks(x.low, x.high, Math.max(2, plot.width / 80))) {
    const at = placement.toPixelX(tick);
    context.moveTo(at, bottom + 2);
    context.lineTo(at, bottom + 2 + tickLengthPx);
    const place = { x: at, y: bottom + tickLengthPx + 5, align: "center" } as const;
    fillAxisText(context, axisText(tick, write), place, textFont, labelSizePx);
  }
  context.textBaseline = "middle";
  for (const tick of ticks(y.low, y.high, Math.max(2, plot.height / 80))) {
    const at = placement.toPixelY(tick);
    context.moveTo(plot.left - 2, at);
    context.lineTo(plot.left - 2 - tickLengthPx, at);
    const place = { x: plot.left - tickLengthPx - 6, y: at, align: "right" } as const;
    fillAxisText(context, axisText(tick, write), place, textFont, labelSizePx);
  }
  context.stroke();
  paintNames(context, placement, tokens);
}

function paintNames(
  context: CanvasRenderingContext2D,
  { plot }: MapPlacement,
  tokens: ThemeTokens,
): void {
  context.fillStyle = tokens.ink;
  context.font = nameFont(nameSizePx);
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.fillText("x", plot.left + plot.width / 2, plot.top + plot.height + 40);
  context.fillText("y", plot.left - 38, plot.top + plot.height / 2 + 4);
}

function plainNumber(value: number): string {
  return String(value).replace("-", "−");
}
