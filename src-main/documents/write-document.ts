import { open, stat, unlink } from "node:fs/promises";
import writeFileAtomic from "write-file-atomic";
import { FaultError } from "#core/protocol/faults.ts";
import { notAFileCode } from "#core/wording/system-failure.ts";
import { systemCode } from "./system-code.ts";

/**
 * Writes a file whole or not at all (temporary file, fsync, rename).
 *
 * @throws FaultError `cannot-write` with the system's code; what was there before stays
 */
export async function writeDocument(path: string, content: Uint8Array | string): Promise<void> {
  try {
    await refuseSpecialFiles(path);
    await writeFileAtomic(path, typeof content === "string" ? content : Buffer.from(content));
  } catch (error) {
    throw new FaultError({ kind: "cannot-write", path, code: systemCode(error) }, { cause: error });
  }
}

/**
 * Finds out whether a file could be written, without touching it.
 *
 * @throws FaultError `cannot-write` with the system's code
 */
export async function probeDocument(path: string): Promise<void> {
  const probe = `${path}.${process.pid}.probe`;
  try {
    await refuseSpecialFiles(path);
    await (await open(probe, "wx")).close();
    await unlink(probe);
  } catch (error) {
    throw new FaultError({ kind: "cannot-write", path, code: systemCode(error) }, { cause: error });
  }
}

/** Renaming over a device would replace the device. */
async function refuseSpecialFiles(path: string): Promise<void> {
  const existing = await stat(path).catch(() => null);
  if (existing === null || existing.isFile()) return;
  const code = existing.isDirectory() ? "EISDIR" : notAFileCode;
  throw Object.assign(new Error(`${path} is no ordinary file`), { code });
}
