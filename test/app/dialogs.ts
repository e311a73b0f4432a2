import type { RunningApp } from "./app-fixture.ts";

/** Makes Electron's save dialogs answer with this path from now on, or be cancelled. */
export async function answerSaveDialog(app: RunningApp, path: string | null): Promise<void> {
  await app.electron?.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => {
      return Promise.resolve({ canceled: filePath === null, filePath: filePath ?? "" });
    };
  }, path);
}
