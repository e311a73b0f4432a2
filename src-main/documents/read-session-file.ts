import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { FaultError } from "#core/protocol/faults.ts";
import type { Session } from "#core/session/session.ts";
import { readSessionBytes } from "#core/session/session-bytes.ts";
import { systemCode } from "./system-code.ts";

/** Larger files are no sessions or pictures of ours. */
const limitBytes = 200e6;

/**
 * Reads a session, from its own file or from a picture that carries one.
 *
 * @throws FaultError saying what is wrong with the file
 */
export async function readSessionFile(path: string): Promise<Session> {
  const bytes = await readBytes(path);
  const name = basename(path);
  const reading = readSessionBytes(bytes, (part) => new TextDecoder().decode(part));
  if (!reading.ok) throw new FaultError({ kind: "bad-session-file", name, fault: reading.fault });
  return reading.session;
}

/**
 * The bytes of a file that a person named.
 *
 * @throws FaultError when it is too large or cannot be read
 */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > limitBytes) throw new FaultError({ kind: "file-too-large", path, limitBytes });
    return await readFile(path);
  } catch (error) {
    if (error instanceof FaultError) throw error;
    throw new FaultError({ kind: "cannot-read", path, code: systemCode(error) }, { cause: error });
  }
}
