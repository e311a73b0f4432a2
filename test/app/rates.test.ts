import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./app-fixture.ts";
import { controls } from "./window.ts";

/** The picture of one rate, with what is said of it. */
function panel(page: Page, rate: string, what: string): Locator {
  return page.getByRole("group", { name: `η = ${rate}: ${what}`, exact: true });
}

function panels(page: Page): Locator {
  return page.getByRole("group", { name: /^η = / });
}

test.describe("Learning rates", () => {
  test.beforeEach(async ({ app }) => {
    await app.page.getByRole("tab", { name: "Learning rates", exact: true }).click();
    await expect(panels(app.page)).toHaveCount(4);
  });

  test("says of each of the chapter's four what happened, in step with one timeline", async ({
    app,
  }) => {
    const { page } = app;
    for (const [rate, what] of [
      ["1", "jumps between −0.8 and 2.8 and never comes lower"],
      ["0.8", "swings from side to side, each swing 0.6 of the last"],
      ["0.4", "comes down one side, there after four steps"],
      ["0.1", "comes down one side, 0.24 short after nine steps"],
    ]) {
      await expect(panel(page, rate, what)).toBeVisible();
      await expect(panel(page, rate, what).getByText(what)).toBeVisible();
    }
    const { iteration, table } = controls(page);
    await expect(iteration).toHaveAttribute("max", "9");
    await iteration.fill("1");
    await panels(page).getByRole("button", { name: "η = 0.4", exact: true }).click();
    await expect(table.locator('[aria-current="true"]')).toContainText("0.640000");
    await panels(page).getByRole("button", { name: "η = 1", exact: true }).click();
    await expect(table.locator('[aria-current="true"]')).toContainText("2.800000");
  });

  test("says it anew for other functions and rates, and surfaces are small ones", async ({
    app,
  }) => {
    const { page } = app;
    await page.getByRole("button", { name: "x²", exact: true }).click();
    await expect(
      panel(page, "1", "jumps between −1.2 and 1.2 and never comes lower"),
    ).toBeVisible();
    await page.getByRole("button", { name: "x² + sin² y", exact: true }).click();
    await expect(panel(page, "1", "jumps between −3 and 3 and never comes lower")).toBeVisible();
    await expect(panels(page).locator("canvas[data-run]")).toHaveCount(4);
    await page.getByRole("spinbutton", { name: "Learning rate of η = 0.4" }).fill("0.3");
    await expect(page.getByRole("group", { name: /^η = 0\.3: comes down one side/ })).toBeVisible();
    await page.getByRole("button", { name: "Add a rate" }).click();
    await expect(panels(page)).toHaveCount(5);
    await page.getByRole("button", { name: "Remove η = 0.8", exact: true }).click();
    await expect(panels(page)).toHaveCount(4);
    await expect(page.getByRole("group", { name: /^η = 0\.8/ })).toHaveCount(0);
    await page.keyboard.press("Control+z");
    await expect(page.getByRole("group", { name: /^η = 0\.8/ })).toBeVisible();
  });

  test("sweeps 200 rates, and shows the run of one that is clicked or chosen by keys", async ({
    app,
  }) => {
    const { page } = app;
    const sweep = page.getByRole("slider", { name: "Steps over the learning rate" });
    await expect(page.getByText("for 200 learning rates")).toBeVisible();
    await sweep.focus();
    for (let press = 0; press < 3; press++) await sweep.press("PageUp");
    await expect(sweep).toHaveAttribute("aria-valuetext", /^η = 0\.1\d*: \d+ steps$/);
    await sweep.press("Enter");
    await expect(panels(page)).toHaveCount(5);
    const box = await sweep.boundingBox();
    if (!box) throw new Error("the sweep has no place");
    const at = { x: box.width * 0.4, y: box.height / 2 };
    await sweep.hover({ position: at });
    await expect(sweep).toHaveAttribute("aria-valuetext", /^η = 0\.\d+: \d+ steps?$/);
    const rate = /η = ([\d.]+)/.exec((await sweep.getAttribute("aria-valuetext")) ?? "")?.[1] ?? "";
    await sweep.click({ position: at });
    await expect(panels(page)).toHaveCount(6);
    await expect(page.getByRole("group", { name: `η = ${rate}: ` })).toBeVisible();
  });
});
