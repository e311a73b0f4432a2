import type { PaintContext } from "./axis-text.ts";

/** A text cut to a width, in the context's font; its end is three dots where something is missing. */
export function fittedText(context: PaintContext, text: string, widthPx: number): string {
  if (context.measureText(text).width <= widthPx) return text;
  let length = text.length - 1;
  while (length > 1 && context.measureText(`${text.slice(0, length)}…`).width > widthPx) length--;
  return `${text.slice(0, length).trimEnd()}…`;
}
