import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { SourceRefused } from "./facts.ts";

/**
 * Compares a file with the sha512 subresource integrity that it must have; the file is streamed.
 *
 * @throws SourceRefused when they differ; system errors of reading
 */
export async function checkIntegrity(
  file: string,
  expected: string,
  signal: AbortSignal,
): Promise<void> {
  const hash = createHash("sha512");
  await pipeline(createReadStream(file), hash, { signal });
  const actual = `sha512-${hash.digest("base64")}`;
  if (actual !== expected)
    throw new SourceRefused({ kind: "integrity-mismatch", expected, actual });
}
