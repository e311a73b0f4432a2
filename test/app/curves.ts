import type { Page } from "@playwright/test";

/**
 * Where a grip of the large curve is, CSS pixels of the page: the ball of the run that is shown, or
 * the place of its start.
 */
export async function gripOnCurve(
  page: Page,
  what: "ball" | "start",
): Promise<{ x: number; y: number }> {
  // The first drawing may still be to come: the search begins again until there is one.
  const found = await page.waitForFunction((wanted) => {
    interface Chart {
      gripAt(x: number, y: number): { what: string } | null;
    }
    const curve = document
      .querySelector("app-shell")
      ?.shadowRoot?.querySelector("slope-view")
      ?.shadowRoot?.querySelector("curve-view") as unknown as
      | (HTMLElement & { chart: Chart | null })
      | null
      | undefined;
    if (!curve?.chart) return null;
    const box = curve.getBoundingClientRect();
    for (let y = 0; y < box.height; y += 4) {
      for (let x = 0; x < box.width; x += 4) {
        if (curve.chart.gripAt(x, y)?.what === wanted) {
          return { x: box.left + x, y: box.top + y };
        }
      }
    }
    return null;
  }, what);
  const place = await found.jsonValue();
  if (!place) throw new Error(`no ${what} in sight`);
  return place;
}
