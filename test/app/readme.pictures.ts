import { fileURLToPath } from "node:url";
import { expect, test } from "./app-fixture.ts";
import { openFile } from "./files.ts";
import { recordsAsTable } from "./public-tables.ts";
import { controls, untilAtRest } from "./window.ts";

function docs(name: string): string {
  return fileURLToPath(new URL(`../../docs/${name}.png`, import.meta.url));
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`the window, ${colorScheme}`, async ({ app }) => {
    const { page } = app;
    await page.emulateMedia({ colorScheme });
    await controls(page).iteration.fill("9");
    await controls(page).iteration.blur();
    await untilAtRest(page);
    await page.screenshot({ path: docs(`descent-${colorScheme}`) });
  });
}

test("nine rules on Rosenbrock's valley", async ({ app }) => {
  const { page } = app;
  await page.getByRole("combobox", { name: "Function" }).click();
  await page.getByRole("option", { name: "Rosenbrock", exact: true }).click();
  await page.getByRole("button", { name: "All optimizers", exact: true }).click();
  await expect(page.getByRole("table", { name: "Comparison" })).not.toContainText("…");
  await controls(page).iteration.fill("600");
  await controls(page).iteration.blur();
  await untilAtRest(page);
  await page.screenshot({ path: docs("optimizers-light") });
});

test("the slope", async ({ app }) => {
  const { page } = app;
  await page.getByRole("tab", { name: "Slope" }).click();
  await controls(page).iteration.fill("1");
  await controls(page).iteration.blur();
  await page.screenshot({ path: docs("slope-light") });
});

test("the learning rates", async ({ app }) => {
  const { page } = app;
  await page.getByRole("tab", { name: "Learning rates" }).click();
  await expect(page.getByText("each swing 0.6 of the last")).toBeVisible();
  await expect(page.getByText("for 200 learning rates")).toBeVisible();
  await controls(page).iteration.fill("5");
  await controls(page).iteration.blur();
  await page.screenshot({ path: docs("rates-light") });
});

test("the network", async ({ app }) => {
  const { page } = app;
  await page.getByRole("tab", { name: "Network" }).click();
  await expect(controls(page).status).toContainText("Epoch 0:");
  await controls(page).speed.fill("6");
  await controls(page).play.click();
  await expect(controls(page).status).toContainText("Trained for 1,000 epochs");
  await controls(page).iteration.fill("3840");
  await expect(controls(page).status).toContainText("Epoch 240:");
  await controls(page).iteration.blur();
  await page.waitForTimeout(500);
  await page.screenshot({ path: docs("network-light") });
});

test("a table of one's own", async ({ app }) => {
  const { page } = app;
  await openFile(app, "penguins.csv", await recordsAsTable("penguins.json"));
  await expect(page.getByRole("dialog", { name: "Use penguins.csv" })).toBeVisible();
  await page.screenshot({ path: docs("table-light") });
});

test("the window in Chinese", async ({ app }) => {
  const { page } = app;
  await app.electron?.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById("language-zh-CN")?.click();
  });
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await untilAtRest(page);
  await page.screenshot({ path: docs("descent-zh-CN") });
});
