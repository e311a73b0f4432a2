import { basename } from "node:path";
import { isPng } from "#core/pictures/png-text.ts";
import type { OpenedDocument } from "#core/protocol/document-schema.ts";
import { FaultError } from "#core/protocol/faults.ts";
import { readDocumentBytes } from "#core/session/document-bytes.ts";
import { decodeBytes } from "./decode-text.ts";
import { type FileStamp, fileStamp } from "./file-stamp.ts";
import { readBytes } from "./read-bytes.ts";

/** What a file holds that was opened. */
export interface DocumentFile {
  readonly path: string;
  readonly name: string;
  readonly document: OpenedDocument;
  /** Whether it is a session's own file, to which it can be saved again: no picture that carries one. */
  readonly isSessionFile: boolean;
  /** What it was when it was read; null: that could not be told. */
  readonly stamp: FileStamp | null;
}

/**
 * Reads whatever can be opened: a session, a picture that carries one, a network, or a table.
 *
 * @throws FaultError saying what is wrong with the file
 */
export async function readDocument(path: string): Promise<DocumentFile> {
  const name = basename(path);
  // Taken first: what changes while it is read counts as changed since.
  const stamp = await fileStamp(path);
  const bytes = await readBytes(path);
  const reading = readDocumentBytes(name, bytes, decodeBytes);
  if (!reading.ok) throw new FaultError(reading.fault);
  const { document } = reading;
  const isSessionFile = document.kind === "session" && !isPng(bytes);
  return { path, name, document, isSessionFile, stamp };
}
