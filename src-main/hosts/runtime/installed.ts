import { constants } from "node:fs";
import { access, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type ElectronRuntime, SourceRefused } from "./facts.ts";

/** npm's `electron` package, as it lies in node_modules. */
export interface ElectronPackage {
  readonly folder: string;
  readonly version: string;
}

/** The executable's path inside an Electron distribution for this platform. */
export function executableInDistribution(): string {
  if (process.platform === "darwin") return join("Electron.app", "Contents", "MacOS", "Electron");
  return process.platform === "win32" ? "electron.exe" : "electron";
}

/** Whether a file exists and may be executed. */
export async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** The version that an Electron distribution states in its `version` file; undefined without one. */
export async function statedVersion(distribution: string): Promise<string | undefined> {
  const text = await readFile(join(distribution, "version"), "utf8").catch(() => "");
  return /^v?(\d+\.\d+\.\d+\S*)\s*$/.exec(text)?.[1];
}

/**
 * npm's `electron` as seen from this module.
 *
 * @throws SourceRefused when it is not installed, as in a shipped app
 */
export async function locateElectronPackage(): Promise<ElectronPackage> {
  let manifest: string;
  try {
    manifest = createRequire(import.meta.url).resolve("electron/package.json");
  } catch {
    throw new SourceRefused({ kind: "electron-package-absent" });
  }
  const { version }: { version: string } = JSON.parse(await readFile(manifest, "utf8"));
  return { folder: dirname(manifest), version };
}

/** The Electron that the `electron` package has already fetched; undefined when it has not, or not whole. */
export async function fetchedElectron(
  { folder, version }: ElectronPackage,
  source: "installed" | "downloaded",
): Promise<ElectronRuntime | undefined> {
  const distribution = join(folder, "dist");
  // path.txt is the last thing its installer writes, so without it the rest may be half a copy.
  const isWhole = await access(join(folder, "path.txt")).then(
    () => true,
    () => false,
  );
  const executable = join(distribution, executableInDistribution());
  const isUsable =
    isWhole && (await statedVersion(distribution)) === version && (await isExecutable(executable));
  return isUsable ? { executable, source, version } : undefined;
}

/**
 * The Electron that npm's `electron` has already fetched.
 *
 * @throws SourceRefused when there is none
 */
export async function installedRuntime(): Promise<ElectronRuntime> {
  const electronPackage = await locateElectronPackage();
  const runtime = await fetchedElectron(electronPackage, "installed");
  if (runtime !== undefined) return runtime;
  throw new SourceRefused({ kind: "not-fetched-yet", version: electronPackage.version });
}
