import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "./app-fixture.ts";
import { keptWork } from "./files.ts";
import { controls } from "./window.ts";

const packageFolder = fileURLToPath(new URL("../..", import.meta.url));

test.describe("in Electron", () => {
  test("the page is isolated and sandboxed, and has no Node", async ({ app }) => {
    const preferences = await app.electron?.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0];
      const last = window.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      const { contextIsolation, sandbox, nodeIntegration, webviewTag } =
        last.getLastWebPreferences();
      return { contextIsolation, sandbox, nodeIntegration, webviewTag };
    });
    expect(preferences).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
    });
    const globals = await app.page.evaluate(() => {
      return ["process", "require", "module", "Buffer", "global", "ipcRenderer"].filter(
        (name) => name in globalThis,
      );
    });
    expect(globals).toEqual([]);
    expect(
      await app.page.evaluate(() => Object.keys(Reflect.get(window, "thalwegPreload"))),
    ).toEqual(["requestPort"]);
  });

  test("the page is of the app's own scheme, under a strict policy", async ({ app }) => {
    expect(app.page.url()).toBe("thalweg://app/");
    // In a task of its own: what a debugger evaluates is exempt from the policy.
    const evaluated = await app.page.evaluate(() => {
      return new Promise<string>((resolve) => {
        setTimeout(() => {
          try {
            resolve(`ran: ${new Function("return 1")()}`);
          } catch (error) {
            resolve(error instanceof Error ? error.name : "?");
          }
        });
      });
    });
    expect(evaluated).toBe("EvalError");
    const inline = await app.page.evaluate(async () => {
      const script = document.createElement("script");
      script.textContent = "window.inlineRan = true";
      document.head.append(script);
      await new Promise((resolve) => setTimeout(resolve, 50));
      return "inlineRan" in window;
    });
    expect(inline).toBe(false);
    app.pageErrors.length = 0;
  });

  test("navigation, new windows, permissions and remote requests are refused", async ({ app }) => {
    const { page } = app;
    let requests = 0;
    const server = createServer((_request, response) => {
      requests++;
      response.end("reached");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const remote = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const outcome = await page.evaluate(async (address) => {
      const opened = window.open(address);
      const fetched = await fetch(address).then(
        () => "reached",
        () => "refused",
      );
      const image = await new Promise<string>((resolve) => {
        const element = new Image();
        element.onload = () => resolve("reached");
        element.onerror = () => resolve("refused");
        element.src = address;
      });
      const permission = await new Promise<string>((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve("granted"),
          () => resolve("refused"),
        );
      });
      const notification = await Notification.requestPermission();
      location.href = address;
      await new Promise((resolve) => setTimeout(resolve, 500));
      return { opened: opened !== null, fetched, image, permission, notification };
    }, remote);
    expect(outcome).toEqual({
      opened: false,
      fetched: "refused",
      image: "refused",
      permission: "refused",
      notification: "denied",
    });
    expect(page.url()).toBe("thalweg://app/");
    expect(app.electron?.windows()).toHaveLength(1);
    // Not the page's policy alone: the session lets nothing out either.
    const fromSession = await app.electron?.evaluate(async ({ session }, address) => {
      return session.defaultSession.fetch(address).then(
        () => "reached",
        () => "refused",
      );
    }, remote);
    expect(fromSession).toBe("refused");
    expect(requests).toBe(0);
    server.close();
    app.pageErrors.length = 0;
  });

  test("a second start brings the first window to the front and ends", async ({ app }) => {
    await app.electron?.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0].minimize(),
    );
    const executable = process.env.THALWEG_TEST_ELECTRON ?? "";
    const second = spawn(executable, ["--no-sandbox", packageFolder], {
      env: { ...process.env, THALWEG_CONFIG_DIR: join(app.folder, "config") },
      stdio: "ignore",
    });
    const code = await new Promise((resolve) => second.once("exit", resolve));
    expect(code).toBe(0);
    const state = await app.electron?.evaluate(({ BrowserWindow }) => {
      const windows = BrowserWindow.getAllWindows();
      return {
        count: windows.length,
        isMinimized: windows[0].isMinimized(),
        isVisible: windows[0].isVisible(),
      };
    });
    expect(state).toEqual({ count: 1, isMinimized: false, isVisible: true });
  });

  test("a page that dies is loaded anew, with what it showed, and says so", async ({ app }) => {
    const { page } = app;
    const { learningRate } = controls(page);
    await learningRate.fill("0.2");
    await expect.poll(() => keptWork(app.folder)).toMatch(/"learningRate":0\.2\b/);
    const title = await app.electron?.evaluate(async ({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0];
      const loaded = new Promise<void>((resolve) => {
        webContents.once("did-finish-load", () => resolve());
      });
      webContents.forcefullyCrashRenderer();
      await loaded;
      for (let wait = 0; wait < 50; wait++) {
        const text = await webContents.executeJavaScript(`(() => {
          const deep = (node) => [...node.childNodes].map((child) => child.textContent + (child.shadowRoot ? deep(child.shadowRoot) : "") + deep(child)).join(" ");
          return deep(document.body);
        })()`);
        if (text.includes("ended unexpectedly")) return text;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      return "";
    });
    expect(title).toContain("was loaded anew");
    expect(title).toContain("η = 0.2");
    app.pageErrors.length = 0;
  });

  test("runs happen in a worker thread of the main process", async ({ app }) => {
    const threads = await app.electron?.evaluate(() => {
      const report = process.report?.getReport() as { workers?: unknown[] } | undefined;
      return report?.workers?.length ?? 0;
    });
    expect(threads).toBe(1);
  });

  test("the native menu is made from the table of commands, and works", async ({ app }) => {
    const { page } = app;
    const { iteration, learningRate } = controls(page);
    await expect(iteration).toHaveAttribute("max", "16");
    const click = (id: string): Promise<unknown> | undefined =>
      app.electron?.evaluate(
        ({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(),
        id,
      );
    const isEnabled = (id: string): Promise<boolean | undefined> | undefined =>
      app.electron?.evaluate(
        ({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.enabled,
        id,
      );
    await iteration.fill("5");
    await click("step-forward");
    await expect(iteration).toHaveValue("6");
    expect(await isEnabled("undo")).toBe(false);
    await learningRate.fill("0.2");
    await expect.poll(() => isEnabled("undo")).toBe(true);
    await click("undo");
    await expect(learningRate).toHaveValue("0.1");
  });
});
