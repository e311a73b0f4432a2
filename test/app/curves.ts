import type { Page } from "@playwright/test";

/**
 * Where a grip of the large curve is, CSS pixels of the page: the ball of the run that is shown, or
 * the place of its start.
 */
export function gripOnCurve(page: Page, what: "ball" | "start"): Promise<{ x: number; y: number }> {
  return page.evaluate((wanted) => {
    interface Chart {
      gripAt(x: number, y: number): { what: string } | null;
    }
    const curve = document
      .querySelector("app-shell")
      ?.shadowRoot?.querySelector("slope-view")
      ?.shadowRoot?.querySelector("curve-view") as unknown as HTMLElement & { chart: Chart };
    const box = curve.getBoundingClientRect();
    for (let y = 0; y < box.height; y += 4) {
      for (let x = 0; x < box.width; x += 4) {
        if (curve.chart.gripAt(x, y)?.what === wanted) {
          return { x: box.left + x, y: box.top + y };
        }
      }
    }
    throw new Error(`no ${wanted} in sight`);
  }, what);
}
