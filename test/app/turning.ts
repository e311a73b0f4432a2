import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "@playwright/test";

/** As often as a mouse tells where it is. */
const millisecondsBetweenMoves = 8;

/** What was drawn while the surface was turned. */
export interface Turning {
  /** Frames of the surface a second. */
  readonly framesPerSecond: number;
  /** The elements whose flat canvases, of those that are seen, were painted meanwhile, each once. */
  readonly painted: readonly string[];
}

/** Drags the surface to and fro for some seconds, and says what was drawn meanwhile. */
export async function turnSurface(page: Page, seconds: number): Promise<Turning> {
  const surface = page.getByRole("img", { name: "Loss surface" });
  const box = await surface.boundingBox();
  if (!box) throw new Error("the surface has no place");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate(watchCanvases);
  const sent: Promise<void>[] = [];
  const end = performance.now() + seconds * 1000;
  for (let move = 0; performance.now() < end; move++) {
    // To and fro, a few pixels at a time, as a hand does: a mouse does not wait for the page, and
    // moves that did would measure how fast they are answered.
    sent.push(page.mouse.move(x + 120 * Math.sin(move / 24), y + 20 * Math.sin(move / 60)));
    await pause(millisecondsBetweenMoves);
  }
  await Promise.all(sent);
  const turning = await page.evaluate<Turning>(() => Reflect.get(window, "takeCanvases")());
  await page.mouse.up();
  return turning;
}

/** In the page: counts the surface's frames, and notes who paints a flat canvas. */
function watchCanvases(): void {
  const prototype = CanvasRenderingContext2D.prototype;
  const painting = ["fillRect", "fill", "stroke", "fillText", "drawImage", "putImageData"] as const;
  const painted = new Set<string>();
  const originals = painting.map((name) => [name, prototype[name]] as const);
  for (const [name, original] of originals) {
    Reflect.set(prototype, name, function (this: CanvasRenderingContext2D, ...args: unknown[]) {
      const root = this.canvas.getRootNode();
      // What is in no document is no picture yet: the surface writes its labels in such canvases.
      if (root instanceof ShadowRoot) painted.add(root.host.localName);
      return Reflect.apply(original, this, args);
    });
  }
  const surfaces = (root: Document | ShadowRoot): Element[] =>
    [...root.querySelectorAll("*")].flatMap((element) => [
      ...(element.localName === "surface-view" ? [element] : []),
      ...(element.shadowRoot ? surfaces(element.shadowRoot) : []),
    ]);
  const frames = (): number =>
    surfaces(document).reduce((sum, view) => sum + Number(Reflect.get(view, "framesDrawn")), 0);
  const [before, begun] = [frames(), performance.now()];
  Reflect.set(window, "takeCanvases", () => {
    const seconds = (performance.now() - begun) / 1000;
    for (const [name, original] of originals) Reflect.set(prototype, name, original);
    return { framesPerSecond: (frames() - before) / seconds, painted: [...painted] };
  });
}
