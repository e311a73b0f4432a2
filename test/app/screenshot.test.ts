import { PNG } from "pngjs";
import { pngText } from "#core/pictures/png-text.ts";
import type { Session } from "#core/session/session.ts";
import { readSession, sessionFormat } from "#core/session/session-file.ts";
import { expect, type RunningApp, test } from "./app-fixture.ts";
import { save } from "./files.ts";
import { isHeightRed, isHollowBlue, isInk, shareOf } from "./pictures.ts";
import { controls, untilAtRest } from "./window.ts";

async function chooseSize(app: RunningApp, factor: string): Promise<void> {
  await app.page.getByRole("button", { name: "Size of the screenshot" }).click();
  await app.page.getByRole("menuitemcheckbox", { name: new RegExp(`^${factor}`) }).click();
}

/** The session that a picture carries. */
function sessionIn(picture: Buffer): Session {
  const text = pngText(picture, sessionFormat, (data) => new TextDecoder().decode(data));
  const reading = readSession(text ?? "");
  if (!reading.ok) throw new Error("the picture carries no session");
  return reading.session;
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
    const bytes = await save(app, "Save screenshot", "saved.png");
    const picture = PNG.sync.read(bytes);
    expect(Math.abs(picture.width - 2 * box.width)).toBeLessThanOrEqual(2);
    expect(Math.abs(picture.height - 2 * box.height)).toBeLessThanOrEqual(2);
    expect(shareOf(picture, isHeightRed)).toBeGreaterThan(0.01);
    expect(shareOf(picture, isHollowBlue)).toBeGreaterThan(0.02);
    expect(shareOf(picture, isInk)).toBeGreaterThan(0.001);
    expect(sessionIn(bytes).playhead).toBe(16);
  });

  for (const { tab, view, said } of [
    { tab: "Slope", view: "slope", said: "after 4 steps" },
    { tab: "Learning rates", view: "rates", said: "jumps between" },
  ]) {
    test(`of ${tab} shows its curves and carries its session`, async ({ app }) => {
      const { page } = app;
      await page.getByRole("tab", { name: tab, exact: true }).click();
      await expect(controls(page).status).toContainText(said);
      await controls(page).iteration.fill("3");
      const bytes = await save(app, "Save screenshot", `${view}.png`);
      const picture = PNG.sync.read(bytes);
      expect(picture.width).toBeGreaterThan(600);
      expect(shareOf(picture, isInk)).toBeGreaterThan(0.001);
      expect(shareOf(picture, isInk)).toBeLessThan(0.2);
      expect(sessionIn(bytes)).toMatchObject({ view, playhead: 3 });
    });
  }
});
