import { expect, test } from "./app-fixture.ts";
import { drop, openFile, save } from "./files.ts";
import { controls } from "./window.ts";

test.describe("a session", () => {
  test("is saved, and opened again with the same numbers", async ({ app }) => {
    const { learningRate, startX, iteration, status } = controls(app.page);
    await learningRate.fill("0.2");
    await startX.fill("-2");
    const outcome = "Reached J < 0.01 after 7 steps: J = 0.007128 at (−0.055987, 0.063235)";
    await expect(status).toHaveText(outcome);
    await iteration.fill("3");
    const file = await save(app, "Save session", "mine.thalweg");
    await learningRate.fill("0.05");
    await startX.fill("1");
    await openFile(app, "mine.thalweg", file);
    await expect(learningRate).toHaveValue("0.2");
    await expect(startX).toHaveValue("−2");
    await expect(iteration).toHaveValue("3");
    await expect(status).toHaveText(outcome);
  });

  test("outlives a reload of the page", async ({ app }) => {
    const { page } = app;
    const { learningRate, status } = controls(page);
    await learningRate.fill("0.2");
    await expect(status).toContainText("after 8 steps");
    await page.waitForTimeout(500);
    await page.reload();
    await expect(learningRate).toHaveValue("0.2");
    await expect(status).toContainText("after 8 steps");
  });

  test("comes back from a picture that is dropped on the window", async ({ app }) => {
    const { learningRate, iteration } = controls(app.page);
    await learningRate.fill("0.3");
    await iteration.fill("2");
    const picture = await save(app, "Save screenshot", "mine.png");
    await learningRate.fill("0.7");
    await drop(app, "mine.png", picture);
    await expect(learningRate).toHaveValue("0.3");
    await expect(iteration).toHaveValue("2");
  });

  test("of several runs in another view comes back from the picture that was saved of it", async ({
    app,
  }) => {
    const { page } = app;
    await page.getByRole("tab", { name: "Learning rates", exact: true }).click();
    await page.getByRole("textbox", { name: "Objective" }).fill("x^2 + 3x");
    await page.getByRole("spinbutton", { name: "Learning rate of η = 0.8" }).fill("0.25");
    const changed = page.getByRole("group", { name: /^η = 0\.25: comes down one side/ });
    await expect(changed).toBeVisible();
    const picture = await save(app, "Save screenshot", "rates.png");
    await page.getByRole("button", { name: "x²", exact: true }).click();
    await page.getByRole("tab", { name: "Descent", exact: true }).click();
    await drop(app, "rates.png", picture);
    await expect(changed).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Objective" })).toHaveValue("x² + 3·x");
  });

  test("with a typed function, several runs and another view is saved and opened again", async ({
    app,
  }) => {
    const { page } = app;
    const { iteration, status } = controls(page);
    const objective = page.getByRole("textbox", { name: "Objective" });
    const rows = page.getByRole("table", { name: "Comparison" }).getByRole("row");
    const tab = (name: string) => page.getByRole("tab", { name, exact: true });
    await objective.fill("x² + 3y²");
    await page.getByRole("button", { name: "Four textbook learning rates" }).click();
    await expect(rows).toHaveCount(5);
    await page.getByRole("button", { name: "Hide η = 1", exact: true }).click();
    await expect(page.getByRole("button", { name: "Show η = 1", exact: true })).toBeVisible();
    await tab("Slope").click();
    await objective.fill("x^4 - 3x^2 + x");
    // This function's own end, not that of the one before: from 1.2 the steps find no rest.
    await expect(status).toContainText("Does not settle: x jumps about");
    await iteration.fill("2");
    const file = await save(app, "Save session", "several.thalweg");
    await objective.fill("x^2");
    await tab("Descent").click();
    await page.getByRole("button", { name: "Remove η = 0.4", exact: true }).click();
    await openFile(app, "several.thalweg", file);
    await expect(tab("Slope")).toHaveAttribute("aria-selected", "true");
    await expect(objective).toHaveValue(/^x(⁴|\^4) − 3·?x² \+ x$/);
    await expect(iteration).toHaveValue("2");
    await tab("Descent").click();
    await expect(objective).toHaveValue(/^x² \+ 3·?y²$/);
    await expect(rows).toHaveCount(5);
    await expect(page.getByRole("button", { name: "Show η = 1", exact: true })).toBeVisible();
  });

  test("that is damaged, too new or none is refused, and what is open stays", async ({ app }) => {
    const { page } = app;
    const { learningRate } = controls(page);
    await learningRate.fill("0.3");
    await openFile(app, "text.thalweg", "hello");
    await expect(
      page.getByText("text.thalweg was not opened: it is not a Thalweg session."),
    ).toBeVisible();
    await openFile(app, "new.thalweg", '{"format":"thalweg-session","version":99}');
    await expect(
      page.getByText("new.thalweg was not opened: it was written by a newer Thalweg"),
    ).toBeVisible();
    await openFile(app, "bad.thalweg", '{"format":"thalweg-session","version":1,"view":"descent"}');
    await expect(page.getByText("bad.thalweg was not opened: it is damaged")).toBeVisible();
    await expect(learningRate).toHaveValue("0.3");
  });
});
