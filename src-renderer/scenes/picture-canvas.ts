/**
 * A canvas of its own to draw a picture on.
 *
 * @throws Error when a canvas of that size cannot be had
 */
export function createPictureCanvas(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) throw new Error(`no canvas of ${width} × ${height} pixels can be had`);
  return context;
}

/**
 * What is on a canvas as a PNG file.
 *
 * @throws Error when there is no memory for it
 */
export async function encodePng(canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error(`a picture of ${canvas.width} × ${canvas.height} cannot be encoded`);
  return new Uint8Array(await blob.arrayBuffer());
}

/** Measures texts as a canvas would draw them; leaves its font changed. */
export function textMeasure(
  context: CanvasRenderingContext2D,
): (text: string, font: string) => number {
  return (text, font) => {
    context.font = font;
    return context.measureText(text).width;
  };
}
