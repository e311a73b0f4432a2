import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type RunningApp, test } from "./app-fixture.ts";
import { answerSaveDialog } from "./dialogs.ts";
import { controls } from "./window.ts";

/** Drops a file on the window, as from a file manager. */
async function drop(app: RunningApp, name: string, content: Buffer): Promise<void> {
  const transfer = await app.page.evaluateHandle(
    ({ base64, fileName }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], fileName));
      return data;
    },
    { base64: content.toString("base64"), fileName: name },
  );
  await app.page.dispatchEvent("body", "drop", { dataTransfer: transfer });
}

async function save(app: RunningApp, button: string, name: string): Promise<Buffer> {
  const { page } = app;
  const saveButton = page.getByRole("button", { name: button, exact: true });
  if (app.host === "electron") {
    const path = join(app.folder, name);
    await answerSaveDialog(app, path);
    await saveButton.click();
    await expect(page.getByText(path)).toBeVisible();
    return readFile(path);
  }
  const [download] = await Promise.all([page.waitForEvent("download"), saveButton.click()]);
  return readFile(await download.path());
}

async function openFile(app: RunningApp, name: string, content: Buffer | string): Promise<void> {
  const path = join(app.folder, name);
  await writeFile(path, content);
  const openButton = app.page.getByRole("button", { name: "Open…", exact: true });
  if (app.electron) {
    await app.electron.evaluate(({ dialog }, filePath) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
    }, path);
    await openButton.click();
    return;
  }
  const [chooser] = await Promise.all([app.page.waitForEvent("filechooser"), openButton.click()]);
  await chooser.setFiles(path);
}

test.describe("a session", () => {
  test("is saved, and opened again with the same numbers", async ({ app }) => {
    const { learningRate, startX, iteration, status } = controls(app.page);
    await learningRate.fill("0.2");
    await startX.fill("-2");
    const outcome = "Reached J < 0.01 after 7 steps: J = 0.007128 at (−0.055987, 0.063235)";
    await expect(status).toHaveText(outcome);
    await iteration.fill("3");
    const file = await save(app, "Save session", "mine.thalweg");
    await learningRate.fill("0.05");
    await startX.fill("1");
    await openFile(app, "mine.thalweg", file);
    await expect(learningRate).toHaveValue("0.2");
    await expect(startX).toHaveValue("−2");
    await expect(iteration).toHaveValue("3");
    await expect(status).toHaveText(outcome);
  });

  test("outlives a reload of the page", async ({ app }) => {
    const { page } = app;
    const { learningRate, status } = controls(page);
    await learningRate.fill("0.2");
    await expect(status).toContainText("after 8 steps");
    await page.waitForTimeout(500);
    await page.reload();
    await expect(learningRate).toHaveValue("0.2");
    await expect(status).toContainText("after 8 steps");
  });

  test("comes back from a picture that is dropped on the window", async ({ app }) => {
    const { learningRate, iteration } = controls(app.page);
    await learningRate.fill("0.3");
    await iteration.fill("2");
    const picture = await save(app, "Save screenshot", "mine.png");
    await learningRate.fill("0.7");
    await drop(app, "mine.png", picture);
    await expect(learningRate).toHaveValue("0.3");
    await expect(iteration).toHaveValue("2");
  });

  test("of several runs in another view comes back from the picture that was saved of it", async ({
    app,
  }) => {
    const { page } = app;
    await page.getByRole("tab", { name: "Learning rates", exact: true }).click();
    await page.getByRole("textbox", { name: "Objective" }).fill("x^2 + 3x");
    await page.getByRole("spinbutton", { name: "Learning rate of η = 0.8" }).fill("0.25");
    const changed = page.getByRole("group", { name: /^η = 0\.25: comes down one side/ });
    await expect(changed).toBeVisible();
    const picture = await save(app, "Save screenshot", "rates.png");
    await page.getByRole("button", { name: "x²", exact: true }).click();
    await page.getByRole("tab", { name: "Descent", exact: true }).click();
    await drop(app, "rates.png", picture);
    await expect(changed).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Objective" })).toHaveValue("x² + 3·x");
  });

  test("that is damaged, too new or none is refused, and what is open stays", async ({ app }) => {
    const { page } = app;
    const { learningRate } = controls(page);
    await learningRate.fill("0.3");
    await openFile(app, "text.thalweg", "hello");
    await expect(
      page.getByText("text.thalweg was not opened: it is not a Thalweg session."),
    ).toBeVisible();
    await openFile(app, "new.thalweg", '{"format":"thalweg-session","version":99}');
    await expect(
      page.getByText("new.thalweg was not opened: it was written by a newer Thalweg"),
    ).toBeVisible();
    await openFile(app, "bad.thalweg", '{"format":"thalweg-session","version":1,"view":"descent"}');
    await expect(page.getByText("bad.thalweg was not opened: it is damaged")).toBeVisible();
    await expect(learningRate).toHaveValue("0.3");
  });
});
