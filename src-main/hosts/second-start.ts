/**
 * What a start tells the window that is open already, in letters that arrive whole: Electron drops
 * data whose text holds a letter beyond Latin-1 and a blank.
 */
export function secondStartData(file: string | null): Readonly<Record<string, string>> {
  // UTF-16, so that no name is changed that the system allows.
  return file === null ? {} : { file: Buffer.from(file, "utf16le").toString("base64url") };
}

/** The file that another start names; null when it names none. */
export function fileOfSecondStart(data: unknown): string | null {
  if (typeof data !== "object" || data === null || !("file" in data)) return null;
  const { file } = data;
  return typeof file === "string" ? Buffer.from(file, "base64url").toString("utf16le") : null;
}
