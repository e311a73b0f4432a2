import { execFile } from "node:child_process";
import { promisify } from "node:util";
import {
  ElectronRuntimeError,
  findElectronRuntime,
} from "../../src-main/hosts/electron-runtime.ts";
import { chromiumLaunchOptions } from "./chromium.ts";

/**
 * Finds the Electron and the Chromium that the journeys run in, once, and hands them to the tests
 * through the environment. Without an Electron its journeys are skipped, and that is said; in CI it
 * is a failure.
 */
export default async function findRuntimes(): Promise<void> {
  const chromium = await chromiumLaunchOptions();
  process.env.THALWEG_TEST_CHROMIUM = chromium.executablePath;
  try {
    const runtime = await findElectronRuntime({ allowDownload: true, report: () => undefined });
    process.env.THALWEG_TEST_ELECTRON = runtime.executable;
    process.env.THALWEG_TEST_ELECTRON_VERSION = `${runtime.version} (${runtime.source})`;
  } catch (error) {
    if (!(error instanceof ElectronRuntimeError) || process.env.CI) throw error;
    process.env.THALWEG_TEST_ELECTRON_VERSION = `none: ${error.message}`;
  }
  process.env.THALWEG_TEST_CHROMIUM_VERSION = await versionOf(chromium.executablePath);
}

async function versionOf(executable: string): Promise<string> {
  const { stdout } = await promisify(execFile)(executable, ["--version", "--no-sandbox"]);
  return stdout.trim();
}
