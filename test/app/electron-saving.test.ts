import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
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
});
