import { expect, test } from "./app-fixture.ts";
import { gripOnCurve } from "./curves.ts";
import { controls } from "./window.ts";

test.describe("Slope", () => {
  test.beforeEach(async ({ app }) => {
    await app.page.getByRole("tab", { name: "Slope", exact: true }).click();
    await expect(controls(app.page).status).toContainText("Reached J < 0.001 after 4 steps");
  });

  test("shows x² from 1.2 with the tangent's slope at each step, and both sides at a wish", async ({
    app,
  }) => {
    const { page } = app;
    const { iteration, table } = controls(page);
    const curve = page.getByRole("img", { name: "Curve of the loss" });
    const current = table.locator('[aria-current="true"]');
    for (const [step, x, slope] of [
      ["1", "0.480000", "0.96"],
      ["2", "0.192000", "0.384"],
      ["4", "0.030720", "0.0614"],
    ]) {
      await iteration.fill(step);
      await expect(curve).toHaveAccessibleDescription(
        new RegExp(`step ${step}, x = ${x}.*slope is ${slope}`),
      );
      await expect(current).toContainText(x);
    }
    const bothSides = page.getByRole("button", { name: "Both sides" });
    const before = await bothSides.getAttribute("aria-pressed");
    await bothSides.click();
    await expect(bothSides).not.toHaveAttribute("aria-pressed", before ?? "");
  });

  test("takes a function of x, refuses one of x and y, and falls off none that is not defined", async ({
    app,
  }) => {
    const { page } = app;
    const { status } = controls(page);
    const objective = page.getByRole("textbox", { name: "Objective" });
    const curve = page.getByRole("img", { name: "Curve of the loss" });
    await objective.fill("x + y");
    await expect(page.getByText("This view shows functions of x alone")).toBeVisible();
    await expect(objective).toHaveAttribute("aria-invalid", "true");
    await expect(status).toContainText("Reached J < 0.001 after 4 steps");
    await objective.fill("x^4 - 3x^2 + x");
    await expect(curve).toHaveAccessibleDescription(/x⁴|x\^4/);
    await expect(status).not.toContainText("after 4 steps");
    await objective.fill("x - ln(x)");
    await expect(status).toContainText(/Reached .*J = 1\.0000\d\d at x = (1|0\.9)/);
    await expect(objective).not.toHaveAttribute("aria-invalid", "true");
  });

  test("has a start that is dragged along the curve; one undo takes it back", async ({ app }) => {
    const { page } = app;
    const { iteration, startX, status } = controls(page);
    await iteration.fill("0");
    const ball = await gripOnCurve(page, "ball");
    await page.mouse.move(ball.x, ball.y);
    await page.mouse.down();
    await page.mouse.move(ball.x - 200, ball.y + 60, { steps: 10 });
    await page.mouse.up();
    await expect(startX).not.toHaveValue("1.2");
    await expect(status).toContainText("Reached J < 0.001");
    await page.keyboard.press("Control+z");
    await expect(startX).toHaveValue("1.2");
    await expect(status).toContainText("after 4 steps");
  });

  test("compares the chapter's rates on one curve, and says why one never arrives", async ({
    app,
  }) => {
    const { page } = app;
    await page.getByRole("button", { name: "Four textbook learning rates" }).click();
    const comparison = page.getByRole("table", { name: "Comparison" });
    await expect(comparison.getByRole("row")).toHaveCount(5);
    await expect(comparison.getByRole("row", { name: /^η = 1 – / })).toContainText("cycles");
    await expect(comparison.getByRole("row", { name: /^η = 0\.4 3 / })).toContainText("arrived");
    await page.getByRole("button", { name: "Select η = 1", exact: true }).click();
    await expect(controls(page).status).toContainText("x jumps between −1.2 and 1.2");
  });
});
