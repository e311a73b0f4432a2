import type { Page } from "@playwright/test";
import { expect, type RunningApp, test } from "./app-fixture.ts";
import { untilAtRest } from "./window.ts";

/** Latin words that are names, symbols, keys or what a person typed, in any language. */
const allowed =
  /^(Thalweg|English|PNG|WebGL|Newton|Momentum|Nesterov|Adagrad|RMSprop|Adadelta|AdamW?|sin|cos|exp|Viridis|Cividis|Turbo|Ctrl|Shift|Alt|Home|End|Page|Up|Down|Space|MIT|Electron|Chromium|Node|NaN|px|Rosenbrock|Himmelblau|Beale|Booth|Matyas|Rastrigin|Ackley|Styblinski|Tang|McCormick|Goldstein|Price|Branin|Easom|Hessian|xy|CSV|XOR|Sigmoid|Tanh|ReLU|Softmax|sigmoid|softmax|tanh)$/;

async function inChinese(app: RunningApp): Promise<void> {
  if (app.electron) {
    await app.electron.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById("language-zh-CN")?.click();
    });
  } else {
    await app.page.getByRole("button", { name: "Menu", exact: true }).click();
    await app.page.getByRole("menuitem", { name: "View", exact: true }).hover();
    await app.page.getByRole("menuitemcheckbox", { name: "简体中文" }).click();
  }
  await expect(app.page.locator("html")).toHaveAttribute("lang", "zh-CN");
}

/** Every word of Latin letters that the window shows, or says to who cannot see it. */
async function latinWords(page: Page): Promise<string[]> {
  const words = await page.evaluate(() => {
    const texts: string[] = [];
    const visit = (node: Node): void => {
      if (node instanceof Element) {
        if (["SCRIPT", "STYLE", "SVG"].includes(node.tagName.toUpperCase())) return;
        if (node.classList.contains("katex")) return;
        for (const name of ["aria-label", "title", "placeholder", "alt", "label"]) {
          texts.push(node.getAttribute(name) ?? "");
        }
        if (node.shadowRoot) for (const child of node.shadowRoot.childNodes) visit(child);
      }
      if (node instanceof Text) texts.push(node.data);
      for (const child of node.childNodes) visit(child);
    };
    visit(document.documentElement);
    return texts.flatMap((text) => text.match(/[A-Za-z]{2,}/g) ?? []);
  });
  return [...new Set(words)];
}

test.describe("the window in Chinese", () => {
  test("has no English word left but names and symbols", async ({ app }) => {
    const { page } = app;
    await untilAtRest(page);
    await inChinese(app);
    await expect(page.getByRole("tab", { selected: true })).toContainText(/\p{Script=Han}/u);
    for (const tab of await page.getByRole("tab").all()) {
      await tab.click();
      await expect(tab).toHaveAttribute("aria-selected", "true");
      await expect(page.getByRole("status", { name: "运行状态" })).toContainText(/\d/);
      const words = await latinWords(page);
      expect(
        words.filter((word) => !allowed.test(word)),
        (await tab.textContent()) ?? "",
      ).toEqual([]);
    }
    expect(await page.title()).not.toMatch(/Descent/);
  });

  test("is kept for the next start", async ({ app }) => {
    await inChinese(app);
    await app.page.waitForTimeout(300);
    await app.page.reload();
    await expect(app.page.locator("html")).toHaveAttribute("lang", "zh-CN");
  });
});
