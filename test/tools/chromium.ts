import { findInstalledBrowser } from "../../src-main/hosts/installed-browser.ts";
import { packagedChromium } from "../../src-main/hosts/packaged-chromium.ts";

/** How Playwright launches a browser. */
export interface ChromiumLaunchOptions {
  readonly executablePath: string;
  readonly args: string[];
  readonly chromiumSandbox: boolean;
}

/**
 * The Chromium inside an npm package, with WebGL in software: the same on every Linux x64 machine.
 * Elsewhere an installed browser of its family.
 *
 * @throws Error when there is neither
 */
export async function chromiumLaunchOptions(): Promise<ChromiumLaunchOptions> {
  const isPackaged = process.platform === "linux" && process.arch === "x64";
  const executablePath = isPackaged ? await packagedChromium() : findInstalledBrowser()?.executable;
  if (!executablePath) throw new Error("the tests need a Chromium: install Chromium or Chrome");
  return {
    executablePath,
    args: ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"],
    chromiumSandbox: false,
  };
}
