import { basename } from "node:path";
import { FaultError } from "#core/protocol/faults.ts";
import type { Session } from "#core/session/session.ts";
import { readSessionBytes } from "#core/session/session-bytes.ts";
import { readBytes } from "./read-bytes.ts";

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
