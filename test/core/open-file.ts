import { guessPlan } from "#core/data/table/guess-plan.ts";
import { previewTable } from "#core/data/table/preview-table.ts";
import { type DocumentReading, readDocumentBytes } from "#core/session/document-bytes.ts";
import { wordingFor } from "#core/wording/wordings.ts";

/** What came of a file. */
export interface OpenedFile {
  readonly reading: DocumentReading;
  /** Why it does not open, in both languages; empty: it opens. */
  readonly sentences: readonly string[];
}

const wordings = [wordingFor("en"), wordingFor("zh-CN")];

/** Opens a file as the app does, a table as far as the dialog in which it is looked at. */
export function openFile(name: string, bytes: Uint8Array): OpenedFile {
  const decode = (part: Uint8Array, encoding: string): string =>
    new TextDecoder(encoding).decode(part);
  const reading = readDocumentBytes(name, bytes, decode);
  if (!reading.ok) {
    return { reading, sentences: wordings.map(({ fault }) => fault(reading.fault)) };
  }
  if (reading.document.kind !== "data") return { reading, sentences: [] };
  const text = decode(reading.document.bytes, reading.document.encoding);
  const [fault] = previewTable(text, guessPlan(text).plan, 20).faults;
  const sentences = fault ? wordings.map(({ entryFault }) => entryFault(fault)) : [];
  return { reading, sentences };
}
