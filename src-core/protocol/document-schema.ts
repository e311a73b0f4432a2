import { z } from "zod";
import { nameText, strict, text } from "../common/schema.ts";
import { sessionSchema } from "../session/session-file.ts";
import { networkSchema } from "./network-schema.ts";

/** The longest text that crosses as a table; what a table may be is said where it is read. */
const longestTableText = 50_000_000;

/** What a file that can be opened holds. */
export const openedDocumentSchema = z.discriminatedUnion("kind", [
  /** A session file, or a picture that carries one. */
  strict({ kind: z.literal("session"), session: sessionSchema }),
  strict({ kind: z.literal("network"), network: networkSchema }),
  /** A table (CSV), as it stands in the file: what is wrong with it shows when it is read. */
  strict({ kind: z.literal("data"), text: text(longestTableText) }),
]);

/** What a file that can be opened holds. */
export type OpenedDocument = z.infer<typeof openedDocumentSchema>;

/** What a file that can be opened holds, with the file's name. */
export const namedDocumentSchema = strict({ name: nameText, document: openedDocumentSchema });

/** What a file that can be opened holds, with the file's name. */
export type NamedDocument = z.infer<typeof namedDocumentSchema>;
