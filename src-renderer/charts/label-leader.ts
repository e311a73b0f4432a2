import type { PaintContext } from "./axis-text.ts";
import type { Leader } from "./label-placer.ts";

/** How a leader is drawn where the usual way is not enough. */
export interface LeaderLook {
  /** In pixels of the canvas. */
  readonly widthPx?: number;
  /** A colour round it, for a ground of many colours, as CSS. */
  readonly halo?: string;
}

/** Paints the thin line from a label to its point, in the context's fill colour; nothing for none. */
export function paintLeader(
  context: PaintContext,
  leader: Leader | null,
  { widthPx = 1, halo }: LeaderLook = {},
): void {
  if (!leader) return;
  context.save();
  context.beginPath();
  context.moveTo(leader.from.x, leader.from.y);
  context.lineTo(leader.to.x, leader.to.y);
  if (halo !== undefined) {
    context.strokeStyle = halo;
    context.lineWidth = 3 * widthPx;
    context.stroke();
  }
  context.strokeStyle = context.fillStyle;
  context.globalAlpha = halo === undefined ? 0.7 : 1;
  context.lineWidth = widthPx;
  context.stroke();
  context.restore();
}
