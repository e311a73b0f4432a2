import type { PaintContext } from "./axis-text.ts";
import type { Leader } from "./label-placer.ts";

/** Paints the thin line from a label to its point, in the context's fill colour; nothing for none. */
export function paintLeader(context: PaintContext, leader: Leader | null): void {
  if (!leader) return;
  context.save();
  context.strokeStyle = context.fillStyle;
  context.globalAlpha = 0.7;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(leader.from.x, leader.from.y);
  context.lineTo(leader.to.x, leader.to.y);
  context.stroke();
  context.restore();
}
