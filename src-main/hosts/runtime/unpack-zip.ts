import { createWriteStream } from "node:fs";
import { mkdir, symlink } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { SourceRefused } from "./facts.ts";
import { isSystemError } from "./file-failures.ts";

/** What is unpacked, and where each entry goes. */
export interface UnpackOptions {
  readonly zipFile: string;
  /** An existing folder; everything lands in it. */
  readonly target: string;
  /** An entry's path relative to `target`; undefined leaves it out. */
  place(zipPath: string): string | undefined;
  /** Called once, before the first file is written. */
  onStart(fileCount: number, totalBytes: number): void;
  readonly signal: AbortSignal;
}

interface Placed {
  readonly entry: Entry;
  /** Its name inside the archive. */
  readonly name: string;
  /** Where it goes, relative to the target. */
  readonly path: string;
}

const fileTypeMask = 0o170000;
const symlinkType = 0o120000;
const permissionMask = 0o777;

const unixMode = (entry: Entry) => entry.externalFileAttributes >>> 16;
const isFolder = ({ name }: Placed) => name.endsWith("/");
const isSymlink = ({ entry }: Placed) => (unixMode(entry) & fileTypeMask) === symlinkType;
const isPlainFile = (placed: Placed) => !isFolder(placed) && !isSymlink(placed);

/** Whether a path inside an archive stays inside: relative, and without `..`, `\` or NUL. */
function isSafePath(path: string): boolean {
  if (path === "" || path.startsWith("/") || /[\\\0]|^[a-z]:/i.test(path)) return false;
  return !path.split("/").includes("..");
}

/** Lists what is to be unpacked; one unsafe name anywhere refuses the whole archive. */
async function listEntries(zip: ZipFile, place: UnpackOptions["place"]): Promise<Placed[]> {
  const placed: Placed[] = [];
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileNameRaw.toString("utf8");
    if (!isSafePath(name)) throw new SourceRefused({ kind: "archive-unsafe", entry: name });
    const path = place(name);
    if (path !== undefined) placed.push({ entry, name, path });
  }
  return placed;
}

async function writeFileOf(zip: ZipFile, { entry, path }: Placed, options: UnpackOptions) {
  const file = join(options.target, path);
  await mkdir(dirname(file), { recursive: true });
  const mode = unixMode(entry) & permissionMask || 0o644;
  const content = await zip.openReadStreamPromise(entry);
  // "wx": a name that occurs twice is an error, not a silent overwriting.
  await pipeline(content, createWriteStream(file, { flags: "wx", mode }), {
    signal: options.signal,
  });
}

async function writeSymlinkOf(zip: ZipFile, { entry, name, path }: Placed, target: string) {
  const linked = await text(await zip.openReadStreamPromise(entry));
  const destination = posix.join(posix.dirname(path), linked);
  if (linked.startsWith("/") || !isSafePath(destination)) {
    throw new SourceRefused({ kind: "archive-unsafe", entry: name });
  }
  await mkdir(dirname(join(target, path)), { recursive: true });
  await symlink(linked, join(target, path));
}

async function writeEntries(zip: ZipFile, options: UnpackOptions): Promise<void> {
  const placed = await listEntries(zip, options.place);
  const files = placed.filter(isPlainFile);
  const totalBytes = files.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
  options.onStart(files.length, totalBytes);
  for (const folder of placed.filter(isFolder)) {
    await mkdir(join(options.target, folder.path), { recursive: true });
  }
  for (const file of files) await writeFileOf(zip, file, options);
  // Links come last, so that no file is ever written through one.
  for (const link of placed.filter(isSymlink)) await writeSymlinkOf(zip, link, options.target);
}

/**
 * Unpacks chosen entries of a zip file with their permissions and symbolic links.
 *
 * @throws SourceRefused when the archive cannot be read, or when a name (nothing is written then) or
 * a link would lead out of `target`; system errors of writing; the reason of `signal`
 */
export async function unpackZip(options: UnpackOptions): Promise<void> {
  const zip = await openZip(options.zipFile);
  try {
    await writeEntries(zip, options);
  } catch (error) {
    options.signal.throwIfAborted();
    if (error instanceof SourceRefused || isSystemError(error)) throw error;
    throw unreadable(error);
  } finally {
    zip.close();
  }
}

async function openZip(file: string): Promise<ZipFile> {
  // Names stay bytes here, because yauzl would refuse an unsafe one with an untyped error.
  const options = { autoClose: false, lazyEntries: true, decodeStrings: false };
  return openPromise(file, options).catch((error: unknown) => {
    throw isSystemError(error) ? error : unreadable(error);
  });
}

function unreadable(error: unknown): SourceRefused {
  return new SourceRefused({
    kind: "archive-unreadable",
    detail: error instanceof Error ? error.message : String(error),
  });
}
