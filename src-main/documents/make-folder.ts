import { mkdirSync, statSync } from "node:fs";
import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { systemCode } from "./system-code.ts";

/**
 * Makes a folder and those it lies in, as far as they are missing. Node's own way of it says of a
 * read-only disk that something is missing, and never ends in /proc.
 *
 * @throws Error of the system with the code that fits
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await makeOne(folder);
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw error;
    await makeFolder(dirname(folder));
    await makeOne(folder);
  }
}

/**
 * The same for what cannot wait, closed to other people as far as it is new.
 *
 * @throws Error of the system with the code that fits
 */
export function makePrivateFolder(folder: string): void {
  try {
    makeOnePrivate(folder);
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw error;
    makePrivateFolder(dirname(folder));
    makeOnePrivate(folder);
  }
}

/** Also when somebody else has just made it. */
async function makeOne(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const facts = await stat(folder).catch(() => null);
    if (!facts?.isDirectory()) throw error;
  }
}

function makeOnePrivate(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!isFolder(folder)) throw error;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
