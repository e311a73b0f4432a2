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

/** How many frames the 3D picture has drawn so far. */
export function framesDrawn(page: Page): Promise<number> {
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
    if (view === null || !("framesDrawn" in view)) throw new Error("no surface view counts frames");
    return Number(view.framesDrawn);
  });
}

/** Waits until the picture has come to rest: no frame for half a second. */
export async function untilAtRest(page: Page): Promise<void> {
  let frames = -1;
  for (;;) {
    const now = await framesDrawn(page);
    if (now === frames && now > 0) return;
    frames = now;
    await page.waitForTimeout(500);
  }
}
