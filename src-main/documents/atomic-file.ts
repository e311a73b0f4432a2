import { access, constants, type FileHandle, open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { notAFileCode } from "#core/wording/system-failure.ts";
import { linkedPath } from "./linked-path.ts";
import { patiently } from "./patiently.ts";
import { systemCode } from "./system-code.ts";
import { releaseTemporaryName, removeLeftovers, takeTemporaryName } from "./temporary-files.ts";

/** Writes of one file, one after the other, so that the last one asked for is the one that stays. */
const writesByPath = new Map<string, Promise<void>>();

/**
 * Writes a file whole or not at all: into a temporary file beside it, every byte counted, synced to
 * the disk, then renamed. An existing file keeps its mode; a symbolic link is followed, also one
 * that points at nothing yet. What killed writes of the same file left is removed.
 *
 * @throws Error of the system; what was there before stays, and nothing is left beside it
 */
export function writeFileWhole(path: string, content: Uint8Array | string): Promise<void> {
  const key = resolve(path);
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const before = writesByPath.get(key) ?? Promise.resolve();
  const write = before.then(() => replaceFile(path, bytes));
  const settled = write.catch(() => undefined);
  writesByPath.set(key, settled);
  void settled.then(() => {
    if (writesByPath.get(key) === settled) writesByPath.delete(key);
  });
  return write;
}

/**
 * Finds out whether a file could be written, without touching it, and leaves nothing beside it.
 *
 * @param content what there has to be room for; empty: how much it will be is not known
 * @throws Error of the system
 */
export async function probeFile(path: string, content: Uint8Array | string): Promise<void> {
  const target = await linkedPath(path);
  const existing = await existingFile(target);
  await withTemporaryFile(target, existing, (file, temporary) =>
    fillWhole(file, temporary, typeof content === "string" ? Buffer.from(content) : content),
  );
}

async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const target = await linkedPath(path);
  const existing = await existingFile(target);
  await removeLeftovers(target);
  await withTemporaryFile(target, existing, async (file, temporary) => {
    if (existing) await keepOwnerAndMode(file, existing);
    await fillWhole(file, temporary, bytes);
    await patiently(() => rename(temporary, target));
  });
  await syncFolder(dirname(target));
}

/** Makes a temporary file beside `target`; it is gone afterwards, unless it was renamed. */
async function withTemporaryFile(
  target: string,
  existing: ExistingFile | null,
  fill: (file: FileHandle, temporary: string) => Promise<void>,
): Promise<void> {
  const name = takeTemporaryName(basename(target));
  const temporary = join(dirname(target), name);
  try {
    // Never open to more people than the file that it replaces.
    const file = await open(temporary, "wx", existing ? existing.mode & 0o777 : 0o666);
    try {
      await fill(file, temporary);
    } finally {
      await file.close().catch(() => undefined);
      await rm(temporary, { force: true });
    }
  } finally {
    releaseTemporaryName(name);
  }
}

/** Writes a file, counts its bytes and closes it. */
async function fillWhole(file: FileHandle, temporary: string, bytes: Uint8Array): Promise<void> {
  await writeAll(file, bytes);
  await file.sync();
  const { size } = await file.stat();
  if (size !== bytes.length) throw systemError("EIO", `${temporary} was not written whole`);
  // Some systems tell only here that the disk is full.
  await file.close();
}

/** A write may take fewer bytes than it was given, as on a disk that gets full. */
async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written);
    if (bytesWritten === 0) throw systemError("ENOSPC", "the disk takes no more bytes");
    written += bytesWritten;
  }
}

interface ExistingFile {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/**
 * What stands at a path, or null. Renaming would replace a device, and a file that somebody has
 * closed to writing.
 */
async function existingFile(path: string): Promise<ExistingFile | null> {
  const existing = await stat(path).catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return null;
    throw error;
  });
  if (existing === null) return null;
  if (existing.isFile()) {
    await access(path, constants.W_OK);
    return existing;
  }
  const code = existing.isDirectory() ? "EISDIR" : notAFileCode;
  throw systemError(code, `${path} is no ordinary file`);
}

/** Not everybody may give files away, nor has every disk modes: no reason not to save. */
async function keepOwnerAndMode(file: FileHandle, { mode, uid, gid }: ExistingFile): Promise<void> {
  const own = await file.stat();
  if (own.uid !== uid || own.gid !== gid) await file.chown(uid, gid).catch(() => undefined);
  await file.chmod(mode & 0o7777).catch(() => undefined);
}

/** Systems and folders that cannot be synced, which is all that can be said then. */
const unsyncable: readonly string[] = ["EACCES", "EBADF", "EINVAL", "EISDIR", "ENOTSUP", "EPERM"];

/** A rename is safe from a power cut once its folder has been synced. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!unsyncable.includes(systemCode(error))) throw error;
  }
}

function systemError(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
