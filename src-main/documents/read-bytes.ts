import { constants, type FileHandle, open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { FaultError } from "#core/protocol/faults.ts";
import {
  documentHeadBytes,
  documentLimitsBytes,
  likelyFormat,
} from "#core/session/document-limits.ts";
import { notAFileCode } from "#core/wording/system-failure.ts";
import { systemCode } from "./system-code.ts";

/**
 * The bytes of a file that a person named: of an ordinary one, and no more than its format may have,
 * even when it grows meanwhile.
 *
 * @throws FaultError when it is too large or cannot be read
 */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    // Looked at before it is opened, since opening a device may do something to it; and after,
    // since another file may have taken its place.
    refuseSpecialFile(path, await stat(path));
    const file = await open(path, readingFlags);
    try {
      return await readOpened(path, file);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof FaultError) throw error;
    throw new FaultError({ kind: "cannot-read", path, code: systemCode(error) }, { cause: error });
  }
}

/** A pipe that nobody writes to would be waited for for ever; Windows has no such flag. */
const readingFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

async function readOpened(path: string, file: FileHandle): Promise<Uint8Array> {
  const facts = await file.stat();
  refuseSpecialFile(path, facts);
  const head = Buffer.alloc(documentHeadBytes);
  const { bytesRead } = await file.read(head, 0, head.length, 0);
  const format = likelyFormat(basename(path), head.subarray(0, bytesRead));
  const limitBytes = documentLimitsBytes[format];
  const tooLarge = new FaultError({ kind: "file-too-large", path, limitBytes });
  if (facts.size > limitBytes) throw tooLarge;
  const bytes = await readUpTo(file, facts.size, limitBytes);
  if (bytes === null) throw tooLarge;
  return bytes;
}

/** All bytes of a file; null when there are more than `limitBytes`. */
async function readUpTo(
  file: FileHandle,
  expectedBytes: number,
  limitBytes: number,
): Promise<Uint8Array | null> {
  // One more than expected: that it is not filled shows the end.
  let buffer = Buffer.allocUnsafe(expectedBytes + 1);
  for (let filled = 0; ; ) {
    const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, filled);
    filled += bytesRead;
    if (filled > limitBytes) return null;
    if (bytesRead === 0) return buffer.subarray(0, filled);
    if (filled === buffer.length) {
      const longer = Buffer.allocUnsafe(Math.min(2 * filled, limitBytes) + 1);
      buffer.copy(longer);
      buffer = longer;
    }
  }
}

function refuseSpecialFile(
  path: string,
  file: { isFile(): boolean; isDirectory(): boolean },
): void {
  if (file.isFile()) return;
  throw new FaultError({
    kind: "cannot-read",
    path,
    code: file.isDirectory() ? "EISDIR" : notAFileCode,
  });
}
