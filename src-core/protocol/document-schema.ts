import { z } from "zod";
import { bytes, nameText, strict } from "../common/schema.ts";
import { textEncodings } from "../data/text-encoding.ts";
import { sessionSchema } from "../session/session-file.ts";
import { networkSchema } from "./network-schema.ts";

/** What a file that can be opened holds. */
export const openedDocumentSchema = z.discriminatedUnion("kind", [
  /** A session file, or a picture that carries one. */
  strict({ kind: z.literal("session"), session: sessionSchema }),
  strict({ kind: z.literal("network"), network: networkSchema }),
  /**
   * A table, as its bytes stand in the file, with the encoding that they seem to be in: another one
   * can be chosen, and what is wrong with the table shows when it is read.
   */
  strict({ kind: z.literal("data"), bytes, encoding: z.enum(textEncodings) }),
]);

/** What a file that can be opened holds. */
export type OpenedDocument = z.infer<typeof openedDocumentSchema>;

/** What a file that can be opened holds, with the file's name. */
export const namedDocumentSchema = strict({
  name: nameText,
  document: openedDocumentSchema,
  /** By which the main process knows the file of a session again; null: saving asks where. */
  fileId: z.number().int().nullable(),
});

/** What a file that can be opened holds, with the file's name. */
export type NamedDocument = z.infer<typeof namedDocumentSchema>;
