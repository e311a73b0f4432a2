import { PNG } from "pngjs";
import { expect, test } from "./app-fixture.ts";
import { differenceOf, shareOf, surfacePixels } from "./pictures.ts";
import { controls, framesDrawn, untilAtRest } from "./window.ts";

test.describe("the descent", () => {
  test("has run when the window opens, and says how it ended", async ({ app }) => {
    const { status, iteration, learningRate, startX, startY } = controls(app.page);
    await expect(status).toContainText("Reached J < 0.01 after 16 steps");
    await expect(status).toContainText("J = 0.009711 at (0.084442, 0.050819)");
    await expect(iteration).toHaveAttribute("max", "16");
    await expect(learningRate).toHaveValue("0.1");
    await expect(startX).toHaveValue("3");
    await expect(startY).toHaveValue("1");
  });

  test("plays to the end and can be scrubbed back", async ({ app }) => {
    const { play, pause, iteration, speed, table, reset } = controls(app.page);
    if (await reset.isEnabled()) await reset.click();
    await speed.focus();
    await speed.press("ArrowRight");
    await play.click();
    await expect(pause).toBeVisible();
    await expect(iteration).toHaveValue("16");
    await expect(play).toBeVisible();
    const current = table.locator('[aria-current="true"]');
    await expect(current).toContainText("0.009711");
    await iteration.fill("7");
    await expect(current).toContainText("0.629146");
    await expect(current).toContainText("0.517853");
  });

  test("steps forward and back with buttons and keys", async ({ app }) => {
    const { page } = app;
    const { stepForward, stepBack, reset, iteration } = controls(page);
    await iteration.fill("3");
    await stepForward.click();
    await expect(iteration).toHaveValue("4");
    await stepBack.click();
    await stepBack.click();
    await expect(iteration).toHaveValue("2");
    await reset.click();
    await expect(iteration).toHaveValue("0");
    await page.keyboard.press("End");
    await expect(iteration).toHaveValue("16");
    await page.keyboard.press("Home");
    await expect(iteration).toHaveValue("0");
  });

  test("says at η = 1 why it never arrives", async ({ app }) => {
    const { learningRate, status } = controls(app.page);
    await learningRate.fill("1");
    await expect(status).toContainText("Never reaches J < 0.01: x jumps between −3 and 3.");
  });

  test("keeps the last good run while a number is wrong, and says what is wrong", async ({
    app,
  }) => {
    const { page } = app;
    const { learningRate, status } = controls(page);
    await learningRate.fill("fast");
    await expect(page.getByText("“fast” is not a number")).toBeVisible();
    await expect(learningRate).toHaveAttribute("aria-invalid", "true");
    await expect(status).toContainText("Reached J < 0.01 after 16 steps");
    await learningRate.fill("0.2");
    await expect(page.getByText("“fast” is not a number")).toBeHidden();
    await expect(status).toContainText("Reached J < 0.01 after");
    await expect(status).not.toContainText("16 steps");
  });

  test("takes edits back and brings them again, in order, and turning is no edit", async ({
    app,
  }) => {
    const { page } = app;
    const { learningRate, startX, surface } = controls(page);
    await learningRate.fill("0.3");
    await startX.fill("2");
    await surface.focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Control+z");
    await expect(startX).toHaveValue("3");
    await expect(learningRate).toHaveValue("0.3");
    await page.keyboard.press("Control+z");
    await expect(learningRate).toHaveValue("0.1");
    await page.keyboard.press("Control+Shift+z");
    await expect(learningRate).toHaveValue("0.3");
    await expect(startX).toHaveValue("3");
    await page.keyboard.press("Control+Shift+z");
    await expect(startX).toHaveValue("2");
  });

  test("takes an edit back also while its field has the focus", async ({ app }) => {
    const { learningRate, status } = controls(app.page);
    await learningRate.fill("1");
    await expect(status).toContainText("Never reaches");
    await learningRate.press("Control+z");
    await expect(learningRate).toHaveValue("0.1");
    await expect(status).toContainText("16 steps");
  });

  test("runs with another rule", async ({ app }) => {
    const { page } = app;
    const { optimizer, status } = controls(page);
    await optimizer.click();
    await page.getByRole("option", { name: "Newton" }).click();
    await expect(status).toContainText("Ended on a saddle");
    await expect(status).toContainText("J = 1.000000");
  });
});

