import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createSession } from "#core/session/session.ts";
import { writeSession } from "#core/session/session-file.ts";
import { expect, launchElectron, test } from "./app-fixture.ts";

const packageFolder = fileURLToPath(new URL("../..", import.meta.url));

/** Starts the app a second time in a folder, as from a terminal or a file manager, to its end. */
function startAgain(appFolder: string, cwd: string, file: string): Promise<number | null> {
  const executable = process.env.THALWEG_TEST_ELECTRON ?? "";
  const second = spawn(executable, ["--no-sandbox", packageFolder, file], {
    cwd,
    env: { ...process.env, THALWEG_CONFIG_DIR: join(appFolder, "config") },
    stdio: "ignore",
  });
  return new Promise((resolve) => second.once("exit", resolve));
}

test.describe("a second start in Electron", () => {
  test("opens its file in the window that there is, whatever its name and folder", async ({
    app,
  }) => {
    const folder = join(app.folder, "Übung 1 – 数据");
    await mkdir(folder);
    await writeFile(join(folder, "会话 (1) é.thalweg"), writeSession(createSession()));
    await writeFile(join(folder, "数据 (1).csv"), "x,y\n1,2\n2,4\n3,6\n4,8\n5,10\n6,12\n");
    const { page } = app;
    expect(await startAgain(app.folder, folder, "会话 (1) é.thalweg")).toBe(0);
    await expect(page.getByText("Opened: 会话 (1) é.thalweg")).toBeVisible();
    expect(await startAgain(app.folder, app.folder, join(folder, "数据 (1).csv"))).toBe(0);
    await expect(page.getByRole("dialog", { name: "数据 (1).csv" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    expect(await startAgain(app.folder, folder, "数据 (1).csv")).toBe(0);
    await expect(page.getByRole("dialog", { name: "数据 (1).csv" })).toBeVisible();
  });

  test("says which file could not be opened", async ({ app }) => {
    expect(await startAgain(app.folder, app.folder, "没有 (1).csv")).toBe(0);
    await expect(app.page.getByText(/没有 \(1\)\.csv could not be read/)).toBeVisible();
  });
});

test("Electron starts without keeping settings where their folder cannot be written, and says so", async () => {
  const folder = await mkdtemp(join(tmpdir(), "thalweg-app-"));
  // Not even root can make a folder of a file.
  await writeFile(join(folder, "config"), "mine");
  const electron = await launchElectron(folder);
  try {
    const page = await electron.firstWindow();
    await expect(page.getByText(/Settings will not be kept/)).toBeVisible();
    await expect(page.getByRole("status", { name: "Run status" })).toContainText(/Reached J/);
    const kept = await electron.evaluate(({ app }) => app.getPath("userData"));
    expect(kept.startsWith(folder)).toBe(false);
    expect(await readFile(join(folder, "config"), "utf8")).toBe("mine");
  } finally {
    await electron.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});
