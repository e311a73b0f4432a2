import type { PaintContext } from "./axis-text.ts";

/** A text cut to a width, in the context's font; its end is three dots where something is missing. */
export function fittedText(context: PaintContext, text: string, widthPx: number): string {
  if (context.measureText(text).width <= widthPx) return text;
  let length = text.length - 1;
  while (length > 1 && context.measureText(`${text.slice(0, length)}…`).width > widthPx) length--;
  return `${text.slice(0, length).trimEnd()}…`;
}

/**
 * A name cut to a width. Of an input that one of several classes became, such as `island=Biscoe`, the
 * column's name is cut first: the class is what tells it from its neighbours.
 */
export function fittedName(context: PaintContext, name: string, widthPx: number): string {
  const at = name.indexOf("=");
  if (at <= 0 || context.measureText(name).width <= widthPx) {
    return fittedText(context, name, widthPx);
  }
  const [column, value] = [name.slice(0, at), name.slice(at)];
  for (let length = column.length - 1; length > 0; length--) {
    const text = `${column.slice(0, length)}…${value}`;
    if (context.measureText(text).width <= widthPx) return text;
  }
  return fittedText(context, value, widthPx);
}
