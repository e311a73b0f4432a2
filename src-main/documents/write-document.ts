import { FaultError } from "#core/protocol/faults.ts";
import { probeFile, writeFileWhole } from "./atomic-file.ts";
import { systemCode } from "./system-code.ts";

/**
 * Writes a file whole or not at all (temporary file, fsync, rename).
 *
 * @throws FaultError `cannot-write` with the system's code; what was there before stays
 */
export function writeDocument(path: string, content: Uint8Array | string): Promise<void> {
  return told(path, writeFileWhole(path, content));
}

/**
 * Finds out whether a file could be written, without touching it, and leaves nothing behind.
 *
 * @param content what there has to be room for; empty: how much it will be is not known
 * @throws FaultError `cannot-write` with the system's code
 */
export function probeDocument(path: string, content: Uint8Array | string = ""): Promise<void> {
  return told(path, probeFile(path, content));
}

async function told(path: string, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    throw new FaultError({ kind: "cannot-write", path, code: systemCode(error) }, { cause: error });
  }
}
