import { readFile } from "node:fs/promises";
import { z } from "zod";
import { pathText, readBySchema, strict } from "#core/common/schema.ts";
import { faultSchema } from "#core/protocol/fault-schema.ts";
import { FaultError } from "#core/protocol/faults.ts";
import { pictureJobSchema } from "#core/protocol/messages.ts";
import { decodeMessage, encodeMessage } from "#core/protocol/wire-format.ts";
import { sessionSchema } from "#core/session/session-file.ts";
import { writeDocument } from "../documents/write-document.ts";

// Order and answer are written as messages are in the browser's host: JSON would make something else
// of a network's weights, and of numbers that are not finite.

/** What a hidden Electron is asked for, in a file of its own: command lines are too short. */
export const pictureOrderFileSchema = strict({
  job: pictureJobSchema,
  session: sessionSchema,
  /** Where the PNG is put. */
  output: pathText,
});

/** What a hidden Electron is asked for. */
export type PictureOrderFile = z.infer<typeof pictureOrderFileSchema>;

/** What it answers, as one line on stdout; see {@link pictureAnswerLine}. */
export const pictureAnswerSchema = z.discriminatedUnion("kind", [
  strict({ kind: z.literal("drawn") }),
  strict({ kind: z.literal("failed"), fault: faultSchema }),
]);

/** What a hidden Electron answers. */
export type PictureAnswer = z.infer<typeof pictureAnswerSchema>;

/** Begins the line that holds the answer; Chromium may print lines of its own. */
const answerMark = "thalweg-picture ";

/** @throws FaultError `cannot-write` */
export function writePictureOrderFile(path: string, order: PictureOrderFile): Promise<void> {
  return writeDocument(path, encodeMessage(order));
}

/** @throws Error when the file cannot be read or is no order */
export async function readPictureOrderFile(path: string): Promise<PictureOrderFile> {
  return parsed(pictureOrderFileSchema, decodeMessage(await readFile(path)));
}

/** The line that tells an answer, without its end. */
export function pictureAnswerLine(answer: PictureAnswer): string {
  return `${answerMark}${Buffer.from(encodeMessage(answer)).toString("base64")}`;
}

/**
 * The answer in a line; null when the line is something else.
 *
 * @throws Error when it should be an answer and is none
 */
export function readPictureAnswerLine(line: string): PictureAnswer | null {
  if (!line.startsWith(answerMark)) return null;
  const bytes = Buffer.from(line.slice(answerMark.length), "base64");
  return parsed(pictureAnswerSchema, decodeMessage(bytes));
}

/** @throws FaultError naming the first thing that the schema does not allow */
function parsed<Value>(schema: z.ZodType<Value>, value: unknown): Value {
  const reading = readBySchema(schema, value);
  if (reading.ok) return reading.value;
  throw new FaultError({ kind: "invalid-message", ...reading.fault });
}
