import { expect, test } from "./app-fixture.ts";
import { turnSurface } from "./turning.ts";
import { controls } from "./window.ts";

test("while the surface is turned, it is drawn again and again and no other canvas is", async ({
  app,
}) => {
  const { page } = app;
  await expect(controls(page).status).toContainText("Reached");
  await page.waitForTimeout(1000);
  const { framesPerSecond, painted } = await turnSurface(page, 2);
  process.stdout.write(`${app.host}: ${framesPerSecond.toFixed(1)} frames a second\n`);
  expect(framesPerSecond).toBeGreaterThan(0);
  expect(painted).toEqual([]);
  // While it plays, the timeline's playhead moves: that is seen.
  await controls(page).play.click();
  expect((await turnSurface(page, 1)).painted).not.toEqual([]);
});
