import { isPng } from "../pictures/png-text.ts";
import type { OpenedDocument } from "../protocol/document-schema.ts";
import type { Fault } from "../protocol/faults.ts";
import { readSessionBytes } from "./session-bytes.ts";
import { sessionExtension, sessionFormat } from "./session-file.ts";

/** The endings of the files that can be opened, without the dot. */
export const documentExtensions: readonly string[] = [sessionExtension, "png", "json", "csv"];

/** What a file holds, or why it cannot be opened. */
export type DocumentReading =
  | { readonly ok: true; readonly document: OpenedDocument }
  | { readonly ok: false; readonly fault: Fault };

/**
 * Reads what a file holds, by its content: a session, a picture that carries one, a network, or a
 * table. Only a table that looks like none is known by its name's ending.
 *
 * @param name the file's, for people
 * @param decode makes text of UTF-8
 */
export function readDocumentBytes(
  name: string,
  bytes: Uint8Array,
  decode: (bytes: Uint8Array) => string,
): DocumentReading {
  if (isPng(bytes)) return session(name, bytes, decode);
  const text = decode(bytes);
  if (text.includes(`"${sessionFormat}"`)) return session(name, bytes, decode);
  if (/\.(csv|tsv)$/i.test(name) || isTable(text)) {
    return { ok: true, document: { kind: "data", text } };
  }
  const { ok } = readSessionBytes(bytes, decode);
  return ok || text.trim() === ""
    ? session(name, bytes, decode)
    : { ok: false, fault: { kind: "not-a-document", name } };
}

function session(
  name: string,
  bytes: Uint8Array,
  decode: (bytes: Uint8Array) => string,
): DocumentReading {
  const reading = readSessionBytes(bytes, decode);
  return reading.ok
    ? { ok: true, document: { kind: "session", session: reading.session } }
    : { ok: false, fault: { kind: "bad-session-file", name, fault: reading.fault } };
}

/** Lines that are looked at to see whether a text is a table. */
const sampledLines = 5;

/** Whether the first lines, two at least, have the same number of separators, one at least. */
function isTable(text: string): boolean {
  const lines = text.split(/\r?\n/, sampledLines).filter((line) => line.trim() !== "");
  return [",", ";", "\t"].some((separator) => {
    const counts = lines.map((line) => line.split(separator).length - 1);
    return counts.length > 1 && counts[0] > 0 && counts.every((count) => count === counts[0]);
  });
}
