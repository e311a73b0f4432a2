import type { RuntimeRefusalReason } from "./facts.ts";
import { SourceRefused } from "./facts.ts";

const diskFullCodes = ["ENOSPC", "EDQUOT"];
const notWritableCodes = ["EACCES", "EPERM", "EROFS"];

/** Whether an error comes from the operating system, such as a full disk. */
export function isSystemError(
  error: unknown,
): error is NodeJS.ErrnoException & { readonly code: string } {
  return error instanceof Error && "syscall" in error && "code" in error;
}

function reasonOfCode(code: string, path: string): RuntimeRefusalReason {
  if (diskFullCodes.includes(code)) return { kind: "disk-full", path };
  if (notWritableCodes.includes(code)) return { kind: "folder-not-writable", path };
  return { kind: "file-failure", code, path };
}

/**
 * Runs `work`; what the file system refuses (disk full, no permission, …) becomes a
 * {@link SourceRefused} that names `path`, and every other error passes unchanged.
 *
 * @throws SourceRefused and whatever `work` throws
 */
export async function refusingFileFailures<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new SourceRefused(reasonOfCode(error.code, error.path ?? path));
  }
}

/**
 * The reason behind another program's failure when its output names a file system error;
 * undefined when it does not.
 */
export function fileFailureIn(output: string, path: string): RuntimeRefusalReason | undefined {
  const code = /\b(?:ENOSPC|EDQUOT|EACCES|EPERM|EROFS)\b/.exec(output)?.[0];
  return code === undefined ? undefined : reasonOfCode(code, path);
}
