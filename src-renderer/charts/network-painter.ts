import { cssColour, divergingColour } from "../heatmaps/diverging.ts";
import { type ThemeTokens, themeTokens } from "../scenes/theme-tokens.ts";
import type { PaintContext } from "./axis-text.ts";
import type { DrawnConnection } from "./network-connections.ts";
import type { NetworkDrawingData } from "./network-data.ts";
import { paintNeurons } from "./network-neuron-painter.ts";
import {
  type ConnectionCurve,
  connectionCurve,
  type NetworkPlacement,
} from "./network-placement.ts";

const thinnestPx = 0.7;
const thickestPx = 7;
/** Networks with many connections have thinner ones. */
const crowded = { from: 120, thickestPx: 2.6 };
const dimAlpha = 0.14;

/** Paints the connections, the marks on them, the neurons, and their names. */
export function paintNetwork(
  context: PaintContext,
  placement: NetworkPlacement,
  connections: readonly DrawnConnection[],
  data: NetworkDrawingData,
): void {
  const tokens = themeTokens[data.theme];
  const thickest = connections.length > crowded.from ? crowded.thickestPx : thickestPx;
  context.save();
  for (const connection of connections) {
    const { layer, from, to, value } = connection;
    const curve = connectionCurve(placement, layer, from, to);
    context.globalAlpha = data.lit && data.lit.layer !== layer ? dimAlpha : 1;
    paintConnection(context, curve, value / data.limit, thickest, data);
  }
  context.globalAlpha = 1;
  paintHovered(context, placement, data, thickest, tokens);
  paintSelected(context, placement, data, thickest, tokens);
  paintNeurons(context, placement, data);
  context.restore();
}

function paintConnection(
  context: PaintContext,
  curve: ConnectionCurve,
  part: number,
  thickest: number,
  { theme }: NetworkDrawingData,
): void {
  context.strokeStyle = cssColour(divergingColour(theme, part));
  context.lineWidth = widthFor(part, thickest);
  trace(context, curve);
  context.stroke();
}

function widthFor(part: number, thickest: number): number {
  const size = Math.min(1, Math.abs(part));
  return size >= 0 ? thinnestPx + (thickest - thinnestPx) * size : thinnestPx;
}

function trace(context: PaintContext, { from, to, middle }: ConnectionCurve): void {
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.bezierCurveTo(middle, from.y, middle, to.y, to.x, to.y);
}

/** The connection that is pointed at is drawn over all others, with an edge of ink. */
function paintHovered(
  context: PaintContext,
  placement: NetworkPlacement,
  data: NetworkDrawingData,
  thickest: number,
  { ink }: ThemeTokens,
): void {
  const { hovered, values, places, limit } = data;
  if (hovered?.kind !== "parameter" || hovered.choice.from === null) return;
  const { layer, from, to } = hovered.choice;
  const place = places[layer];
  const part = values[place.weights + from * place.outputCount + to] / limit;
  const curve = connectionCurve(placement, layer, from, to);
  context.strokeStyle = ink;
  context.lineWidth = widthFor(part, thickest) + 3;
  trace(context, curve);
  context.stroke();
  paintConnection(context, curve, part, thickest, data);
}

/** The chosen weight is dashed; drawn also where it is too weak to be drawn otherwise. */
function paintSelected(
  context: PaintContext,
  placement: NetworkPlacement,
  data: NetworkDrawingData,
  thickest: number,
  { ink, paper }: ThemeTokens,
): void {
  const { selected, values, places, limit } = data;
  const place = places[selected.layer];
  if (selected.from === null || !place) return;
  const { layer, from, to } = selected;
  const part = values[place.weights + from * place.outputCount + to] / limit;
  const curve = connectionCurve(placement, layer, from, to);
  context.strokeStyle = paper;
  context.lineWidth = widthFor(part, thickest) + 2.5;
  trace(context, curve);
  context.stroke();
  paintConnection(context, curve, part, thickest, data);
  context.strokeStyle = ink;
  context.lineWidth = 1.6;
  context.setLineDash([3, 3]);
  trace(context, curve);
  context.stroke();
  context.setLineDash([]);
}
