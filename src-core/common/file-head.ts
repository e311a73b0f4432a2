/** A JSON file as it begins: what it calls itself, and what else it holds. */
export interface FileHead {
  /** 1 or more. */
  readonly version: number;
  /** The members besides the format's name and version. */
  readonly members: Readonly<Record<string, unknown>>;
}

/** The head of a JSON file that calls itself by this format's name; null: it is none of that format. */
export function readFileHead(json: unknown, format: string): FileHead | null {
  if (typeof json !== "object" || json === null || !("format" in json && "version" in json)) {
    return null;
  }
  const { format: name, version, ...members } = json;
  const isVersion = typeof version === "number" && Number.isInteger(version) && version >= 1;
  return name === format && isVersion ? { version, members } : null;
}
