import { existsSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "./app-fixture.ts";
import { answerSaveDialog } from "./dialogs.ts";
import { controls } from "./window.ts";

test.describe("a screenshot in Electron", () => {
  test("says where it could not be written, and the next one works", async ({ app }) => {
    const { page } = app;
    const path = join(app.folder, "no/such/folder/a.png");
    await answerSaveDialog(app, path);
    await controls(page).saveScreenshot.click();
    await expect(page.getByText(`${path} could not be written`)).toBeVisible();
    await mkdir(join(app.folder, "no/such/folder"), { recursive: true });
    await controls(page).saveScreenshot.click();
    await expect(page.getByText(`Saved: ${path}`)).toBeVisible();
    expect(existsSync(path)).toBe(true);
  });

  test("is not written when its dialog is cancelled", async ({ app }) => {
    const { page } = app;
    await answerSaveDialog(app, null);
    await controls(page).saveScreenshot.click();
    await expect(controls(page).saveScreenshot).toBeEnabled();
    await page.waitForTimeout(1500);
    expect(await readdir(app.folder)).toEqual(["config"]);
    await expect(page.getByText("Saved:")).toHaveCount(0);
    await expect(page.getByText("could not be written")).toHaveCount(0);
  });
});
