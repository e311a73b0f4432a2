import { expect, type RunningApp, test } from "./app-fixture.ts";
import { openFile } from "./files.ts";
import { controls } from "./window.ts";

type Page = RunningApp["page"];

/** The dialog in which a table is looked at. */
function tableDialog(page: Page) {
  const dialog = page.locator("table-preview");
  return {
    dialog,
    window: page.getByRole("dialog", { name: /^Use / }),
    field: (name: string) => dialog.getByRole("combobox", { name, exact: true }),
    option: (name: string) => dialog.getByRole("option", { name, exact: true }),
    use: dialog.getByRole("button", { name: "Use", exact: true }),
  };
}

test.describe("the dialog of a table", () => {
  const points = ["a,b,c,t", "1,2,3,4", "2,3,4,5", "3,4,6,7", ""].join("\n");

  test("stays while its lists are used, by mouse and by keyboard", async ({ app }) => {
    const { page } = app;
    await openFile(app, "points.csv", points);
    const { dialog, window, field, option, use } = tableDialog(page);
    await field("Task").click();
    await option("Classification").click();
    await expect(field("Task")).toHaveValue("Classification");
    await expect(field("Targets")).toHaveCount(0);
    await field("Task").focus();
    await page.keyboard.press("Enter");
    await expect(option("Regression")).toBeVisible();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await expect(field("Task")).toHaveValue("Regression");
    await field("Targets").click();
    await option("2").click();
    await expect(field("Targets")).toHaveValue("2");
    await expect(dialog.getByRole("columnheader", { name: "c" })).toHaveClass("target");
    await field("Task").click();
    await expect(option("Regression")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(option("Regression")).toBeHidden();
    await field("Task").click();
    await expect(option("Regression")).toBeVisible();
    await field("Task").click();
    await expect(option("Regression")).toBeHidden();
    await expect(window).toBeVisible();
    await use.click();
    await expect(window).toBeHidden();
    await expect(page.getByRole("combobox", { name: "Data set" })).toHaveValue("points.csv");
    await expect(controls(page).status).toContainText("Epoch 0:");
  });
});
