import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PNG } from "pngjs";
import { pngText } from "#core/pictures/png-text.ts";
import { readSession, sessionFormat } from "#core/session/session-file.ts";
import { expect, type RunningApp, test } from "./app-fixture.ts";
import { answerSaveDialog } from "./dialogs.ts";
import { isHeightRed, isHollowBlue, isInk, shareOf } from "./pictures.ts";
import { controls, untilAtRest } from "./window.ts";

async function chooseSize(app: RunningApp, factor: string): Promise<void> {
  await app.page.getByRole("button", { name: "Size of the screenshot" }).click();
  await app.page.getByRole("menuitemcheckbox", { name: new RegExp(`^${factor}`) }).click();
}

/** Saves a screenshot and reads it from where the host puts it. */
async function saveScreenshot(app: RunningApp): Promise<Buffer> {
  const { saveScreenshot: button } = controls(app.page);
  if (app.host === "electron") {
    const path = join(app.folder, "saved.png");
    await answerSaveDialog(app, path);
    await button.click();
    await expect(app.page.getByText(path)).toBeVisible();
    return readFile(path);
  }
  const [download] = await Promise.all([app.page.waitForEvent("download"), button.click()]);
  expect(download.suggestedFilename()).toMatch(/\.png$/);
  return readFile(await download.path());
}

test.describe("a screenshot", () => {
  test("at 2× is drawn for that size, with surface and trajectory, and carries its session", async ({
    app,
  }) => {
    const { page } = app;
    await untilAtRest(page);
    await controls(page).iteration.fill("16");
    const box = await controls(page).surface.boundingBox();
    if (!box) throw new Error("the surface has no place");
    await chooseSize(app, "2×");
    const bytes = await saveScreenshot(app);
    const picture = PNG.sync.read(bytes);
    expect(Math.abs(picture.width - 2 * box.width)).toBeLessThanOrEqual(2);
    expect(Math.abs(picture.height - 2 * box.height)).toBeLessThanOrEqual(2);
    expect(shareOf(picture, isHeightRed)).toBeGreaterThan(0.01);
    expect(shareOf(picture, isHollowBlue)).toBeGreaterThan(0.02);
    expect(shareOf(picture, isInk)).toBeGreaterThan(0.001);
    const text = pngText(bytes, sessionFormat, (data) => new TextDecoder().decode(data));
    const reading = readSession(text ?? "");
    expect(reading.ok && reading.session.playhead).toBe(16);
  });
});
