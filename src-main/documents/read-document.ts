import { basename } from "node:path";
import { isPng } from "#core/pictures/png-text.ts";
import type { OpenedDocument } from "#core/protocol/document-schema.ts";
import { FaultError } from "#core/protocol/faults.ts";
import { readDocumentBytes } from "#core/session/document-bytes.ts";
import { decodeBytes } from "./decode-text.ts";
import { readBytes } from "./read-bytes.ts";

/** What a file holds that was opened. */
export interface DocumentFile {
  readonly path: string;
  readonly name: string;
  readonly document: OpenedDocument;
  /** Whether it is a session's own file, to which it can be saved again: no picture that carries one. */
  readonly isSessionFile: boolean;
}

/**
 * Reads whatever can be opened: a session, a picture that carries one, a network, or a table.
 *
 * @throws FaultError saying what is wrong with the file
 */
export async function readDocument(path: string): Promise<DocumentFile> {
  const name = basename(path);
  const bytes = await readBytes(path);
  const reading = readDocumentBytes(name, bytes, decodeBytes);
  if (!reading.ok) throw new FaultError(reading.fault);
  const { document } = reading;
  return { path, name, document, isSessionFile: document.kind === "session" && !isPng(bytes) };
}
