import type { ElectronApplication, Page } from "@playwright/test";
import type { RunningApp } from "./app-fixture.ts";

/** Makes Electron's save dialogs answer with this path from now on, or be cancelled. */
export async function answerSaveDialog(
  { electron }: Pick<RunningApp, "electron">,
  path: string | null,
): Promise<void> {
  await electron?.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => {
      return Promise.resolve({ canceled: filePath === null, filePath: filePath ?? "" });
    };
  }, path);
}

/** Makes every question of Electron be answered by the button of that name from now on. */
export async function answerQuestions(
  electron: ElectronApplication,
  button: string,
): Promise<void> {
  await electron.evaluate(({ dialog }, text) => {
    const asked: { message: string; buttons: readonly string[] }[] = [];
    Reflect.set(dialog, "asked", asked);
    const answer = (_window: unknown, { message, buttons = [] }: Electron.MessageBoxOptions) => {
      asked.push({ message, buttons });
      return Promise.resolve({ response: buttons.indexOf(text), checkboxChecked: false });
    };
    Reflect.set(dialog, "showMessageBox", answer);
  }, button);
}

/** What Electron has asked since its answers were last set. */
export function questionsAsked(electron: ElectronApplication): Promise<string[]> {
  return electron.evaluate(({ dialog }) => {
    const asked: unknown = Reflect.get(dialog, "asked");
    return Array.isArray(asked) ? asked.map(({ message }) => String(message)) : [];
  });
}

/** Makes the page's own question about unsaved work be answered by the button of that name. */
export async function answerQuestionsInPage(page: Page, button: string): Promise<void> {
  const question = page.getByRole("dialog", { name: /^Save (this session|the changes)/ });
  await page.addLocatorHandler(question, async () => {
    // What a dialog holds is slotted into it: not within it, for a search by role.
    await page.getByRole("button", { name: button, exact: true }).click();
  });
}
