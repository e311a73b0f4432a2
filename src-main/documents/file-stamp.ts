import { stat } from "node:fs/promises";

/** By what it can be seen that a file was changed, or that another has taken its place. */
export type FileStamp = string;

/** The stamp of a file as it is now; null: there is none, or it cannot be looked at. */
export async function fileStamp(path: string): Promise<FileStamp | null> {
  const facts = await stat(path, { bigint: true }).catch(() => null);
  return facts && `${facts.size}-${facts.mtimeNs}-${facts.ino}`;
}
