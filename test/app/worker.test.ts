import { expect, test } from "./app-fixture.ts";
import { reportLongTasks, watchLongTasks } from "./long-tasks.ts";
import { controls, untilAtRest } from "./window.ts";

test.describe("the training worker", () => {
  test("may be killed in mid-run: the window says so and goes on", async ({ app }) => {
    const { page } = app;
    const { maximumSteps, learningRate, stopValue, status } = controls(page);
    await stopValue.fill("0");
    await maximumSteps.fill("5000000");
    await learningRate.fill("1e-9");
    await expect(status).toContainText("Running");
    process.kill(app.mainPid, "SIGUSR2");
    await expect(page.getByText("stopped unexpectedly").first()).toBeVisible();
    await maximumSteps.fill("1000");
    await stopValue.fill("0.01");
    await learningRate.fill("0.1");
    await expect(status).toContainText("Reached J < 0.01 after 16 steps");
  });

  test("runs while the window goes on: it shows how far the run is, and turns the surface", async ({
    app,
  }) => {
    const { page } = app;
    const { maximumSteps, learningRate, stopValue, status } = controls(page);
    await stopValue.fill("0");
    await learningRate.fill("1e-9");
    await expect(status).toContainText("Stopped after 1,000 steps");
    const shown = status.evaluate((element) => {
      const text = (): string => element.textContent ?? "";
      const seen = new Set<string>();
      return new Promise<string[]>((resolve) => {
        const look = (): void => {
          if (text().includes("Running")) seen.add(text().trim());
          if (text().includes("Stopped after 5,000,000 steps")) resolve([...seen]);
          else requestAnimationFrame(look);
        };
        look();
      });
    });
    await maximumSteps.fill("5000000");
    await page.getByRole("button", { name: "Second", exact: true }).click();
    expect((await shown).length).toBeGreaterThan(3);
    const second = page.getByRole("button", { name: "Second", exact: true });
    await expect(second).toHaveAttribute("aria-pressed", "true");
  });

  test("hands a million steps over, and the window shows and scrubs them", async ({
    app,
  }, info) => {
    const { page } = app;
    const { maximumSteps, learningRate, stopValue, status, iteration } = controls(page);
    await stopValue.fill("0");
    await learningRate.fill("1e-9");
    await expect(status).toContainText("Stopped after 1,000 steps");
    await untilAtRest(page);
    const longTasks = await watchLongTasks(page);
    await maximumSteps.fill("1000000");
    await expect(status).toContainText("Stopped after 1,000,000 steps");
    await expect(iteration).toHaveAttribute("max", "1000000");
    await untilAtRest(page);
    reportLongTasks(info, "a million steps arriving", await longTasks.take());
    await iteration.fill("500000");
    const current = controls(page).table.locator('[aria-current="true"]');
    await expect(current).toContainText("500,000");
    await longTasks.take();
    const plot = await iteration.boundingBox();
    if (!plot) throw new Error("the timeline has no place");
    const middle = plot.y + plot.height / 2;
    await page.mouse.move(plot.x + plot.width * 0.5, middle);
    await page.mouse.down();
    await page.mouse.move(plot.x + plot.width * 0.9, middle, { steps: 40 });
    await page.mouse.move(plot.x + plot.width * 0.1, middle, { steps: 40 });
    await page.mouse.up();
    await expect.poll(async () => Number(await iteration.inputValue())).toBeLessThan(150_000);
    await untilAtRest(page);
    reportLongTasks(info, "scrubbing them", await longTasks.take());
    const step = Number(await iteration.inputValue());
    await expect(current).toContainText(step.toLocaleString("en"));
  });
});
