import { basename } from "node:path";
import type { NamedDocument } from "#core/protocol/document-schema.ts";
import { FaultError } from "#core/protocol/faults.ts";
import { readDocumentBytes } from "#core/session/document-bytes.ts";
import { decodeBytes } from "./decode-text.ts";
import { readBytes } from "./read-bytes.ts";

/**
 * Reads whatever can be opened: a session, a picture that carries one, a network, or a table.
 *
 * @throws FaultError saying what is wrong with the file
 */
export async function readDocument(path: string): Promise<NamedDocument> {
  const name = basename(path);
  const reading = readDocumentBytes(name, await readBytes(path), decodeBytes);
  if (!reading.ok) throw new FaultError(reading.fault);
  return { name, document: reading.document };
}
