/** Red, green and blue of a CSS hex colour. */
export function rgb(hex: string): number[] {
  const packed = Number.parseInt(hex.slice(1), 16);
  return [packed >> 16, (packed >> 8) & 255, packed & 255];
}

/** An empty canvas in CSS pixels. */
export function newContext(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no canvas");
  return context;
}

/** How many opaque pixels of a rectangle have nearly a colour. */
export function countColour(
  context: CanvasRenderingContext2D,
  hex: string,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): number {
  const wanted = rgb(hex);
  const { data } = context.getImageData(Math.round(x), Math.round(y), width, height);
  let found = 0;
  for (let at = 0; at < data.length; at += 4) {
    const isThere = wanted.every((part, channel) => Math.abs(part - data[at + channel]) < 14);
    if (isThere && data[at + 3] > 200) found++;
  }
  return found;
}

/** Whether a colour is within some pixels of a point. */
export function isNear(
  context: CanvasRenderingContext2D,
  hex: string,
  x: number,
  y: number,
  reach = 2,
): boolean {
  const side = 2 * reach + 1;
  return countColour(context, hex, { x: x - reach, y: y - reach, width: side, height: side }) > 0;
}
