import { readlink, realpath } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { systemCode } from "./system-code.ts";

/** As many links as Linux follows before it calls them a circle. */
const mostLinks = 40;

/**
 * Where a path leads when its symbolic links are followed to the end, also to a file that is not
 * there yet.
 *
 * @throws Error of the system, such as ELOOP for links in a circle, ENOENT for a missing folder
 */
export async function linkedPath(path: string): Promise<string> {
  let current = resolve(path);
  for (let followed = 0; followed <= mostLinks; followed++) {
    const folder = await realpath(dirname(current));
    current = join(folder, basename(current));
    const link = await readlink(current).catch((error: unknown) => {
      // EINVAL: it is no link. UNKNOWN: likewise, on Windows.
      if (["EINVAL", "ENOENT", "UNKNOWN"].includes(systemCode(error))) return null;
      throw error;
    });
    if (link === null) return current;
    current = resolve(folder, link);
  }
  throw Object.assign(new Error(`${path} is a circle of links`), { code: "ELOOP" });
}
