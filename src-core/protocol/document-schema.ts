import { z } from "zod";
import { sessionSchema } from "../session/session-file.ts";
import { networkSchema } from "./network-schema.ts";

/** What a file that can be opened holds. */
export const openedDocumentSchema = z.discriminatedUnion("kind", [
  /** A session file, or a picture that carries one. */
  z.object({ kind: z.literal("session"), session: sessionSchema }),
  z.object({ kind: z.literal("network"), network: networkSchema }),
  /** A table (CSV), as it stands in the file: what is wrong with it shows when it is read. */
  z.object({ kind: z.literal("data"), text: z.string() }),
]);

/** What a file that can be opened holds. */
export type OpenedDocument = z.infer<typeof openedDocumentSchema>;

/** What a file that can be opened holds, with the file's name. */
export const namedDocumentSchema = z.object({ name: z.string(), document: openedDocumentSchema });

/** What a file that can be opened holds, with the file's name. */
export type NamedDocument = z.infer<typeof namedDocumentSchema>;
