import { z } from "zod";
import { exactly, nameText, strict } from "../common/schema.ts";
import type { Material } from "../session/material.ts";
import { sessionSchema } from "../session/session-file.ts";
import { dataReferenceSchema } from "../session/training-setup-schema.ts";
import { networkSchema } from "./network-schema.ts";

/**
 * The file that a window's session stands in. The page names it by its number, never by its path:
 * only the main process knows which file that is, because a person chose it there.
 */
export const openFileSchema = strict({
  /** Null: a name only, as of a picture or a download; saving asks where. */
  id: z.number().int().nullable(),
  name: nameText,
});

/** The file that a window's session stands in. */
export type OpenFile = z.infer<typeof openFileSchema>;

/** The schema of {@link Material}. */
export const materialSchema = exactly<Material>()(
  strict({ data: dataReferenceSchema, network: networkSchema.nullable() }),
);

/** Where the work of a window stands. */
const place = {
  /** The file that it was opened from or saved to; null: none yet. */
  file: openFileSchema.nullable(),
  /** Whether it differs from what is in that file, or from a first start. */
  isUnsaved: z.boolean(),
};

/** What a window has its main process keep, so that nothing is lost with the page or the process. */
export const windowWorkSchema = strict({
  /** Without its material: small, since it comes after every edit. */
  session: sessionSchema,
  /** Null: the same as the last time. */
  material: materialSchema.nullable(),
  ...place,
});

/** What a window has its main process keep. */
export type WindowWorkMessage = z.infer<typeof windowWorkSchema>;

/** A session with where it stands. */
export const placedSessionSchema = strict({ session: sessionSchema, ...place });

/** A session with where it stands. */
export type PlacedSession = z.infer<typeof placedSessionSchema>;

/** The most works that are offered at once; the others wait for the next start. */
export const mostLeftWorks = 20;

/** Unsaved work that an earlier start left behind, as it is offered. */
export const leftWorkSchema = strict({
  /** Tells those that are offered together apart. */
  id: nameText,
  /** The name of its file; null: it was never saved. */
  name: nameText.nullable(),
  /** When it was kept, in milliseconds since 1970. */
  keptAt: z.number(),
  /** Without its material: enough to say what it shows. */
  session: sessionSchema,
});

/** Unsaved work that an earlier start left behind, as it is offered. */
export type LeftWork = z.infer<typeof leftWorkSchema>;

/** What is to become of unsaved work. */
export const changesAnswerSchema = z.enum(["save", "discard", "cancel"]);

/** What is to become of unsaved work. */
export type ChangesAnswer = z.infer<typeof changesAnswerSchema>;
