import type { RuntimeRefusal } from "../protocol/runtime-facts.ts";

/** Whether a download was tried and failed: the one refusal worth a line while others are asked. */
export function isFailedDownload({ source, reason }: RuntimeRefusal): boolean {
  return source === "downloaded" && reason.kind !== "download-not-allowed";
}
