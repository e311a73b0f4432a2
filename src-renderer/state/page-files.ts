import { FaultError } from "#core/protocol/faults.ts";
import {
  documentHeadBytes,
  documentLimitsBytes,
  likelyFormat,
} from "#core/session/document-limits.ts";

/** A file that a person chose. */
export interface PickedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Longer than any browser takes to begin a download. */
const addressLifetimeMs = 60_000;

/** Hands bytes to the browser's downloads. */
export function offerDownload(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  mediaType: string,
): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), addressLifetimeMs);
}

/**
 * Lets a person choose a file by the browser's dialog; null when they choose none.
 *
 * @param accepted endings with their dots, separated by commas
 */
export async function pickFile(accepted: string): Promise<PickedFile | null> {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = accepted;
  const file = await new Promise<File | null>((resolve) => {
    input.addEventListener("change", () => resolve(input.files?.[0] ?? null), { once: true });
    input.addEventListener("cancel", () => resolve(null), { once: true });
    input.click();
  });
  return file ? readFile(file) : null;
}

/**
 * The whole of a file that a person chose or dropped. It is measured before it is read.
 *
 * @throws FaultError when it is larger than its format may be, or cannot be read
 */
export async function readFile(file: File): Promise<PickedFile> {
  const { name, size } = file;
  const head = await bytesOf(name, file.slice(0, documentHeadBytes));
  const limitBytes = documentLimitsBytes[likelyFormat(name, head)];
  if (size > limitBytes) throw new FaultError({ kind: "file-too-large", path: name, limitBytes });
  return { name, bytes: await bytesOf(name, file) };
}

async function bytesOf(name: string, blob: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (error) {
    const code = error instanceof Error ? error.name : String(error);
    throw new FaultError({ kind: "cannot-read", path: name, code }, { cause: error });
  }
}
