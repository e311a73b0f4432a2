import { readFile } from "node:fs/promises";
import { z } from "zod";
import { pathText, strict } from "#core/common/schema.ts";
import { faultSchema } from "#core/protocol/fault-schema.ts";
import { pictureJobSchema } from "#core/protocol/messages.ts";
import { sessionSchema } from "#core/session/session-file.ts";

/** What a hidden Electron is asked for, in a file of its own: command lines are too short. */
export const pictureOrderFileSchema = strict({
  job: pictureJobSchema,
  session: sessionSchema,
  /** Where the PNG is put. */
  output: pathText,
});

/** What a hidden Electron is asked for. */
export type PictureOrderFile = z.infer<typeof pictureOrderFileSchema>;

/** What it answers, as one line of JSON on stdout after {@link pictureAnswerMark}. */
export const pictureAnswerSchema = z.discriminatedUnion("kind", [
  strict({ kind: z.literal("drawn") }),
  strict({ kind: z.literal("failed"), fault: faultSchema }),
]);

/** What a hidden Electron answers. */
export type PictureAnswer = z.infer<typeof pictureAnswerSchema>;

/** Begins the line that holds the answer; Chromium may print lines of its own. */
export const pictureAnswerMark = "thalweg-picture ";

/** @throws Error when the file cannot be read or is no order */
export async function readPictureOrderFile(path: string): Promise<PictureOrderFile> {
  return pictureOrderFileSchema.parse(JSON.parse(await readFile(path, "utf8")));
}
