import { expect, type RunningApp, test } from "./app-fixture.ts";
import { openFile } from "./files.ts";
import { controls } from "./window.ts";

type Page = RunningApp["page"];

/** The dialog in which a table is looked at. */
function tableDialog(page: Page) {
  const dialog = page.locator("table-preview");
  const field = (name: string) => dialog.getByRole("combobox", { name, exact: true });
  const option = (name: string) => dialog.getByRole("option", { name, exact: true });
  return {
    dialog,
    window: page.getByRole("dialog", { name: /^Use / }),
    field,
    option,
    part: (column: string) => field(`Part of column ${column}`),
    kind: (column: string) => field(`Kind of column ${column}`),
    alert: dialog.getByRole("alert"),
    use: dialog.getByRole("button", { name: "Use", exact: true }),
    check: (name: string | RegExp) => dialog.getByRole("checkbox", { name }),
    async choose(name: string, value: string): Promise<void> {
      await field(name).click();
      await option(value).click();
      await expect(field(name)).toHaveValue(value);
    },
  };
}

test.describe("the dialog of a table", () => {
  const points = ["a,b,c,t", "1,2,3,4", "2,3,4,5", "3,4,6,7", ""].join("\n");

  test("stays while its lists are used, by mouse and by keyboard", async ({ app }) => {
    const { page } = app;
    await openFile(app, "points.csv", points);
    const { dialog, window, field, option, use, choose } = tableDialog(page);
    await choose("Task", "Classification");
    await expect(field("Targets")).toHaveCount(0);
    await field("Task").focus();
    await page.keyboard.press("Enter");
    await expect(option("Regression")).toBeVisible();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await expect(field("Task")).toHaveValue("Regression");
    await choose("Targets", "2");
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
