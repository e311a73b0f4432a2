import type { Locator, Page } from "@playwright/test";

/** The window's controls by the names that people and scripts rely on. */
export function controls(page: Page) {
  const button = (name: string): Locator => page.getByRole("button", { name, exact: true });
  const number = (name: string): Locator => page.getByRole("spinbutton", { name, exact: true });
  return {
    play: button("Play"),
    pause: button("Pause"),
    stepForward: button("Step forward"),
    stepBack: button("Step back"),
    reset: button("Reset"),
    saveScreenshot: button("Save screenshot"),
    learningRate: number("Learning rate"),
    startX: number("Start x"),
    startY: number("Start y"),
    stopValue: number("Stop when J is below"),
    maximumSteps: number("Maximum steps"),
    iteration: page.getByRole("slider", { name: "Iteration" }),
    speed: page.getByRole("slider", { name: "Speed" }),
    optimizer: page.getByRole("combobox", { name: "Optimizer" }),
    table: page.getByRole("table", { name: "Iterations" }),
    status: page.getByRole("status", { name: "Run status" }),
    surface: page.getByRole("img", { name: "Loss surface" }),
  };
}

/** What the 3D picture tells of its frames. */
interface PictureFrames {
  /** How many it has drawn so far. */
  readonly framesDrawn: number;
  /** Whether none is to come by itself. */
  readonly isAtRest: boolean;
}

function pictureFrames(page: Page): Promise<PictureFrames> {
  return page.evaluate(() => {
    const find = (root: Document | ShadowRoot): Element | null => {
      const here = root.querySelector("surface-view");
      if (here) return here;
      for (const element of root.querySelectorAll("*")) {
        const inside = element.shadowRoot ? find(element.shadowRoot) : null;
        if (inside) return inside;
      }
      return null;
    };
    const view = find(document);
    if (view === null || !("framesDrawn" in view) || !("isAtRest" in view)) {
      throw new Error("no surface view counts frames");
    }
    return { framesDrawn: Number(view.framesDrawn), isAtRest: view.isAtRest === true };
  });
}

/** How many frames the 3D picture has drawn so far. */
export async function framesDrawn(page: Page): Promise<number> {
  return (await pictureFrames(page)).framesDrawn;
}

/** Waits until the picture has come to rest: nothing is to be drawn, and no frame for half a second. */
export async function untilAtRest(page: Page): Promise<void> {
  // The window's parts are loaded when wanted: the surface may still be to come.
  await page.locator("surface-view").first().waitFor({ state: "attached" });
  let frames = -1;
  for (;;) {
    const now = await pictureFrames(page);
    if (now.isAtRest && now.framesDrawn === frames && frames > 0) return;
    frames = now.framesDrawn;
    await page.waitForTimeout(500);
  }
}
