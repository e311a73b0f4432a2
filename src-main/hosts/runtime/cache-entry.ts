import { randomUUID } from "node:crypto";
import { lstat, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { isProcessAlive } from "../../documents/machine.ts";

/** The list of an entry's files, written last; an entry without it is not whole. */
const sealName = "thalweg-runtime.json";
const temporaryPrefix = ".making-";
const forgottenAfterMs = 86_400_000;

/** What {@link inspectEntry} found at an entry's path. */
export type EntryState = "sound" | "absent" | "damaged";

interface SealedFile {
  readonly path: string;
  readonly bytes: number;
  readonly isExecutable: boolean;
}

async function describeFile(folder: string, path: string): Promise<SealedFile> {
  const { size, mode } = await lstat(join(folder, path));
  return { path, bytes: size, isExecutable: (mode & 0o100) !== 0 };
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => path !== sealName)
    .sort();
}

/**
 * Notes every file of a finished entry with its size and whether it is executable.
 *
 * @throws system errors
 */
export async function sealEntry(folder: string): Promise<void> {
  const paths = await listFiles(folder);
  const files = await Promise.all(paths.map((path) => describeFile(folder, path)));
  await writeFile(join(folder, sealName), JSON.stringify({ files }, undefined, 1));
}

async function readSeal(entry: string): Promise<readonly SealedFile[]> {
  const seal: { readonly files: readonly SealedFile[] } = JSON.parse(
    await readFile(join(entry, sealName), "utf8"),
  );
  return seal.files;
}

async function isAsSealed(entry: string, sealed: SealedFile): Promise<boolean> {
  const found = await describeFile(entry, sealed.path);
  return found.bytes === sealed.bytes && found.isExecutable === sealed.isExecutable;
}

/** Whether an entry is there with all its files as they were sealed (size and mode; no contents). */
export async function inspectEntry(entry: string): Promise<EntryState> {
  try {
    const files = await readSeal(entry);
    const checks = await Promise.all(files.map((file) => isAsSealed(entry, file)));
    return checks.every(Boolean) ? "sound" : "damaged";
  } catch {
    const exists = await lstat(entry).catch(() => undefined);
    return exists === undefined ? "absent" : "damaged";
  }
}

/** Makes an empty folder beside the entries, named after our process. */
export async function createTemporary(cacheFolder: string): Promise<string> {
  return mkdtemp(join(cacheFolder, `${temporaryPrefix}${process.pid}-`));
}

async function isForgotten(folder: string): Promise<boolean> {
  const processId = Number(/\.making-(\d+)-/.exec(folder)?.[1]);
  if (!isProcessAlive(processId)) return true;
  // The number of a dead process may have gone to another one since.
  const age = await lstat(folder).then(({ mtimeMs }) => Date.now() - mtimeMs);
  return age > forgottenAfterMs;
}

/** Removes what processes that are gone have left half made. */
export async function sweepTemporaries(cacheFolder: string): Promise<void> {
  const names = await readdir(cacheFolder);
  for (const name of names.filter((candidate) => candidate.startsWith(temporaryPrefix))) {
    const folder = join(cacheFolder, name);
    if (await isForgotten(folder).catch(() => false)) {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/**
 * Moves a sealed folder to an entry's path in one rename. A damaged entry there gives way; a sound
 * one, made meanwhile by another start, stays and is as good.
 *
 * @throws system errors
 */
export async function publishEntry(sealed: string, entry: string): Promise<void> {
  const state = await inspectEntry(entry);
  if (state === "sound") return;
  if (state === "damaged") await discardEntry(entry);
  try {
    await rename(sealed, entry);
  } catch (error) {
    if ((await inspectEntry(entry)) !== "sound") throw error;
  }
}

async function discardEntry(entry: string): Promise<void> {
  const aside = join(entry, "..", `${temporaryPrefix}${process.pid}-${randomUUID()}`);
  await rename(entry, aside);
  await rm(aside, { recursive: true, force: true });
}
