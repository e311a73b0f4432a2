import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { mountTinyDisk, unmount } from "../tools/tiny-disk.ts";
import { expect, test } from "./app-fixture.ts";
import { answerSaveDialog } from "./dialogs.ts";
import { controls } from "./window.ts";

test.describe("saving in Electron", () => {
  test("on a full disk leaves the old file whole, says so, and saves elsewhere", async ({
    app,
  }) => {
    const { page } = app;
    const disk = join(app.folder, "disk");
    await mkdir(disk);
    test.skip(!mountTinyDisk(disk), "this process may not mount a disk");
    try {
      await writeFile(join(disk, "a.png"), "old");
      await writeFile(join(disk, "a.thalweg"), "old");
      // The rest of the 64 kB, of which each file takes 4.
      await writeFile(join(disk, "filler"), Buffer.alloc(14 * 4096));
      for (const [button, name] of [
        ["Save screenshot", "a.png"],
        ["Save session", "a.thalweg"],
      ]) {
        const path = join(disk, name);
        await answerSaveDialog(app, path);
        await page.getByRole("button", { name: button, exact: true }).click();
        await expect(
          page.getByText(`${path} could not be written: the disk is full`),
        ).toBeVisible();
        await expect(page.getByText(`Saved: ${path}`)).toHaveCount(0);
        expect(await readFile(path, "utf8")).toBe("old");
      }
      expect((await readdir(disk)).sort()).toEqual(["a.png", "a.thalweg", "filler"]);
    } finally {
      unmount(disk);
    }
    const elsewhere = join(app.folder, "a.png");
    await answerSaveDialog(app, elsewhere);
    await controls(page).saveScreenshot.click();
    await expect(page.getByText(`Saved: ${elsewhere}`)).toBeVisible();
  });

  test("to a folder that has gone since, over a folder or to a device says why", async ({
    app,
  }) => {
    const { page } = app;
    const drive = join(app.folder, "drive");
    await mkdir(drive);
    await rm(drive, { recursive: true });
    for (const [path, reason] of [
      [join(drive, "a.png"), "there is no such file or folder"],
      [app.folder, "it is a folder"],
      ["/dev/null", "it is a device or another special file"],
    ]) {
      await answerSaveDialog(app, path);
      await controls(page).saveScreenshot.click();
      await expect(page.getByText(`${path} could not be written: ${reason}`)).toBeVisible();
    }
  });

  test("goes to the file that was dropped on the window, without a question", async ({ app }) => {
    const { page } = app;
    const { learningRate } = controls(page);
    const path = join(app.folder, "Übung 数据.thalweg");
    await answerSaveDialog(app, path);
    await learningRate.fill("0.2");
    const save = page.getByRole("button", { name: "Save session", exact: true });
    await save.click();
    await expect(page).toHaveTitle("Übung 数据.thalweg — Thalweg");
    const picture = join(app.folder, "picture.png");
    await answerSaveDialog(app, picture);
    await controls(page).saveScreenshot.click();
    await expect(page.getByText(`Saved: ${picture}`)).toBeVisible();
    // A picture is shown, and is not what Save writes to.
    await dragAndDrop(page, picture);
    await expect(page).toHaveTitle("picture.png — Thalweg");
    await dragAndDrop(page, path);
    await expect(page).toHaveTitle("Übung 数据.thalweg — Thalweg");
    await expect(learningRate).toHaveValue("0.2");
    // From now on no dialog would give a path.
    await answerSaveDialog(app, null);
    await learningRate.fill("0.3");
    await save.click();
    await expect(page).toHaveTitle("Übung 数据.thalweg — Thalweg");
    expect(await readFile(path, "utf8")).toMatch(/"learningRate": 0\.3\b/);
    expect((await readFile(picture)).subarray(1, 4).toString()).toBe("PNG");
  });
});

/** Drops a file of the disk on the window as the system does. */
async function dragAndDrop(page: Page, path: string): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await devTools.send("Input.dispatchDragEvent", { type, x: 400, y: 300, data });
  }
  await devTools.detach();
}
