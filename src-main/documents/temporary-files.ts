import { readdir, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isProcessAlive, machine } from "./machine.ts";

/** So much of a document's name, in bytes of UTF-8, leaves room for the rest: names have 255. */
const stemBytes = 200;
/** No write takes so long: whatever process has this number by now is another one. */
const longestWriteMs = 60 * 60 * 1000;
/** The machine and the process that a temporary file is of. */
const temporaryName = /\.thalweg-([0-9a-f]{6})-(\d+)-\d+\.tmp$/;
/** The temporary files of this process that are being written. */
const namesInUse = new Set<string>();
let lastNumber = 0;

/**
 * A name for a temporary file beside a document, by which it can be told what left it behind. Give
 * it back with {@link releaseTemporaryName} when the file is gone.
 */
export function takeTemporaryName(documentName: string): string {
  lastNumber++;
  const name = `${stemOf(documentName)}${machine}-${process.pid}-${lastNumber}.tmp`;
  namesInUse.add(name);
  return name;
}

/** The temporary file of this name is gone. */
export function releaseTemporaryName(name: string): void {
  namesInUse.delete(name);
}

/**
 * Removes the temporary files that killed writes of a document left beside it. What cannot be
 * removed stays: it is no reason not to save.
 */
export function removeLeftovers(documentPath: string): Promise<void> {
  return removeFrom(dirname(documentPath), stemOf(basename(documentPath)));
}

/** Removes all that killed writes left in a folder of the app's own. */
export function removeAllLeftovers(folder: string): Promise<void> {
  return removeFrom(folder, ".");
}

async function removeFrom(folder: string, stem: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const path = join(folder, name);
    const isOurs = name.startsWith(stem) && (await isLeftover(name, path));
    if (isOurs) await rm(path, { force: true }).catch(() => undefined);
  }
}

/** Whether a temporary file has that name, of whatever document and process. */
export function isTemporaryName(name: string): boolean {
  return temporaryName.test(name);
}

async function isLeftover(name: string, path: string): Promise<boolean> {
  const [, host, pid] = temporaryName.exec(name) ?? [];
  if (host === undefined || namesInUse.has(name)) return false;
  const isGone = Number(pid) === process.pid || !isProcessAlive(Number(pid));
  if (host === machine && isGone) return true;
  const file = await stat(path).catch(() => null);
  return file !== null && Date.now() - file.mtimeMs > longestWriteMs;
}

function stemOf(documentName: string): string {
  return `.${firstBytes(documentName, stemBytes)}.thalweg-`;
}

/** The first characters of a text that fit into so many bytes of UTF-8. */
function firstBytes(text: string, count: number): string {
  let taken = "";
  let bytes = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > count) break;
    taken += character;
  }
  return taken;
}
