/** Why the system refused to read or write, as far as people can do something about it. */
export type SystemFailure =
  | "not-allowed"
  | "missing"
  | "is-folder"
  | "not-folder"
  | "disk-full"
  | "read-only"
  | "busy"
  | "name-too-long"
  | "not-a-file"
  | "file-too-large"
  | "links-in-circle"
  | "drive-failed";

/** Our own code for a path that is no ordinary file; the system has none. */
export const notAFileCode = "ENOTFILE";

const failures: Readonly<Record<string, SystemFailure>> = {
  EACCES: "not-allowed",
  EPERM: "not-allowed",
  ENOENT: "missing",
  EISDIR: "is-folder",
  ENOTDIR: "not-folder",
  EEXIST: "not-folder",
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EFBIG: "file-too-large",
  ELOOP: "links-in-circle",
  EIO: "drive-failed",
  ENODEV: "drive-failed",
  ENXIO: "drive-failed",
  ESTALE: "drive-failed",
  ENOTCONN: "drive-failed",
  EHOSTDOWN: "drive-failed",
  EROFS: "read-only",
  EBUSY: "busy",
  ENAMETOOLONG: "name-too-long",
  [notAFileCode]: "not-a-file",
};

/** The reason behind a system's error code; null when the code itself is all there is to say. */
export function systemFailure(code: string): SystemFailure | null {
  return Object.hasOwn(failures, code) ? failures[code] : null;
}
