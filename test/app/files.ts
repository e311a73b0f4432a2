import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type RunningApp } from "./app-fixture.ts";
import { answerSaveDialog } from "./dialogs.ts";

/** What is kept of unsaved work in the app's own folder, all of it in one text. */
export async function keptWork(folder: string): Promise<string> {
  const kept = join(folder, "config/unsaved");
  const entries = await readdir(kept, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.name.endsWith(".work.json"));
  const texts = files.map((file) => {
    // It may have been removed since.
    return readFile(join(file.parentPath, file.name), "utf8").catch(() => "");
  });
  return (await Promise.all(texts)).join("\n");
}

/** Drops a file on the window, as from a file manager. */
export async function drop(app: RunningApp, name: string, content: Buffer): Promise<void> {
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

/** Saves by a button of the window and reads what was saved from where the host puts it. */
export async function save(app: RunningApp, button: string, name: string): Promise<Buffer> {
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

/** Opens a file by the window's button. */
export async function openFile(
  app: RunningApp,
  name: string,
  content: Buffer | string,
): Promise<void> {
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