test.describe("the surface", () => {
  test("turns by mouse and by keyboard", async ({ app }) => {
    const { page } = app;
    const { surface } = controls(page);
    await untilAtRest(page);
    const before = await surfacePixels(page);
    const box = await surface.boundingBox();
    if (!box) throw new Error("the surface has no place");
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 160, y + 20, { steps: 8 });
    await page.mouse.up();
    await untilAtRest(page);
    const turned = await surfacePixels(page);
    expect(differenceOf(before, turned)).toBeGreaterThan(0.1);
    await surface.focus();
    for (let press = 0; press < 6; press++) await page.keyboard.press("ArrowRight");
    await untilAtRest(page);
    expect(differenceOf(turned, await surfacePixels(page))).toBeGreaterThan(0.1);
  });

  /** On the paper, left of everything, whatever the angle. */
  const besideSurface = { x: 40, y: 330 };

  test("goes to the named angles and back at a double click beside it", async ({ app }) => {
    const { page } = app;
    await untilAtRest(page);
    const first = await surfacePixels(page);
    for (const name of ["Second", "Top", "Front", "Side"]) {
      await page.getByRole("button", { name, exact: true }).click();
      await untilAtRest(page);
      expect(differenceOf(first, await surfacePixels(page)), name).toBeGreaterThan(0.1);
    }
    await controls(page).surface.dblclick({ position: besideSurface });
    await untilAtRest(page);
    expect(differenceOf(first, await surfacePixels(page))).toBeLessThan(0.01);
  });

  test("has a long formula beside the tools, not under them", async ({ app }) => {
    const { page } = app;
    await app.electron?.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0].setContentSize(1280, 720);
    });
    if (!app.electron) await page.setViewportSize({ width: 1280, height: 720 });
    await page.getByRole("combobox", { name: "Function" }).click();
    await page.getByRole("option", { name: "Easom", exact: true }).click();
    const formula = page.locator("picture-caption math-formula .katex-html");
    await expect(formula).toContainText("cos");
    const [written, tools] = [
      await formula.boundingBox(),
      page.getByRole("button", { name: "First" }),
    ];
    const first = await tools.boundingBox();
    if (!written || !first) throw new Error("formula and tools have no place");
    expect(written.x + written.width).toBeLessThan(first.x);
    expect(written.width).toBeGreaterThan(200);
  });

  test("stands clear of a caption that has grown", async ({ app }) => {
    const { page } = app;
    await untilAtRest(page);
    await page.getByRole("button", { name: "All optimizers", exact: true }).click();
    const legend = page.locator("picture-caption").getByText("Newton");
    await expect(legend).toBeVisible();
    await untilAtRest(page);
    const caption = await page.locator("picture-caption").boundingBox();
    if (!caption) throw new Error("the caption has no place");
    // Below its last line there is nothing but paper.
    const clip = { ...caption, y: caption.y + caption.height - 4, height: 3 };
    const picture = PNG.sync.read(await page.screenshot({ clip }));
    expect(shareOf(picture, (red, green, blue) => Math.min(red, green, blue) < 236)).toBe(0);
  });

  test("draws no frame for two seconds while nothing changes", async ({ app }) => {
    const { page } = app;
    await untilAtRest(page);
    // Software WebGL may lose its first context whenever it likes, and the scene then rightly draws
    // itself anew: one such frame only begins the two seconds again.
    await expect(async () => {
      const before = await framesDrawn(page);
      await page.waitForTimeout(2000);
      expect(await framesDrawn(page)).toBe(before);
    }).toPass({ timeout: 12_000 });
  });

  test("describes itself in words", async ({ app }) => {
    const { surface, iteration } = controls(app.page);
    await iteration.fill("16");
    await expect(surface).toHaveAccessibleDescription(/step 16.*0\.084442.*0\.050819/);
  });

  test("comes back by itself when its WebGL context is lost", async ({ app }) => {
    const { page } = app;
    await untilAtRest(page);
    const before = await surfacePixels(page);
    await page.evaluate(async () => {
      const canvases: HTMLCanvasElement[] = [];
      const collect = (root: Document | ShadowRoot): void => {
        canvases.push(...root.querySelectorAll("canvas"));
        for (const element of root.querySelectorAll("*")) {
          if (element.shadowRoot) collect(element.shadowRoot);
        }
      };
      collect(document);
      const context = canvases.map((canvas) => canvas.getContext("webgl2")).find((found) => found);
      const loss = context?.getExtension("WEBGL_lose_context");
      if (!loss) throw new Error("no WebGL context to lose");
      loss.loseContext();
      await new Promise((resolve) => setTimeout(resolve, 300));
      loss.restoreContext();
    });
    await page.waitForTimeout(500);
    await untilAtRest(page);
    expect(differenceOf(before, await surfacePixels(page))).toBeLessThan(0.01);
  });
});
