import { fileURLToPath } from "node:url";
import { expect, test } from "./app-fixture.ts";
import { controls, untilAtRest } from "./window.ts";

function docs(name: string): string {
  return fileURLToPath(new URL(`../../docs/${name}.png`, import.meta.url));
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`the window, ${colorScheme}`, async ({ app }) => {
    const { page } = app;
    await page.emulateMedia({ colorScheme });
    await controls(page).iteration.fill("9");
    await controls(page).iteration.blur();
    await untilAtRest(page);
    await page.screenshot({ path: docs(`descent-${colorScheme}`) });
  });
}

test("the window in Chinese", async ({ app }) => {
  const { page } = app;
  await app.electron?.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById("language-zh-CN")?.click();
  });
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await untilAtRest(page);
  await page.screenshot({ path: docs("descent-zh-CN") });
});
