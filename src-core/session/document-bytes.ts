import { looksLikeTable } from "../data/table/looks-like-table.ts";
import {
  type BytesDecoder,
  encodingByMark,
  guessEncoding,
  type TextEncoding,
} from "../data/text-encoding.ts";
import {
  type NetworkReading,
  networkExtension,
  networkFormat,
  readNetwork,
} from "../network/network-file.ts";
import { isPng } from "../pictures/png-text.ts";
import type { OpenedDocument } from "../protocol/document-schema.ts";
import type { Fault } from "../protocol/faults.ts";
import { documentHeadBytes, documentLimitsBytes, likelyFormat } from "./document-limits.ts";
import { readSessionBytes } from "./session-bytes.ts";
import {
  readSession,
  type SessionReading,
  sessionExtension,
  sessionFormat,
} from "./session-file.ts";

/** The endings of the files that can be opened, without the dot. */
export const documentExtensions: readonly string[] = [
  sessionExtension,
  "png",
  networkExtension,
  "csv",
  "tsv",
  "txt",
];

/** What a file holds, or why it cannot be opened. */
export type DocumentReading =
  | { readonly ok: true; readonly document: OpenedDocument }
  | { readonly ok: false; readonly fault: Fault };

/**
 * Reads what a file holds, by its content: a session, a picture that carries one, a network, or a
 * table. Only a table that looks like none is known by its name's ending.
 *
 * @param name the file's, for people
 * @param decode the host's
 */
export function readDocumentBytes(
  name: string,
  bytes: Uint8Array,
  decode: BytesDecoder,
): DocumentReading {
  const limitBytes = documentLimitsBytes[likelyFormat(name, bytes.subarray(0, documentHeadBytes))];
  if (bytes.length > limitBytes) {
    return { ok: false, fault: { kind: "file-too-large", path: name, limitBytes } };
  }
  if (isPng(bytes)) {
    return session(
      name,
      readSessionBytes(bytes, (part) => decode(part, "utf-8")),
    );
  }
  const text = decode(bytes, encodingByMark(bytes) ?? "utf-8");
  if (text.includes(`"${sessionFormat}"`)) return session(name, readSession(text));
  if (text.includes(`"${networkFormat}"`)) return network(name, readNetwork(text));
  const encoding = tableEncoding(name, bytes, decode);
  if (encoding) return { ok: true, document: { kind: "data", bytes, encoding } };
  const isCalledSession = name.toLowerCase().endsWith(`.${sessionExtension}`);
  return isCalledSession || text.trim() === ""
    ? session(name, readSession(text))
    : { ok: false, fault: { kind: "not-a-document", name } };
}

/** How a table is encoded; null: the bytes are none. */
function tableEncoding(name: string, bytes: Uint8Array, decode: BytesDecoder): TextEncoding | null {
  if (bytes.length > documentLimitsBytes.table) return null;
  const encoding = guessEncoding(bytes, decode);
  const isOne = /\.(csv|tsv)$/i.test(name) || looksLikeTable(decode(bytes, encoding));
  return isOne ? encoding : null;
}

function network(name: string, reading: NetworkReading): DocumentReading {
  return reading.ok
    ? { ok: true, document: { kind: "network", network: reading.network } }
    : { ok: false, fault: { kind: "bad-network-file", name, fault: reading.fault } };
}

function session(name: string, reading: SessionReading): DocumentReading {
  return reading.ok
    ? { ok: true, document: { kind: "session", session: reading.session } }
    : { ok: false, fault: { kind: "bad-session-file", name, fault: reading.fault } };
}
