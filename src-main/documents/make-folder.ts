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
    await mkdir(folder);
  } catch (error) {
    const code = systemCode(error);
    if (code === "ENOENT") {
      await makeFolder(dirname(folder));
      await mkdir(folder);
      return;
    }
    const isThere = await stat(folder).then(
      (facts) => facts.isDirectory(),
      () => false,
    );
    if (!isThere) throw error;
  }
}

/**
 * The same for what cannot wait, closed to other people as far as it is new.
 *
 * @throws Error of the system with the code that fits
 */
export function makePrivateFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (systemCode(error) === "ENOENT") {
      makePrivateFolder(dirname(folder));
      mkdirSync(folder, { mode: 0o700 });
      return;
    }
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
