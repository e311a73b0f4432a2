import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import {
  _electron,
  type Browser,
  test as base,
  chromium,
  type ElectronApplication,
  expect,
  type Page,
} from "@playwright/test";
import { cliPath, packageFolder } from "../tools/run-cli.ts";
import { answerQuestions, answerQuestionsInPage } from "./dialogs.ts";

/** The app under test, in whichever host. */
export interface RunningApp {
  readonly host: "electron" | "browser";
  readonly page: Page;
  /** The process that owns the training worker. */
  readonly mainPid: number;
  /** Electron's own handle; null in the browser host. */
  readonly electron: ElectronApplication | null;
  /** The address with its token; null in Electron. */
  readonly address: string | null;
  /** A folder of this test alone, removed after it. */
  readonly folder: string;
  /** Everything the page reported as an error. */
  readonly pageErrors: string[];
}

interface AppOptions {
  /** What follows the app on the command line. */
  readonly appArgs: string[];
  readonly windowSize: { width: number; height: number };
}

/** Playwright's test with the running app as a fixture, in the host of the project. */
export const test = base.extend<AppOptions & { app: RunningApp }>({
  appArgs: [[], { option: true }],
  windowSize: [{ width: 1440, height: 900 }, { option: true }],
  app: async ({ appArgs, windowSize }, use, testInfo) => {
    const folder = await mkdtemp(join(tmpdir(), "thalweg-app-"));
    const isElectron = testInfo.project.metadata.host === "electron";
    const app = isElectron
      ? await startInElectron(folder, appArgs, windowSize)
      : await startInBrowser(folder, appArgs, windowSize);
    try {
      await expect(app.running.page.getByRole("status", { name: "Run status" })).toContainText(
        /\S/,
      );
      await use(app.running);
      expect(app.running.pageErrors).toEqual([]);
    } finally {
      await app.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  },
});

export { expect };

interface StartedApp {
  readonly running: RunningApp;
  stop(): Promise<void>;
}

async function startInElectron(
  folder: string,
  appArgs: readonly string[],
  viewport: { width: number; height: number },
): Promise<StartedApp> {
  const electron = await launchElectron(folder, appArgs);
  const page = await electron.firstWindow();
  const pageErrors = collectErrors(page);
  await electron.evaluate(({ BrowserWindow }, size) => {
    BrowserWindow.getAllWindows()[0].setContentSize(size.width, size.height);
  }, viewport);
  const mainPid = electron.process().pid ?? 0;
  return {
    running: { host: "electron", page, mainPid, electron, address: null, folder, pageErrors },
    stop: () => electron.close(),
  };
}

/**
 * Starts the built app in Electron; skips the test where no Electron could be had. What it asks about
 * unsaved work is answered with `Don’t save`, as by a person who is done.
 */
export async function launchElectron(
  folder: string,
  appArgs: readonly string[] = [],
): Promise<ElectronApplication> {
  const executablePath = process.env.THALWEG_TEST_ELECTRON;
  test.skip(!executablePath, "no Electron could be had on this machine");
  const electron = await _electron.launch({
    executablePath,
    // No switch for WebGL: without a card Electron finds its software by itself, as on people's machines;
    // `--use-angle=swiftshader` would draw the whole window with it, three times as slowly.
    args: [packageFolder, ...appArgs],
    env: { ...testEnvironment(folder) },
  });
  await answerQuestions(electron, "Don’t save");
  return electron;
}

async function startInBrowser(
  folder: string,
  appArgs: readonly string[],
  viewport: { width: number; height: number },
): Promise<StartedApp> {
  const { server, address } = await startServer(folder, appArgs);
  const browser = await launchChromium();
  const context = await browser.newContext({ viewport, acceptDownloads: true, locale: "en-US" });
  const page = await context.newPage();
  const pageErrors = collectErrors(page);
  await answerQuestionsInPage(page, "Don’t save");
  await page.goto(address);
  const mainPid = server.pid ?? 0;
  return {
    running: { host: "browser", page, mainPid, electron: null, address, folder, pageErrors },
    async stop() {
      await browser.close();
      await endServer(server);
    },
  };
}

/** Starts `thalweg serve`; the first line it prints is the address. */
export async function startServer(
  folder: string,
  args: readonly string[] = [],
): Promise<{ server: ChildProcess; address: string }> {
  const server = spawn(process.execPath, [cliPath, "serve", ...args], {
    env: testEnvironment(folder),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: server.stdout });
  const address = await new Promise<string>((resolve, reject) => {
    lines.once("line", resolve);
    server.once("exit", (code) => reject(new Error(`thalweg serve ended with ${code}`)));
  });
  return { server, address };
}

/** Asks a server to end, as Ctrl+C would, and waits until it has. */
export async function endServer(server: ChildProcess): Promise<number | null> {
  if (server.exitCode !== null) return server.exitCode;
  const ended = new Promise<number | null>((resolve) => server.once("exit", resolve));
  server.kill("SIGINT");
  return ended;
}

/** The Chromium of the browser host's journeys. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.THALWEG_TEST_CHROMIUM,
    args: ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"],
    chromiumSandbox: false,
  });
}

function testEnvironment(folder: string): Record<string, string> {
  const env = {
    ...process.env,
    THALWEG_CONFIG_DIR: join(folder, "config"),
    THALWEG_FAULTS: "1",
    LC_ALL: "C.UTF-8",
    LANG: "en_US.UTF-8",
    LANGUAGE: "en",
  };
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function collectErrors(page: Page): string[] {
  page.setDefaultTimeout(15_000);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  return errors;
}
